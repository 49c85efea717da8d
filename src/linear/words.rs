//! The words that can be typed, each with what it does: one table makes what is heard and the help.

use crate::{clean, diagnostic::nearest, text::Clean};

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    Back,
    Next,
    Previous,
    Again,
    Home,
    Views,
    Find,
    Filter,
    Sort,
    Group,
    Fold,
    Turn,
    Finer,
    Coarser,
    Show,
    Day,
    Origins,
    Falls,
    Tellings,
    ToAsk,
    Text,
    Original,
    Changes,
    Seen,
    Problems,
    Reviewed,
    NotReviewed,
    Flag,
    NotFlagged,
    Note,
    Label,
    TakeBack,
    HandReview,
    Export,
    Reload,
    Help,
    Quit,
}

/// A word, or several that do the same.
pub struct Word {
    pub does: Does,
    /// The first is the one that is named.
    pub names: &'static [&'static str],
    /// What is typed behind it; nothing where nothing is.
    pub takes: &'static str,
    pub says: &'static str,
}

const fn word(
    does: Does,
    names: &'static [&'static str],
    takes: &'static str,
    says: &'static str,
) -> Word {
    Word {
        does,
        names,
        takes,
        says,
    }
}

#[rustfmt::skip] // A table: a line a row.
pub const WORDS: [Word; 37] = [
    word(Does::Back, &["back", "up", "b"], "", "where you came from; so does 0"),
    word(Does::Next, &["next", "more", "n"], "", "the next page of a list or a text, the next record; so does Enter alone"),
    word(Does::Previous, &["previous", "p"], "", "the page, or the record, before"),
    word(Does::Again, &["again", "where"], "", "where you are, once more"),
    word(Does::Home, &["home", "cases", "library"], "", "the cases of the library"),
    word(Does::Views, &["views", "menu"], "", "the views of the case, or of the library"),
    word(Does::Find, &["find", "search", "/"], "WORDS", "search the words of every source and record"),
    word(Does::Filter, &["filter", "f"], "QUERY", "only what a query finds in a list, as `casefile list` takes it; `filter off` ends it"),
    word(Does::Sort, &["sort"], "WORD", "a list by date, standing, speaker, origins or case; the same again turns it round, `sort none` ends it"),
    word(Does::Group, &["group"], "WORD", "a list in groups by one of these; the timeline in lanes by speaker or case; `group none` ends it"),
    word(Does::Fold, &["fold"], "", "of a list in groups only their heads, of which each opens by its number; again all of it"),
    word(Does::Turn, &["turn"], "", "the timeline as a list, or drawn again; the matrix from its other side"),
    word(Does::Finer, &["finer"], "", "the timeline in smaller steps: years, months, days"),
    word(Does::Coarser, &["coarser"], "", "the timeline in larger steps"),
    word(Does::Show, &["show", "open", "go"], "ID", "a record by its id"),
    word(Does::Day, &["day", "as of"], "DAY", "the library as it was on a day; `day today` goes back to today"),
    word(Does::Origins, &["origins"], "", "of a record: the ways back to who said it first"),
    word(Does::Falls, &["falls", "without"], "ID", "what would fall without a source: the one that is chosen, or that is named"),
    word(Does::Tellings, &["tellings"], "", "how a statement was told over time, or what somebody told more than once"),
    word(Does::ToAsk, &["ask", "what to ask"], "", "what to ask next, of whom, and what it would move"),
    word(Does::Text, &["text", "read", "passage"], "", "of a source its text; of a citation the paragraphs around it"),
    word(Does::Original, &["original"], "", "open the original of a source in the viewer of the system"),
    word(Does::Changes, &["changes", "new"], "", "what changed since you last looked"),
    word(Does::Seen, &["seen"], "", "all that changed counts as seen from now on"),
    word(Does::Problems, &["problems", "errors"], "", "what is wrong in the case files"),
    word(Does::Reviewed, &["reviewed", "mark reviewed", "mark", "r"], "", "mark the record, or the citation, as reviewed as it is now"),
    word(Does::NotReviewed, &["not reviewed", "unmark"], "", "take your mark off it"),
    word(Does::Flag, &["flag"], "", "flag it, to come back to it"),
    word(Does::NotFlagged, &["not flagged", "unflag"], "", "take your flag off it"),
    word(Does::Note, &["note"], "TEXT", "write a note on it"),
    word(Does::Label, &["label"], "WORDS", "give it a label of your own; the same again takes it off"),
    word(Does::TakeBack, &["take back", "undo"], "", "take back the last mark, flag, label or note"),
    word(Does::HandReview, &["hand review"], "FILE", "write what you marked and noted to a file, for a colleague"),
    word(Does::Export, &["export"], "PAPER", "write the case to a file, in two pages where no other paper is named"),
    word(Does::Reload, &["reload"], "", "read the files again"),
    word(Does::Help, &["help", "?", "h"], "", "these words"),
    word(Does::Quit, &["quit", "q", "exit"], "", "leave; so does the end of the input"),
];

/// The name of a word.
pub fn named(does: Does) -> &'static str {
    let mut words = WORDS.iter();
    let found = words.find(|word| word.does == does);
    found.map_or("", |word| word.names[0])
}

/// What is said of each prompt, of which there is one way out.
pub const LEAVES: &str = "0 leaves this";

/// How a prompt is left without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaves {
    /// The reader stays where they are.
    Stays,
    /// They go on to what the word does.
    For(Does),
    /// They want to know what can be typed, and are asked again.
    Asked,
}

/// Whether this, typed at a prompt, is no answer: 0, or a word alone that leads away. It is the same at each prompt, so that
/// nobody writes a file called `quit`.
pub fn leaves(typed: &str) -> Option<Leaves> {
    let lower = typed.to_lowercase();
    if matches!(lower.as_str(), "0" | "cancel") {
        return Some(Leaves::Stays);
    }
    let mut words = WORDS.iter();
    let word = words.find(|word| word.names.contains(&lower.as_str()))?;
    match word.does {
        Does::Back => Some(Leaves::Stays),
        Does::Home | Does::Views | Does::Quit => Some(Leaves::For(word.does)),
        Does::Help | Does::Again => Some(Leaves::Asked),
        _ => None,
    }
}

/// What was typed, understood.
#[derive(Debug, PartialEq)]
pub enum Heard<'t> {
    /// Numbers of choices, one after the other.
    Numbers(Vec<usize>),
    /// A word, and what stands behind it.
    Word(Does, &'t str),
    /// The name of a view, by its place among those that there are.
    View(usize),
    /// Nothing that is known; a word that comes near.
    Unknown(Option<&'t str>),
}

/// What was typed, where there are views of these names. A word may be cut where no other begins so.
pub fn hear<'t>(typed: &'t str, views: &[&'t str]) -> Heard<'t> {
    let numbers = typed.split('.').map(str::parse::<usize>);
    if let Ok(numbers) = numbers.collect::<Result<Vec<usize>, _>>() {
        return Heard::Numbers(numbers);
    }
    let lower = typed.to_lowercase();
    if let Some(view) = views.iter().position(|view| view.to_lowercase() == lower) {
        return Heard::View(view);
    }
    let names = WORDS
        .iter()
        .flat_map(|word| word.names.iter().map(move |name| (word, *name)));
    let behind = |name: &str| {
        let rest = lower.strip_prefix(name)?;
        let is_whole = rest.is_empty() || rest.starts_with(' ') || name == "/";
        // Letters may take other numbers of bytes in lower case, but not those of a name.
        is_whole.then(|| typed.get(name.len()..).unwrap_or("").trim())
    };
    let found = names
        .clone()
        .filter_map(|(word, name)| Some((word, name, behind(name)?)));
    let is_taken =
        |(word, _, rest): &(&Word, &str, &str)| rest.is_empty() || !word.takes.is_empty();
    if let Some((word, _, rest)) = found.filter(is_taken).max_by_key(|(_, name, _)| name.len()) {
        return Heard::Word(word.does, rest);
    }
    let begins = |name: &str| lower.len() > 1 && name.starts_with(&lower);
    let mut cut: Vec<Heard<'_>> = Vec::new();
    for (word, _) in names.clone().filter(|(_, name)| begins(name)) {
        let heard = Heard::Word(word.does, "");
        if !cut.contains(&heard) {
            cut.push(heard);
        }
    }
    let titles = views.iter().enumerate();
    cut.extend(
        titles
            .filter(|(_, view)| begins(&view.to_lowercase()))
            .map(|(at, _)| Heard::View(at)),
    );
    match cut.pop() {
        Some(only) if cut.is_empty() => only,
        _ => Heard::Unknown(nearest(
            typed,
            names.map(|(_, name)| name).chain(views.iter().copied()),
        )),
    }
}

/// The help: a line a word.
pub fn help() -> Vec<Clean> {
    let mut lines: Vec<Clean> = vec![
        "Type a number to choose what stands behind it; 2.1 chooses 2 and then 1. Enter alone goes on. A word does the rest; the name of a view opens it. Where something is asked, 0 leaves that without an answer; so do back, home, views and quit, which do then what they do.".into(),
    ];
    lines.extend(WORDS.iter().map(|word| {
        let takes = match word.takes {
            "" => Clean::default(),
            takes => clean![" ", takes],
        };
        clean![word.names[0], takes, ": ", word.says, "."]
    }));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEWS: [&str; 3] = ["Overview", "Allegations", "Evidence"];

    #[test]
    fn what_is_typed_is_a_number_a_word_or_a_view() {
        for (typed, heard) in [
            ("3", Heard::Numbers(vec![3])),
            ("2.2", Heard::Numbers(vec![2, 2])),
            ("0", Heard::Numbers(vec![0])),
            ("find the van", Heard::Word(Does::Find, "the van")),
            ("/van", Heard::Word(Does::Find, "van")),
            ("FILTER by:Ana", Heard::Word(Does::Filter, "by:Ana")),
            ("as of 3 May 2024", Heard::Word(Does::Day, "3 May 2024")),
            ("mark reviewed", Heard::Word(Does::Reviewed, "")),
            ("not reviewed", Heard::Word(Does::NotReviewed, "")),
            ("take back", Heard::Word(Does::TakeBack, "")),
            ("note It is so.", Heard::Word(Does::Note, "It is so.")),
            ("label look again", Heard::Word(Does::Label, "look again")),
            ("sort date", Heard::Word(Does::Sort, "date")),
            ("falls", Heard::Word(Does::Falls, "")),
            ("what to ask", Heard::Word(Does::ToAsk, "")),
            ("allegations", Heard::View(1)),
            ("alle", Heard::View(1)),
            ("q", Heard::Word(Does::Quit, "")),
            ("nonsense", Heard::Unknown(None)),
            ("quitt", Heard::Unknown(Some("quit"))),
            ("back to it", Heard::Unknown(None)),
            ("2.x", Heard::Unknown(None)),
            // More than one begins so.
            ("ex", Heard::Unknown(None)),
        ] {
            assert_eq!(hear(typed, &VIEWS), heard, "{typed}");
        }
    }

    #[test]
    fn what_leads_away_is_no_answer() {
        for typed in ["0", "back", "B", "up", "cancel"] {
            assert_eq!(leaves(typed), Some(Leaves::Stays), "{typed}");
        }
        for typed in ["quit", "Q", "exit"] {
            assert_eq!(leaves(typed), Some(Leaves::For(Does::Quit)), "{typed}");
        }
        assert_eq!(leaves("home"), Some(Leaves::For(Does::Home)));
        assert_eq!(leaves("help"), Some(Leaves::Asked));
        for typed in ["", "quit it", "./quit", "quit.md", "no", "1", "show", "ana"] {
            assert_eq!(leaves(typed), None, "{typed}");
        }
    }

    #[test]
    fn each_word_is_there_once() {
        let all: Vec<&str> = WORDS.iter().flat_map(|word| word.names).copied().collect();
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), all.len());
        assert_eq!(help().len(), WORDS.len() + 1);
    }
}
