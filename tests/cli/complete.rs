//! What a shell is offered. How the shells themselves take it, `.ci/judges` tries in the real ones.

use super::harness::World;

/// The words that are offered where these are typed; the last one is not finished. An empty one asks for
/// files.
fn offered(world: &World, typed: &[&str]) -> Vec<String> {
    let arguments = [&["@complete"], typed].concat();
    let ran = world.run_with(&arguments).code(0).err("");
    let words = ran.out.lines().map(|line| line.split('\t').next().unwrap());
    words.map(ToOwned::to_owned).collect()
}

#[test]
fn each_place_is_offered_what_can_stand_there() {
    let world = World::starter();
    for (typed, expected) in [
        (&["li"][..], &["list", ""][..]),
        (&["casefiles", "ti"], &["timeline"]),
        (&["list", "all"], &["allegations", "all"]),
        (
            &["list", "--format", ""],
            &["text", "json", "csv", "xlsx", "jsonl"],
        ),
        (&["list", "--format=c"], &["--format=csv"]),
        (&["show", "--format="], &["--format=text", "--format=json"]),
        (&["--theme", "mo"], &["mono", ""]),
        (&["list", "--as"], &["--as-of", "--ascii"]),
        (&["check", "casefiles", "quote-al"], &["quote-altered"]),
        (&["check", "cas"], &[""]),
        (
            &["list", "allegations", "standing:den"],
            &["standing:denied"],
        ),
        (&["list", "allegations", "stand"], &["standing:"]),
        (&["list", "allegations", "--", "-stand"], &["-standing:"]),
        (&["show", "records-are"], &["records-are-missing"]),
        (
            &["show", "example-case/records-are"],
            &["example-case/records-are-missing"],
        ),
        (
            &["casefiles", "show", "records-are"],
            &["records-are-missing"],
        ),
        (
            &["show", "casefiles#records-are"],
            &["casefiles#records-are-missing"],
        ),
        (
            &["casefiles#records-are"],
            &["casefiles#records-are-missing"],
        ),
        (&["export", ""], &["example-case"]),
        (&["list", "--case", "ex"], &["example-case"]),
        (&["completions", "z"], &["zsh"]),
        (&["help", "tim"], &["timeline"]),
        (
            &["edit", "status", "rec"],
            &["records-are-missing", "receipt"],
        ),
        (&["edit", "status", "receipt", "--to", "pr"], &["produced"]),
        (
            &["edit", "status", "receipt", "--cites", "samp"],
            &["sample-gazette"],
        ),
        (
            &["edit", "respond", "boxes-were-burnt", "--by", "harbour-o"],
            &["harbour-office"],
        ),
        (&["edit", "new", "alle"], &["allegations"]),
        (&["show", "zzz"], &[]),
        (&["list", "people", "--limit-of-nothing", "zzz"], &[]),
    ] {
        assert_eq!(offered(&world, typed), expected, "{typed:?}");
    }
    // Behind a command no command can stand; that is what zsh once offered.
    let kinds = offered(&world, &["list", ""]);
    assert!(kinds.contains(&"people".to_owned()), "{kinds:?}");
    assert!(!kinds.contains(&"timeline".to_owned()), "{kinds:?}");
}

#[test]
fn what_is_offered_is_of_the_library_that_the_line_names() {
    let case = |name: &str| format!("format: 1\ntitle: T\npeople:\n  {name}: {{name: N}}\n");
    let world = World::empty()
        .file("one/a.yaml", &case("ana"))
        .file("two/b.yaml", &case("ben"));
    assert_eq!(offered(&world, &["one", "show", ""]), ["a", "ana"]);
    assert_eq!(offered(&world, &["two", "show", ""]), ["b", "ben"]);
    assert_eq!(
        offered(&world, &["two", "list", "people", "id:be"]),
        ["id:ben"]
    );
    // No library, none that can be opened, or a broken configuration: nothing, and no message.
    assert!(offered(&world, &["show", ""]).is_empty());
    assert!(offered(&world, &["three", "show", ""]).is_empty());
    let world = world.config("nonsense = 1\n");
    assert!(offered(&world, &["one", "show", ""]).is_empty());
}

#[test]
fn what_a_strangers_file_says_stays_one_line() {
    let name = r#""A\tB\n\u001b[2JC""#;
    let world = World::case(&format!("people:\n  ana: {{name: {name}}}\n"));
    let ran = world.run_with(&["@complete", "show", "an"]).code(0);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    assert_eq!(ran.out.matches('\t').count(), 1, "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'), "{}", ran.out);
}
