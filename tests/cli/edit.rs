//! Changes of records: what is printed, what is written, and what is refused.

use super::harness::World;

/// A case with an allegation, what would show it, and a question.
fn visit() -> World {
    World::case(
        "\
sources:
  letter: {title: Letter, text: letter.txt, published: 2025-03-01}
  wire: {title: Wire, published: 2025-03-02}
people:
  ana: {name: Ana}
organizations:
  office: {name: The Office, kind: agency}
allegations:
  rain:
    statement: It rained
    by: ana
    about: office
    date: 2025-02-01
    cites:
      - {source: letter, at: ¶1, quote: the roof was wet}
evidence:
  photo:
    description: A photo of the roof # in colour
    status: described
    cites:
      - source: letter
        at: ¶1
        quote: it rained all the day
questions:
  when: {question: When was that?, asked_by: ana} # to be asked
",
    )
    .file(
        "casefiles/letter.txt",
        "On that day it rained all day long.\nBut the roof was wet.\n",
    )
}

const NOT_WRITTEN: &str = "note: Nothing is written; --write writes it.\n";
const WRITTEN: &str =
    "note: Written to `casefiles/visit.yaml`; `casefile edit undo` takes it back.\n";

/// Runs the program with words of which one may have blanks.
fn run(world: &World, arguments: &[&str]) -> super::harness::Ran {
    world.run_with(arguments)
}

#[test]
fn a_status_comes_as_the_last_step() {
    let world = visit();
    let before = world.read("casefiles/visit.yaml");
    let status = [
        "edit",
        "status",
        "photo",
        "--to",
        "produced",
        "--date",
        "3 Mar 2025",
        "--because",
        "no: it was shown",
        "--cites",
        "letter ¶2: the roof was wet",
        "--cites",
        "wire",
    ];
    let shown = run(&world, &status).code(0).err(NOT_WRITTEN);
    insta::assert_snapshot!(shown.out, @r"
    --- casefiles/visit.yaml
    +++ casefiles/visit.yaml
    @@ -23,5 +23,14 @@
           - source: letter
             at: ¶1
             quote: it rained all the day
    +    history:
    +      - date: '2025-03-03'
    +        status: produced
    +        because: 'no: it was shown'
    +        cites:
    +          - source: letter
    +            at: ¶2
    +            quote: the roof was wet
    +          - source: wire
     questions:
       when: {question: When was that?, asked_by: ana} # to be asked
    ");
    assert_eq!(world.read("casefiles/visit.yaml"), before);
    let written = run(&world, &[&status[..], &["--write"]].concat())
        .code(0)
        .err(WRITTEN);
    assert_eq!(written.out, shown.out);
    let shown = world.run("show photo").code(0).out;
    assert!(shown.contains("produced"), "{shown}");
    assert!(shown.contains("no: it was shown"), "{shown}");
    // The same of an allegation.
    let status = ["edit", "status", "rain", "--to", "contested", "--write"];
    let told = "note: `check` will say: this says `contested`, and what follows from the records is `alleged`: one origin.\n\
                note: `check` will say: nothing is cited for the status `contested`.\n";
    let ran = run(&world, &status)
        .code(0)
        .err(&format!("{told}{WRITTEN}"));
    insta::assert_snapshot!(ran.out, @r"
    --- casefiles/visit.yaml
    +++ casefiles/visit.yaml
    @@ -15,6 +15,8 @@
         date: 2025-02-01
         cites:
           - {source: letter, at: ¶1, quote: the roof was wet}
    +    history:
    +      - status: contested
     evidence:
       photo:
         description: A photo of the roof # in colour
    ");
    // What is refused is not written.
    let now = world.read("casefiles/visit.yaml");
    for (arguments, code, why) in [
        (
            "edit status photo --to corroborated",
            2,
            "error: `corroborated` is no status of evidence; it can be described, produced, withheld, contested, unverified, authenticated, admitted, excluded, lost, said-to-be-missing.\n",
        ),
        (
            "edit status when --to lost",
            2,
            "error: `visit/when` is a question; only evidence and allegations have a history.\n",
        ),
        (
            "edit status photo --to lost --cites leter",
            1,
            "error: There is no record `leter`; did you mean `visit/letter`?\n",
        ),
        (
            "edit status photo --to lost --cites ana",
            2,
            "error: `visit/ana` is a person, and what is cited is a source.\n",
        ),
        (
            "edit status phto --to lost",
            1,
            "error: There is no record `phto`; did you mean `visit/photo`?\n",
        ),
    ] {
        world
            .run(&format!("{arguments} --write"))
            .code(code)
            .out("")
            .err(why);
    }
    let ran = run(
        &world,
        &[
            "edit",
            "status",
            "photo",
            "--to",
            "lost",
            "--cites",
            "letter sideways",
        ],
    );
    assert!(
        ran.err.contains("`sideways` is no place in a source"),
        "{}",
        ran.err
    );
    let ran = run(
        &world,
        &["edit", "status", "photo", "--to", "lost", "--because", " "],
    );
    assert!(
        ran.err
            .contains("nobody would see anything of this `because`"),
        "{}",
        ran.err
    );
    assert_eq!(world.read("casefiles/visit.yaml"), now);
}

#[test]
fn questions_are_answered_and_parties_respond() {
    let world = visit();
    let answer = [
        "edit",
        "answer",
        "when",
        "In May",
        "--cites",
        "letter ¶1",
        "--write",
    ];
    let ran = run(&world, &answer).code(0).err(WRITTEN);
    insta::assert_snapshot!(ran.out, @r"
    --- casefiles/visit.yaml
    +++ casefiles/visit.yaml
    @@ -24,4 +24,4 @@
             at: ¶1
             quote: it rained all the day
     questions:
    -  when: {question: When was that?, asked_by: ana} # to be asked
    +  when: {question: When was that?, asked_by: ana, status: answered, answer: In May, cites: [{source: letter, at: ¶1}]} # to be asked
    ");
    // Another answer takes the place of the first.
    let answer = [
        "edit",
        "answer",
        "when",
        "In June, perhaps",
        "--status",
        "partly-answered",
    ];
    let ran = run(&world, &answer).code(0).err(NOT_WRITTEN);
    insta::assert_snapshot!(ran.out, @r"
    --- casefiles/visit.yaml
    +++ casefiles/visit.yaml
    @@ -24,4 +24,4 @@
             at: ¶1
             quote: it rained all the day
     questions:
    -  when: {question: When was that?, asked_by: ana, status: answered, answer: In May, cites: [{source: letter, at: ¶1}]} # to be asked
    +  when: {question: When was that?, asked_by: ana, status: partly-answered, answer: 'In June, perhaps', cites: [{source: letter, at: ¶1}]} # to be asked
    ");
    let respond = [
        "edit",
        "respond",
        "rain",
        "--by",
        "office",
        "--by",
        "wire",
        "--is",
        "admitted-in-part",
        "--admits",
        "It drizzled",
        "--denies",
        "It poured",
        "--date",
        "2025-03-02",
        "--cites",
        "wire",
        "--write",
    ];
    let told = "note: `check` will say: `wire` cannot admit this: it is not against them.\n";
    let ran = run(&world, &respond)
        .code(0)
        .err(&format!("{told}{WRITTEN}"));
    insta::assert_snapshot!(ran.out, @r"
    --- casefiles/visit.yaml
    +++ casefiles/visit.yaml
    @@ -15,6 +15,16 @@
         date: 2025-02-01
         cites:
           - {source: letter, at: ¶1, quote: the roof was wet}
    +    responses:
    +      - by:
    +          - office
    +          - wire
    +        is: admitted-in-part
    +        admits: It drizzled
    +        denies: It poured
    +        date: '2025-03-02'
    +        cites:
    +          - source: wire
     evidence:
       photo:
         description: A photo of the roof # in colour
    ");
    let shown = world.run("show rain").code(0).out;
    assert!(shown.contains("admitted in part"), "{shown}");
}

#[test]
fn a_quote_is_mended_one_by_one() {
    let world = visit();
    let all = world.run("check --fix").code(1).out;
    let first = world
        .run("edit quote rain 1 --write")
        .code(0)
        .err(WRITTEN)
        .out;
    insta::assert_snapshot!(first, @r"
    --- casefiles/visit.yaml
    +++ casefiles/visit.yaml
    @@ -14,7 +14,7 @@
         about: office
         date: 2025-02-01
         cites:
    -      - {source: letter, at: ¶1, quote: the roof was wet}
    +      - {source: letter, at: ¶2, quote: the roof was wet}
     evidence:
       photo:
         description: A photo of the roof # in colour
    ");
    let second = world
        .run("edit quote photo 1 --write")
        .code(0)
        .err(WRITTEN)
        .out;
    insta::assert_snapshot!(second, @r"
    --- casefiles/visit.yaml
    +++ casefiles/visit.yaml
    @@ -22,6 +22,6 @@
         cites:
           - source: letter
             at: ¶1
    -        quote: it rained all the day
    +        quote: it rained all day
     questions:
       when: {question: When was that?, asked_by: ana} # to be asked
    ");
    for line in [first, second]
        .concat()
        .lines()
        .filter(|line| line.starts_with(['+', '-']))
    {
        assert!(all.contains(line), "{line} is not in\n{all}");
    }
    world.run("check --fix").code(0).out("").err("");
    world
        .run("edit quote photo 2")
        .code(1)
        .out("")
        .err("error: `visit/photo` has no citation 2; it has 1.\n");
}

#[test]
fn a_citation_on_one_line_is_mended_within_it() {
    let world = World::case(
        "\
sources:
  letter: {title: Letter, text: letter.txt}
events:
  rain:
    title: Rain
    cites: letter  par. 1 \"the roof was 'wet'\" # why
  wind: {title: Wind, cites: [letter ¶1, 'letter ¶1 “it rained all the day”']}
  both: {title: Both, cites: 'letter ¶3 \"it was wet, she says, so and “no” way\"'}
questions:
  when:
    question: When was that?
    cites: letter ¶1 # of the first page
",
    )
    .file(
        "casefiles/letter.txt",
        "On that day it rained all day long.\nBut the roof was 'wet'.\nit was wet, she \"says\", so and “no” way\n",
    );
    world
        .run("check --fix")
        .code(1)
        .out(
            "\
--- casefiles/visit.yaml
+++ casefiles/visit.yaml
@@ -5,8 +5,8 @@
 events:
   rain:
     title: Rain
-    cites: letter  par. 1 \"the roof was 'wet'\" # why
+    cites: letter  ¶2 \"the roof was 'wet'\" # why
-  wind: {title: Wind, cites: [letter ¶1, 'letter ¶1 “it rained all the day”']}
+  wind: {title: Wind, cites: [letter ¶1, 'letter ¶1 “it rained all day”']}
   both: {title: Both, cites: 'letter ¶3 \"it was wet, she says, so and “no” way\"'}
 questions:
   when:
",
        )
        .err(
            "note: citation 1 of `visit/both` is written on one line, which cannot hold the words as they stand in the \
             source; write it as `source`, `at` and `quote`.\n",
        );
    world.run("edit quote rain 1 --write").code(0).err(WRITTEN);
    let file = world.read("casefiles/visit.yaml");
    let line = "    cites: letter  ¶2 \"the roof was 'wet'\" # why\n";
    assert!(file.contains(line), "{file}");
    world.run("edit quote both 1").code(2).out("").err(
        "error: Citation 1 of `visit/both` is written on one line, which cannot hold the words as they stand there; \
         write it as `source`, `at` and `quote`.\n",
    );
    world
        .run("edit quote rain 0")
        .code(2)
        .out("")
        .err("error: Citations are counted from 1.\n");
    let words = ["edit", "answer", "when", "In May", "--write", "--cites"];
    run(&world, &[&words[..], &["letter ¶2 \"the roof\""]].concat())
        .code(0)
        .err(WRITTEN);
    let file = world.read("casefiles/visit.yaml");
    let answered = "\
    question: When was that?
    cites:
      - letter ¶1 # of the first page
      - source: letter
        at: ¶2
        quote: the roof
    status: answered
    answer: In May
";
    assert!(file.ends_with(answered), "{file}");
}

#[test]
fn a_new_record_comes_last_in_its_section() {
    let world = visit();
    let new = [
        "edit",
        "new",
        "allegations",
        "roof-wet",
        "The roof was wet",
        "--by",
        "letter",
        "--date",
        "2025-02-02",
        "--cites",
        "letter ¶2: the roof was wet",
        "--write",
    ];
    let ran = run(&world, &new).code(0).err(WRITTEN);
    insta::assert_snapshot!(ran.out, @r"
    --- casefiles/visit.yaml
    +++ casefiles/visit.yaml
    @@ -15,6 +15,14 @@
         date: 2025-02-01
         cites:
           - {source: letter, at: ¶1, quote: the roof was wet}
    +  roof-wet:
    +    statement: The roof was wet
    +    by: letter
    +    date: '2025-02-02'
    +    cites:
    +      - source: letter
    +        at: ¶2
    +        quote: the roof was wet
     evidence:
       photo:
         description: A photo of the roof # in colour
    ");
    let ran = run(
        &world,
        &[
            "edit", "new", "events", "visit-1", "A visit", "--note", "so: said",
        ],
    )
    .code(0);
    insta::assert_snapshot!(ran.out, @r"
    --- casefiles/visit.yaml
    +++ casefiles/visit.yaml
    @@ -33,3 +33,8 @@
             quote: it rained all the day
     questions:
       when: {question: When was that?, asked_by: ana} # to be asked
    +
    +events:
    +  visit-1:
    +    title: A visit
    +    note: 'so: said'
    ");
    for (arguments, why) in [
        (
            "edit new people ana Ana",
            "error: There is a record `visit/ana` already; choose another id.\n",
        ),
        (
            "edit new questions why Why --shared",
            "error: Questions belong to a case; name one.\n",
        ),
        (
            "edit new people ben Ben --is sailor",
            "error: `casefiles/visit.yaml` is left as it is: there would be a new mistake in it: ",
        ),
        (
            "edit new people ben Ben --case ana",
            "error: `visit/ana` is no case.\n",
        ),
    ] {
        let ran = world.run(&format!("{arguments} --write")).code(2).out("");
        assert!(ran.err.starts_with(why), "{}", ran.err);
    }
    world.run("edit new people ben Ben --shared").code(1);
}

#[test]
fn what_was_written_is_taken_back_to_the_same_bytes() {
    let world = visit();
    let before = world.read("casefiles/visit.yaml");
    world
        .run("edit undo")
        .code(1)
        .out("")
        .err("error: There is no change to be taken back.\n");
    world.run("edit status photo --to lost --write").code(0);
    world.run("edit answer when May --write").code(0);
    let shown = world.run("edit undo").code(0).err(NOT_WRITTEN).out;
    assert!(
        shown.contains(
            "-  when: {question: When was that?, asked_by: ana, status: answered, answer: May}"
        ),
        "{shown}"
    );
    for record in ["when", "photo"] {
        let ran = world.run("edit undo --write").code(0);
        assert!(
            ran.err.ends_with(&format!(
                "is as it was before `visit/{record}` was changed.\n"
            )),
            "{}",
            ran.err
        );
    }
    assert_eq!(world.read("casefiles/visit.yaml"), before);
    world.run("edit undo --write").code(1);
    // What somebody changed since stays.
    world.run("edit status photo --to lost --write").code(0);
    let theirs = world.read("casefiles/visit.yaml") + "# theirs\n";
    let world = world.file("casefiles/visit.yaml", &theirs);
    let ran = world.run("edit undo --write").code(2).out("");
    assert!(
        ran.err
            .contains("was changed after the last change was written to it"),
        "{}",
        ran.err
    );
    assert_eq!(world.read("casefiles/visit.yaml"), theirs);
    // It holds nothing but where that stands, and `forget` removes it.
    world.run("forget").code(0);
    world.run("edit undo --write").code(1);
}

#[test]
fn who_wants_nothing_remembered_cannot_take_it_back() {
    let world = visit().config("session = false\n");
    let ran = world.run("edit status photo --to lost --write").code(0);
    assert!(ran.err.contains("It cannot be taken back"), "{}", ran.err);
    world
        .run("edit undo")
        .code(1)
        .err("error: There is no change to be taken back.\n");
}

#[test]
fn lines_beside_it_that_cannot_be_shown_are_marked() {
    let world = visit();
    let text = world
        .read("casefiles/visit.yaml")
        .replace("# to be asked", "# to \u{202E}be asked");
    let world = world.file("casefiles/visit.yaml", &text);
    let ran = world.run("edit status photo --to lost --write").code(0);
    assert!(
        ran.out.contains("‹RLO›") && ran.err.contains("this is no patch to apply"),
        "{ran:?}"
    );
    assert!(
        world
            .read("casefiles/visit.yaml")
            .contains("# to \u{202E}be asked")
    );
}

#[test]
fn an_id_that_all_cases_share_is_taken_in_each_of_them() {
    let shared = "format: 1\ntitle: All\npeople:\n  bo: {name: Bo Lund}\n";
    let world = visit().file("casefiles/library.yaml", shared);
    for (arguments, taken) in [
        ("edit new people bo Bob", "bo"),
        ("edit new people ana Ann --shared", "visit/ana"),
    ] {
        let why = format!("error: There is a record `{taken}` already; choose another id.\n");
        world
            .run(&format!("{arguments} --write"))
            .code(2)
            .out("")
            .err(&why);
    }
    // Two cases may have the same.
    let other = "format: 1\ntitle: The dam\n";
    let world = world.file("casefiles/dam.yaml", other);
    world
        .run("edit new people ana Ann --case dam --write")
        .code(0);
}

#[test]
fn what_would_make_others_name_somebody_else_is_refused() {
    let world = visit().file("casefiles/dam.yaml", "format: 1\ntitle: The dam\n");
    let text = world
        .read("casefiles/visit.yaml")
        .replace("about: office", "about: dam");
    let world = world.file("casefiles/visit.yaml", &text);
    let told = "error: `casefiles/visit.yaml` is left as it is: `visit/rain` would name another record then than it does.\n";
    world
        .run("edit new people dam Adam --case visit --write")
        .code(2)
        .out("")
        .err(told);
    assert_eq!(world.read("casefiles/visit.yaml"), text);
}

#[test]
fn what_is_cited_and_is_not_there_is_refused() {
    let world = visit();
    let before = world.read("casefiles/visit.yaml");
    for (cited, why) in [
        (
            "letter ¶3",
            "there is no ¶3 in `letter`, which has 2 paragraphs",
        ),
        (
            "letter ¶2: a bear was seen",
            "these words are nowhere in `letter`",
        ),
        (
            "letter ¶1: the roof was wet",
            "the quoted words are not at ¶1, but at ¶2",
        ),
        (
            "letter ¶1: on that day it rained all of the day long",
            "the words read differently in `letter`: ",
        ),
    ] {
        let ran = run(
            &world,
            &[
                "edit", "status", "rain", "--to", "alleged", "--cites", cited, "--write",
            ],
        )
        .code(2)
        .out("");
        let left = "error: `casefiles/visit.yaml` is left as it is: there would be a new mistake in the library: ";
        assert!(
            ran.err.starts_with(left) && ran.err.contains(why),
            "{cited}: {}",
            ran.err
        );
        assert_eq!(world.read("casefiles/visit.yaml"), before);
    }
}

#[test]
fn what_check_will_say_is_said_before_it_is_written() {
    let world = visit();
    let ran = world.run("edit status rain --to corroborated").code(0);
    for told in [
        "note: `check` will say: nothing is cited for the status `corroborated`.\n",
        "origin",
        NOT_WRITTEN,
    ] {
        assert!(ran.err.contains(told), "{told}\n{}", ran.err);
    }
    // What it says already is not said again, nor what it says of others.
    world
        .run("edit status rain --to corroborated --write")
        .code(0);
    let ran = run(
        &world,
        &["edit", "answer", "when", "In May", "--cites", "letter ¶1"],
    );
    ran.code(0).err(NOT_WRITTEN);
}

#[test]
fn a_remark_behind_the_head_of_a_block_stays() {
    let world = visit();
    let text = world.read("casefiles/visit.yaml").replace(
        "quote: it rained all the day",
        "quote: >-  # checked by Lena\n          it rained\n          all the day",
    );
    let world = world.file("casefiles/visit.yaml", &text);
    world.run("edit quote photo 1 --write").code(0);
    let text = world.read("casefiles/visit.yaml");
    assert!(
        text.contains("it rained all day long") || text.contains("all day"),
        "{text}"
    );
    assert!(text.contains("# checked by Lena"), "{text}");
}

#[test]
fn a_file_of_other_ends_of_lines_gets_no_record() {
    let world = visit();
    let text = world.read("casefiles/visit.yaml").replace('\n', "\r");
    let world = world.file("casefiles/visit.yaml", &text);
    let ran = world
        .run("edit new people ben Ben --case visit")
        .code(2)
        .out("");
    assert!(
        ran.err.contains("end in a carriage return alone"),
        "{}",
        ran.err
    );
}

#[test]
fn where_it_cannot_be_kept_what_takes_it_back_that_is_said() {
    let world = visit().env("XDG_STATE_HOME", "/proc");
    let ran = world.run("edit status photo --to lost --write").code(2);
    assert!(
        ran.err
            .contains("what takes changes back cannot be kept: `/proc/casefile/"),
        "{}",
        ran.err
    );
}

#[test]
fn of_what_could_not_be_read_no_kind_is_told() {
    let world = visit();
    let long = "x".repeat(70_000);
    let text = world
        .read("casefiles/visit.yaml")
        .replace("It rained", &long);
    let world = world.file("casefiles/visit.yaml", &text);
    let ran = world.run("edit status rain --to denied").code(2).out("");
    assert!(
        ran.err
            .contains("`visit/rain` could not be read, so it is changed by hand alone"),
        "{}",
        ran.err
    );
}

/// A case in which somebody says that a certificate is missing.
fn missing() -> World {
    World::case(
        "people: {ana: {name: Ana Ruiz}}\nsources: {s: {title: S}}\n\
         allegations: {safe: {statement: The door was safe., by: ana, cites: [{source: s}]}}\n\
         evidence:\n  certificate:\n    description: A certificate\n    status: said-to-be-missing\n    said_by: ana\n    \
         bears_on: {safe: undermines}\n    cites: [{source: s}]\n",
    )
}

#[test]
fn what_a_change_of_status_turns_round_is_said_with_the_patch() {
    let world = missing();
    let step = "edit status certificate --to produced --cites s";
    let ran = world.run(step).code(0);
    let told = "`bears_on` was written of its lack and would be read of it itself now: undermines `safe`; mend it by hand. So is \
                `said_by`, which names who said that it is missing.";
    assert!(ran.err.contains(told), "{}", ran.err);
    // With which status it began is told for as long as the file says it.
    world.run(&format!("{step} --write")).code(0);
    let shown = world.run("show certificate").code(0).out;
    assert!(
        shown.contains("(before that said to be missing, with no date)"),
        "{shown}"
    );
    let ran = world
        .run("edit status certificate --to withheld --cites s")
        .code(0);
    assert!(!ran.err.contains("bears_on"), "{}", ran.err);
}

#[test]
fn a_change_after_which_check_finds_an_error_is_none() {
    let world = missing();
    let step = |date: &str| {
        format!("edit status certificate --to produced --cites s --date {date} --write")
    };
    world.run(&step("2025-03-04")).code(0);
    let before = world.read("casefiles/visit.yaml");
    let earlier = "edit status certificate --to withheld --cites s --date 2024-01-01 --write";
    let ran = world.run(earlier).code(2).out("");
    assert!(ran.err.contains("this step is out of order"), "{}", ran.err);
    assert_eq!(world.read("casefiles/visit.yaml"), before);
}

#[test]
fn what_check_will_say_of_another_record_is_said_as_well() {
    let world = World::case(
        "people: {ana: {name: Ana Ruiz, protect: {as: Witness A}}}\nsources: {s: {title: S}}\n\
         allegations: {safe: {statement: The door was safe., by: ana, cites: [{source: s}]}}\n",
    );
    let ran = run(
        &world,
        &[
            "edit",
            "new",
            "questions",
            "seen",
            "What did Witness A see?",
            "--case",
            "visit",
        ],
    );
    let told = "note: `check` will say of `visit/ana`: ";
    assert!(ran.code(0).err.contains(told));
}

#[test]
fn a_file_that_is_closed_to_writing_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let world = missing();
    let path = world.path("casefiles/visit.yaml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    let before = world.read("casefiles/visit.yaml");
    let ran = world.run("edit status certificate --to produced --cites s --write");
    let ran = ran.code(2);
    assert!(
        ran.err.contains("closed to writing (`chmod u+w`"),
        "{}",
        ran.err
    );
    assert_eq!(world.read("casefiles/visit.yaml"), before);
}
