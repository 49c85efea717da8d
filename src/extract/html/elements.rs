//! What the elements of a page do to its text.

use super::{generated, layout::Beside, styles};
use crate::extract::{Block, By, Whose, flow::Flow, quoted, script::Script};

/// What an element does to the text round it and in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Does {
    /// Nothing: it stands within a line.
    Flows,
    /// It begins and ends a block.
    Parts,
    /// The same, beside others in the row of a table.
    IsCell,
    /// It begins and ends a block, and its lines and spaces mean something.
    Preformats,
    /// It breaks a line; two of them part blocks.
    Breaks,
    /// It stands within a line and is no text of it, or a block in it: figures do not run on over it.
    Interrupts,
    /// It is a block elsewhere on the page, and what is round it goes on.
    StandsApart,
    /// Its content is not read on the page.
    Hides,
}

impl Does {
    /// What the element of that name does. The names are those of the HTML standard's rendering
    /// section with `display: block`, `list-item` or of a table; unknown ones flow, as they do in
    /// browsers.
    pub fn of(name: &str) -> Self {
        match name {
            "address" | "article" | "aside" | "blockquote" | "body" | "button" | "caption"
            | "center" | "dd" | "details" | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset"
            | "figcaption" | "figure" | "footer" | "form" | "frameset" | "h1" | "h2" | "h3"
            | "h4" | "h5" | "h6" | "header" | "hgroup" | "hr" | "html" | "legend" | "li"
            | "main" | "menu" | "nav" | "ol" | "optgroup" | "option" | "p" | "search"
            | "section" | "summary" | "table" | "tbody" | "tfoot" | "thead" | "tr" | "ul" => {
                Self::Parts
            }
            "td" | "th" => Self::IsCell,
            "listing" | "plaintext" | "pre" | "xmp" => Self::Preformats,
            "br" => Self::Breaks,
            "embed" | "img" | "input" | "mfrac" | "object" | "svg" => Self::Interrupts,
            "annotation" | "annotation-xml" | "audio" | "canvas" | "datalist" | "desc" | "head"
            | "iframe" | "metadata" | "meter" | "noembed" | "noframes" | "noscript"
            | "progress" | "rp" | "script" | "select" | "style" | "template" | "textarea"
            | "title" | "video" => Self::Hides,
            _ => Self::Flows,
        }
    }
}

/// Whose words a page's quotations are.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Quotations {
    /// Part of what it says, as in an article.
    #[default]
    Own,
    /// Those of whoever wrote the message that is answered.
    Anothers,
}

/// What the words of an element are, by its name and its attributes.
pub fn whose(
    name: &str,
    attribute: impl Fn(&str) -> Option<String>,
    quotations: Quotations,
) -> Vec<Whose> {
    let when = || attribute("datetime").map(Into::into);
    let by_name = match name {
        "del" => Some(Whose::Deleted(By {
            who: None,
            when: when(),
        })),
        "s" | "strike" => Some(Whose::Struck),
        "menclose" if attribute("notation").is_some_and(|lines| lines.contains("strike")) => {
            Some(Whose::Struck)
        }
        "rt" | "rtc" => Some(Whose::Reading),
        "ins" => Some(Whose::Added(when())),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Whose::Heading),
        "blockquote" if quotations == Quotations::Anothers => Some(Whose::Quoted(None)),
        _ => None,
    };
    let mut all: Vec<Whose> = by_name.into_iter().collect();
    let color = attribute("color").filter(|_| name == "font");
    if color.is_some_and(|color| styles::of(&format!("color:{color}")).contains(&Whose::White)) {
        all.push(Whose::White);
    }
    if let Some(style) = attribute("style") {
        let styled = styles::of(&style).into_iter();
        // What is hidden is known before.
        all.extend(styled.filter(|whose| *whose != Whose::Hidden));
    }
    all
}

/// Where the words of an element stand in their line, if not on it.
pub fn script(name: &str, style: Option<&str>) -> Option<Script> {
    match name {
        "sup" => Some(Script::Above),
        "sub" => Some(Script::Below),
        _ => styles::script(style?),
    }
}

/// Text and elements in the order of a page, made into blocks.
#[derive(Default)]
pub struct Page {
    flow: Flow,
    /// How many elements round the text keep their lines.
    preformatted: usize,
    /// Whose words the page's quotations are.
    quotations: Quotations,
    /// Whether the line that is read is quoted by a sign.
    is_quoted: bool,
    /// Whether nothing but white space came since a line was broken.
    broken: bool,
}

impl Page {
    /// Of a page of which the quotations are that.
    pub fn of(quotations: Quotations) -> Self {
        Self {
            quotations,
            ..Self::default()
        }
    }

    /// An element begins.
    pub fn open(&mut self, does: Does) {
        match does {
            Does::Parts => self.cut(),
            Does::IsCell => {
                self.cut();
                self.open_beside(Beside::Others);
            }
            Does::Preformats => {
                self.cut();
                self.preformatted += 1;
            }
            Does::Breaks if self.preformatted > 0 => self.flow.preformatted("\n"),
            Does::Breaks if self.broken => self.cut(),
            Does::Breaks => {
                self.flow.text(" ");
                self.broken = true;
            }
            Does::Interrupts => self.flow.part_figures(),
            Does::StandsApart => self.flow.enter(),
            Does::Flows | Does::Hides => {}
        }
    }

    /// An element ends.
    pub fn close(&mut self, does: Does) {
        match does {
            Does::Parts => self.cut(),
            Does::IsCell => {
                self.cut();
                self.close_beside(Beside::Others);
            }
            Does::Preformats => {
                self.cut();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            Does::Interrupts => self.flow.part_figures(),
            Does::StandsApart => self.flow.leave(),
            Does::Breaks | Does::Flows | Does::Hides => {}
        }
    }

    /// An element begins that has that beside it.
    pub fn open_beside(&mut self, beside: Beside) {
        if beside != Beside::Nothing {
            self.flow.open_cell(beside == Beside::OthersBefore);
        }
    }

    /// It ends.
    pub fn close_beside(&mut self, beside: Beside) {
        if beside != Beside::Nothing {
            self.flow.close_cell();
        }
    }

    pub fn text(&mut self, text: &str) {
        match self.quotations {
            Quotations::Own => self.plain(text),
            Quotations::Anothers => self.lines(text),
        }
    }

    fn plain(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.flow.preformatted(text);
        } else {
            self.flow.text(text);
        }
        self.broken &= text.bytes().all(|byte| byte.is_ascii_whitespace());
    }

    /// The lines of a message, in which a sign of quotation may begin each: what is quoted is a block of its own.
    fn lines(&mut self, text: &str) {
        let keeps = self.preformatted > 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let begins = number > 0 || self.broken || !self.flow.is_begun();
            let is_empty = line.trim().is_empty();
            if begins && !is_empty {
                let is_quoted = quoted::has_sign(line);
                let ends = self.is_quoted && (keeps || self.broken);
                if is_quoted || ends {
                    self.cut();
                }
                self.is_quoted = is_quoted || self.is_quoted && !ends;
            }
            self.plain(line);
        }
    }

    /// Something is shown in a line that is no text of the page.
    pub fn show_in_line(&mut self, words: &str) {
        if self.flow.is_begun() {
            self.show(words);
        }
    }

    /// Something is shown here that is no text of the page.
    pub fn show(&mut self, words: &str) {
        if generated::are_words(words) {
            let words = generated::repeated(words);
            self.flow.place(Whose::OverShown(words));
        }
    }

    /// The words that come are that besides what they are.
    pub fn begin(&mut self, whose: Whose) {
        self.flow.begin(whose);
    }

    /// They are no longer what was begun last.
    pub fn end(&mut self) {
        self.flow.end_last();
    }

    /// All words that come are that besides what they are, whatever element ends.
    pub fn begin_rest(&mut self, whose: Whose) {
        self.flow.begin_below(whose);
    }

    /// They are no longer.
    pub fn end_rest(&mut self, whose: &Whose) {
        self.flow.end(whose);
    }

    /// The words that come stand above or below their line.
    pub fn shift(&mut self, script: Script) {
        self.flow.shift(script);
    }

    /// All words that come stand on their line.
    pub fn level(&mut self) {
        self.flow.level();
    }

    /// They do no longer.
    pub fn shift_back(&mut self) {
        self.flow.shift_back();
    }

    pub fn finish(self) -> Vec<Block> {
        self.flow.finish()
    }

    fn cut(&mut self) {
        self.flow.cut();
        self.broken = false;
        self.is_quoted = false;
    }
}
