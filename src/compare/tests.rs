//! What a record is taken apart to, and what differs between two of it.

use super::{
    differ::differ,
    leaf::{Item, Reader, leaves},
};
use crate::{analysis::unsound, library::Library};

const PEOPLE: &str = "people: {x: {name: X}, y: {name: Y}}\norganizations: {c: {name: C}}\nsources: {s: {title: S}}\n";

/// What the record `r` of a section says.
fn items(section: &str, record: &str) -> Vec<Item> {
    let library = unsound(&format!("{PEOPLE}{section}:\n  r: {{{record}}}\n"));
    of(&library)
}

fn of(library: &Library) -> Vec<Item> {
    Reader::of_new(library).items(library.find("r").unwrap())
}

/// The differences, each as `path change: old > new`.
fn told(section: &str, old: &str, new: &str) -> Vec<String> {
    let all = differ(&items(section, old), &items(section, new)).into_iter();
    let all = all.map(|one| {
        let (old, new) = one.change.sides();
        let line = |value: Option<&super::Value>| value.map_or("-".into(), |value| value.line());
        format!(
            "{} {}: {} > {}",
            one.path,
            one.change.word(),
            line(old),
            line(new)
        )
    });
    all.collect()
}

#[test]
fn every_leaf_has_the_keys_that_lead_to_it() {
    let items = items(
        "allegations",
        "statement: 'One  two', kind: other, by: [x, y], against: [], date_said: soon, measure: {value: [1, 2.50], of: men}, \
         responses: [{by: [y, x], is: denied, statement: No}, {by: x, is: no-comment}, {by: x, is: denied}], \
         relations: [{to: q, is: other-matter}], history: [{status: denied, because: so}], cites: [{source: s, at: '¶ 2', \
         quote: q, via: [s], basis: told}]",
    );
    let leaves: Vec<String> = leaves(&items)
        .iter()
        .map(|leaf| format!("{}: {}", leaf.path, leaf.value.line()))
        .collect();
    assert_eq!(
        leaves,
        [
            "statement: One two",
            "by[1]: x",
            "by[2]: y",
            "against: []",
            "date_said: soon",
            "measure[1].value: 1, 2.50",
            "measure[1].of: men",
            "responses[y, x].is: denied",
            "responses[y, x].statement: No",
            "responses[x 1].is: no-comment",
            "responses[x 2].is: denied",
            "relations[q].is: other-matter",
            "history[1].status: denied",
            "history[1].because: so",
            "cites[1]: s ¶2 \"q\" via s basis told",
        ]
    );
}

#[test]
fn what_the_file_has_counts_and_not_what_a_page_makes_of_it() {
    // A page says the same of both, and of all of these.
    assert_eq!(
        told(
            "evidence",
            "description: D",
            "description: D, status: described"
        ),
        ["status set: - > described"]
    );
    assert_eq!(
        told("people", "name: A", "name: A, named: true"),
        ["named set: - > true"]
    );
    assert_eq!(
        told("proceedings", "title: A", "title: A, kind: other"),
        ["kind set: - > other"]
    );
    assert_eq!(
        told("questions", "question: Q", "question: Q, status: open"),
        ["status set: - > open"]
    );
    // The status of evidence is that of its last step; its own is a key as well.
    let step = "description: D, history: [{status: lost}]";
    let stated = format!("{step}, status: withheld");
    assert_eq!(
        told("evidence", step, &stated),
        ["status set: - > withheld"]
    );
}

#[test]
fn references_are_compared_by_what_they_mean() {
    let by = |by: &str| format!("statement: S, by: {by}");
    assert_eq!(told("allegations", &by("x"), &by("told/x")), [""; 0]);
    assert_eq!(told("allegations", &by("[x, y]"), &by("[y, x]")), [""; 0]);
    assert_eq!(
        told("allegations", &by("x"), &by("[y, x]")),
        ["by listed: - > y"]
    );
    assert_eq!(
        told("organizations", "name: A, part_of: c", "name: A"),
        ["part_of unset: c > -"]
    );
    // Nothing is said otherwise of a record that is not there any more.
    let without = unsound("allegations:\n  r: {statement: S, by: x}\n");
    assert_eq!(differ(&items("allegations", &by("x")), &of(&without)), []);
    // Against nobody is not against somebody, and not the same as nothing.
    let against = |whom: &str| format!("statement: S{whom}");
    let told = |old: &str, new: &str| told("allegations", &against(old), &against(new));
    assert_eq!(told("", ", against: []"), ["against set: - > []"]);
    assert_eq!(
        told(", against: [x, y]", ", against: []"),
        ["against changed: x, y > []"]
    );
    assert_eq!(
        told(", against: []", ", against: x"),
        ["against changed: [] > x"]
    );
}

#[test]
fn steps_and_replies_have_an_order_and_the_rest_has_none() {
    let history = |steps: &[&str]| {
        let steps: Vec<String> = steps
            .iter()
            .map(|step| format!("{{status: {step}}}"))
            .collect();
        format!("description: D, history: [{}]", steps.join(", "))
    };
    let told_of = |old: &[&str], new: &[&str]| told("evidence", &history(old), &history(new));
    assert_eq!(
        told_of(&["described"], &["described", "lost"]),
        ["history[2] added: - > lost"]
    );
    assert_eq!(
        told_of(&["described", "lost"], &["described", "withheld", "lost"]),
        ["history[2] added: - > withheld"]
    );
    assert_eq!(
        told_of(&["described", "lost"], &["lost", "described"]).len(),
        2
    );
    let parties = |all: &str| format!("title: T, parties: [{all}]");
    let (x, y) = ("{who: x, as: one}", "{who: y, as: two}");
    let both = |one: &str, other: &str| parties(&format!("{one}, {other}"));
    assert_eq!(told("proceedings", &both(x, y), &both(y, x)), [""; 0]);
    assert_eq!(
        told("proceedings", &parties(x), &both(y, "{who: x, as: 1st}")),
        [
            "parties[y] added: - > two",
            "parties[x].as changed: one > 1st"
        ]
    );
}

#[test]
fn citations_are_paired_by_their_place_and_by_their_words() {
    let cites = |all: &str| format!("title: E, cites: [{all}]");
    let told = |old: &str, new: &str| told("events", &cites(old), &cites(new));
    let (one, two) = (
        "{source: s, at: ¶1, quote: a}",
        "{source: s, at: ¶2, quote: b}",
    );
    assert_eq!(
        told(&format!("{one}, {two}"), &format!("{two}, {one}")),
        [""; 0]
    );
    assert_eq!(
        told(one, "{source: s, at: ¶1, quote: c}"),
        ["cites recited: s ¶1 \"a\" > s ¶1 \"c\""]
    );
    assert_eq!(
        told(one, "{source: s, at: ¶3, quote: a}"),
        ["cites reanchored: s ¶1 \"a\" > s ¶3 \"a\""]
    );
    assert_eq!(
        told(one, two),
        [
            "cites cited: - > s ¶2 \"b\"",
            "cites uncited: s ¶1 \"a\" > -"
        ]
    );
}
