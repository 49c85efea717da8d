//! What the papers of a case say.

use super::harness::World;

#[test]
fn a_case_becomes_two_pages() {
    let ran = World::starter()
        .run("export example-case -f md")
        .code(0)
        .err("");
    insta::assert_snapshot!(ran.out, @r#"
    # The missing harbour records

    Case example-case, described up to 3 May 2024. Prepared from edition 433eb065b202 of the case files.

    Nothing here is simply true: someone said it, who is named before it. [n] leads to the source. Every quote that the citations rest on (printed in the long form) is: verbatim in the working copy.

    Chosen in this order: for each subject of the case a statement by or about it; statements admitted, denied, contested, found, rejected, dismissed, revised or withdrawn; a proceeding; two pieces of evidence that are said to be missing; three questions; a second proceeding; other statements; more questions and proceedings. Statements that other records name go first, then those by or about a subject, then the most cited. Printed in the order of the file, in 815 words without verdicts and what is held. Left to the long form: evidence 1; events 1.

    ## What it is about

    According to the Sample Gazette, records of the harbour of Samplemouth cannot be found; the archive and the harbour office say different things about where they are.

    Subjects: Harbour office of Samplemouth.

    ## Who says what

    - <a id="a1"></a>**A1.** Ana Example, via The Sample Gazette: Records of the harbour for 1998 are missing from the archive. (said 2 May 2024) [[1]](#s1) ¶1. Denied by Harbour office of Samplemouth; one origin. Harbour office of Samplemouth denied: The records were handed over in full. [[1]](#s1) ¶3.
    - <a id="a2"></a>**A2.** A clerk of the harbour office (unnamed), via Conversation of the Sample Gazette with a clerk: About a dozen boxes of records were burnt. [[1]](#s1) ¶2, via [[2]](#s2). Alleged: one origin; no reply is recorded.

    ## What is not known

    - <a id="q1"></a>**Q1.** What does the receipt list?

    ## Proceedings

    - <a id="p1"></a>**P1.** Inquiry of the town council, as announced. Kind: inquiry. Date: Jun 2024. Stage: Announced, according to the Sample Gazette. Parties: Harbour office of Samplemouth, the office asked. Not stated: forum, docket number, standard of proof. [[1]](#s1) ¶4

    ## Sources

    - <a id="s1"></a>\[1] The Sample Gazette, 3 May 2024: Harbour records missing, archive says. Held: working copy. Cited by [A1](#a1), [A2](#a2), [P1](#p1).
    - <a id="s2"></a>\[2] Conversation of the Sample Gazette with a clerk. Not stated: publisher, day of publication. Not held. Cited by [A2](#a2).

    ## Method

    Quotes: 4 (verbatim 4), looked for in what is held of their sources. Sources: 2 (working copy 1, not held 1). No quote was looked for where nothing that can be read is held. A standing follows from what a statement is (an admission, a finding), from replies to it, from statements that contradict it, and from its origins: from whom it first came, as far as sources report it.
    "#);
}

#[test]
fn a_wrong_case_or_form_is_named() {
    let world = World::starter();
    world
        .run("export exmaple-case")
        .code(1)
        .out("")
        .err("error: There is no case `exmaple-case`; did you mean `example-case`?\n");
    let ran = world.run("export example-case -f docs").code(2).out("");
    assert!(
        ran.err
            .contains("[possible values: md, txt, html, docx, odt, pdf]"),
        "{}",
        ran.err
    );
}

#[test]
fn a_part_of_nothing_is_not_handed_on() {
    let world = World::case("people:\n  ana:\n    name: Ana\n");
    world.run("export visit ana").code(0);
    let ran = world.run("export visit nobody").code(1).out("");
    assert_eq!(ran.err, "error: The query matches no record of `visit`.\n");
}

#[test]
fn what_could_not_be_read_is_not_passed_over() {
    let world = World::case(
        "people:\n  ana:\n    role: none\nevents:\n  rain:\n    title: Rain\n    nonsense: 1\n",
    );
    let ran = world.run("export visit --full").code(2);
    assert!(
        ran.out.contains(
            "\n> **Note:** 2 mistakes in the files of the case visit; what they touch may be missing here.\n"
        ),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("N1. ana (cannot be read)\n"),
        "{}",
        ran.out
    );
}

const VISIT: &str = "\
summary: |-
  # First of *two* paragraphs.

  1. Second.
sources:
  relay:
    title: '[x] Relay'
    authors: [Ana, Bea]
    published: 2025-04
    url: https://example.org/a
    reliability: B
    rests_on: wire
    original: { file: relay.txt, sha256: 0df0e34d30564d6a41372d06b6de66fd508c6c47162a463b281a403e258d8fe3 }
  wire:
    title: Wire
    url: 'javascript:alert(1)'
  unused:
    title: Unused
people:
  ana:
    name: '- Ana <b>'
    also_known_as: [A_n_a]
allegations:
  rain:
    statement: 'It rained `hard` [here](http://b).'
    by: relay
    to: ana
    credibility: 2
    cites:
      - { source: relay, at: '¶8, 11', quote: 'it *rained*', via: [wire] }
      - { source: relay, at: '¶2' }
    relations:
      - { to: sun, is: contradicts, note: 'Not both.', cites: [{ source: wire }] }
    history:
      - { date: 2025-05, status: contested, because: 'See below.' }
  sun:
    statement: The sun shone.
    by: ana
    responses:
      - { by: relay, is: no-comment, date_said: on Monday }
evidence:
  photo:
    description: A photograph
    status: described
    bears_on: { rain: supports, sun: undermines }
    history:
      - { date: 2025-06, status: lost, because: Fire. }
questions:
  wet:
    question: Who got wet?
    status: answered
    answer: Ana.
    settles: [rain]
";

#[test]
fn markup_of_a_case_file_is_text_and_every_citation_is_numbered() {
    let world = World::case(VISIT);
    world.run("list cases").code(0).err("");
    let ran = world.run("export visit --full").code(0).err("");
    insta::assert_snapshot!(ran.out, @r#"
    # A visit

    Case visit. Prepared from edition 34cab67ebc66 of the case files.

    Nothing here is simply true: before each statement is who made it. Numbers in square brackets lead to the sources at the end, followed by the place in the source (¶ paragraph, p. page, l. line, § section); “via” names whom that source relays, nearest first. After a quote follows what was found of its words, and in what: in the original, in a working copy, or in a digest, which retells the original and quotes some of its words.

    ## Subject

    \# First of \*two\* paragraphs.

    1\. Second.

    ## People

    ### <a id="n1"></a>N1. - Ana \<b>

    - Also: A_n_a

    ## Organizations

    None is recorded.

    ## Allegations

    ### <a id="a1"></a>A1. \[x] Relay (own voice), from Wire: It rained \`hard\` [here\](http\://b).

    - Standing: alleged
    - Because: contradicts [A2](#a2), - Ana \<b>: The sun shone [[1]](#s1); origin not stated
    - Origins: 1 report · origin not stated
    - Said by: \[x] Relay [[2]](#s2) in its own voice
    - Said to: - Ana \<b>
    - Credibility: 2 of 6, probably true
    - Relations: contradicts [A2](#a2), - Ana \<b>: The sun shone. Note: Not both. [[1]](#s1)
    - File's view: contested May 2025: See below.
    - Evidence that bears on it (1):
      - [E1](#e1), A photograph · supports
    - Questions that would settle it (1):
      - [Q1](#q1), Who got wet?
    - Rests on:
      - [[2]](#s2) ¶8, ¶11, via [[1]](#s1): “it \*rained\*” (not held)
      - [[2]](#s2) ¶2
    - Cited under “Relations”:
      - [[1]](#s1)

    ### <a id="a2"></a>A2. - Ana \<b>: The sun shone.

    - Standing: contested
    - Because: contradicted by [A1](#a1), \[x] Relay: It rained \`hard\` [here\](http\://b); no citation
    - Said by: - Ana \<b>
    - Replies: \[x] Relay [[2]](#s2) did not comment, on Monday (no exact date given)
    - Related allegations (1):
      - contradicted by [A1](#a1), \[x] Relay (own voice), from Wire: It rained \`hard\` [here\](http\://b).
    - Evidence that bears on it (1):
      - [E1](#e1), A photograph · undermines
    - Rests on: nothing is cited

    ## Evidence

    ### <a id="e1"></a>E1. A photograph

    - Status: lost, and who says so is not recorded
    - Bears on: supports [A1](#a1), \[x] Relay (own voice), from Wire: It rained \`hard\` [here\](http\://b).
      - undermines [A2](#a2), - Ana \<b>: The sun shone.
    - History: lost Jun 2025: Fire. (before that described, with no date) · cites nothing
    - Not stated: who holds it
    - Rests on: nothing is cited

    ## Proceedings

    None is recorded.

    ## Docket entries

    None is recorded.

    ## Events

    None is recorded.

    ## Questions

    ### <a id="q1"></a>Q1. Who got wet?

    - Status: answered
    - Answer: Ana.
    - Would settle: [A1](#a1), \[x] Relay (own voice), from Wire: It rained \`hard\` [here\](http\://b).

    ## <a id="d0"></a>Chronology

    | When | What | Where |
    | --- | --- | --- |
    | Apr 2025 | published: \[x] Relay | [[2]](#s2) |
    | Jun 2025 | evidence: A photograph: lost · cites nothing | [E1](#e1) |

    Without a day of their own: 2 allegations, [A1](#a1), [A2](#a2).

    ## Sources

    - <a id="s1"></a>\[1] Wire. Cited by [A1](#a1), [[2]](#s2).
      - Address: javascript:alert(1)
      - Held: no
      - Not stated: publisher, author, day of publication
    - <a id="s2"></a>\[2] [x] Relay. Cited by [A1](#a1), [A2](#a2), [the chronology](#d0).
      - By: Ana, Bea
      - Published: Apr 2025
      - Address: <https://example.org/a>
      - Reliability: B, usually reliable
      - Rests on: Wire [[1]](#s1)
      - Held: no
      - Original: relay.txt SHA-256 0df0e34d30564d6a41372d06b6de66fd508c6c47162a463b281a403e258d8fe3
      - Not stated: publisher
    - <a id="s3"></a>\[3] Unused.
      - Held: no
      - Not stated: publisher, author, day of publication

    ## Method

    Quotes: 1 (not held 1), looked for in what is held of their sources. Sources: 3 (not held 3). No quote was looked for where nothing that can be read is held.

    A standing follows from what a statement is (an admission, a finding), from replies to it, from statements that contradict it, and from its origins: from whom it first came, as far as sources report it.
    "#);
}

/// A source whose original may not be passed on, and what is said in it.
const DIGEST: &str = "\
sources:
  paper:
    title: Paper
    digest: paper.md
    original: { file: paper.txt, sha256: ea9a76fd1c6d43f016300609aa593a8e571b6da937f7233d52ae14ea4a2acd41 }
  list: { title: A list, original: { file: list.txt } }
people:
  ana: { name: Ana }
allegations:
  rain:
    statement: It rained.
    by: ana
    cites:
      - { source: paper, at: ¶1, quote: heavy rain }
      - { source: list, quote: rain }
";

fn digest() -> World {
    World::case(DIGEST)
        .file(
            "casefiles/paper.md",
            "¶1 There was “heavy rain”, says the paper.\n",
        )
        .file("casefiles/list.txt", "Sun. Then rain.\n")
        .file("originals/paper.txt", "There was heavy rain on Monday.\n")
}

#[test]
fn each_quote_says_what_was_found_and_in_what() {
    let world = digest();
    let full = world.run("export visit --full").code(0).out;
    for said in [
        "[[1]](#s1) ¶1: “heavy rain” (in digest)",
        "In the digest: There was “heavy rain”, says the paper.",
        "[[2]](#s2): “rain” (verbatim in the original)",
        "Held: digest",
        "Held: original",
    ] {
        assert!(full.contains(said), "{said}: {full}");
    }
    let short = world.run("export visit").code(0).out;
    assert!(short.contains("[[1]](#s1) ¶1 (in digest)"), "{short}");
    let held = world.run("--originals originals export visit").code(0).out;
    let alike = "Every quote that the citations rest on (printed in the long form) is: verbatim in the original.";
    assert!(held.contains(alike), "{held}");
    assert!(!held.contains("digest"), "{held}");
}

#[test]
fn a_reply_that_cannot_be_read_is_no_silence() {
    let world = World::case(
        "people:\n  ana: { name: Ana }\n  ben: { name: Ben }\nallegations:\n  rain:\n    statement: It rained.\n    by: ana\n    responses:\n      - { by: ana, is: refused }\n  sun:\n    statement: The sun shone.\n    by: ana\n    about: ben\nproceedings:\n  suit:\n    title: A suit\n    forum: Nowhere at all\n",
    );
    for form in ["", "--full"] {
        let out = world.run(&format!("export visit {form}")).code(0).out;
        assert!(out.contains("no reply could be read"), "{out}");
        assert_eq!(out.matches("no reply is recorded").count(), 1, "{out}");
        assert!(!out.contains("Not stated: forum"), "{out}");
    }
}

#[test]
fn a_part_and_an_earlier_day_are_named() {
    let world = World::starter();
    let out = world
        .run("export example-case --as-of 2024-05-03 kind:allegation")
        .code(0)
        .out;
    assert!(out.contains("as of 3 May 2024"), "{out}");
    assert!(out.contains("match the query “kind:allegation”"), "{out}");
    assert!(out.contains("Prepared from edition "), "{out}");
}

#[test]
fn the_edition_is_what_the_manual_says_it_is() {
    let world = World::starter();
    let out = world.run("export example-case").code(0).out;
    let edition = out
        .split("edition ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let command = "find * -name '*.yaml' | LC_ALL=C sort | xargs sha256sum | sha256sum";
    let printed = std::process::Command::new("sh")
        .args(["-c", command])
        .current_dir(world.path(super::harness::STARTER))
        .output()
        .unwrap();
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert_eq!(edition, printed.get(..12));
    let manual = world.run("export --help").code(0).out;
    let manual = manual.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(manual.contains(command), "{manual}");
}

/// Every way leads to a place, and from each source a way leads back.
#[test]
fn every_way_leads_somewhere() {
    let library = concat!(env!("CARGO_MANIFEST_DIR"), "/casefiles");
    let world = World::empty();
    for case in ["abrego-garcia", "cecot-transfers", "pact-prosecutions"] {
        for form in ["", "--full"] {
            let mut arguments = vec![library, "export", case];
            arguments.extend(Some(form).filter(|form| !form.is_empty()));
            let out = world.run_with(&arguments).code(0).out;
            let places: Vec<&str> = between(&out, "<a id=\"", "\"");
            let ways = between(&out, "](#", ")");
            assert!(ways.len() > 15, "{case}: {out}");
            for way in &ways {
                let places = places.iter().filter(|place| *place == way);
                assert_eq!(places.count(), 1, "{case}: {way}");
            }
            let cited: Vec<&str> = out
                .lines()
                .filter(|line| line.contains(" Cited by ["))
                .collect();
            assert!(cited.len() > 1, "{case}: {cited:?}");
        }
    }
}

fn between<'t>(text: &'t str, begin: &str, end: &str) -> Vec<&'t str> {
    let rest = text.split(begin).skip(1);
    rest.filter_map(|rest| rest.split(end).next()).collect()
}

#[test]
fn no_word_of_a_list_is_printed_as_the_file_has_it() {
    let world = World::case(VISIT);
    let out = world.run("export visit --full").code(0).out;
    assert!(
        !out.contains("no-comment") && out.contains("did not comment"),
        "{out}"
    );
}

#[test]
fn a_place_that_was_not_checked_is_no_verbatim_quote() {
    let world = World::case(
        "people: {ana: {name: Ana}}\n\
         sources:\n  copy: {title: Copy, text: t.txt, original: {media_type: application/pdf}}\n  note: {title: Note, text: t.txt}\n\
         allegations:\n  \
         a: {statement: A, by: ana, cites: [{source: copy, at: p. 9, quote: it rained a lot here}]}\n  \
         b: {statement: B, by: ana, cites: [{source: note, at: ¶1-9, quote: it rained a lot here}]}\n",
    )
    .file("casefiles/t.txt", "On Sunday it rained a lot here.\n");
    for form in ["export visit", "export visit --full"] {
        let out = world.run(form).out;
        assert!(
            out.contains("verbatim in the working copy, page not checked"),
            "{out}"
        );
        assert!(
            out.contains("verbatim in the working copy, no such place"),
            "{out}"
        );
    }
}
