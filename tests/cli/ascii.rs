//! Plain ASCII: where the terminal shows nothing else, the program prints nothing else of its own.

use super::harness::World;

/// A library without a sign beyond ASCII, with something of every sort that is told.
const RECORDS: &str = r#"
summary: A visit that was told of in several ways.
subjects: [ana]
as_of: 2030-03-01
ranges: [{measure: {value: [200, 300], unit: people, of: people on the ferry}, because: both counted the same crossing}]
people:
  ana: {name: Ana Ruiz, role: harbour clerk, custody: [{from: 2030-01-02, to: 2030-02, place: The harbour cell, cites: [{source: post, at: par. 1}]}, {from: 2030-03, place: Elsewhere}], residence: [{from: 2019~, to: 2029-12, place: Home}]}
  ben: {name: Ben Tov, named: false, role: an official}
organizations:
  port: {name: Port Authority, kind: agency}
  court: {name: Harbour Court, kind: court}
sources:
  post: {title: The Post, publisher: Harbour Post, published: 2030-01-02, text: post.txt}
  relay: {title: A relay of it, published: 2030-01-03, rests_on: [post]}
  talk: {title: A talk with Ana, kind: interview, speakers: ana, published: 2030-01-01}
allegations:
  rained: {statement: It rained on many streets of the old harbour town while the ferry was still on its way and nobody had yet told the clerk of it, by: ana, about: [port], date: 2030-01-01, cites: [{source: post, at: par. 1, quote: it rained}, {source: relay, at: par. 1, via: [talk]}], measure: {value: 270, bound: more-than, unit: people, of: people on the ferry, said: over 270 people, as_of: 2030-01-01}, responses: [{by: port, is: denied, cites: [{source: post, at: par. 2}]}]}
  poured: {statement: Nobody was there, by: ben, date: 2030-02-01, cites: [{source: post, at: "sec. 4"}], measure: {value: 120, unit: people, of: people on the ferry}, relations: [{to: rained, is: contradicts, note: it was dry}]}
  about: {statement: About a hundred came, by: port, cites: [{source: relay, at: "p. 3, p. 5-6"}], measure: {value: 100, bound: about, unit: people, of: people on the ferry}}
evidence:
  photo: {description: A photograph of rain, kind: photograph, held_by: port, bears_on: {rained: supports, poured: undermines}, cites: [{source: post, at: par. 1}], history: [{status: produced, date: 2030-01-05, because: handed over}]}
  log: {description: The log of the ferry, bears_on: {rained: neutral}, status: withheld}
  gone: {description: The list of names, status: said-to-be-missing, said_by: ana, bears_on: {poured: undermines}}
proceedings:
  case: {title: The ferry case, kind: criminal, forum: court, docket: 1-30, charges: [{title: Neglect, against: [port], history: [{status: charged, date: 2030-01-09}]}]}
events:
  storm: {title: The storm, date: 2030-01-01, cites: [{source: post, at: par. 1}]}
  later: {title: The ferry sailed, date: 2030-05/2030-07, date_said: in the summer}
  before: {title: The ferry was built, date: 1990~}
  undated: {title: The gate was shut, date_said: last month}
questions:
  who: {question: Who counted the people, settles: [rained, poured], ask: [port]}
"#;

fn world() -> World {
    World::case(RECORDS).file(
        "casefiles/post.txt",
        "On Monday it rained on the harbour.\n\nThe Port Authority denied that it had been told.\n",
    )
    .file(
        "other/visit.yaml",
        "format: 1\ntitle: A visit\npeople: {ana: {name: Ana Ruiz, role: clerk}}\n",
    )
}

/// What is printed to be read.
const READ: &[&str] = &[
    "",
    "check",
    "check --strict",
    "list allegations",
    "list all",
    "list evidence standing:contested",
    "list sources",
    "search rained",
    "search harbour",
    "show visit",
    "show rained",
    "show poured",
    "show photo",
    "show gone",
    "show post",
    "show relay",
    "show ana",
    "show case",
    "show who",
    "timeline",
    "timeline --drawn",
    "timeline --drawn --lanes person",
    "agenda visit",
    "origins rained",
    "origins --drop post",
    "origins",
    "matrix visit",
    "conflicts visit",
    "conflicts",
    "tellings rained",
    "tellings ana",
    "next visit",
    "diff casefiles other",
    "diff casefiles other --brief",
    "source add casefiles/post.txt",
    "review list",
    "review status",
    "keys",
    "config",
    "forget --dry-run",
    "read",
];

/// What is written for another program or as a document, which is the same whoever looks at it.
const MADE: &[&str] = &[
    "diff",
    "export",
    "edit",
    "import",
    "schema",
    "completions",
    "man",
    "init",
    "sample",
    "tour",
    "help",
];

#[test]
fn nothing_that_is_printed_to_be_read_is_beyond_ascii() {
    let mut wrong = Vec::new();
    for command in READ {
        for world in [world(), world().env("LANG", "C")] {
            let is_c = world.environment().iter().any(|(_, value)| value == "C");
            let ascii = if is_c { "" } else { " --ascii" };
            let ran = world.run(&format!("{command}{ascii}"));
            assert!(ran.code.is_some_and(|code| code < 2), "{command}: {ran:?}");
            for line in ran
                .out
                .lines()
                .chain(ran.err.lines())
                .filter(|line| !line.is_ascii())
            {
                wrong.push(format!("{command}{ascii}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A command that is added is looked at here, too; and so is its help.
#[test]
fn every_command_is_looked_at() {
    let world = world();
    let help = world.run("--help --ascii").code(0).out;
    let commands = help.split_once("Commands:").expect("a list of commands").1;
    let commands = commands
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with("  "));
    let names: Vec<&str> = commands
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        if name == "help" {
            continue;
        }
        let is_known = |known: &&str| known.split(' ').next() == Some(name);
        assert!(READ.iter().chain(MADE).any(is_known), "{name}");
        let help = world.run(&format!("{name} --help --ascii")).out;
        let beyond: Vec<&str> = help.lines().filter(|line| !line.is_ascii()).collect();
        assert!(beyond.is_empty(), "help {name}: {beyond:#?}");
    }
}

/// Line by line, too.
#[test]
fn what_is_read_line_by_line_is_ascii() {
    let typed = "1\n2\n1\n0\n0\nallegations\n1\n1\n0\nmatrix\nconflicts\ntimeline\nchronology\nagenda\nsources\n1\n\
                 problems\n1\nhelp\nfind rained\nfilter by:ana\nask\nquit\n";
    let world = world().file("typed", typed);
    let mut command = world.command(&["read", "--ascii"]);
    command.stdin(std::fs::File::open(world.path("typed")).unwrap());
    let ran = super::harness::Ran::of(command.output().unwrap());
    let beyond: Vec<&str> = ran.out.lines().filter(|line| !line.is_ascii()).collect();
    assert!(beyond.is_empty(), "{beyond:#?}");
    assert!(ran.out.lines().count() > 100, "{}", ran.out);
}

/// What a file says is no typography of the program: no quotation is changed.
#[test]
fn what_a_file_says_stays_as_it_is_said() {
    let world = World::case(
        "people: {ana: {name: José}}\nallegations:\n  a: {statement: \"They said “no” — § 4…\", by: ana}\n",
    );
    let shown = world.run("show a --ascii").code(0).out;
    assert!(shown.contains("They said “no” — § 4…"), "{shown}");
    assert!(shown.contains("José"), "{shown}");
}
