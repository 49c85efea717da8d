//! What an ellipsis leaves out.

use super::*;

#[test]
fn what_an_ellipsis_leaves_out_is_told_and_may_turn_what_is_said() {
    use Fold::*;
    let texts = [
        "The captain was not drunk, and the pilot, an old man, was asleep.",
        "It cost 1 or even 500 crowns. Smith went home.",
        "Jones killed the clerk. Nobody saw it. Berg fled.",
    ];
    for (quote, verdict, folds) in [
        ("The captain was … drunk", "a negation differs", &[][..]),
        ("The captain was [...] drunk", "a negation differs", &[]),
        ("The captain … drunk", "a negation differs", &[]),
        ("the pilot . . . was asleep", "normalised", &[LeftOut]),
        ("cost 1…500 crowns", "a number differs", &[]),
        ("Smith … killed the clerk", "normalised", &[LeftOutFar]),
        (
            "Jones killed … Berg fled",
            "normalised",
            &[LeftOutFar, LeftOutDenial],
        ),
        ("drunk, and the … was asleep", "normalised", &[LeftOut]),
    ] {
        let quoted = Quote::new(quote, None, None);
        let found = look(&document(Held::Original, &texts), None, Some(&quoted));
        assert_eq!(
            (of_quote(&texts, quote), &found.folds[..]),
            (verdict, folds),
            "{quote}"
        );
    }
    // What is said at another place without it is found there.
    let texts = ["The mate was not drunk. The mate was very drunk."];
    assert_eq!(of_quote(&texts, "The mate was … drunk"), "normalised");
    assert_eq!(
        difference(&["The mate was not drunk."], "quote: The mate was … drunk"),
        "a negation differs: The mate was {+not+} drunk"
    );
}
