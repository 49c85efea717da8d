use super::*;
use crate::diagnostic::Files;

fn parsed(text: &str) -> (Config, Vec<Diagnostic>) {
    parse(text, FileId(0), Some(Path::new("/home/ana")))
}

fn messages(text: &str) -> String {
    let mut files = Files::default();
    files.add("config.toml".to_owned(), text.into());
    let render = |found: &Diagnostic| crate::diagnostic::text(found, &files).to_string();
    parsed(text).1.iter().map(render).collect()
}

#[test]
fn originals_are_one_folder_or_several() {
    let (config, diagnostics) = parsed("originals = [\"/a\", \"~/b\"]\n");
    assert_eq!(diagnostics, []);
    assert_eq!(
        config.originals,
        [PathBuf::from("/a"), PathBuf::from("/home/ana/b")]
    );
    let (_, diagnostics) = parsed("originals = [\"/a\", 2]\n");
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn every_setting_is_read() {
    let (mut config, diagnostics) = parsed(
        "path = \"/srv/cases\"\noriginals = \"~/originals\"\ntheme = 'dark'\nascii = true\nmouse = false\ncache = false\nlong_quote = 12\nsession = false\nhistory = true\nwatch = false\nquit = \"ask\"\n",
    );
    assert_eq!(diagnostics, []);
    let theme = config.theme.take().unwrap();
    assert_eq!((theme.as_str(), theme.span.line), ("dark", 3));
    assert_eq!(
        config,
        Config {
            path: Some("/srv/cases".into()),
            originals: vec!["/home/ana/originals".into()],
            theme: None,
            ascii: Some(true),
            mouse: Some(false),
            cache: Some(false),
            long_quote: Some(12),
            session: Some(false),
            history: Some(true),
            watch: Some(false),
            reviewer: None,
            quit: Some(Quit::Ask),
            filters: Vec::new(),
            keys: Vec::new(),
        }
    );
}

#[test]
fn keys_stay_as_written_and_know_their_places() {
    let (config, diagnostics) = parsed("[keys]\nquit = [\"q\", \"é\"]\ndown = \"j\"\nmark = []\n");
    assert_eq!(diagnostics, []);
    let written: Vec<_> = config
        .keys
        .iter()
        .map(|binding| {
            let keys = binding
                .keys
                .iter()
                .map(|key| (key.as_str(), key.span.column));
            (
                binding.action.as_str(),
                binding.action.span.line,
                keys.collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(
        written,
        [
            ("quit", 2, vec![("q", 9), ("é", 14)]),
            ("down", 3, vec![("j", 8)]),
            ("mark", 4, vec![]),
        ]
    );
}

#[test]
fn every_mistake_is_named_in_one_run() {
    insta::assert_snapshot!(messages(
        "tehme = \"dark\"\nascii = \"yes\"\npath = \"cases\"\n[keys]\nquit = 1\n[colours]\n"
    ), @r#"
    error[unknown-key]: `tehme` is not a setting of casefile.
     --> config.toml:1:1
      |
    1 | tehme = "dark"
      | ^^^^^
      |
      = help: did you mean `theme`?
    warning[wrong-type]: true or false is expected here, not a string.
     --> config.toml:2:9
      |
    2 | ascii = "yes"
      |         ^^^^^
      |
      = help: write `true` or `false`, without quotation marks.
    error[wrong-type]: `cases` depends on where the program is started.
     --> config.toml:3:8
      |
    3 | path = "cases"
      |        ^^^^^^^
      |
      = help: write the whole path, or begin it with `~/`.
    warning[wrong-type]: a key is expected here, not an integer.
     --> config.toml:5:8
      |
    5 | quit = 1
      |        ^
      |
      = help: write `"key"`, or `["key", "key"]` for several, or `[]` for none.
    error[unknown-key]: `colours` is not a setting of casefile.
     --> config.toml:6:2
      |
    6 | [colours]
      |  ^^^^^^^
      |
      = help: the settings are path, originals, theme, ascii, mouse, cache, long_quote, session, history, reviewer, watch, quit, filters, keys.
    "#);
}

#[test]
fn a_mistake_of_syntax_keeps_the_rest() {
    let text = "theme = \"dark\"\nascii = \nmouse = true\n";
    let (config, diagnostics) = parsed(text);
    assert_eq!(
        config.theme.as_ref().map(|theme| theme.as_str()),
        Some("dark")
    );
    assert_eq!(config.mouse, Some(true));
    assert_eq!(diagnostics.len(), 1);
    insta::assert_snapshot!(messages(text), @r"
    error[toml]: string values must be quoted, expected literal string.
     --> config.toml:2:9
      |
    2 | ascii =
      |         ^
      |
      = help: `casefile config --default` prints a file to copy from.
    ");
}

#[test]
fn the_default_file_changes_nothing_and_each_of_its_lines_can_be_taken() {
    let file = default_file("# quit = \"q\"\n");
    assert_eq!(parsed(&file), (Config::default(), Vec::new()));
    let taken: String = file
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.split(" = ").next().is_some_and(is_name) => format!("{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let (config, diagnostics) = parsed(&taken);
    assert_eq!(diagnostics, []);
    assert!(config.path.is_some() && !config.originals.is_empty() && config.theme.is_some());
    assert_eq!((config.ascii, config.mouse), (Some(false), Some(false)));
    assert_eq!(config.keys.len(), 1);
}

#[test]
fn what_touches_only_the_looks_is_a_warning_and_changes_nothing() {
    let (config, diagnostics) =
        parsed("theme = 1\nascii = 2\nmouse = 3\n[keys]\nquit = [\"q\", 4]\ndown = \"j\"\n");
    let severities: Vec<_> = diagnostics.iter().map(|found| found.severity).collect();
    assert_eq!(severities, [crate::diagnostic::Severity::Warning; 4]);
    assert_eq!(
        (config.theme, config.ascii, config.mouse),
        (None, None, None)
    );
    let actions: Vec<_> = config.keys.iter().map(|key| key.action.as_str()).collect();
    assert_eq!(actions, ["down"]);
    for wrong in [
        "path = 1",
        "originals = 1",
        "cache = 1",
        "long_quote = true",
        "tehme = 1",
    ] {
        let (_, diagnostics) = parsed(wrong);
        assert_eq!(
            diagnostics[0].severity,
            crate::diagnostic::Severity::Error,
            "{wrong}"
        );
    }
}

fn is_name(word: &str) -> bool {
    word == "quit" || SETTINGS.iter().any(|setting| setting.name == word)
}

#[test]
fn what_quit_does_is_one_of_three_words() {
    for quit in Quit::ALL {
        let (config, diagnostics) = parsed(&format!("quit = \"{}\"\n", quit.word()));
        assert_eq!((config.quit, diagnostics), (Some(quit), Vec::new()));
    }
    for wrong in ["\"Back\"", "true", "\"\""] {
        let told = messages(&format!("quit = {wrong}\n"));
        assert!(
            told.contains("help: write \"back\", \"ask\" or \"leave\"."),
            "{told}"
        );
    }
}

#[test]
fn saved_queries_are_in_the_order_of_the_file() {
    let text = "[filters]\nzeta = \"standing:denied\"\n\"two words\" = 'by:ana'\nalpha = 3\n";
    let (config, _) = parsed(text);
    let filters: Vec<_> = config
        .filters
        .iter()
        .map(|filter| {
            (
                filter.name.as_str(),
                filter.query.as_str(),
                filter.query.span.column,
            )
        })
        .collect();
    assert_eq!(
        filters,
        [("zeta", "standing:denied", 8), ("two words", "by:ana", 15)]
    );
    insta::assert_snapshot!(messages(text), @r#"
    error[wrong-type]: a query is expected here, not an integer.
     --> config.toml:4:9
      |
    4 | alpha = 3
      |         ^
      |
      = help: write it in quotation marks: `name = "standing:denied"`.
    "#);
    assert!(messages("filters = 1\n").contains("`filters` is a table"));
}
