//! What a file says that letters mean which it marks: `ActualText`, ISO 32000-1, 14.9.4 "Replacement text".
//!
//! Viewers copy those words instead of what the page shows, and nothing holds the one to the other: a page may show
//! *not guilty* and say *guilty*. So the page decides. What is said is taken where it tells what a letter is that has
//! no meaning of its own, one for one, which is what a font's map to Unicode may do as well; how the parts of a letter
//! belong together, as in the scripts of India; and that a hyphen or a space is of the line and not of the word. It
//! never takes a letter away, and puts none where none is shown: words that are said and not shown are hidden text.

use hayro_syntax::object::{Dict, Object};
use smol_str::SmolStr;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::{about, font, glyph::Glyph, paragraphs::LINE_END, sight::is_meaningless};

/// Bytes of what is said on a page, at most. The rest is not read.
const MAX_BYTES: usize = 1 << 20;
/// Places at which it says so, at most: beyond, they are told as one.
const MAX_RUNS: usize = 200;
/// How often what is said is held against a letter, on one page; beyond, what is shown stays.
const MAX_STEPS: usize = 500_000;
/// Letters that are said of a few signs which form them together, at most, as a reader counts letters.
const MAX_FORMED: usize = 4;
/// Characters to one sign of those, at most: three consonants, what joins them, and a vowel.
const MAX_PARTS: usize = 6;
/// Letters that are said and not shown in one place, at least, but for figures. A single one is a bullet that another
/// font draws, an initial that is a picture, or one of the letters of an Arabic word of which a program said wrongly
/// which is which.
const MIN_UNSEEN: usize = 2;
/// In parts of the type's size: what is as narrow is not drawn.
const NO_WIDTH: f64 = 0.02;
/// What one sign of a font may be besides one letter, as it is compared. Elsewhere each letter has a sign.
pub const LIGATURES: &str = "ff fi fl ffi ffl fj ffj ft tt ti st ct th ij ch \
    \u{644}\u{627} \u{644}\u{627}\u{653} \u{644}\u{627}\u{654} \u{644}\u{627}\u{655}";

/// What a page says of its letters besides showing them.
pub struct Said {
    /// Words that it says and does not show.
    unseen: Vec<String>,
    /// How many letters the page had where the last of them ends.
    end: usize,
    bytes: usize,
    steps: usize,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            unseen: Vec::new(),
            end: 0,
            bytes: MAX_BYTES,
            steps: MAX_STEPS,
        }
    }
}

impl Said {
    /// What is said of a mark with these properties, as the file has it; none where nothing is.
    pub fn of(&mut self, properties: &Dict<'_>) -> Option<String> {
        let Object::String(stated) = properties.get::<Object<'_>>("ActualText")? else {
            return None;
        };
        self.bytes = self.bytes.checked_sub(stated.len())?;
        Some(about::decoded(&stated))
    }

    /// The words that the page says and does not show, in their order.
    pub fn into_unseen(self) -> Vec<String> {
        self.unseen
    }

    /// Holds what is said of the letters of a mark against them: those from number `start` on, which are the last that
    /// the page has. Returns how many of them have a meaning now that had none.
    pub fn settle(&mut self, glyphs: &mut [Glyph], start: usize, stated: &str) -> usize {
        let end = glyphs.len();
        let (before, marked) = glyphs.split_at_mut(start.min(end));
        let shown: Vec<Shown> = marked.iter().map(Shown::new).collect();
        let words = Words::new(stated);
        if words.signs.is_empty() {
            let is_break = stated.chars().all(|c| c == LINE_END) && !stated.is_empty();
            if !is_break {
                return 0;
            }
            drop_blanks(marked, &shown);
        }
        if let Some(found) = words.along(&shown, &mut self.steps) {
            return fill(before.last(), marked, &words, &found);
        }
        if words.are_formed_by(&shown) {
            let before = meaningless(&shown);
            form(marked, &words);
            return before;
        }
        self.keep(&shown, &words, start..end);
        0
    }

    /// Keeps words that are not shown.
    fn keep(&mut self, shown: &[Shown], words: &Words, place: std::ops::Range<usize>) {
        let letters =
            |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        let said = letters(&words.folded());
        let seen: String = shown.iter().map(Shown::folded).map(letters).collect();
        let is_figure = !seen.is_empty() && said.contains(char::is_numeric);
        if said == seen || said.chars().count() < MIN_UNSEEN && !is_figure {
            return;
        }
        let goes_on = self.end == place.start || self.unseen.len() == MAX_RUNS;
        match self.unseen.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.push(' ');
                last.push_str(&words.text);
            }
            None => self.unseen.push(words.text.clone()),
        }
        self.end = place.end;
    }
}

/// What a glyph shows, as it is compared.
enum Shown {
    Letters(String),
    Hyphen,
    /// A sign of which nobody says what it means.
    Unknown,
    /// A space.
    Blank,
    /// It says that it means nothing.
    Nothing,
}

impl Shown {
    fn new(glyph: &Glyph) -> Self {
        match &*glyph.text {
            "" => Self::Nothing,
            text if text.chars().all(char::is_whitespace) => Self::Blank,
            "-" | "\u{AD}" | "\u{2010}" | "\u{2011}" => Self::Hyphen,
            text if text.chars().any(is_meaningless) => Self::Unknown,
            text => Self::Letters(folded(text)),
        }
    }

    fn folded(&self) -> &str {
        match self {
            Self::Letters(letters) => letters,
            _ => "",
        }
    }
}

fn meaningless(shown: &[Shown]) -> usize {
    let unknown = shown.iter().filter(|shown| matches!(shown, Shown::Unknown));
    unknown.count()
}

/// Without what is only how letters look, and without spaces, which the page decides by where its letters stand.
fn folded(text: &str) -> String {
    let characters = text.nfkd().filter(|c| !c.is_whitespace());
    characters.flat_map(char::to_lowercase).collect()
}

/// What is said of a mark.
struct Words {
    /// With one space where there are several.
    text: String,
    /// Letters as a reader counts them, and each as it is compared.
    signs: Vec<(SmolStr, Vec<char>)>,
}

/// From which of the signs that are said to which a glyph goes.
type Stretch = std::ops::Range<usize>;

impl Words {
    fn new(stated: &str) -> Self {
        let is_said = |c: &char| *c != LINE_END && (c.is_whitespace() || !is_meaningless(*c));
        let text: String = stated.nfc().filter(is_said).collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        let signs = words.iter().flat_map(|word| word.graphemes(true));
        let signs = signs.map(|sign| (font::spelled_out(sign), folded(sign).chars().collect()));
        Self {
            signs: signs.collect(),
            text: words.join(" "),
        }
    }

    fn folded(&self) -> String {
        self.signs.iter().flat_map(|(_, folded)| folded).collect()
    }

    /// Which of the signs that are said each glyph is, where each is one and all are said in their order.
    fn along(&self, shown: &[Shown], steps: &mut usize) -> Option<Vec<Stretch>> {
        let is_open = |shown: &Shown| matches!(shown, Shown::Unknown | Shown::Hyphen);
        if !shown.iter().any(is_open) {
            return None;
        }
        // For each glyph, how far what is said may have come behind it, and how far before.
        let mut reached: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut last = vec![(0, 0)];
        for shown in shown {
            let mut next: Vec<(usize, usize)> = Vec::new();
            for (at, _) in &last {
                self.behind(shown, *at, |end| next.push((end, *at)));
            }
            next.sort_unstable();
            next.dedup_by_key(|(end, _)| *end);
            *steps = steps.checked_sub(last.len() + next.len())?;
            reached.push(std::mem::replace(&mut last, next));
        }
        reached.push(last);
        let mut end = self.signs.len();
        let mut found = Vec::with_capacity(shown.len());
        for reached in reached.iter().skip(1).rev() {
            let at = reached.binary_search_by_key(&end, |(end, _)| *end).ok()?;
            let (_, start) = reached.get(at)?;
            found.push(*start..end);
            end = *start;
        }
        found.reverse();
        Some(found)
    }

    /// Tells up to which sign a glyph may go that begins with the sign `at`.
    fn behind(&self, shown: &Shown, at: usize, mut to: impl FnMut(usize)) {
        let rest = self.signs.get(at..).unwrap_or_default();
        match shown {
            Shown::Blank | Shown::Nothing => to(at),
            Shown::Hyphen => match rest.first() {
                Some((sign, _)) if matches!(&**sign, "-" | "\u{2010}" | "\u{2011}") => to(at + 1),
                _ => to(at),
            },
            Shown::Letters(letters) => to_end_of(letters, rest, |count| to(at + count)),
            Shown::Unknown => {
                if !rest.is_empty() {
                    to(at + 1);
                }
                for ligature in LIGATURES.split(' ') {
                    to_end_of(ligature, rest, |count| to(at + count));
                }
            }
        }
    }

    /// Whether a few glyphs form the letters that are said together, in an order of their own: each character that they
    /// show is said, and each sign that has no meaning is one or some of the others.
    fn are_formed_by(&self, shown: &[Shown]) -> bool {
        let is_joined = |c: &char| is_combining_mark(*c) || matches!(c, '\u{200C}' | '\u{200D}');
        let mut rest: Vec<char> = self
            .signs
            .iter()
            .flat_map(|(_, folded)| folded)
            .copied()
            .collect();
        // Figures and Latin letters stand in the order in which they are shown.
        let is_fixed = |c: &char| c.is_ascii_alphanumeric() || c.is_numeric();
        if self.signs.len() > MAX_FORMED
            || self.text.contains(' ')
            || !rest.iter().any(is_joined)
            || rest.iter().any(is_fixed)
        {
            return false;
        }
        let (mut glyphs, mut parts) = (0, 0);
        for shown in shown {
            let letters = match shown {
                Shown::Blank => continue,
                // A part of a letter that has its meaning with the other part.
                Shown::Nothing => {
                    parts += 1;
                    continue;
                }
                Shown::Hyphen => return false,
                Shown::Letters(letters) => &**letters,
                Shown::Unknown => "",
            };
            glyphs += 1;
            for letter in letters.chars() {
                let Some(at) = rest.iter().position(|c| *c == letter) else {
                    return false;
                };
                rest.swap_remove(at);
            }
        }
        let unknown = meaningless(shown);
        self.signs.len() <= glyphs && (unknown..=unknown * MAX_PARTS + parts).contains(&rest.len())
    }
}

/// Tells how many signs these letters are, if what is said begins with them.
fn to_end_of(letters: &str, said: &[(SmolStr, Vec<char>)], mut to: impl FnMut(usize)) {
    let mut letters = letters.chars().peekable();
    let mut count = 0;
    for (_, sign) in said {
        if letters.peek().is_none() {
            break;
        }
        if !sign.iter().all(|c| letters.next() == Some(*c)) {
            return;
        }
        count += 1;
    }
    if letters.next().is_none() && count > 0 {
        to(count);
    }
}

/// Gives signs the meaning that is said of them.
fn fill(before: Option<&Glyph>, glyphs: &mut [Glyph], words: &Words, found: &[Stretch]) -> usize {
    let mut filled = 0;
    // A hyphen between figures parts two numbers, whatever is said of it.
    let is_figure = |text: &str| text.ends_with(char::is_numeric);
    let mut is_behind_figure = before.is_some_and(|glyph| is_figure(&glyph.text));
    for (glyph, stretch) in glyphs.iter_mut().zip(found) {
        match Shown::new(glyph) {
            Shown::Unknown => {
                let said = words.signs.get(stretch.clone()).unwrap_or_default();
                glyph.text = said.iter().map(|(sign, _)| &**sign).collect();
                filled += 1;
            }
            Shown::Hyphen if stretch.is_empty() && !is_behind_figure && is_wide(glyph) => {
                glyph.text = SmolStr::from_iter([LINE_END]);
            }
            _ => {}
        }
        is_behind_figure = is_figure(&glyph.text);
    }
    filled
}

fn is_wide(glyph: &Glyph) -> bool {
    glyph.advance.hypot() > glyph.size * NO_WIDTH
}

/// Makes one of the signs that form letters together.
fn form(glyphs: &mut [Glyph], words: &Words) {
    let is_blank = |glyph: &Glyph| glyph.text.chars().all(char::is_whitespace);
    let is_sign = |glyph: &&Glyph| !is_blank(glyph);
    // A mark stands above the line, and the letter on it; one that is a part of a ligature has no width either.
    let on_line = glyphs
        .iter()
        .position(|glyph| !is_blank(glyph) && is_wide(glyph));
    let part = || glyphs.iter().rposition(|glyph| glyph.text.is_empty());
    let is_alone = glyphs.iter().filter(is_sign).count() == 1;
    let first = match on_line.or_else(|| part().filter(|_| is_alone)) {
        Some(first) => first,
        None => match glyphs.iter().position(|glyph| !is_blank(glyph)) {
            Some(first) => first,
            None => return,
        },
    };
    let (before, rest) = glyphs.split_at_mut(first);
    for sign in before {
        if !is_blank(sign) {
            sign.text = SmolStr::default();
        }
    }
    let Some((first, rest)) = rest.split_first_mut() else {
        return;
    };
    first.text = SmolStr::new(&words.text);
    for sign in rest.iter_mut().filter(|glyph| !is_blank(glyph)) {
        let along = sign.at + sign.advance - first.at;
        // As far as they stand in one line.
        if along.cross(first.advance).abs() < 0.1 * first.advance.hypot2()
            && along.dot(first.advance) > first.advance.hypot2()
        {
            first.advance = along;
        }
        sign.text = SmolStr::default();
    }
}

/// Takes back spaces that are said to be places where a word could be broken: what follows lies upon them.
fn drop_blanks(glyphs: &mut [Glyph], shown: &[Shown]) {
    if shown.iter().all(|shown| matches!(shown, Shown::Blank)) {
        for glyph in glyphs {
            glyph.text = SmolStr::default();
        }
    }
}
