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
    ("limits", "", "std::io"),
    ("missed", "text", ""),
    (
        "door",
        "limits",
        "cap_fs_ext cap_std std::fs std::io std::os std::time",
    ),
    // What a file says, and how documents are read.
    ("model", "text", ""),
    ("period", "text model", ""),
    ("clock", "model", "jiff"),
    ("diagnostic", "text model limits", "strsim"),
    (
        "extract",
        "text limits",
        "cfb cssparser csv dom_query dom_smoothie flate2 hayro_cmap hayro_font hayro_syntax html5ever \
      mail_parser pulldown_cmark quick_xml std::io zip",
    ),
    ("config", "limits model diagnostic", "toml"),
    ("schema", "model", ""),
    // From the disk to records.
    (
        "load::yaml",
        "text scalar model diagnostic limits",
        "granit_parser",
    ),
    (
        "load::opening",
        "model diagnostic limits door",
        "std::fs std::io",
    ),
    (
        "library",
        "text model period diagnostic limits missed door",
        "sha2",
    ),
    (
        "load",
        "text model clock diagnostic library limits door load::yaml missed load::opening",
        "std::io",
    ),
    // A change of one record, in the text of its file; on the disk; and what of it can be taken back.
    (
        "edit",
        "text scalar model diagnostic limits load load::yaml",
        "serde_yaml yaml_edit",
    ),
    // Case files of what others keep.
    (
        "import",
        "text scalar model diagnostic limits load load::yaml edit",
        "csv regex_lite serde_json",
    ),
    // Documents.
    (
        "document::foreign",
        "text save extract limits door",
        "casefile_pdf landlock rustix sha2 signal_hook std::env std::fs std::io std::os std::process std::thread std::time",
    ),
    (
        "document",
        "text model diagnostic extract library limits door document::foreign",
        "rayon sha2 std::env std::fs std::io std::os std::time",
    ),
    // What follows from what was said.
    ("verify", "text model library document", "rayon sha2"),
    ("analysis", "text model period library limits", "rayon"),
    (
        "compare",
        "text model library document verify analysis",
        "rayon",
    ),
    // What a reader has checked and written about it.
    (
        "review",
        "text model limits library document verify compare",
        "sha2",
    ),
    (
        "query",
        "text model diagnostic library missed document verify analysis review",
        "strsim",
    ),
    (
        "search",
        "text model diagnostic library query",
        "fuzzy_matcher rayon",
    ),
    (
        "search::text",
        "text model library document query search",
        "aho_corasick rayon strsim",
    ),
    // The program `git` is run, by its plumbing alone, and a folder is made for what it gives.
    (
        "revision",
        "text limits load::opening load document",
        "rustix std::env std::fs std::io std::os std::process std::thread std::time tempfile",
    ),
    ("sign", "model library document verify analysis", ""),
    // What is drawn in cells, and as a vector graphic.
    ("picture", "text model library analysis sign", ""),
    (
        "check",
        "text model diagnostic extract library limits missed document verify analysis \
      search::text",
        "",
    ),
    (
        "sheet",
        "text model diagnostic extract library document verify analysis compare query sign picture check",
        "",
    ),
    (
        "export",
        "text scalar model diagnostic extract library load load::yaml document::foreign document verify analysis \
      compare review query sign picture check sheet",
        // Packages are written in memory, and so is what becomes pages: the press sets them elsewhere.
        "aho_corasick casefile_pdf csv quick_xml regex_lite serde_yaml sha2 std::io zip",
    ),
    (
        "gather",
        "text save model diagnostic library load limits missed document verify compare revision query search::text check export \
      review",
        "rayon",
    ),
    // A record by where it is, and what is remembered of a library.
    ("address", "model", "shell_words"),
    (
        "session",
        "text save model limits door",
        "cap_std rustix sha2 std::fs std::io std::os std::thread std::time",
    ),
    (
        "edit::file",
        "save limits door edit",
        "std::fs std::io std::os",
    ),
    (
        "edit::undo",
        "text model session edit edit::file",
        "sha2 std::io std::time",
    ),
    // What is asked for in words, as a change; and its way to the disk, which the command and the browser go.
    (
        "edit::asked",
        "text model diagnostic library load load::opening document verify search edit",
        "",
    ),
    // What becomes of the whole library by it.
    (
        "edit::judged",
        "text model diagnostic library load document check gather edit",
        "",
    ),
    (
        "edit::made",
        "text model library document session edit edit::file edit::undo edit::judged",
        "",
    ),
    // The log of it.
    (
        "review::log",
        "text limits door library session review",
        "std::fs std::io std::time",
    ),
    // Whether its files say something else by now.
    (
        "watch",
        "text model library limits door load load::opening review",
        "notify rustix sha2 std::fs std::io std::os std::time",
    ),
    // A library as its reader last saw it.
    (
        "marker",
        "text save model limits door library load session",
        "sha2 std::fs std::io zip",
    ),
    // Those who ask.
    ("tui", BELOW_TUI, ""),
    // The same browser, line by line.
    (
        "linear",
        "text model diagnostic library query search search::text analysis verify review export sign sheet tui tui::action \
      tui::effect tui::input tui::known tui::list tui::message tui::model tui::overlay tui::state tui::update",
        "ratatui",
    ),
    (
        "cli",
        "text scalar save model period clock address session diagnostic extract config schema library load load::opening limits door load::yaml \
       missed marker edit edit::asked edit::made edit::file edit::undo import document::foreign document gather verify compare revision \
       analysis query search search::text sign picture check sheet export review review::log tui tui::run tui::terminal tui::input tui::keys \
      tui::theme tui::tour tui::effect tui::job linear",
        "clap clap_complete clap_mangen dirs rustix serde_yaml sha2 shell_words signal_hook std::env std::fs std::io std::os \
      std::process tempfile terminal_size",
    ),
    ("main", "cli document::foreign", "std::env std::process"),
];

/// What every room of the browser may use besides rooms of the browser.
const BELOW_TUI: &str = "text save model address session diagnostic config library load missed edit edit::asked edit::made document gather verify \
    analysis query search search::text sign picture check sheet export review review::log watch compare marker";

/// What is in the code and should not be: who uses whom, and what would end it. A row that has become untrue makes
/// the test fail, so this list can only become shorter.
pub const OWED: &[(&str, &str, &str)] = &[
    (
        "library",
        "analysis",
        "`Kept` is worked out: a study holds it beside the library",
    ),
    (
        "load",
        "query",
        "saved queries are judged where they are read: a rule of `check` may, once rules see `library.yaml`",
    ),
];

/// The rooms of the browser, from the ground up: what is known, what the reader chose, how tall that is, what follows,
/// what a key does, what is drawn. The room, those of its own house that it may use, the outside: only `terminal`, `job`
/// and `run` reach beyond the program.
pub const TUI: &[Row] = &[
    ("tui::painted", "", "ratatui"),
    (
        "tui::terminal",
        "tui::painted",
        "ratatui rustix signal_hook std::env std::fs std::io std::process std::thread std::time",
    ),
    ("tui::theme", "", "ratatui toml"),
    ("tui::seek", "", ""),
    ("tui::list", "tui::seek", ""),
    ("tui::caret", "", ""),
    ("tui::effect", "", ""),
    ("tui::known", "", ""),
    ("tui::input", "", "ratatui"),
    ("tui::line", "tui::input", ""),
    ("tui::everywhere", "tui::effect tui::line", ""),
    (
        "tui::message",
        "tui::list tui::effect tui::everywhere tui::known tui::seek",
        "ratatui",
    ),
    (
        "tui::overlay",
        "tui::list tui::caret tui::seek tui::effect tui::input tui::line",
        "",
    ),
    ("tui::tour", "tui::list tui::input tui::overlay", ""),
    (
        "tui::state",
        "tui::list tui::caret tui::seek tui::everywhere tui::input tui::line tui::overlay tui::tour",
        "ratatui",
    ),
    (
        "tui::measure",
        "tui::theme tui::list tui::known tui::line tui::state",
        "ratatui",
    ),
    (
        "tui::shown",
        "tui::list tui::seek tui::effect tui::known tui::state tui::measure",
        "ratatui",
    ),
    (
        "tui::model",
        "tui::list tui::caret tui::known tui::input tui::state tui::shown",
        "",
    ),
    (
        "tui::action",
        "tui::list tui::caret tui::seek tui::effect tui::known tui::input tui::line tui::everywhere tui::overlay tui::state tui::measure tui::shown tui::model",
        "",
    ),
    ("tui::keys", "tui::input tui::line tui::action", ""),
    (
        "tui::saved",
        "tui::list tui::seek tui::overlay tui::state tui::model",
        "",
    ),
    (
        "tui::update",
        "tui::known tui::saved tui::shown tui::list tui::effect tui::input tui::message tui::overlay tui::state tui::measure tui::model tui::action",
        "ratatui",
    ),
    (
        "tui::view",
        "tui::painted tui::seek tui::theme tui::list tui::known tui::input tui::line tui::everywhere tui::overlay tui::tour tui::state tui::measure tui::shown tui::model",
        "ratatui",
    ),
    (
        "tui::job",
        "tui::list tui::terminal tui::effect tui::seek tui::known tui::everywhere tui::message tui::model",
        "shell_words std::env std::fs std::io std::os std::process std::thread std::time",
    ),
    (
        "tui::run",
        "tui::painted tui::terminal tui::theme tui::effect tui::input tui::message tui::tour tui::saved tui::model tui::action tui::update tui::view tui::job",
        "ratatui std::io",
    ),
];

pub const OWED_IN_TUI: &[(&str, &str, &str)] = &[
    (
        "tui::everywhere",
        "tui::message",
        "a message names what was found, not the other way",
    ),
    (
        "tui::input",
        "tui::action",
        "what keys mean is read from a table that stands below the actions",
    ),
    (
        "tui::overlay",
        "tui::action",
        "offers name actions by a type that stands below them",
    ),
    ("tui::overlay", "tui::model", "an overlay takes the state"),
    (
        "tui::overlay",
        "tui::state",
        "a prompt keeps a place, which stands below it",
    ),
    (
        "tui::tour",
        "tui::action",
        "its keys go by a name that stands below the actions",
    ),
    (
        "tui::tour",
        "tui::model",
        "conditions of the tour ask the state",
    ),
    (
        "tui::tour",
        "tui::state",
        "conditions of the tour ask the state",
    ),
    ("tui::measure", "tui::model", "measures stand on the state"),
    (
        "tui::measure",
        "tui::action",
        "what the help lists is made by the help",
    ),
    (
        "tui::shown",
        "tui::model",
        "what follows is worked out from the state and what is known",
    ),
    (
        "tui::view",
        "tui::action",
        "the footer and the help are drawn from names and keys that stand below both",
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
