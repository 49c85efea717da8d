use super::{
    flow::{Flow, lay_out},
    model::{Block, Document, Leads, Line, Point, Run, Target},
    page::{Item, MARGIN, PAGE},
    text::{Piece, SetLine},
    *,
};

const SAID: &str = "قال إنه لم يكن هناك، وإنه كان في Maryland في 12 مارس 2019، ولم يعد إلى البيت.";

fn to(name: &str) -> Run {
    Run {
        leads: Some(Leads {
            to: Target::Anchor(name.into()),
            says: format!("Source {name}"),
        }),
        ..Run::text(format!("[{name}]"))
    }
}

fn point(line: Line) -> Point {
    Point {
        line,
        ..Point::default()
    }
}

fn of(blocks: Vec<Block>) -> Document {
    Document {
        title: "A title that is rather long, so that it goes over more than one line of a page"
            .into(),
        language: "en".into(),
        day: None,
        page_of: " of ".into(),
        warnings: vec![Line(vec![
            Run::strong("Note: "),
            Run::text("not for others."),
        ])],
        blocks,
    }
}

/// Everything that a document can have, more than once and over pages.
fn everything() -> Document {
    let address = Run {
        leads: Some(Leads {
            to: Target::Address("https://example.org/".into()),
            says: "https://example.org/".into(),
        }),
        ..Run::text(format!("https://example.org/{}", "averylongone".repeat(30)))
    };
    let row = |number: usize| {
        let said = match number {
            20 => Line::text("words ".repeat(900)),
            30 => Line::default(),
            _ => Line(vec![Run::text("It rained, ".repeat(number)), to("1")]),
        };
        let day = Line::text(format!("{} March 2019", number + 1));
        vec![day, Line::text("Kilmar Ábrego García"), said]
    };
    let deep = Point {
        below: vec![point(Line::text("below it")), point(Line::text(SAID))],
        anchor: Some("1".into()),
        line: Line(vec![Run::strong("A1. "), Run::text("x".repeat(900))]),
    };
    of(vec![
        Block::Heading {
            level: 2,
            anchor: Some("a".into()),
            line: Line::text("First"),
        },
        Block::Paragraph(Line(vec![
            Run::text("Ana says that it rained. "),
            to("1"),
            to("nowhere"),
            Run::text(" קראו שלום, Ελλάδα, Россия: “x” ≠ y ✓ → z. "),
            address,
        ])),
        Block::Paragraph(Line::text(SAID)),
        Block::List(vec![deep, point(Line::text("word ".repeat(800)))]),
        Block::Heading {
            level: 4,
            anchor: None,
            line: Line::text("A table"),
        },
        Block::Table {
            head: vec!["Date".into(), "Who".into(), "What was said".into()],
            rows: (0..60).map(row).collect(),
        },
    ])
}

/// What stands where.
fn laid_out<T>(document: &Document, look: impl FnOnce(&Flow<'_>) -> T) -> T {
    let mut setter = Setter::new(Fonts::new().unwrap());
    look(&lay_out(&mut setter, document))
}

fn words(items: &[Item]) -> Vec<String> {
    let of = |item: &Item| match item {
        Item::Line { words, line, .. } => {
            let glyphs = line.pieces.iter().flat_map(|piece| &piece.glyphs);
            let spans: Vec<_> = glyphs.map(|glyph| &glyph.of).collect();
            let start = spans.iter().map(|span| span.start).min()? as usize;
            let end = spans.iter().map(|span| span.end).max()? as usize;
            Some(words.text.get(start..end)?.to_owned())
        }
        Item::Rule { .. } => None,
    };
    items.iter().filter_map(of).collect()
}

/// The left and the right end of what is seen of a line.
fn ends(line: &SetLine, text: &str) -> Option<(f32, f32)> {
    let is_space = |piece: &Piece| {
        let mut spans = piece.glyphs.iter().map(|glyph| &glyph.of);
        spans.all(|span| {
            text[span.start as usize..span.end as usize]
                .trim()
                .is_empty()
        })
    };
    let seen: Vec<&Piece> = line
        .pieces
        .iter()
        .filter(|piece| !is_space(piece))
        .collect();
    let trailing = |piece: &Piece| {
        let glyphs = piece.glyphs.iter().rev();
        let spaces = glyphs.take_while(|glyph| {
            text[glyph.of.start as usize..glyph.of.end as usize]
                .trim()
                .is_empty()
        });
        spaces.map(|glyph| glyph.advance).sum::<f32>()
    };
    let leading = |piece: &Piece| {
        let spaces = piece.glyphs.iter().take_while(|glyph| {
            text[glyph.of.start as usize..glyph.of.end as usize]
                .trim()
                .is_empty()
        });
        spaces.map(|glyph| glyph.advance).sum::<f32>()
    };
    let (first, last) = (seen.first()?, seen.last()?);
    Some((
        first.x + leading(first),
        last.x + last.width - trailing(last),
    ))
}

#[test]
fn the_same_document_is_the_same_bytes() {
    let written = write(&everything()).unwrap();
    assert!(written.bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(written.unset, []);
    let text = String::from_utf8_lossy(&written.bytes);
    assert!(text.contains("x:xmptk=\"          \""));
    for program in ["xmp-writer", "krilla", "casefile"] {
        assert!(!text.contains(program), "{program}");
    }
    assert_eq!(written, write(&everything()).unwrap());
}

#[test]
fn nothing_stands_outside_of_its_page() {
    laid_out(&everything(), |flow| {
        assert!(flow.pages.len() > 5);
        for page in &flow.pages {
            for item in &page.items {
                let Item::Line {
                    words, x, y, line, ..
                } = item
                else {
                    continue;
                };
                let Some((left, right)) = ends(line, &words.text) else {
                    continue;
                };
                let is_within = x + left >= MARGIN - 0.1 && x + right <= PAGE.0 - MARGIN + 0.1;
                assert!(is_within, "{left} to {right} from {x}: {}", words.text);
                assert!(
                    *y > MARGIN && *y < PAGE.1 - MARGIN / 3.0,
                    "{y}: {}",
                    words.text
                );
            }
        }
    });
}

#[test]
fn what_is_read_from_the_right_stands_there() {
    let document = of(vec![
        Block::Paragraph(Line::text(SAID)),
        Block::List(vec![point(Line::text(SAID))]),
    ]);
    laid_out(&document, |flow| {
        let mut found = 0;
        for item in &flow.pages[0].items {
            if let Item::Line { words, x, line, .. } = item
                && words.text == SAID
                && let Some((_, right)) = ends(line, &words.text)
            {
                let edge = PAGE.0 - MARGIN - x - right;
                assert!(
                    [0.0, 15.0].iter().any(|indent| (edge - indent).abs() < 0.5),
                    "{edge}"
                );
                found += 1;
            }
        }
        assert!(found >= 2);
    });
}

#[test]
fn a_heading_stays_with_what_follows_it() {
    for filler in 0..60 {
        let mut blocks = vec![Block::Paragraph(Line::text("word")); filler];
        for level in [2, 3] {
            blocks.push(Block::Heading {
                level,
                anchor: None,
                line: Line::text(format!("Heading {level}")),
            });
        }
        blocks.push(match filler % 3 {
            0 => Block::Paragraph(Line::text("below ".repeat(80))),
            1 => Block::List(vec![point(Line::text("below ".repeat(80)))]),
            _ => Block::Table {
                head: vec!["below".into()],
                rows: vec![vec![Line::text("below ".repeat(80))]],
            },
        });
        laid_out(&of(blocks), |flow| {
            for page in &flow.pages {
                let words = words(&page.items);
                let heading = words.iter().position(|words| words == "Heading 2");
                let Some(heading) = heading else { continue };
                assert_eq!(words[heading + 1], "Heading 3", "{filler}: {words:?}");
                let below = &words[heading + 2..];
                let lines = below.iter().filter(|words| words.contains("below"));
                assert!(lines.count() >= 2, "{filler}: {words:?}");
            }
        });
    }
}

#[test]
fn a_point_stays_with_those_below_it() {
    for filler in 0..60 {
        let mut blocks = vec![Block::Paragraph(Line::text("word")); filler];
        let long = ["", "head ", "long "][filler % 3].repeat(90);
        let mut above = point(Line::text(format!("{long}rests on")));
        let mut below = point(Line::text("below ".repeat(20)));
        below.below = vec![point(Line::text("deeper ".repeat(20)))];
        above.below = vec![below];
        blocks.push(Block::List(vec![above]));
        laid_out(&of(blocks), |flow| {
            for page in &flow.pages {
                let words = words(&page.items).join(" ");
                let is_here = words.contains("rests on");
                assert_eq!(is_here, words.contains("below"), "{filler}: {words}");
                assert_eq!(is_here, words.contains("deeper"), "{filler}: {words}");
            }
        });
    }
}

#[test]
fn no_line_of_a_paragraph_is_left_alone() {
    for filler in 0..60 {
        let mut blocks = vec![Block::Paragraph(Line::text("word")); filler];
        let lines = ["two ".repeat(40), "three ".repeat(45), "many ".repeat(120)];
        blocks.push(Block::Paragraph(Line::text(lines[filler % 3].as_str())));
        laid_out(&of(blocks), |flow| {
            for page in &flow.pages {
                for word in ["two", "three", "many"] {
                    let words = words(&page.items);
                    let lines = words.iter().filter(|words| words.contains(word));
                    assert_ne!(lines.count(), 1, "{filler}: {words:?}");
                }
            }
        });
    }
}

#[test]
fn a_table_has_its_head_on_each_page() {
    laid_out(&everything(), |flow| {
        let mut pages = 0;
        for page in &flow.pages {
            let is_of_table =
                |words: &String| words.contains("It rained") || words.contains("words");
            let words = words(&page.items);
            if let Some(row) = words.iter().position(is_of_table) {
                let head = words.iter().position(|words| words == "What was said");
                assert!(head.is_some_and(|head| head < row), "{words:?}");
                pages += 1;
            }
        }
        assert!(pages > 3);
    });
}

#[test]
fn what_no_font_has_is_told_and_stands_as_its_number() {
    let said = "Ana wrote 陳大 to him";
    let document = of(vec![
        Block::Paragraph(Line::text(said)),
        Block::Table {
            head: vec!["Who".into()],
            rows: vec![vec![Line::text("🔥")]],
        },
    ]);
    let written = write(&document).unwrap();
    let told: Vec<(char, &str)> = written
        .unset
        .iter()
        .map(|unset| (unset.character, &*unset.within))
        .collect();
    assert_eq!(told, [('陳', said), ('大', said), ('🔥', "🔥")]);
    assert_eq!(written.unset[0].mark(), "‹U+9673›");
    laid_out(&document, |flow| {
        let words = words(&flow.pages[0].items);
        assert!(
            words.contains(&"Ana wrote ‹U+9673›‹U+5927› to him".to_owned()),
            "{words:?}"
        );
    });
}

#[test]
fn what_cannot_be_seen_is_not_missed() {
    let text = "a\u{200b}b\u{ad}c\u{2068}d\u{2069}\u{feff}\te\nf می\u{200c}خواهم";
    let written = write(&of(vec![Block::Paragraph(Line::text(text))])).unwrap();
    assert_eq!(written.unset, []);
}

#[test]
fn no_level_of_headings_is_left_out() {
    let levels = [2, 4, 6, 3, 9, 1];
    let headings = levels.map(|level| Block::Heading {
        level,
        anchor: None,
        line: Line::text("Heading"),
    });
    laid_out(&of(headings.to_vec()), |flow| {
        let levels: Vec<usize> = flow.outline.iter().map(|entry| entry.level).collect();
        assert_eq!(levels, [1, 2, 3, 4, 3, 4, 2]);
    });
}

#[test]
fn a_date_stands_in_one_line_of_its_cell() {
    let row = |day: &str, words: &str| {
        let words = words.repeat(40);
        vec![
            Line::text(day),
            Line::text(words),
            Line::text("[1] ¶2, via [3]"),
        ]
    };
    let table = Block::Table {
        head: ["When", "What", "Where"].map(Into::into).into(),
        rows: vec![
            row("1 Jul 2025", "it was told "),
            row("6 May 2025", "it was said that "),
            row("9 Aug 2025", "nobody came "),
        ],
    };
    laid_out(&of(vec![table]), |flow| {
        let lines = words(&flow.pages[0].items);
        for day in ["1 Jul 2025", "6 May 2025", "9 Aug 2025"] {
            assert!(lines.iter().any(|line| line == day), "{lines:?}");
        }
    });
}

#[test]
fn a_run_without_words_is_passed_over() {
    let runs = ["", "of ", "", "", "people", ""].map(Run::strong);
    let only = ["", ""].map(Run::strong);
    let document = of(vec![
        Block::Paragraph(Line(runs.to_vec())),
        Block::Paragraph(Line(only.to_vec())),
        Block::Table {
            head: vec!["a".into()],
            rows: vec![vec![Line(runs.to_vec())], vec![Line(only.to_vec())]],
        },
    ]);
    laid_out(&document, |flow| {
        let words = words(&flow.pages[0].items);
        let found = words.iter().filter(|words| words.contains("people"));
        assert_eq!(found.count(), 2, "{words:?}");
    });
    assert!(write(&document).is_ok());
}

#[test]
fn the_least_that_there_can_be_is_a_document() {
    let document = Document {
        title: "x".into(),
        language: "en".into(),
        ..Document::default()
    };
    assert!(write(&document).is_ok());
    let empty = of(vec![
        Block::Paragraph(Line::default()),
        Block::List(Vec::new()),
        Block::List(vec![Point::default()]),
        Block::Table {
            head: Vec::new(),
            rows: Vec::new(),
        },
        Block::Table {
            head: vec![String::new()],
            rows: vec![vec![Line::default()]],
        },
    ]);
    assert!(write(&empty).is_ok());
    let failed = write(&Document::default()).unwrap_err();
    assert!(failed.to_string().contains("NoDocumentTitle"), "{failed}");
}

/// Letters that are drawn as one stand for all of them, whichever way they are read.
#[test]
fn every_letter_is_said_once() {
    for text in [
        "السجلات نقلت ليلاً إلى",
        "office fi ffl",
        "שָׁלוֹם",
        "e\u{301}a\u{308}\u{323}",
    ] {
        laid_out(&of(vec![Block::Paragraph(Line::text(text))]), |flow| {
            let items = &flow.pages[0].items;
            let line = items.iter().find_map(|item| match item {
                Item::Line { words, line, .. } if words.text == text => Some(line),
                _ => None,
            });
            let glyphs = line.unwrap().pieces.iter().flat_map(|piece| &piece.glyphs);
            let mut spans: Vec<_> = glyphs.map(|glyph| (glyph.of.start, glyph.of.end)).collect();
            spans.sort_unstable();
            spans.dedup();
            let whole = spans
                .iter()
                .fold(0, |end, span| if span.0 == end { span.1 } else { u32::MAX });
            assert_eq!(whole as usize, text.len(), "{text}: {spans:?}");
        });
    }
}
