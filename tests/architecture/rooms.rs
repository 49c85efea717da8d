//! Which room may use what: the picture of the floors, as a table.
//!
//! A room is a module with all that is below it, except where that has a row of its own: the longest name decides. A
//! room may name the rooms inside it, since it is their front door. The rooms stand from the ground up, and a row names
//! only rooms that stand above it in the table, so that nothing it allows can make a circle. What breaks that rule and
//! is in the code all the same is in `OWED`, with its reason, until it is paid.

/// A room, the rooms that it may use, and what of the outside: crates, and parts of `std` that reach out.
pub type Row = (&'static str, &'static str, &'static str);

pub const ROOMS: &[Row] = &[
    // The ground: what knows of no case.
    ("text", "", "chardetng"),
    ("scalar", "text", "serde_yaml"),
    ("save", "", "std::fs std::io std::os std::process tempfile"),
    ("load::limits", "", "std::io"),
    (
        "load::door",
        "load::limits",
        "cap_fs_ext cap_std std::io std::time",
    ),
    ("load::threads", "", "rayon"),
    // What a file says, and how documents are read.
    ("model", "text", ""),
    ("diagnostic", "text model load::limits", "strsim"),
    (
        "extract",
        "text load::limits",
        "cfb dom_query dom_smoothie hayro_cmap hayro_font hayro_syntax html5ever \
      mail_parser quick_xml std::io zip",
    ),
    ("config", "model diagnostic", "toml"),
    ("schema", "model", ""),
    // From the disk to records.
    (
        "load::yaml",
        "text scalar model diagnostic load::limits",
        "granit_parser",
    ),
    ("load::missed", "text", ""),
    (
        "load::reach",
        "load::limits load::door",
        "std::fs std::io std::time",
    ),
    (
        "load::opening",
        "model diagnostic load::limits load::door load::reach",
        "std::fs std::io",
    ),
    ("library", "text model diagnostic load::limits", "sha2"),
    (
        "load",
        "text model diagnostic library load::limits load::door load::yaml load::missed load::reach load::opening",
        "std::io",
    ),
    // Documents.
    (
        "load::foreign",
        "save extract load::limits load::door",
        "landlock rustix sha2 signal_hook std::env std::fs std::io std::os std::process std::thread std::time",
    ),
    (
        "load::document",
        "text model diagnostic extract library load::limits load::door load::reach load::threads \
      load::foreign",
        "rayon sha2 std::fs std::io std::os std::time",
    ),
    // What follows from what was said.
    (
        "analysis::verify",
        "text model library load::document",
        "rayon sha2",
    ),
    ("analysis", "text model library load::limits", "rayon"),
    (
        "query",
        "text model diagnostic library load::missed load::document analysis::verify analysis",
        "strsim",
    ),
    ("search", "text model library", "fuzzy_matcher rayon"),
    (
        "search::text",
        "text model library load::document query search",
        "aho_corasick rayon strsim",
    ),
    (
        "load::corpus",
        "text model library load::limits load::threads load::document search::text",
        "rayon",
    ),
    (
        "sign",
        "model library load::document analysis::verify analysis",
        "",
    ),
    (
        "check",
        "text model diagnostic library load::limits load::missed load::document analysis::verify analysis \
      search::text",
        "",
    ),
    ("load::seen", "library load::document check", ""),
    (
        "sheet",
        "text model diagnostic library load::document analysis::verify analysis sign check",
        "",
    ),
    (
        "export",
        "text scalar model diagnostic library load load::document analysis::verify analysis query sign check \
      sheet",
        "aho_corasick serde_yaml",
    ),
    (
        "load::export",
        "model library load::missed load::document analysis::verify query load::corpus export",
        "",
    ),
    // A record by where it is, and what is remembered of a library.
    ("address", "model", "shell_words"),
    (
        "session",
        "save load::limits load::door load::document",
        "cap_std rustix sha2 std::fs std::io",
    ),
    // Those who ask.
    ("tui", BELOW_TUI, ""),
    (
        "cli",
        "text scalar save model address session diagnostic extract config schema library load load::opening load::limits load::door load::yaml \
      load::missed load::reach load::foreign load::document load::corpus load::seen load::export analysis::verify \
      analysis query search::text sign check sheet export tui tui::run tui::terminal tui::input tui::keymap \
      tui::theme tui::tour",
        "clap clap_complete clap_mangen dirs rustix serde_yaml shell_words signal_hook std::env std::fs std::io std::os \
      std::process tempfile terminal_size",
    ),
    ("main", "cli load::foreign", "std::env std::process"),
];

/// What every room of the browser may use besides rooms of the browser.
const BELOW_TUI: &str = "text save model address session diagnostic config library load load::missed load::document load::corpus \
    load::seen load::export analysis::verify analysis query search search::text sign check sheet export";

/// What is in the code and should not be: who uses whom, and what would end it. A row that has become untrue makes
/// the test fail, so this list can only become shorter.
pub const OWED: &[(&str, &str, &str)] = &[
    (
        "schema",
        "load",
        "the keys of a file move below the schema of them",
    ),
    (
        "load::limits",
        "diagnostic",
        "a limit's diagnostic is made with the diagnostics",
    ),
    (
        "library",
        "load",
        "`Parsed`, `ParsedRecord` and `Unread` move into `library`",
    ),
    (
        "library",
        "load::missed",
        "what was missed moves to the ground",
    ),
    (
        "library",
        "load::reach",
        "the library names a reach; the wall moves below it",
    ),
    (
        "library",
        "analysis",
        "`Kept` is worked out: a study holds it beside the library",
    ),
    ("library", "search", "`letters` moves to `text`"),
    (
        "load::foreign",
        "load::document",
        "`hex` moves to the ground",
    ),
    (
        "load::document",
        "search::text",
        "`weight` of a text moves below documents",
    ),
];

/// The rooms of the browser, from the ground up: the room, those of its own floor house that it may use, the outside.
pub const TUI: &[Row] = TUI_NOW;

/// As the code is before it is untied. Its rooms ask each other in circles, which `OWED_IN_TUI` names.
const TUI_NOW: &[Row] = &[
    (
        "tui::terminal",
        "",
        "ratatui rustix signal_hook std::fs std::io std::process std::thread std::time",
    ),
    ("tui::theme", "", "ratatui toml"),
    ("tui::list", "", ""),
    ("tui::caret", "", ""),
    ("tui::editor", "", "shell_words std::env std::process"),
    (
        "tui::viewer",
        "tui::editor",
        "std::env std::io std::os std::process std::thread",
    ),
    ("tui::effect", "", ""),
    ("tui::everywhere", "tui::effect", ""),
    ("tui::message", "tui::effect tui::everywhere", "ratatui"),
    ("tui::export", "tui::effect tui::message", "std::io"),
    ("tui::checked", "tui::message", ""),
    ("tui::opened", "tui::message", ""),
    ("tui::action", "", ""),
    ("tui::keymap", "tui::action", "ratatui"),
    ("tui::layout", "", "ratatui"),
    ("tui::flow", "", ""),
    ("tui::overlay", "tui::action tui::effect", ""),
    (
        "tui::tour",
        "tui::action tui::keymap tui::list tui::overlay",
        "",
    ),
    (
        "tui::model",
        "tui::caret tui::effect tui::everywhere tui::flow tui::keymap tui::layout tui::list tui::overlay \
      tui::tour",
        "ratatui",
    ),
    (
        "tui::view",
        "tui::action tui::everywhere tui::flow tui::keymap tui::layout tui::list tui::model tui::overlay \
      tui::theme tui::tour",
        "ratatui",
    ),
    (
        "tui::update",
        "tui::action tui::caret tui::effect tui::everywhere tui::export tui::flow tui::keymap \
      tui::layout tui::list tui::message tui::model tui::overlay",
        "ratatui",
    ),
    (
        "tui::run",
        "tui::checked tui::editor tui::effect tui::everywhere tui::export tui::keymap tui::message \
      tui::model tui::opened tui::terminal tui::theme tui::tour tui::update tui::view tui::viewer",
        "std::io std::thread",
    ),
];

pub const OWED_IN_TUI: &[(&str, &str, &str)] = &[
    (
        "tui::effect",
        "tui::export",
        "what is asked for moves beside the effect",
    ),
    (
        "tui::everywhere",
        "tui::message",
        "a message names what was found, not the other way",
    ),
    (
        "tui::action",
        "tui::model",
        "an action's function takes the state",
    ),
    ("tui::layout", "tui::model", "measures stand on the state"),
    ("tui::overlay", "tui::model", "an overlay takes the state"),
    (
        "tui::tour",
        "tui::model",
        "conditions of the tour ask the state",
    ),
    (
        "tui::model",
        "tui::view",
        "what is measured moves to `measure`",
    ),
    (
        "tui::update",
        "tui::view",
        "what is measured moves to `measure`",
    ),
    ("tui::view", "tui::update", "what both ask moves below both"),
];

/// As it is to be: what the reader chose, what follows, how tall that is, what a key does, what is drawn. To put it
/// in force: `TUI` is this, and `OWED_IN_TUI` what is left to do.
pub const TUI_TARGET: &[Row] = &[
    (
        "tui::terminal",
        "",
        "ratatui rustix signal_hook std::fs std::io std::process std::thread std::time",
    ),
    ("tui::theme", "", "ratatui toml"),
    ("tui::list", "", ""),
    ("tui::caret", "", ""),
    ("tui::effect", "", ""),
    ("tui::message", "tui::effect", "ratatui"),
    ("tui::state", "tui::list tui::caret", ""),
    ("tui::measure", "tui::state", "ratatui"),
    ("tui::shown", "tui::list tui::state tui::measure", ""),
    // An action is a row with its function beside it; what keys mean is read from the rows.
    (
        "tui::action",
        "tui::list tui::caret tui::effect tui::state tui::measure tui::shown",
        "",
    ),
    ("tui::input", "tui::action", "ratatui"),
    (
        "tui::overlay",
        "tui::list tui::caret tui::effect tui::state tui::measure tui::shown tui::action tui::input",
        "ratatui",
    ),
    (
        "tui::tour",
        "tui::list tui::state tui::shown tui::action tui::input tui::overlay",
        "",
    ),
    (
        "tui::view",
        "tui::list tui::caret tui::theme tui::state tui::measure tui::shown tui::action tui::input \
      tui::overlay tui::tour",
        "ratatui",
    ),
    (
        "tui::update",
        "tui::list tui::caret tui::effect tui::message tui::state tui::measure tui::shown tui::action \
      tui::input tui::overlay tui::tour",
        "ratatui",
    ),
    (
        "tui::job",
        "tui::effect tui::message",
        "shell_words std::env std::io std::os std::process std::thread",
    ),
    (
        "tui::run",
        "tui::terminal tui::theme tui::effect tui::message tui::state tui::shown tui::input tui::tour \
      tui::view tui::update tui::job",
        "std::io std::thread",
    ),
];

/// What of `std` reaches out of the program, or prints; the rest of `std` is free to all.
pub const REACHES_OUT: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::time",
    "std::process",
    "std::thread",
    "std::io",
    "std::os",
    "print!",
    "println!",
    "eprint!",
    "eprintln!",
    "dbg!",
];

/// Crates that are data and plain functions, free to all. Any other crate stands in the rows that may use it.
pub const PLAIN: &[&str] = &[
    "encoding_rs",
    "indexmap",
    "memchr",
    "schemars",
    "serde",
    "serde_json",
    "smol_str",
    "unicode_normalization",
    "unicode_segmentation",
    "unicode_width",
];
