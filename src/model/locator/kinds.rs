//! The kinds of places: how each is written, and what it names. Messages, the schema and `docs/sources.md` say
//! what stands here.

/// A kind of place.
pub struct Kind {
    /// How it is written: an example.
    pub written: &'static str,
    /// What it names.
    pub names: &'static str,
}

/// Every kind, in the order in which they are explained.
pub const KINDS: [Kind; 14] = [
    kind(
        "¶6",
        "a paragraph of the whole source, as they are counted; where the source says `paragraphs: printed`, as \
         `No. 6`",
    ),
    kind("¶6-8", "several"),
    kind(
        "No. 42",
        "the paragraph before which the document prints that number, as `42.`, `¶ 42` or `[42]`, up to the next that has \
         one; a number that is printed twice is an ambiguous place",
    ),
    kind(
        "p. 3",
        "a page: the third sheet, or the one on which 3 is printed where the document says what is printed; two \
         sheets are an ambiguous place",
    ),
    kind("p. 3 ¶2", "a paragraph of a page"),
    kind("p. ii", "the page on which that is printed"),
    kind("sheet 4", "a page by its sheet, whatever is printed on it"),
    kind(
        "p. 1, sheet 4",
        "both, as the program writes it: neither is believed if the other is not there",
    ),
    kind(
        "p. 36 l. 10",
        "a line of a page, as transcripts number them; where no text says which that is, the page",
    ),
    kind("36:10-14", "several"),
    kind(
        "Bates ABC-000123",
        "the page at whose head or foot that is stamped, next to a page with the stamp before or behind, or alone in its line",
    ),
    kind(
        "00:14:05",
        "in a text whose paragraphs begin with times, `00:14:05` or `[00:14:05]`: what stands behind the last that is not later",
    ),
    kind("l. 12-18", "lines of a text"),
    kind("§ 4", "a numbered section"),
];

const fn kind(written: &'static str, names: &'static str) -> Kind {
    Kind { written, names }
}

/// What may be written, as a message says it.
pub fn examples() -> String {
    let [rest @ .., last] = KINDS.each_ref().map(|kind| kind.written);
    format!(
        "write {} or {last}; several with commas",
        rest.join(", ").replace("p. 1, sheet 4", "`p. 1, sheet 4`")
    )
}

/// The table as Markdown, for `docs/sources.md`.
pub fn markdown() -> String {
    let rows = KINDS
        .iter()
        .map(|kind| format!("| `{}` | {} |\n", kind.written, kind.names));
    format!(
        "| place | names |\n| --- | --- |\n{}",
        rows.collect::<String>()
    )
}
