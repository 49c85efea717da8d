//! Nothing of a file acts on a terminal, in whatever command, message or form it appears.

use super::harness::World;

/// Colours, sets a title, writes the clipboard; overrides the direction; a carriage return.
const HOSTILE: &str = r#"\e[31m\e]0;title\a\e]52;c;YQ==\a\u202Eevil\u2066\u200B\rback\x9b1m"#;

pub fn is_safe(text: &str) -> bool {
    let acts = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    !text.chars().any(acts)
}

#[test]
fn no_command_lets_a_control_through() {
    let records = format!(
        "summary: \"{HOSTILE}\"
people:
  ana:
    name: \"{HOSTILE}\"
    role: \"{HOSTILE}\"
    \"{HOSTILE}\": 1
sources:
  gazette:
    title: \"{HOSTILE}\"
    publisher: \"{HOSTILE}\"
    url: \"https://{HOSTILE}\"
    text: \"{HOSTILE}\"
events:
  storm:
    title: \"{HOSTILE}\"
    date_said: \"{HOSTILE}\"
allegations:
  rain:
    statement: \"{HOSTILE}\"
    by: ana
    date: \"{HOSTILE}\"
    date_said: \"{HOSTILE}\"
    cites:
      - source: gazette
        quote: \"{HOSTILE}\"
"
    );
    let world = World::empty().file(
        "casefiles/visit.yaml",
        &format!("format: 1\ntitle: \"{HOSTILE}\"\n{records}"),
    );
    for arguments in [
        "",
        "check",
        "check --format json",
        "list people",
        "list people --format json",
        "list cases",
        "show rain",
        "show gazette",
        "show rain --format json",
        "timeline",
        "timeline --format json",
        "export visit",
    ] {
        let ran = world.run(arguments);
        assert!(is_safe(&ran.out), "{arguments}: {:?}", ran.out);
        assert!(is_safe(&ran.err), "{arguments}: {:?}", ran.err);
        assert!(
            arguments.starts_with("check") || ran.out.contains("‹RLO›evil"),
            "{arguments}: {}",
            ran.out
        );
    }
}

#[test]
fn no_message_repeats_a_control_of_the_command_line() {
    let world = World::starter();
    let hostile = "\x1b]0;title\x07\u{202E}\r";
    for arguments in [
        &["show", hostile][..],
        &["list", "people", "--case", hostile],
        &["check", hostile],
        &["export", hostile],
        &["init", hostile],
        &["check", "--config", hostile],
        &["check", "--originals", hostile],
    ] {
        let ran = world.run_with(arguments);
        assert!(
            is_safe(&ran.out) && is_safe(&ran.err),
            "{arguments:?}: {ran:?}"
        );
    }
}

#[test]
fn a_configuration_can_do_no_more() {
    let world = World::starter().config(
        &format!("\"{HOSTILE}\" = 1\n")
            .replace("\\a", "\\u0007")
            .replace("\\x9b", "\\u009b"),
    );
    let ran = world.run("check").code(2);
    assert!(is_safe(&ran.err), "{:?}", ran.err);
}
