//! What comes near to a quote and is not the same.

use super::*;

#[test]
fn what_is_near_and_what_never_is() {
    let text = "“On 3 May,” said Ana Núñez, “the men who were not on the list were flown to the harbour, \
                and no one has seen them since.”";
    for (quote, wanted) in [
        (
            "the men who were not on a list were flown",
            "altered: the men who were not on [-a-] {+the+} list were flown",
        ),
        (
            "the men who were on the list were flown",
            "a negation differs: the men who were {+not+} on the list were flown",
        ),
        (
            "the men who never were on the list were flown",
            // The count of negations is the same, but each stands somewhere else.
            "a negation differs: the men who [-never-] were {+not+} on the list were flown",
        ),
        (
            "On 8 May, said Ana Núñez",
            "a number differs: On [-8 May,-] {+3 May,”+} said Ana Núñez",
        ),
        (
            "said Ana Nuñez, the men who were not on the list",
            "a name differs: said Ana [-Nuñez, the-] {+Núñez, “the+} men who were not on the list",
        ),
        (
            "said Núñez, “the men who were not on the list",
            "a name differs: said {+Ana+} Núñez, “the men who were not on the list",
        ),
        ("and everyone has seen them since", "a negation differs: "),
        ("a sentence that has nothing to do with it", "missing: "),
    ] {
        let found = difference(&[text], &format!("at: ¶1\nquote: '{quote}'"));
        if wanted.ends_with(": ") && wanted.starts_with("a ") {
            assert!(found.starts_with(wanted), "{quote}: {found}");
        } else {
            assert_eq!(found, wanted, "{quote}");
        }
    }
}

#[test]
fn what_comes_nearest_is_looked_for_at_the_cited_place_first() {
    let texts = [
        "The clerk wrote two letters.",
        "The clerk wrote ten letters.",
    ];
    let wanted = "a number differs: The clerk wrote [-six-] {+ten+} letters";
    assert_eq!(
        difference(&texts, "at: ¶2\nquote: The clerk wrote six letters"),
        wanted
    );
    // Unless what stands elsewhere differs in wording only.
    let texts = [
        "The clerk wrote six odd letters.",
        "The clerk wrote ten letters.",
    ];
    let wanted = "altered: The clerk wrote six {+odd+} letters";
    assert_eq!(
        difference(&texts, "at: ¶2\nquote: The clerk wrote six letters"),
        wanted
    );
}

#[test]
fn a_short_quote_is_compared_with_the_cited_place_only() {
    let texts = ["Only 270 men.", "In 1970."];
    assert_eq!(
        difference(&texts, "at: ¶1\nquote: '279'"),
        "a number differs: [-279-] {+270+}"
    );
    assert_eq!(difference(&texts, "at: ¶2\nquote: '270'"), "moved: ");
    assert_eq!(difference(&texts[1..], "at: ¶9\nquote: '971'"), "missing: ");
}

#[test]
fn what_is_near_over_the_end_of_a_paragraph_is_altered_and_what_never_is_is_not() {
    for (quote, wanted) in [
        (
            "logged one call at 9:14 that night and did",
            "altered: logged [-one-] {+a+} call at 9:14 that night and did",
        ),
        (
            "did nothing about this until the morning, when the pilot",
            "altered: did nothing about [-this-] {+it+} until the morning, when the pilot",
        ),
        (
            "logged a call at 9:41 that night and did nothing",
            "a number differs: logged a call at [-9:41-] {+9:14+} that night and did nothing",
        ),
        (
            "when the pilot Eva Lund came. Nobody else had written",
            "a name differs: when the pilot [-Eva-] {+Ada+} Lund came. Nobody else had written",
        ),
        (
            "that evening, and they said not a thing of that till morning came",
            "too much differs",
        ),
    ] {
        let told = difference(&WRAPPED, &format!("quote: '{quote}'"));
        match wanted.strip_prefix("too much differs") {
            Some(_) => assert!(!told.starts_with("altered"), "{told}"),
            None => assert_eq!(told, wanted),
        }
    }
}

#[test]
fn the_sign_of_a_figure_counts() {
    let texts = [
        "It fell by 45 million, then -30 percent.",
        "It took 10-20 days and –7 °C - 45 men.",
    ];
    for (quote, is_found) in [
        ("-45 million", false),
        ("45 million", true),
        ("30 percent", false),
        ("-30 percent", true),
        ("−30 percent", true),
        ("10-", false),
        ("20 days", false),
        ("took 10", false),
        ("10-20 days", true),
        ("7 °C", false),
        ("-7 °C", true),
        ("45 men", true),
        ("- 45 men", true),
        ("-45 men", false),
    ] {
        let found = of_quote(&texts, quote);
        assert_eq!(
            matches!(found, "verbatim" | "normalised"),
            is_found,
            "{quote}: {found}"
        );
    }
}

#[test]
fn a_negation_left_out_beside_the_first_word_is_no_change_of_wording() {
    for (text, quote) in [
        (
            "The bank did not disclose the letter.",
            "did disclose the letter",
        ),
        (
            "The bank did disclose it, or not.",
            "did disclose it, or so",
        ),
        (
            "Берг не признал своей вины вчера.",
            "Берг признал своей вины",
        ),
        (
            "Er hat nicht gezahlt, sagte der Zeuge.",
            "hat gezahlt, sagte der Zeuge",
        ),
        ("هو لا يعرف الرجل من الميناء", "هو يعرف الرجل من الميناء"),
        ("هو لم يعرف الرجل من الميناء", "هو يعرف الرجل من الميناء"),
        ("证人说他没有去过那个港口。", "他去过那个港口"),
    ] {
        let found = of_quote(&[text], quote);
        assert!(
            !["verbatim", "normalised", "altered"].contains(&found),
            "{quote}: {found}"
        );
    }
}
