//! A picture as a vector graphic: the same marks in the same cells, its words as text that can be selected. It loads
//! nothing, runs nothing and names no font that it does not have a substitute for.

use std::{fmt::Write, ops::Range};

use super::{Line, Mark, Picture, Shape, Ways, shape::Edges};
use crate::{sign::Tone, text::Clean};

/// The size of a cell, in the units of the graphic (pixels, where nothing else is said).
const WIDE: usize = 8;
const TALL: usize = 18;
/// The room round the picture, and where the letters of a line stand.
const ROUND: usize = 12;
const BASE: usize = 13;

/// The colours, for light and for dark; each tone is a class, named by [`class`].
const STYLE: &str = "text{font:13px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre}\
svg{background:#fff;color:#1c1c1c}\
.plain,.neutral{fill:#1c1c1c;stroke:#1c1c1c}.dim{fill:#5c5c5c;stroke:#5c5c5c}.strong{fill:#1c1c1c;stroke:#1c1c1c}\
.good,.added{fill:#1b6e2d;stroke:#1b6e2d}.caution{fill:#8a5a00;stroke:#8a5a00}.bad,.removed{fill:#a51d2d;stroke:#a51d2d}\
text{stroke:none}text.strong{font-weight:700}path,line{fill:none}\
@media(prefers-color-scheme:dark){svg{background:#16181c;color:#e6e6e6}\
.plain,.neutral,.strong{fill:#e6e6e6;stroke:#e6e6e6}.dim{fill:#a3a3a3;stroke:#a3a3a3}\
.good,.added{fill:#7bd88f;stroke:#7bd88f}.caution{fill:#e5b567;stroke:#e5b567}.bad,.removed{fill:#ff8f98;stroke:#ff8f98}\
text{stroke:none}path,line{fill:none}}";

/// The picture as a document of its own (`image/svg+xml`, UTF-8). `description` is read out for who cannot see it.
pub fn svg(picture: &Picture, description: &Clean) -> String {
    let wide = picture.columns() * WIDE + 2 * ROUND;
    let tall = picture.lines.len() * TALL + 2 * ROUND;
    let mut out = String::new();
    let title = escaped(&picture.title);
    // Writing into a string does not fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" role=\"img\" width=\"{wide}\" height=\"{tall}\" \
         viewBox=\"0 0 {wide} {tall}\" aria-labelledby=\"t d\">\n<title id=\"t\">{title}</title>\n\
         <desc id=\"d\">{}</desc>\n<style>{STYLE}</style>",
        escaped(description)
    );
    for (number, line) in picture.lines.iter().enumerate() {
        row(line, number, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// The picture as a part of a page, which has the rules for its tones and letters; what it shows is said there.
pub fn within(picture: &Picture) -> String {
    let wide = picture.columns() * WIDE + 2 * ROUND;
    let tall = picture.lines.len() * TALL + 2 * ROUND;
    let mut out = format!(
        "<svg role=\"img\" width=\"{wide}\" height=\"{tall}\" viewBox=\"0 0 {wide} {tall}\">\n<title>{}</title>\n",
        escaped(&picture.title)
    );
    for (number, line) in picture.lines.iter().enumerate() {
        row(line, number, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

fn row(line: &Line, number: usize, out: &mut String) {
    for mark in &line.marks {
        draw(mark, ROUND + mark.at * WIDE, ROUND + number * TALL, out);
    }
}

fn draw(mark: &Mark, x: usize, y: usize, out: &mut String) {
    let class = class(mark.tone);
    let is_told = !mark.says.is_empty();
    if is_told {
        let _ = write!(out, "<g><title>{}</title>", escaped(&mark.says));
    }
    let (wide, middle) = (mark.wide * WIDE, y + TALL / 2);
    let right = x + wide;
    let mut put = |shape: std::fmt::Arguments<'_>| {
        let _ = out.write_fmt(shape);
    };
    match &mark.shape {
        Shape::Bar => put(format_args!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{}\" width=\"{wide}\" height=\"{}\"/>",
            y + 4,
            TALL - 8
        )),
        Shape::Level(level) => {
            let high = usize::from(*level).min(8) * (TALL - 2) / 8;
            put(format_args!(
                "<rect class=\"{class}\" x=\"{x}\" y=\"{}\" width=\"{wide}\" height=\"{high}\"/>",
                y + TALL - high
            ));
        }
        Shape::Gap => put(format_args!(
            "<path class=\"{class}\" d=\"M{x} {middle}H{right}\" stroke-dasharray=\"1 4\"/>"
        )),
        Shape::Line(ways) => put(format_args!(
            "<path class=\"{class}\" d=\"{}\"/>",
            path(*ways, (x, right), (y, middle))
        )),
        Shape::Arrow => put(format_args!(
            "<path class=\"{class}\" d=\"M{x} {middle}H{right}M{} {}L{right} {middle}L{} {}\"/>",
            right - 5,
            middle - 4,
            right - 5,
            middle + 4
        )),
        Shape::Range(edges, doubt) => {
            // Where an end is doubted the sign of that stands in its cell, and the line goes from there on.
            let [left, right_end] = [!edges.open_left, !edges.open_right]
                .map(|is_closed| doubt.sign().filter(|_| is_closed && mark.wide > 2));
            let (from, to) = (
                x + left.map_or(0, |_| WIDE),
                right - right_end.map_or(0, |_| WIDE),
            );
            put(format_args!(
                "<path class=\"{class}\" stroke-width=\"2\" d=\"M{from} {middle}H{to}\"/>"
            ));
            put(format_args!("{}", ends(*edges, class, (from, to), middle)));
            for (sign, x) in [(left, x), (right_end, to)] {
                if let Some(sign) = sign {
                    put(format_args!("{}", text(sign, 1, class, x, y)));
                }
            }
        }
        Shape::Span(span) => {
            let surely = span.surely(mark.wide);
            // What is written in it stands in cells of its own, as in text: nothing is written over a line.
            let written = span.written(mark.wide);
            let is_free = |cell: usize| {
                let is_in = |(at, words): &(usize, Clean)| {
                    (*at..at + crate::text::width(words)).contains(&cell)
                };
                !written.iter().any(is_in)
            };
            for (cells, look) in [
                (0..mark.wide, "stroke-width=\"2\" stroke-dasharray=\"5 3\""),
                (surely, "stroke-width=\"5\""),
            ] {
                for run in runs(cells, is_free) {
                    put(format_args!(
                        "<path class=\"{class}\" {look} d=\"M{} {middle}H{}\"/>",
                        x + run.start * WIDE,
                        x + run.end * WIDE
                    ));
                }
            }
            put(format_args!(
                "{}",
                ends(span.edges, class, (x, right), middle)
            ));
            for (at, words) in &written {
                let text = text(words, crate::text::width(words), class, x + at * WIDE, y);
                put(format_args!("{text}"));
            }
        }
        Shape::Words(_) | Shape::Signs(_) | Shape::Named(_) | Shape::Points(..) => {
            let signs = mark.signs();
            let words = signs.trim_end();
            let columns = crate::text::width(words);
            if columns > 0 {
                put(format_args!("{}", text(words, columns, class, x, y)));
            }
        }
    }
    if is_told {
        out.push_str("</g>");
    }
    out.push('\n');
}

/// Words in so many cells.
fn text(words: &str, columns: usize, class: &str, x: usize, y: usize) -> String {
    format!(
        "<text class=\"{class}\" x=\"{x}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
        y + BASE,
        columns * WIDE,
        escaped(words)
    )
}

/// The runs of cells that are free.
fn runs(cells: Range<usize>, is_free: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for cell in cells.filter(|cell| is_free(*cell)) {
        match runs.last_mut() {
            Some(last) if last.end == cell => last.end += 1,
            _ => runs.push(cell..cell + 1),
        }
    }
    runs
}

/// The ends of a span or a range: an arrow where it is open, a stroke across where it is not.
fn ends(edges: Edges, class: &str, (x, right): (usize, usize), middle: usize) -> String {
    let (up, down) = (middle - 4, middle + 4);
    let left = match edges.open_left {
        true => format!("M{} {up}L{x} {middle}L{} {down}", x + 5, x + 5),
        false => format!("M{x} {up}V{down}"),
    };
    let right = match edges.open_right {
        true => format!("M{} {up}L{right} {middle}L{} {down}", right - 5, right - 5),
        false => format!("M{right} {up}V{down}"),
    };
    format!("<path class=\"{class}\" d=\"{left}{right}\"/>")
}

/// A line from the middle of its first cell.
fn path(ways: Ways, (x, right): (usize, usize), (y, middle): (usize, usize)) -> String {
    let centre = x + WIDE / 2;
    let parts = [
        (ways.left, format!("M{x} {middle}H{centre}")),
        (ways.right, format!("M{centre} {middle}H{right}")),
        (ways.up, format!("M{centre} {y}V{middle}")),
        (ways.down, format!("M{centre} {middle}V{}", y + TALL)),
    ];
    parts
        .into_iter()
        .filter(|(goes, _)| *goes)
        .map(|(_, part)| part)
        .collect()
}

/// The class of a tone.
fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Dim => "dim",
        Tone::Strong => "strong",
        Tone::Good => "good",
        Tone::Caution => "caution",
        Tone::Bad => "bad",
        Tone::Neutral => "neutral",
        Tone::Added => "added",
        Tone::Removed => "removed",
    }
}

/// A text within a document of XML; what XML cannot hold was made visible when the text was cleaned.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Fate;
    use crate::{
        clean,
        picture::{Doubt, Opens, Span},
    };

    #[test]
    fn a_graphic_is_whole_xml_that_loads_nothing() {
        let hostile =
            crate::text::clean_line("</title><script>alert(1)</script> & \"x\" \u{1}\u{ffff}");
        let mut line = Line::words(0, hostile.clone(), Tone::Bad);
        let record = crate::model::Key::Shared("a".parse().expect("an id"));
        line.put(
            Mark::new(
                90,
                3,
                Shape::Range(Edges::default(), Default::default()),
                Tone::Plain,
            )
            .opening(Opens::Record(record, None), hostile.clone()),
        );
        let picture = Picture {
            title: hostile.clone(),
            lines: vec![line],
        };
        let svg = svg(&picture, &clean![hostile, " told"]);
        let mut reader = quick_xml::Reader::from_str(&svg);
        let mut names = Vec::new();
        loop {
            match reader.read_event().expect("is XML") {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                    names.push(tag.name().as_ref().to_owned());
                }
                _ => {}
            }
        }
        assert!(!names.iter().any(|name| name == "script"), "{svg}");
        assert!(names.iter().any(|name| name == "text"), "{svg}");
        assert_eq!(
            svg.matches("://").count(),
            1,
            "only the name of the format: {svg}"
        );
    }

    /// From where to where each text goes, with how high it stands.
    fn texts(svg: &str) -> Vec<(usize, usize, usize)> {
        let number = |tag: &str, key: &str| -> usize {
            let from = tag.find(&format!(" {key}=\"")).expect("the key is there") + key.len() + 3;
            let digits: String = tag[from..]
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            digits.parse().expect("a number")
        };
        let tags = svg.split("<text ").skip(1).map(|rest| format!(" {rest}"));
        tags.map(|tag| {
            let x = number(&tag, "x");
            (x, x + number(&tag, "textLength"), number(&tag, "y"))
        })
        .collect()
    }

    /// Spans side by side and above one another, each of many and each in doubt: what is written in one stands within it,
    /// and neither over another nor over a line.
    #[test]
    fn what_is_written_in_dense_bars_stands_apart() {
        let span = |count: usize, edges: Edges, is_about: bool| {
            Shape::Span(Span {
                before: 1,
                sure: 40,
                edges,
                doubts: [Doubt {
                    is_about,
                    is_uncertain: false,
                }; 2],
                count,
                fate: Fate::Stands,
            })
        };
        let open = Edges {
            open_left: true,
            open_right: true,
        };
        let mut lines = Vec::new();
        for row in 0..6 {
            let mut line = Line::default();
            for wide in [1, 2, 3, 4, 5, 9, 2, 1, 1, 1, 7, 3] {
                let edges = if row % 2 == 0 { open } else { Edges::default() };
                let shape = span(12_345 / (1 + wide), edges, row % 3 == 0);
                line.put(Mark::new(line.end(), wide, shape, Tone::Plain));
            }
            line.put(Mark::new(
                line.end(),
                3,
                Shape::Range(
                    Edges::default(),
                    Doubt {
                        is_about: true,
                        is_uncertain: false,
                    },
                ),
                Tone::Plain,
            ));
            lines.push(line);
        }
        let picture = Picture {
            title: "Dense".into(),
            lines,
        };
        let svg = svg(&picture, &"Dense".into());
        let texts = texts(&svg);
        assert!(texts.len() > 20, "{svg}");
        for (number, one) in texts.iter().enumerate() {
            for other in &texts[number + 1..] {
                let is_apart =
                    one.2.abs_diff(other.2) >= BASE || one.1 <= other.0 || other.1 <= one.0;
                assert!(is_apart, "{one:?} {other:?}");
            }
        }
        // No line goes through what is written in its row.
        for path in svg
            .split("stroke-width=\"")
            .skip(1)
            .filter(|path| path.contains("d=\"M"))
        {
            let from = path.find("d=\"M").expect("a path") + 4;
            let mut numbers = path[from..].split(|c: char| !c.is_ascii_digit());
            let mut next = || -> usize { numbers.next().and_then(|n| n.parse().ok()).unwrap_or(0) };
            let (x, middle, to) = (next(), next(), next());
            for text in &texts {
                let is_row = text.2.abs_diff(middle) < TALL / 2;
                assert!(!is_row || text.1 <= x || to <= text.0, "{text:?} {x}-{to}");
            }
        }
    }
}
