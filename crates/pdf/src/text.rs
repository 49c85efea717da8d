//! Runs of words become lines of glyphs: which glyphs, in which direction, broken where.

use std::{borrow::Cow, ops::Range, rc::Rc};

use parley::{
    Alignment, AlignmentOptions, Cluster, FontFamily, FontFamilyName, FontWeight, Layout,
    LayoutContext, LineHeight, OverflowWrap, StyleProperty,
};

use crate::{
    Unset,
    fonts::{FAMILIES, Fonts},
    model::{Leads, Run},
};

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The size of its letters, in points.
    pub size: f32,
    pub is_bold: bool,
}

/// The height of a line, in sizes of its letters.
const LINE_HEIGHT: f32 = 1.4;

/// Words that were set.
#[derive(Clone)]
pub struct Text {
    /// What the glyphs of its lines stand for.
    pub words: Rc<Words>,
    pub lines: Vec<SetLine>,
    /// Whether it is read from the right.
    pub is_from_right: bool,
}

/// The words of a text, and where parts of them lead.
#[derive(Debug, Default)]
pub struct Words {
    pub text: String,
    /// Of each run.
    pub leads: Vec<Option<Leads>>,
}

/// A line, measured from the left of where it stands and from its top.
#[derive(Clone, Debug)]
pub struct SetLine {
    pub height: f32,
    pub baseline: f32,
    pub pieces: Vec<Piece>,
}

/// What is drawn at once: glyphs of one font and one run.
#[derive(Clone, Debug)]
pub struct Piece {
    /// By its place in the list of [`Fonts`].
    pub font: usize,
    pub size: f32,
    pub x: f32,
    pub width: f32,
    /// The place of its run in the line that was set.
    pub run: usize,
    pub glyphs: Vec<Glyph>,
}

/// A glyph and the bytes of the text that it stands for; its measures are those of the page.
#[derive(Clone, Debug)]
pub struct Glyph {
    pub id: u32,
    pub advance: f32,
    pub x: f32,
    pub y: f32,
    pub of: Range<u32>,
}

/// Sets lines.
pub struct Setter {
    pub fonts: Fonts,
    context: LayoutContext<usize>,
    /// What no font has, in the order in which it came.
    pub unset: Vec<Unset>,
}

impl Setter {
    pub fn new(fonts: Fonts) -> Self {
        Self {
            fonts,
            context: LayoutContext::new(),
            unset: Vec::new(),
        }
    }

    /// Sets runs in lines that are no wider than `width`; all in one, where none is given.
    pub fn set(&mut self, runs: &[Run], look: Look, width: Option<f32>) -> Text {
        let (words, strong) = joined(runs);
        let layout = self.layout(&words, &strong, look, width);
        let missing = self.missing(&layout, &words.text);
        if missing.is_empty() {
            return self.text(&layout, words);
        }
        let runs = self.marked(runs, &missing, &words.text);
        let (words, strong) = joined(&runs);
        let layout = self.layout(&words, &strong, look, width);
        self.text(&layout, words)
    }

    /// How wide a text is in one line.
    pub fn width(&mut self, text: &str, look: Look) -> f32 {
        let (words, strong) = joined(&[Run::text(text)]);
        self.layout(&words, &strong, look, None).width()
    }

    fn layout(
        &mut self,
        words: &Words,
        strong: &[(Range<usize>, bool)],
        look: Look,
        width: Option<f32>,
    ) -> Layout<usize> {
        let context = &mut self.fonts.context;
        let mut builder = self
            .context
            .ranged_builder(context, &words.text, 1.0, false);
        let families = FAMILIES.map(|name| FontFamilyName::Named(Cow::Borrowed(name)));
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(
            &families,
        ))));
        builder.push_default(StyleProperty::FontSize(look.size));
        builder.push_default(LineHeight::FontSizeRelative(LINE_HEIGHT));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        if look.is_bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        // A style of no letters is none, and the setter fails on it.
        let styled = strong.iter().enumerate();
        for (number, (range, is_strong)) in styled.filter(|(_, (range, _))| !range.is_empty()) {
            builder.push(StyleProperty::Brush(number), range.clone());
            if *is_strong {
                builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
            }
        }
        let mut layout = builder.build(&words.text);
        layout.break_all_lines(width);
        layout.align(Alignment::Start, AlignmentOptions::default());
        layout
    }

    /// The parts of the text for which no font has a glyph, in order.
    fn missing(&self, layout: &Layout<usize>, text: &str) -> Vec<Range<usize>> {
        let mut missing: Vec<Range<usize>> = Vec::new();
        for cluster in clusters(layout) {
            let range = cluster.text_range();
            let part = text.get(range.clone()).unwrap_or_default();
            if !part.chars().all(is_unseen) && cluster.glyphs().any(|glyph| glyph.id == 0) {
                missing.push(range);
            }
        }
        missing.sort_by_key(|range| range.start);
        missing
    }

    /// The runs with the number of each letter in its place where no font has it: `‹U+9648›`.
    fn marked(&mut self, runs: &[Run], missing: &[Range<usize>], text: &str) -> Vec<Run> {
        let is_missing = |byte: usize| {
            let after = missing.partition_point(|range| range.start <= byte);
            let before = after.checked_sub(1).and_then(|at| missing.get(at));
            before.is_some_and(|range| range.contains(&byte))
        };
        let mut at = 0;
        let mut marked = Vec::new();
        for run in runs {
            let mut out = String::new();
            for c in run.text.chars() {
                match is_missing(at) && !is_unseen(c) {
                    true => {
                        out.push_str(&mark(c));
                        self.unset.push(Unset {
                            character: c,
                            within: around(text, at),
                        });
                    }
                    false => out.push(c),
                }
                at += seen(c).len_utf8();
            }
            marked.push(Run {
                text: out,
                ..run.clone()
            });
        }
        marked
    }

    /// The lines of a layout.
    fn text(&self, layout: &Layout<usize>, words: Words) -> Text {
        let lines = layout.lines().map(|line| {
            let metrics = *line.metrics();
            let mut x = metrics.offset;
            let mut pieces: Vec<Piece> = Vec::new();
            for run in line.runs() {
                let Some(font) = self.fonts.number(run.font().data.id()) else {
                    continue;
                };
                let mut is_new = true;
                let clusters: Vec<_> = run.visual_clusters().collect();
                for (at, cluster) in clusters.iter().enumerate() {
                    if cluster.is_ligature_continuation() {
                        continue;
                    }
                    // Letters that are drawn as one with others come behind them, whichever way they are read.
                    let joined = clusters.iter().skip(at + 1);
                    let joined = joined.take_while(|other| other.is_ligature_continuation());
                    let of = joined.map(span).fold(span(cluster), |all, one| {
                        all.start.min(one.start)..all.end.max(one.end)
                    });
                    let part = words.text.get(cluster.text_range()).unwrap_or_default();
                    if part.chars().all(is_unseen) {
                        continue;
                    }
                    let number = cluster.first_style().brush;
                    let glyphs: Vec<_> = cluster.glyphs().filter(|glyph| glyph.id != 0).collect();
                    let mut spans = spans(&words.text, &of, glyphs.len());
                    if run.is_rtl() {
                        spans.reverse();
                    }
                    for (glyph, of) in glyphs.into_iter().zip(spans) {
                        let is_other = pieces.last().is_none_or(|last| last.run != number);
                        if is_new || is_other {
                            is_new = false;
                            pieces.push(Piece {
                                font,
                                size: run.font_size(),
                                x,
                                width: 0.0,
                                run: number,
                                glyphs: Vec::new(),
                            });
                        }
                        x += glyph.advance;
                        if let Some(piece) = pieces.last_mut() {
                            piece.width += glyph.advance;
                            piece.glyphs.push(Glyph {
                                id: glyph.id,
                                advance: glyph.advance,
                                x: glyph.x,
                                y: glyph.y,
                                of,
                            });
                        }
                    }
                }
            }
            // Many are held at once.
            pieces
                .iter_mut()
                .for_each(|piece| piece.glyphs.shrink_to_fit());
            SetLine {
                height: metrics.line_height,
                baseline: metrics.baseline - metrics.block_min_coord,
                pieces,
            }
        });
        Text {
            lines: lines.collect(),
            is_from_right: layout.is_rtl(),
            words: Rc::new(words),
        }
    }
}

/// The words of runs beside one another; of each run, where it is and whether it is strong.
fn joined(runs: &[Run]) -> (Words, Vec<(Range<usize>, bool)>) {
    let mut words = Words::default();
    let mut strong = Vec::new();
    for run in runs {
        let start = words.text.len();
        words.text.extend(run.text.chars().map(seen));
        strong.push((start..words.text.len(), run.is_strong));
        words.leads.push(run.leads.clone());
    }
    (words, strong)
}

/// A character as it is set: what would end a line, or move within it, is a space.
fn seen(c: char) -> char {
    match c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
        true => ' ',
        false => c,
    }
}

/// What shapes or orders the letters beside it, and is itself not seen.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// What stands in the place of a letter that no font has.
pub fn mark(c: char) -> String {
    format!("‹U+{:04X}›", u32::from(c))
}

/// The words before and behind a byte, on one line.
fn around(text: &str, at: usize) -> String {
    const BESIDE: usize = 16;
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.char_indices().rev().nth(BESIDE - 1);
    let before = start.map_or(before, |(start, _)| before.get(start..).unwrap_or_default());
    before.chars().chain(after.chars().take(BESIDE)).collect()
}

fn clusters(layout: &Layout<usize>) -> Vec<Cluster<'_, usize>> {
    let runs = layout.lines().flat_map(|line| line.runs());
    let mut clusters = Vec::new();
    for run in runs {
        clusters.extend((0..run.len()).filter_map(|number| run.get(number)));
    }
    clusters
}

fn span(cluster: &Cluster<'_, usize>) -> Range<u32> {
    let range = cluster.text_range();
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    byte(range.start)..byte(range.end)
}

/// What each of so many glyphs stands for: one letter where there are as many, else all of them.
fn spans(text: &str, of: &Range<u32>, glyphs: usize) -> Vec<Range<u32>> {
    let letters = text.get(of.start as usize..of.end as usize);
    let letters = letters.unwrap_or_default();
    if letters.chars().count() != glyphs {
        return vec![of.clone(); glyphs];
    }
    let mut start = of.start;
    let spans = letters.chars().map(|letter| {
        let end = start + u32::try_from(letter.len_utf8()).unwrap_or(0);
        let span = start..end;
        start = end;
        span
    });
    spans.collect()
}
