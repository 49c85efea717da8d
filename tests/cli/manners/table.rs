//! The table of manners.

/// What a command does in a situation.
#[derive(Debug)]
pub enum Manner {
    /// With these arguments it ends with this status and says this line on standard error, in which `…`
    /// is for anything; an empty one is silence.
    Does(&'static str, i32, &'static str),
    /// It cannot come to that; this is why.
    Not(&'static str),
}

use Manner::{Does, Not};

impl Manner {
    /// The same run with another end.
    pub fn but(&self, code: i32, sentence: &'static str) -> Self {
        match *self {
            Does(arguments, ..) => Does(arguments, code, sentence),
            Not(why) => Not(why),
        }
    }
}

/// How a command behaves.
pub struct Row {
    /// The words that call it; none for the browser, which prints an overview where there is no terminal.
    pub command: &'static str,
    /// Something that it usually does, in which it prints. It is also run without a terminal, with its
    /// output closed, and with no room for its output.
    pub runs: Manner,
    /// There is no library.
    pub no_library: Manner,
    /// A name that is nearly one.
    pub unknown: Manner,
    /// Nothing is what was asked for.
    pub nothing: Manner,
    /// A case file could not be read.
    pub unread: Manner,
    /// What it is to write is there.
    pub exists: Manner,
    /// There is no room for the file that it writes.
    pub full: Manner,
    /// The folder in which it writes cannot be written.
    pub read_only: Manner,
    /// Something that takes its time to write, and what is said where it is let finish.
    pub interrupted: Manner,
}

impl Row {
    /// All of them, in the order of the fields.
    pub fn manners(&self) -> [&Manner; 9] {
        [
            &self.runs,
            &self.no_library,
            &self.unknown,
            &self.nothing,
            &self.unread,
            &self.exists,
            &self.full,
            &self.read_only,
            &self.interrupted,
        ]
    }
}

const NO_LIBRARY: &str = "error: No library is named, and none is here: there is no folder ./casefiles, and no \
library.yaml or case.yaml in this folder or above it. Write `casefile PATH`. To see what this is, `casefile tour` \
shows it on an invented case, and `casefile sample` writes a library to look at; `casefile init casefiles` begins \
one of your own.";
const IN_PART: &str =
    "error: 1 case file could not be read, so this may not be all. `casefile check` says why.";
const NO_CASE: &str = "error: There is no case `exmaple-case`; did you mean `example-case`?";

/// What most commands have in common: they open a library and write no file.
const READS: Row = Row {
    command: "",
    runs: Not("a row of its own"),
    no_library: Not("a row of its own"),
    unknown: Not("a row of its own"),
    nothing: Not("a row of its own"),
    unread: Not("a row of its own"),
    exists: Not("writes no file"),
    full: Not("writes no file"),
    read_only: Not("writes no file"),
    interrupted: Not("writes no file"),
};

const NO_ROOM: &str = "error: Nothing was saved, since `… cannot be written: File too large (os error 27). Standard \
output has what was to be saved (1 entry), as `casefile review import` takes it.";
const NOT_WRITTEN: &str = "error: Nothing was saved, since `… Standard output has what was to be saved (1 entry), as \
`casefile review import` takes it.";
const NO_LOG: &str = "error: No other log may be that of this library.";
const NEAR: &str = "error: There is no record `reciept`; did you mean `example-case/receipt`?";
const NONE: &str =
    "error: There is no record `zzz`; `casefile list KIND` lists the records of a kind.";

/// Those that write to the log of a review.
const REVIEWS: Row = Row {
    exists: Not("adds to what is there"),
    interrupted: Not("writes to the log, and tests/cli/review/kills.rs kills it there"),
    ..READS
};

/// What is counted of the docket of these tests.
const SUIT: &str = "note: Parties: 1; rows of attorneys: 0, of which 0 are counsel; entries: 0.";

const NOT_YET: &str = "note: Nothing is written; --write writes it.";
/// What would take it back is written first.
const LEFT: &str = "error: `casefiles/example-case.yaml` is left as it is: what takes changes back cannot be kept: `…";
const LEFT_CLOSED: &str = "error: `casefiles/example-case.yaml` is left as it is: …";

/// Those that change a record.
const EDITS: Row = Row {
    exists: Not("changes what is there"),
    full: Not("writes as `edit status` does"),
    read_only: Not("writes as `edit status` does"),
    interrupted: Not("writes as `edit status` does"),
    ..READS
};

/// Those that print something of the program's own.
const OWN: Row = Row {
    no_library: Not("opens no library"),
    unknown: Not("takes no name"),
    nothing: Not("looks for nothing"),
    unread: Not("opens no library"),
    ..READS
};

pub static ROWS: [Row; 49] = [
    Row {
        command: "",
        runs: Does("", 0, ""),
        no_library: Does("", 2, NO_LIBRARY),
        unknown: Does(
            "lst",
            2,
            "error: `lst` is not there; name a library folder or a case file, or make one with \
             `casefile init lst`. Did you mean the command `list`?",
        ),
        nothing: Not("prints what there is"),
        unread: Does("", 2, IN_PART),
        ..READS
    },
    Row {
        command: "check",
        runs: Does("check --list", 0, ""),
        no_library: Does("check", 2, NO_LIBRARY),
        unknown: Does(
            "check uncitd",
            2,
            "error: `uncitd` is not there; name a library folder or a case file, or make one with \
             `casefile init uncitd`. Did you mean the rule `uncited`?",
        ),
        nothing: Does("check", 0, ""),
        unread: Does("check", 1, "1 error."),
        ..READS
    },
    Row {
        command: "list",
        runs: Does("list people", 0, ""),
        no_library: Does("list people", 2, NO_LIBRARY),
        unknown: Does("list people --case exmaple-case", 1, NO_CASE),
        nothing: Does("list people zzz", 1, "note: Nothing was found."),
        unread: Does("list people", 2, IN_PART),
        ..READS
    },
    Row {
        command: "search",
        runs: Does(
            "search harbour",
            0,
            "note: 1 source has no text here: clerk-interview.",
        ),
        no_library: Does("search harbour", 2, NO_LIBRARY),
        unknown: Does("search harbour --case exmaple-case", 1, NO_CASE),
        nothing: Does(
            "search zzz",
            1,
            "note: 1 source has no text here: clerk-interview.",
        ),
        unread: Does("search harbour", 2, IN_PART),
        ..READS
    },
    Row {
        command: "show",
        runs: Does("show receipt", 0, ""),
        no_library: Does("show receipt", 2, NO_LIBRARY),
        unknown: Does(
            "show reciept",
            1,
            "error: There is no record `reciept`; did you mean `example-case/receipt`?",
        ),
        nothing: Does(
            "show zzz",
            1,
            "error: There is no record `zzz`; `casefile list KIND` lists the records of a kind.",
        ),
        unread: Does("show receipt", 2, IN_PART),
        ..READS
    },
    Row {
        command: "read",
        runs: Does("read", 0, ""),
        no_library: Does("read", 2, NO_LIBRARY),
        unknown: Does(
            "read casefilez",
            2,
            "error: `casefilez` is not there; name a library folder or a case file, or make one with `casefile init \
             casefilez`.",
        ),
        nothing: Not("what is not there is said in the conversation"),
        unread: Does("read", 0, ""),
        exists: Not("asks before it replaces a file"),
        full: Not("writes what is asked for in the conversation alone"),
        read_only: Not("writes what is asked for in the conversation alone"),
        interrupted: Not("writes what is asked for in the conversation alone"),
    },
    Row {
        command: "timeline",
        runs: Does("timeline", 0, ""),
        no_library: Does("timeline", 2, NO_LIBRARY),
        unknown: Does("timeline --case exmaple-case", 1, NO_CASE),
        nothing: Does("timeline zzz", 1, "note: Nothing was found."),
        unread: Does("timeline", 2, IN_PART),
        ..READS
    },
    Row {
        command: "agenda",
        runs: Does("dated agenda --today 2031-01-01", 0, ""),
        no_library: Does("agenda", 2, NO_LIBRARY),
        unknown: Does("agenda exmaple-case", 1, NO_CASE),
        nothing: Does("bare agenda", 1, "note: Nothing was found."),
        unread: Does("agenda", 2, IN_PART),
        ..READS
    },
    Row {
        command: "origins",
        runs: Does("origins records-are-missing", 0, ""),
        no_library: Does("origins records-are-missing", 2, NO_LIBRARY),
        unknown: Does(
            "origins records-are-mising",
            1,
            "error: There is no record `records-are-mising`; did you mean \
             `example-case/records-are-missing`?",
        ),
        nothing: Does(
            "origins zzz",
            1,
            "error: There is no record `zzz`; `casefile list KIND` lists the records of a kind.",
        ),
        unread: Does("origins records-are-missing", 2, IN_PART),
        ..READS
    },
    Row {
        command: "matrix",
        runs: Does("matrix example-case", 0, ""),
        no_library: Does("matrix example-case", 2, NO_LIBRARY),
        unknown: Does("matrix exmaple-case", 1, NO_CASE),
        nothing: Does(
            "matrix zzz",
            1,
            "error: There is no case `zzz`; the cases are example-case.",
        ),
        unread: Does("matrix example-case", 2, IN_PART),
        ..READS
    },
    Row {
        command: "conflicts",
        runs: Does("conflicts example-case", 0, ""),
        no_library: Does("conflicts", 2, NO_LIBRARY),
        unknown: Does("conflicts exmaple-case", 1, NO_CASE),
        nothing: Does("bare conflicts", 1, "note: Nothing was found."),
        unread: Does("conflicts", 2, IN_PART),
        ..READS
    },
    Row {
        command: "tellings",
        runs: Does("tellings records-are-missing", 0, ""),
        no_library: Does("tellings x", 2, NO_LIBRARY),
        unknown: Does(
            "tellings records-are-mising",
            1,
            "error: There is no record `records-are-mising`; did you mean \
             `example-case/records-are-missing`?",
        ),
        nothing: Does(
            "tellings zzz",
            1,
            "error: There is no record `zzz`; `casefile list KIND` lists the records of a kind.",
        ),
        unread: Does("tellings records-are-missing", 2, IN_PART),
        ..READS
    },
    Row {
        command: "next",
        runs: Does("next example-case", 0, ""),
        no_library: Does("next", 2, NO_LIBRARY),
        unknown: Does("next exmaple-case", 1, NO_CASE),
        nothing: Does("bare next", 1, "note: Nothing was found."),
        unread: Does("next", 2, IN_PART),
        ..READS
    },
    Row {
        command: "diff",
        runs: Does("diff bare casefiles", 1, ""),
        no_library: Does("diff bare", 2, NO_LIBRARY),
        unknown: Does(
            "diff lst casefiles",
            2,
            "error: `lst` is not there; name a library folder or a case file, or make one with \
             `casefile init lst`. Did you mean the command `list`?",
        ),
        nothing: Does("diff casefiles casefiles", 0, "note: Nothing differs."),
        unread: Does(
            "diff casefiles",
            2,
            "error: of the new library 1 case file could not be read, so that this may lack differences, and tell \
             some that are none. `casefile check` says why.",
        ),
        ..READS
    },
    Row {
        command: "export",
        runs: Does("export example-case", 0, ""),
        no_library: Does("export example-case", 2, NO_LIBRARY),
        unknown: Does("export exmaple-case", 1, NO_CASE),
        nothing: Does(
            "export example-case zzz",
            1,
            "error: The query matches no record of `example-case`.",
        ),
        unread: Does("export example-case", 2, IN_PART),
        exists: Does(
            "export example-case -o there.md",
            2,
            "error: `there.md` is there already; write --force to replace it.",
        ),
        full: Does(
            "export example-case -o there.md --force",
            2,
            "error: `there.md` cannot be written: File too large (os error 27).",
        ),
        read_only: Does(
            "export example-case -o there.md --force",
            2,
            "error: `there.md` cannot be written: …",
        ),
        interrupted: Does("export example-case -o there.md --force", 0, ""),
    },
    Row {
        command: "source",
        unknown: Does("source ad", 2, "  tip: a similar subcommand exists: 'add'"),
        runs: Not("prints nothing without its command"),
        ..OWN
    },
    Row {
        command: "source add",
        runs: Does("source add letter.txt", 0, ""),
        no_library: Does(
            "source add letter.txt",
            2,
            "error: `letter.txt` is not there.",
        ),
        unknown: Not("takes no name of what is there"),
        nothing: Does("source add zzz.txt", 2, "error: `zzz.txt` is not there."),
        unread: Not("adds beside what could be read"),
        exists: Does(
            "source add letter.txt --digest there.md",
            2,
            "error: The digest `there.md` cannot be written: File exists (os error 17).",
        ),
        full: Does(
            "source add letter.txt --append casefiles/example-case.yaml",
            2,
            "error: `…/casefiles/example-case.yaml` cannot be written: File too large (os error 27).",
        ),
        read_only: Does(
            "source add letter.txt --append casefiles/example-case.yaml",
            2,
            "error: `…/casefiles/example-case.yaml` cannot be written: permission denied.",
        ),
        interrupted: Does(
            "source add letter.txt --append casefiles/example-case.yaml",
            0,
            "",
        ),
    },
    Row {
        command: "source ocr",
        runs: Not("runs a program that recognises text; tests/cli/ocr.rs has a stand-in for it"),
        no_library: Does(
            "source ocr letter.txt",
            2,
            "error: `letter.txt` is not there.",
        ),
        unknown: Not("takes no name of what is there"),
        nothing: Does("source ocr zzz.pdf", 2, "error: `zzz.pdf` is not there."),
        unread: Not("adds beside what could be read"),
        exists: Not("tests/cli/ocr.rs"),
        full: Not("tests/cli/ocr.rs"),
        read_only: Not("tests/cli/ocr.rs"),
        interrupted: Not("tests/cli/ocr.rs"),
    },
    Row {
        command: "import",
        unknown: Does(
            "import dockt",
            2,
            "  tip: a similar subcommand exists: 'docket'",
        ),
        runs: Not("prints nothing without its command"),
        ..OWN
    },
    Row {
        command: "import docket",
        runs: Does("import docket suit.json", 0, SUIT),
        no_library: Does(
            "import docket suit.json",
            2,
            "error: `suit.json` is not there.",
        ),
        unknown: Does(
            "import docket suit.json --into exmaple-case",
            1,
            "error: There is no record `exmaple-case`; did you mean `example-case`?",
        ),
        nothing: Does(
            "import docket zzz.json",
            2,
            "error: `zzz.json` is not there.",
        ),
        unread: Not("adds beside what could be read"),
        exists: Does(
            "import docket suit.json -o there.md",
            2,
            "error: `there.md` is there already; --into there.md puts into it what is new.",
        ),
        full: Does("import docket suit.json --into example-case", 2, LEFT),
        read_only: Does(
            "import docket suit.json --into example-case",
            2,
            LEFT_CLOSED,
        ),
        interrupted: Does("import docket suit.json --into example-case", 0, SUIT),
    },
    Row {
        command: "import csv",
        runs: Does("import csv rows.csv --as events", 0, ""),
        no_library: Does(
            "import csv rows.csv --as events",
            2,
            "error: `rows.csv` is not there.",
        ),
        unknown: Does(
            "import csv rows.csv --as events --map titel=title",
            2,
            "error: `rows.csv` has no column `titel`; did you mean `title`?",
        ),
        nothing: Does(
            "import csv zzz.csv --as events",
            2,
            "error: `zzz.csv` is not there.",
        ),
        unread: Not("adds beside what could be read"),
        exists: Not("writes as `import docket` does"),
        full: Not("writes as `import docket` does"),
        read_only: Not("writes as `import docket` does"),
        interrupted: Not("writes as `import docket` does"),
    },
    Row {
        command: "edit",
        unknown: Does(
            "edit stauts",
            2,
            "  tip: a similar subcommand exists: 'status'",
        ),
        runs: Not("prints nothing without its command"),
        ..OWN
    },
    Row {
        command: "edit status",
        runs: Does("edit status receipt --to produced", 0, NOT_YET),
        no_library: Does("edit status receipt --to produced", 2, NO_LIBRARY),
        unknown: Does("edit status reciept --to produced", 1, NEAR),
        nothing: Does("edit status zzz --to produced", 1, NONE),
        unread: Does("edit status receipt --to produced", 0, NOT_YET),
        full: Does("edit status receipt --to produced --write", 2, LEFT),
        read_only: Does("edit status receipt --to produced --write", 2, LEFT_CLOSED),
        interrupted: Does(
            "edit status receipt --to produced --write",
            0,
            "note: Written to `casefiles/example-case.yaml`; `casefile edit undo` takes it back.",
        ),
        ..EDITS
    },
    Row {
        command: "edit answer",
        runs: Does("edit answer what-the-receipt-lists Boxes", 0, NOT_YET),
        no_library: Does("edit answer what-the-receipt-lists Boxes", 2, NO_LIBRARY),
        unknown: Does("edit answer reciept Boxes", 1, NEAR),
        nothing: Does("edit answer zzz Boxes", 1, NONE),
        unread: Does("edit answer what-the-receipt-lists Boxes", 0, NOT_YET),
        ..EDITS
    },
    Row {
        command: "edit respond",
        runs: Does(
            "edit respond boxes-were-burnt --by harbour-office --is no-comment",
            0,
            NOT_YET,
        ),
        no_library: Does(
            "edit respond boxes-were-burnt --by harbour-office --is no-comment",
            2,
            NO_LIBRARY,
        ),
        unknown: Does(
            "edit respond boxes-were-burnt --by reciept --is denied",
            1,
            NEAR,
        ),
        nothing: Does("edit respond zzz --by harbour-office --is denied", 1, NONE),
        unread: Does(
            "edit respond boxes-were-burnt --by harbour-office --is no-comment",
            0,
            NOT_YET,
        ),
        ..EDITS
    },
    Row {
        command: "edit quote",
        runs: Not("mends what is not as its source has it; tests/cli/edit.rs has such"),
        no_library: Does("edit quote receipt 1", 2, NO_LIBRARY),
        unknown: Does("edit quote reciept 1", 1, NEAR),
        nothing: Does(
            "edit quote receipt 1",
            1,
            "error: Citation 1 of `example-case/receipt` is verbatim: nothing is to be mended.",
        ),
        unread: Not("mends what is not as its source has it; tests/cli/edit.rs has such"),
        ..EDITS
    },
    Row {
        command: "edit new",
        runs: Does("edit new people zoe Zoe", 0, NOT_YET),
        no_library: Does("edit new people zoe Zoe", 2, NO_LIBRARY),
        unknown: Does(
            "edit new people zoe Zoe --case exmaple-case",
            1,
            "error: There is no record `exmaple-case`; did you mean `example-case`?",
        ),
        nothing: Does("edit new allegations it-rained Rain --by zzz", 1, NONE),
        unread: Does("edit new people zoe Zoe --case example-case", 0, NOT_YET),
        exists: Does(
            "edit new evidence receipt R",
            2,
            "error: There is a record `example-case/receipt` already; choose another id.",
        ),
        ..EDITS
    },
    Row {
        command: "edit undo",
        runs: Not("takes back what was written; tests/cli/edit.rs writes something"),
        no_library: Does("edit undo", 2, NO_LIBRARY),
        unknown: Not("takes no name"),
        nothing: Does(
            "edit undo",
            1,
            "error: There is no change to be taken back.",
        ),
        unread: Does(
            "edit undo",
            1,
            "error: There is no change to be taken back.",
        ),
        ..EDITS
    },
    Row {
        command: "review",
        unknown: Does(
            "review lst",
            2,
            "  tip: a similar subcommand exists: 'list'",
        ),
        runs: Not("prints nothing without its command"),
        ..OWN
    },
    Row {
        command: "review list",
        runs: Does("review list", 0, ""),
        no_library: Does("review list", 2, NO_LIBRARY),
        unknown: Not("takes no name"),
        nothing: Not("prints how far each case is"),
        unread: Does("review list", 2, IN_PART),
        ..READS
    },
    Row {
        command: "review report",
        runs: Does("review report", 0, ""),
        no_library: Does("review report", 2, NO_LIBRARY),
        unknown: Does("review report exmaple-case", 1, NO_CASE),
        nothing: Not("tells how much is not reviewed"),
        unread: Does("review report", 2, IN_PART),
        exists: Does(
            "review report -o there.md",
            2,
            "error: `there.md` is there already; write --force to replace it.",
        ),
        full: Does(
            "review report -o there.md --force",
            2,
            "error: `there.md` cannot be written: File too large (os error 27).",
        ),
        read_only: Does(
            "review report -o there.md --force",
            2,
            "error: `there.md` cannot be written: …",
        ),
        interrupted: Not("takes no time to write; it does so as `export` does"),
    },
    Row {
        command: "review mark",
        runs: Does("review mark receipt", 0, ""),
        no_library: Does("review mark receipt", 2, NO_LIBRARY),
        unknown: Does("review mark reciept", 1, NEAR),
        nothing: Does("review mark zzz", 1, NONE),
        unread: Does("review mark receipt", 0, ""),
        full: Does("review mark receipt", 2, NO_ROOM),
        read_only: Does("review mark receipt", 2, NOT_WRITTEN),
        ..REVIEWS
    },
    Row {
        command: "review flag",
        runs: Does("review flag receipt", 0, ""),
        no_library: Does("review flag receipt", 2, NO_LIBRARY),
        unknown: Does("review flag reciept", 1, NEAR),
        nothing: Does("review flag zzz", 1, NONE),
        unread: Does("review flag receipt", 0, ""),
        full: Does("review flag receipt", 2, NO_ROOM),
        read_only: Does("review flag receipt", 2, NOT_WRITTEN),
        ..REVIEWS
    },
    Row {
        command: "review label",
        runs: Does("review label odd receipt", 0, ""),
        no_library: Does("review label odd receipt", 2, NO_LIBRARY),
        unknown: Does("review label odd reciept", 1, NEAR),
        nothing: Does("review label odd zzz", 1, NONE),
        unread: Does("review label odd receipt", 0, ""),
        full: Does("review label odd receipt", 2, NO_ROOM),
        read_only: Does("review label odd receipt", 2, NOT_WRITTEN),
        ..REVIEWS
    },
    Row {
        command: "review note",
        runs: Does("review note receipt -m kept", 0, ""),
        no_library: Does("review note receipt -m kept", 2, NO_LIBRARY),
        unknown: Does("review note reciept -m kept", 1, NEAR),
        nothing: Does("review note zzz -m kept", 1, NONE),
        unread: Does("review note receipt -m kept", 0, ""),
        full: Does("review note receipt -m kept", 2, NO_ROOM),
        read_only: Does("review note receipt -m kept", 2, NOT_WRITTEN),
        ..REVIEWS
    },
    Row {
        command: "review export",
        runs: Does("review export", 0, ""),
        no_library: Does("review export", 2, NO_LIBRARY),
        unknown: Not("takes no name of what is there"),
        nothing: Does("review export", 0, ""),
        unread: Does("review export", 0, ""),
        exists: Does(
            "review export -o there.md",
            2,
            "error: `there.md` is there already; write --force to replace it.",
        ),
        full: Does(
            "review export -o there.md --force",
            2,
            "error: `there.md` cannot be written: File too large (os error 27).",
        ),
        read_only: Does(
            "review export -o there.md --force",
            2,
            "error: `there.md` cannot be written: …",
        ),
        interrupted: Not("takes no time to write; it does so as `export` does"),
    },
    Row {
        command: "review import",
        runs: Does("review import marks.json", 0, ""),
        no_library: Does("review import marks.json", 2, NO_LIBRARY),
        unknown: Not("takes no name of what is there"),
        nothing: Does(
            "review import zzz.json",
            2,
            "error: `zzz.json` cannot be read: No such file or directory (os error 2).",
        ),
        unread: Does("review import marks.json", 0, ""),
        full: Does("review import marks.json", 2, NO_ROOM),
        read_only: Does("review import marks.json", 2, NOT_WRITTEN),
        ..REVIEWS
    },
    Row {
        command: "review status",
        runs: Does("review status", 0, ""),
        no_library: Does("review status", 2, NO_LIBRARY),
        unknown: Not("takes no name"),
        nothing: Not("prints where the log is, or will be"),
        unread: Does("review status", 0, ""),
        ..READS
    },
    Row {
        command: "review adopt",
        runs: Not("takes the log of a library that was moved; tests/cli/review.rs moves one"),
        no_library: Does("review adopt", 2, NO_LIBRARY),
        unknown: Does("review adopt zzz", 1, NO_LOG),
        nothing: Does("review adopt", 1, NO_LOG),
        unread: Not("moves a log as it is"),
        full: Not("moves a log as it is"),
        read_only: Not("moves a log as it is"),
        ..REVIEWS
    },
    Row {
        command: "init",
        runs: Does("init new", 0, ""),
        exists: Does(
            "init casefiles",
            2,
            "error: `casefiles` is not empty; name a folder that is new or empty.",
        ),
        full: Does(
            "init new",
            2,
            "error: A library cannot be made in `new`: File too large (os error 27).",
        ),
        read_only: Does("init new", 2, "error: A library cannot be made in `new`: …"),
        interrupted: Does("init new", 0, ""),
        ..OWN
    },
    Row {
        command: "tour",
        runs: Does("tour", 0, ""),
        full: Does(
            "tour",
            2,
            "error: The tour cannot be laid out in a temporary folder: File too large (os error 27).",
        ),
        read_only: Does(
            "tour",
            2,
            "error: The tour cannot be laid out in a temporary folder: …",
        ),
        interrupted: Does("tour", 0, ""),
        ..OWN
    },
    Row {
        command: "sample",
        runs: Does("sample", 0, ""),
        exists: Does(
            "sample casefiles",
            2,
            "error: `casefiles` is not empty; name a folder that is new or empty.",
        ),
        full: Does(
            "sample new",
            2,
            "error: The sample cannot be written to `new`: File too large (os error 27).",
        ),
        read_only: Does(
            "sample new",
            2,
            "error: The sample cannot be written to `new`: …",
        ),
        interrupted: Does("sample new", 0, ""),
        ..OWN
    },
    Row {
        command: "forget",
        runs: Does("forget", 0, ""),
        no_library: Does("forget", 2, NO_LIBRARY),
        unknown: Not("forgets what is gone, too"),
        nothing: Does("forget casefiles", 0, ""),
        unread: Not("reads no case file"),
        ..READS
    },
    Row {
        command: "keys",
        runs: Does("keys", 0, ""),
        ..OWN
    },
    Row {
        command: "schema",
        runs: Does("schema", 0, ""),
        ..OWN
    },
    Row {
        command: "config",
        runs: Does("config", 0, ""),
        ..OWN
    },
    Row {
        command: "completions",
        runs: Does("completions bash", 0, ""),
        unknown: Does(
            "completions bsh",
            2,
            "  tip: a similar value exists: 'bash'",
        ),
        ..OWN
    },
    Row {
        command: "man",
        runs: Does("man", 0, ""),
        ..OWN
    },
    Row {
        command: "help",
        runs: Does("help list", 0, ""),
        unknown: Does("help lst", 2, "error: unrecognized subcommand 'lst'"),
        ..OWN
    },
];
