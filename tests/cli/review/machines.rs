//! One library on two machines, or on one that is edited while it is reviewed.

use std::process::Output;

use super::*;

/// A machine: the same library, and a home of its own for what is reviewed.
struct Machine<'w> {
    world: &'w World,
    home: &'static str,
    user: &'static str,
}

impl Machine<'_> {
    fn output(&self, arguments: &[&str]) -> Output {
        let home = self.world.path(self.home);
        let mut command = self.world.command(arguments);
        let command = command.env("XDG_DATA_HOME", &home).env("USER", self.user);
        command.output().unwrap()
    }

    fn run(&self, arguments: &[&str]) -> String {
        let ran = self.output(arguments);
        assert!(ran.status.success(), "{arguments:?}: {ran:?}");
        String::from_utf8(ran.stdout).unwrap()
    }

    /// What is said where nothing is done.
    fn refused(&self, arguments: &[&str]) -> String {
        let ran = self.output(arguments);
        assert_eq!(ran.status.code(), Some(1), "{arguments:?}: {ran:?}");
        assert!(ran.stdout.is_empty(), "{ran:?}");
        String::from_utf8(ran.stderr).unwrap()
    }

    fn log(&self) -> PathBuf {
        let folder = self.world.path(self.home).join("casefile/reviews");
        let paths = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut logs = paths.filter(|path| path.extension() == Some("log".as_ref()));
        logs.next().unwrap()
    }

    /// All that is marked and noted, without the order in which it came.
    fn state(&self) -> Value {
        let listed = self.run(&["review", "list", "--format", "json"]);
        serde_json::from_str(&listed).unwrap()
    }

    fn entries(&self) -> usize {
        let exported: Value = serde_json::from_str(&self.run(&["review", "export"])).unwrap();
        let ids = exported["entries"].as_array().unwrap().iter();
        let ids: std::collections::BTreeSet<String> = ids.map(|it| it["id"].to_string()).collect();
        ids.len()
    }
}

#[test]
fn a_log_that_was_copied_and_written_on_both_machines_becomes_one() {
    let world = world();
    let machine = |home, user| Machine {
        world: &world,
        home,
        user,
    };
    let (one, other) = (machine("one", "ana"), machine("other", "ben"));
    one.run(&["review", "mark", "rusty", "locked"]);
    one.run(&["review", "note", "talk", "-m", "before"]);
    // It is carried over, and both go on.
    fs::create_dir_all(world.path("other/casefile/reviews")).unwrap();
    let place = world
        .path("other/casefile/reviews")
        .join(one.log().file_name().unwrap());
    fs::copy(one.log(), &place).unwrap();
    one.run(&["review", "mark", "--undo", "locked"]);
    one.run(&["review", "note", "talk", "-m", "here"]);
    one.run(&["review", "flag", "post ¶1"]);
    other.run(&["review", "mark", "rusty", "arrival"]);
    other.run(&["review", "note", "talk", "-m", "there"]);
    other.run(&["review", "label", "later", "talk"]);
    // 3 of before, 3 here, 4 there.
    let (log_of_one, log_of_other) = (world.path("one.log"), world.path("other.log"));
    fs::copy(one.log(), &log_of_one).unwrap();
    fs::copy(other.log(), &log_of_other).unwrap();
    let taken = one.run(&["review", "import", "other.log"]);
    assert_eq!(taken, "Saved: 7 entries read, 4 of them new here.\n");
    let taken = other.run(&["review", "import", "one.log"]);
    assert_eq!(taken, "Saved: 6 entries read, 3 of them new here.\n");
    assert_eq!((one.entries(), other.entries()), (10, 10));
    assert_eq!(one.state(), other.state());
    let notes = one.run(&["review", "list"]);
    for text in ["before", "here", "there"] {
        assert_eq!(
            notes.matches(&format!("    {text}\n")).count(),
            1,
            "{notes}"
        );
    }
    // And again, with the file that was merged copied back over the other one: nothing of it counts twice.
    let taken = one.run(&["review", "import", "other.log"]);
    assert_eq!(taken, "Saved: 7 entries read, 0 of them new here.\n");
    fs::copy(one.log(), other.log()).unwrap();
    other.run(&["review", "flag", "talk"]);
    assert_eq!(other.entries(), 11);
    // Two logs one behind the other, as a tool that merges files may leave them.
    let mut both = fs::read(&log_of_one).unwrap();
    both.extend(fs::read(other.log()).unwrap());
    fs::write(one.log(), both).unwrap();
    assert_eq!(one.entries(), 11);
    assert_eq!(one.state(), other.state());
}

#[test]
fn nobody_takes_back_what_a_colleague_did() {
    let world = world();
    let machine = |home, user| Machine {
        world: &world,
        home,
        user,
    };
    let (one, other) = (machine("one", "ana"), machine("other", "ben"));
    one.run(&["review", "flag", "rusty"]);
    one.run(&["review", "label", "later", "rusty"]);
    one.run(&["review", "mark", "rusty"]);
    fs::write(world.path("ana.json"), one.run(&["review", "export"])).unwrap();
    other.run(&["review", "import", "ana.json"]);
    let before = other.state();
    for (arguments, told) in [
        (
            &["review", "flag", "--undo", "rusty"][..],
            "You did not flag visit/rusty; ana's flag stays.",
        ),
        (
            &["review", "label", "--undo", "later", "rusty"],
            "You did not label visit/rusty `later`; ana's label stays.",
        ),
        (
            &["review", "mark", "--undo", "rusty"],
            "You did not mark visit/rusty as reviewed; ana's mark stays.",
        ),
        (
            &["review", "flag", "--undo", "talk"],
            "You did not flag visit/talk, and nobody did.",
        ),
    ] {
        let refused = other.refused(arguments);
        assert!(refused.contains(told), "{refused}");
    }
    assert_eq!((other.state(), other.entries()), (before, 3));
    let report = other.run(&["review", "report", "--names"]);
    assert!(!report.contains("taken back or changed"), "{report}");
    // One's own is taken back, and what stays is said; the rest is not done.
    other.run(&["review", "flag", "rusty"]);
    assert_eq!(
        other.run(&["review", "flag", "--undo", "rusty", "talk"]),
        "Saved: visit/rusty is not flagged by you; ana's flag stays.\n"
    );
    assert_eq!(other.entries(), 5);
}

/// Twenty records, and what each rests on: the list by which it is told which of them have changed.
const TWENTY: &str = "\
sources:
  post: {title: The harbour post, text: post.txt}
  wire: {title: The wire, text: wire.txt}
people:
  ana: {name: Ana}
  ben: {name: Ben, note: Of the harbour.}
organizations:
  port: {name: The port}
allegations:
  a-1: {statement: The roof was rusty., by: ana, cites: [{source: post, at: ¶1, quote: the roof was rusty}]}
  a-2: {statement: They came at noon., by: ana, cites: [{source: post, at: ¶2}]}
  a-3: {statement: They left at night., by: ben, cites: [{source: post, at: ¶3}]}
  a-4: {statement: The door was locked., by: ben, cites: [{source: wire, at: ¶1}]}
  a-5: {statement: Both., by: ben, cites: [{source: wire, at: ¶1}, {source: post, at: ¶2}]}
  a-6: {statement: The lamp was out., by: ana}
  a-7: {statement: Somebody else said so., by: [ana, ben], cites: [{source: post, at: ¶2-3}]}
evidence:
  e-1: {description: A letter, status: produced, cites: [{source: post, at: ¶1}]}
  e-2: {description: A photograph, history: [{status: described, date: 2025-03, cites: [{source: post, at: ¶2}]}]}
  e-3: {description: A log, status: produced, bears_on: {a-4: supports}}
events:
  v-1: {title: The visit, date: 2025-03-01, cites: [{source: post, at: ¶2}]}
  v-2: {title: The talk, date: 2025-03-02}
  v-3: {title: The way back, date: 2025-03-03, cites: [{source: wire, at: ¶2}]}
questions:
  q-1: {question: Who locked the door?, cites: [{source: wire, at: ¶1}]}
  q-2: {question: Why at noon?}
";

/// What rests on the statement of `a-4` that is edited: itself. On ¶2 of the post: these.
const REST_ON_IT: [(&str, &str); 6] = [
    ("visit/a-2", "words"),
    ("visit/a-4", "content"),
    ("visit/a-5", "words"),
    ("visit/a-7", "words"),
    ("visit/e-2", "words"),
    ("visit/v-1", "words"),
];

#[test]
fn of_twenty_records_exactly_those_have_changed_that_rest_on_what_was_edited() {
    let world = World::case(TWENTY)
        .file(
            "casefiles/post.txt",
            "They say the roof was rusty.\n\nThey came at noon.\n\nThey left at night.\n",
        )
        .file(
            "casefiles/wire.txt",
            "They say the door was locked.\n\nThey went home.\n",
        )
        .env("USER", "ana");
    let marked =
        "visit ana ben port a-1 a-2 a-3 a-4 a-5 a-6 a-7 e-1 e-2 e-3 v-1 v-2 v-3 q-1 q-2 wire";
    assert_eq!(marked.split(' ').count(), 20);
    world.run(&format!("review mark {marked}")).code(0).err("");
    let all = since(&world);
    assert_eq!(all.len(), 20);
    assert!(all.values().all(|since| since == "same"), "{all:?}");
    edit(
        &world,
        "casefiles/visit.yaml",
        "The door was locked.,",
        "The door was not locked.,",
    );
    edit(&world, "casefiles/post.txt", "at noon", "at one");
    let all = since(&world);
    let changed = all.iter().filter(|(_, since)| *since != "same");
    let changed: Vec<(&str, &str)> = changed.map(|(key, since)| (&**key, &**since)).collect();
    assert_eq!(changed, REST_ON_IT);
    // Each tells how; of the others nothing is told.
    let ran = world.run("review list --changed").code(0).err("");
    let heads = ran.out.lines().filter(|line| line.starts_with("visit/"));
    assert_eq!(heads.count(), REST_ON_IT.len(), "{}", ran.out);
    assert_eq!(ran.out.matches("noon").count(), 5, "{}", ran.out);
    let list = world.run("review list").code(0).out;
    assert!(
        list.contains("14 of 21 reviewed, 6 changed since, 1 not\n"),
        "{list}"
    );
}
