//! Whose words papers say that words are: who replies, who is the word for a piece of evidence, which court found.

use super::harness::World;

/// A ministry that is accused, counsel of who accuses it, a guard of its own, and two courts.
fn world() -> World {
    let case = "format: 1\ntitle: Derived\nsubjects: [ministry]\nallegations:\n  \
        beaten: {statement: The ministry beat her., by: w, about: ministry, date: 2024-05-14, cites: [{source: s, at: ¶1, quote: It beat her}], \
        responses: [{by: ministry, is: denied, date: 2024-09-20, cites: [{source: s, at: ¶1, quote: Nobody was beaten}]}], \
        history: [{status: alleged, cites: [{source: s, at: ¶1, quote: A step}]}]}\n  \
        between: {statement: It rained., by: w, date: 2024-06-01, cites: [{source: s, at: ¶1, quote: It rained}]}\n  \
        struck: {statement: Guard Frost struck her., by: w, about: guard, cites: [{source: s}], responses: [{by: lawyer, is: affirmed, cites: [{source: s}]}]}\n  \
        tap: {statement: The tap was closed., by: w, about: ministry, cites: [{source: s}], responses: [{by: guard, is: admitted, cites: [{source: s}]}]}\n  \
        cold: {statement: The cell was cold., kind: finding, by: judge, about: ministry, date: 2024-03-01, cites: [{source: judgment, basis: examined}], \
        responses: [{by: upper, is: dismissed, date: 2024-05-01, cites: [{source: appeal}]}]}\n  \
        thawed: {statement: It thawed., by: w, about: ministry, date_said: the day she came back, cites: [{source: undated}]}\n\
        evidence:\n  sheets: {description: Arrest sheets, status: said-to-be-missing, said_by: lawyer, bears_on: {beaten: undermines}, cites: [{source: s}]}\n\
        events:\n  move: {title: Guards move her, date: 2024-05-14, participants: ministry, cites: [{source: s}]}\n";
    World::empty()
        .file(
            "casefiles/library.yaml",
            "format: 1\naudiences: {press: {}}\npeople:\n  zora: {name: Zora Frostad, protect: {as: Witness Z}}\n  w: {name: Salma Idris}\n  lawyer: {name: Rachel Okafor, speaks_for: w}\n  \
             guard: {name: Ian Frost, member_of: ministry}\n  judge: {name: Ada Quill, speaks_for: court}\n  \
             upper: {name: Ben Sorrel, speaks_for: high}\n\
             organizations:\n  ministry: {name: The Ministry, kind: government}\n  court: {name: Trial Court, kind: court}\n  \
             high: {name: Court of Appeal, kind: court}\n\
             sources:\n  s: {title: Report, publisher: The Post, published: 2024-05-14}\n  undated: {title: Letter}\n  \
             judgment: {title: Judgment, speakers: judge, published: 2024-03-01}\n  \
             appeal: {title: Appeal judgment, speakers: upper, published: 2024-05-01}\n",
        )
        .file("casefiles/derived.yaml", case)
}

/// A paper with the breaks of its lines left out.
fn paper(arguments: &str) -> String {
    let out = world().run(&format!("export derived {arguments}")).out;
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text between two others.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text
        .split_once(from)
        .unwrap_or_else(|| panic!("no {from}: {text}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

#[test]
fn a_quote_of_a_reply_is_its_speakers_and_of_its_day() {
    let by_who = paper("--paper quotes --order person");
    let ministry = between(&by_who, "## The Ministry", "## ");
    assert!(ministry.contains("Nobody was beaten"), "{by_who}");
    assert!(
        ministry.contains("The Ministry denied: Salma Idris, via The Post: The ministry beat her.")
    );
    let accuser = between(&by_who, "## Salma Idris", "## ");
    assert!(accuser.contains("It beat her"), "{by_who}");
    assert!(
        !accuser.contains("Nobody") && !accuser.contains("A step"),
        "{by_who}"
    );
    // A step of the file's history is nobody's word but its source's.
    assert!(
        between(&by_who, "## The Post", "## ").contains("A step"),
        "{by_who}"
    );
    let by_date = paper("--paper quotes --order date");
    let later = between(&by_date, "It rained", "## Sources");
    assert!(later.contains("Nobody was beaten"), "{by_date}");
}

#[test]
fn evidence_is_said_by_those_whose_word_it_is() {
    let of_counsel = paper("--paper person --of lawyer");
    let said = between(&of_counsel, "## What they say", "## What is said of them");
    assert!(said.contains("Arrest sheets"), "{of_counsel}");
    let of_client = paper("--paper person --of w");
    let said = between(&of_client, "## What they say", "## What is said of them");
    assert!(
        said.contains("(by Rachel Okafor, who speaks for Salma Idris)"),
        "{of_client}"
    );
    let nothing = between(&of_counsel, "## What is said of them", "## ");
    assert_eq!(
        nothing.trim(),
        "No statement of this case is recorded as about or against them."
    );
}

#[test]
fn what_is_held_of_a_reply_is_printed_with_for_whom_it_is() {
    let summary = paper("--full");
    assert!(
        summary.contains("affirmed by Rachel Okafor (for Salma Idris)"),
        "{summary}"
    );
    assert!(!summary.contains("Ian Frost admitted"), "{summary}");
    assert!(
        summary.contains(
            "Ian Frost affirmed [[1]](#s1) (in the file as an admission, and not against them)"
        ),
        "{summary}"
    );
}

#[test]
fn a_finding_that_was_set_aside_is_a_courts() {
    let summary = paper("");
    assert!(summary.contains("Ada Quill (finding)"), "{summary}");
    assert!(
        summary.contains("ismissed by Court of Appeal (Ben Sorrel) (a finding of Trial Court)"),
        "{summary}"
    );
}

#[test]
fn a_chronology_has_what_has_no_day_and_who_tells_what_happened() {
    let all = paper("--paper chronology");
    assert!(
        all.contains("It thawed. (“the day she came back”, no exact date given)"),
        "{all}"
    );
    assert!(all.contains("Guards move her · told by The Post"), "{all}");
    let earlier = paper("--paper chronology --as-of 2024-05-20");
    let apart = between(&earlier, "## Not counted as of 20 May 2024", "## Sources");
    assert!(apart.contains("It thawed."), "{earlier}");
}

#[test]
fn an_audience_is_told_a_query_that_tells_nothing_of_the_protected() {
    let told = paper("by:w --for press");
    assert!(told.contains("that match the query “by:w”"), "{told}");
    // Some letters of a name are as good as the name.
    let kept = paper("frost --for press");
    assert!(
        kept.contains("that match a query that is not printed here"),
        "{kept}"
    );
}

#[test]
fn of_whom_names_are_replaced_is_counted_once() {
    let ran = world().run("export derived --full --for press").code(0);
    assert!(!ran.out.contains("protected record"), "{}", ran.out);
    assert!(
        ran.err
            .contains("other words stand in the place of names: "),
        "{}",
        ran.err
    );
}

#[test]
fn a_part_of_one_of_several_cases_is_headed_as_one() {
    let world = world().file("casefiles/trip.yaml", "format: 1\ntitle: A trip\n");
    let out = world.run("export derived trip -f txt").code(0).out;
    assert!(out.contains("Who says what\n~~~~~~~~~~~~~\n\n- "), "{out}");
    let full = world.run("export derived --full -f txt").code(0).out;
    assert!(!full.contains('~'), "{full}");
}

#[test]
fn the_paper_of_questions_explains_no_standing() {
    let questions = paper("--paper questions");
    assert!(questions.contains("Method"), "{questions}");
    assert!(!questions.contains("standing"), "{questions}");
}
