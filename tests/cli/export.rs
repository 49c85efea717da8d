use super::harness::World;

#[test]
fn a_case_becomes_a_summary() {
    let ran = World::starter()
        .run("export example-case -f md")
        .code(0)
        .err("");
    insta::assert_snapshot!(ran.out, @r"
    # The missing harbour records

    Nothing in this summary is simply true: each statement names who made it. Numbers in square brackets are those of the sources at the end, followed by the place in the source (¶ paragraph, p. page, l. line, § section); “via” names whom that source relays, nearest first. The standing of an allegation follows from what the parties replied to it, as far as the sources report it.

    ## Subject

    According to the Sample Gazette, records of the harbour of Samplemouth cannot be found; the archive and the harbour office say different things about where they are.

    - Subjects: Harbour office of Samplemouth
    - As of: 3 May 2024
    - Case: example-case

    ## People and organizations

    - Ana Example: Head of the archive at Samplemouth, as the Sample Gazette gives her office. [1] ¶1
    - A clerk of the harbour office: not named by the source; of Harbour office of Samplemouth.
    - Harbour office of Samplemouth: agency.

    ## Allegations

    ### A1. Records of the harbour for 1998 are missing from the archive.

    - Standing: denied
    - Said by: Ana Example
    - Through: The Sample Gazette, 3 May 2024 [1]
    - Said: 2 May 2024
    - About: Harbour office of Samplemouth
    - Rests on:
      - [1] ¶1: “we have looked on every shelf”
    - Replies:
      - denied by Harbour office of Samplemouth: The records were handed over in full. [1] ¶3
    - Evidence:
      - undermines: E1, The receipt for the records, which the harbour office says it has (withheld)

    ### A2. About a dozen boxes of records were burnt.

    - Standing: alleged
    - Said by: A clerk of the harbour office
    - Through: The Sample Gazette, 3 May 2024 [1], relaying Conversation of the Sample Gazette with a clerk [2]
    - Said: “some years ago”, as the source has it
    - About: Harbour office of Samplemouth
    - Number: “a dozen or so”: about 12 boxes — boxes of harbour records said to have been burnt
    - Rests on:
      - [1] ¶2, via [2]: “a dozen or so boxes”
    - Replies: no reply reported

    ## Evidence

    ### E1. The receipt for the records, which the harbour office says it has

    - Status: withheld
    - Kind: document
    - Held by: Harbour office of Samplemouth
    - Bears on:
      - undermines: A1, Records of the harbour for 1998 are missing from the archive.
    - Rests on:
      - [1] ¶3: “declined to show the receipt”

    ## Proceedings

    ### P1. Inquiry of the town council, as announced

    - Kind: inquiry
    - Forum: not stated
    - Docket: not stated
    - Date: Jun 2024
    - Stage: Announced, according to the Sample Gazette
    - Standard of proof: not stated
    - Parties:
      - Harbour office of Samplemouth, the office asked
    - Rests on:
      - [1] ¶4: “an inquiry in June”

    ## Chronology

    - about 1999: The harbour office hands over its records, as it says [1] ¶3
    - 2 May 2024: said: Records of the harbour for 1998 are missing from the archive. (A1) [1] ¶1
    - 3 May 2024: published: Harbour records missing, archive says [1]
    - Jun 2024: proceeding: Inquiry of the town council, as announced (P1) [1] ¶4

    ## Open questions

    ### Q1. What does the receipt list?

    - Status: open
    - An answer would settle: A1, Records of the harbour for 1998 are missing from the archive.
    - Who could answer: Harbour office of Samplemouth
    - Rests on: nothing is cited

    ## Sources

    - [1] Harbour records missing, archive says
      - The Sample Gazette, 3 May 2024, article-newspaper, en
      - Held as a working copy
      - Cited at: ¶1; ¶2; ¶3; ¶4
    - [2] Conversation of the Sample Gazette with a clerk
      - interview
      - Published: not stated
      - Cited, not held
      - Speaks in it: A clerk of the harbour office
      - Reported in: [1] ¶2
    ");
}

#[test]
fn it_is_the_same_bytes_twice_and_in_a_file() {
    let world = World::starter();
    let text = world.run("export example-case -f md").code(0).out;
    assert_eq!(world.run("export example-case").code(0).out, text);
    world
        .run("export example-case -f md -o summary.md")
        .code(0)
        .out("")
        .err("");
    assert_eq!(world.read("summary.md"), text);
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_forced() {
    let world = World::starter().file("summary.md", "mine");
    world
        .run("export example-case -o summary.md")
        .code(2)
        .out("")
        .err("error: `summary.md` is there already; write --force to replace it.\n");
    assert_eq!(world.read("summary.md"), "mine");
    world
        .run("export example-case -o summary.md --force")
        .code(0);
    assert!(
        world
            .read("summary.md")
            .starts_with("# The missing harbour records\n")
    );
    let ran = world
        .run("export example-case -o nowhere/summary.md")
        .code(2)
        .out("");
    assert!(
        ran.err
            .starts_with("error: `nowhere/summary.md` cannot be written: "),
        "{}",
        ran.err
    );
    let left: Vec<_> = std::fs::read_dir(world.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "no half-written file stays: {left:?}");
}

#[test]
fn why_a_file_cannot_be_written_is_told_of_that_file() {
    let ran = World::starter().run("export example-case -o nowhere/summary.md");
    let ran = ran.code(2).out("");
    assert!(
        ran.err
            .starts_with("error: `nowhere/summary.md` cannot be written: ")
            && ran.err.matches("nowhere").count() == 1,
        "{}",
        ran.err
    );
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
    assert!(ran.err.contains("[possible values: md]"), "{}", ran.err);
}

#[test]
fn a_part_of_nothing_is_not_handed_on() {
    let world = World::case("people:\n  ana:\n    name: Ana\n");
    world.run("export visit ana").code(0);
    let ran = world.run("export visit nobody").code(1).out("");
    assert_eq!(ran.err, "error: The query holds of no record of `visit`.\n");
}

#[test]
fn who_is_protected_is_not_handed_on_unawares() {
    let world = World::case(
        "people:\n  ana:\n    name: Ana\n    protect: { as: Witness A, because: minor }\n",
    );
    let ran = world.run("export visit").code(0);
    assert_eq!(
        ran.err,
        "note: One person whom the case file protects is named in it.\n"
    );
    assert!(
        ran.out
            .contains("\nNot for others: people are named here whom the case file protects.\n")
    );
}

#[test]
fn what_could_not_be_read_is_not_passed_over() {
    let world = World::case(
        "people:\n  ana:\n    role: none\nevents:\n  rain:\n    title: Rain\n    nonsense: 1\n",
    );
    let ran = world.run("export visit").code(2);
    assert!(
        ran.out.contains(
            "\n2 mistakes in the files of this case; what they touch may be missing here.\n"
        ),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\n- ana (cannot be read)."), "{}", ran.out);
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
    let ran = world.run("export visit").code(0).err("");
    insta::assert_snapshot!(ran.out, @r"
    # A visit

    Nothing in this summary is simply true: each statement names who made it. Numbers in square brackets are those of the sources at the end, followed by the place in the source (¶ paragraph, p. page, l. line, § section); “via” names whom that source relays, nearest first. The standing of an allegation follows from what the parties replied to it, as far as the sources report it.

    ## Subject

    \# First of \*two\* paragraphs.

    1\. Second.

    - Case: visit

    ## People and organizations

    - \- Ana \<b> (also: A_n_a).

    ## Allegations

    ### A1. It rained \`hard\` [here\](http://b).

    - Standing: contested
    - Said by: \[x] Relay [1], in its own voice
    - Said to: - Ana \<b>
    - Through: \[x] Relay [1], relaying Wire [2]
    - Said: not stated
    - Credibility: 2 of 6 (1 confirmed, 6 cannot be judged)
    - Rests on:
      - [1] ¶8, ¶11, via [2]: “it \*rained\*”
      - [1] ¶2
    - Replies: no reply reported
    - Evidence:
      - supports: E1, A photograph (lost)
    - Relations:
      - contradicts A2, The sun shone. — Not both. [2]
    - The file's own view:
      - May 2025: contested, See below.

    ### A2. The sun shone.

    - Standing: contested
    - Said by: - Ana \<b>
    - Said: not stated
    - Rests on: nothing is cited
    - Replies:
      - no-comment by \[x] Relay, “on Monday”, as the source has it
    - Evidence:
      - undermines: E1, A photograph (lost)
    - Relations:
      - A1, It rained \`hard\` [here\](http://b). contradicts it

    ## Evidence

    ### E1. A photograph

    - Status: lost
    - Held by: not stated
    - Bears on:
      - supports: A1, It rained \`hard\` [here\](http://b).
      - undermines: A2, The sun shone.
    - What became of it:
      - Jun 2025: lost, Fire.
    - Rests on: nothing is cited

    ## Proceedings

    None is recorded.

    ## Chronology

    - Apr 2025: published: \[x] Relay [1]

    ## Open questions

    None is recorded.

    ## Answered questions

    ### Q1. Who got wet?

    - Status: answered
    - Answer: Ana.
    - An answer would settle: A1, It rained \`hard\` [here\](http://b).
    - Rests on: nothing is cited

    ## Sources

    - [1] \[x] Relay
      - Ana, Bea, Apr 2025
      - <https://example.org/a>
      - Cited, not held; original: relay.txt; SHA-256 of the original: 0df0e34d30564d6a41372d06b6de66fd508c6c47162a463b281a403e258d8fe3
      - Reliability, A to F: B
      - Rests on: [2]
      - Cited at: ¶2; ¶8, ¶11
    - [2] Wire
      - Published: not stated
      - javascript:alert(1)
      - Cited, not held
    - [3] Unused
      - Published: not stated
      - Cited, not held
    ");
}
