use std::io::Write;

use super::super::cut::{Cut, paragraphs};
use super::*;

fn large(text: &[u8]) -> Large {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text).unwrap();
    Large::open(file, text.len() as u64, "UTF-8").unwrap()
}

/// Every paragraph is the one that a text in memory has.
fn check(text: &str) {
    let expected = paragraphs(text, Cut::Lines);
    let large = large(text.as_bytes());
    assert_eq!(large.len(), expected.len());
    let runs = large.runs();
    let all: Vec<_> = runs
        .flat_map(|run| large.paragraphs(run).unwrap())
        .collect();
    assert_eq!(all, expected);
    for place in [0, 1, expected.len() / 2, expected.len().saturating_sub(1)] {
        assert_eq!(large.paragraph(place).as_ref(), expected.get(place));
    }
    assert_eq!(large.paragraph(expected.len()), None);
    for lines in [1..=1, 2..=3, 500..=700, 1..=u32::MAX] {
        let on_lines = expected.iter().enumerate();
        let on_lines = on_lines.filter(|(_, p)| lines.contains(p.lines.start()));
        let on_lines: Vec<usize> = on_lines.map(|(place, _)| place).collect();
        let found: Vec<usize> = large.on_lines(&lines).unwrap().collect();
        assert_eq!(found, on_lines, "{lines:?}");
    }
}

#[test]
fn paragraphs_are_those_of_a_text_in_memory() {
    check("");
    check("\n\n");
    check("one line");
    check("\none\r\n \t\n\u{A0}\u{3000}\ntwo\n\nthree");
    let mut many = String::new();
    for number in 0..90_000_u32 {
        // Lines of all lengths, so that strides and reads end everywhere in a line.
        let length = (number.wrapping_mul(2_654_435_761) >> 20) as usize % 150;
        many.push_str(&"é x".repeat(length / 3));
        many.push_str(match number % 7 {
            0 => "\n\n",
            1 => " \n",
            2 => "\r\n",
            _ => "\n",
        });
    }
    assert!(many.len() as u64 > READ, "{}", many.len());
    check(&many);
    // An empty line over more than one read, and a full one behind as many spaces.
    let spaces = " ".repeat(READ as usize + 10);
    check(&format!("a\n{spaces}\nb"));
}

#[test]
fn what_is_too_long_to_be_shown_is_counted() {
    let long = format!("{}é\nb", "a".repeat(SHOWN - 1));
    let large = large(long.as_bytes());
    let first = large.paragraph(0).unwrap();
    assert!(
        first.text.ends_with("a … [1 bytes more]"),
        "{}",
        &first.text[SHOWN - 10..]
    );
    assert_eq!(&*large.paragraph(1).unwrap().text, "b");
    let behind = format!("{}x\nb", " ".repeat(READ as usize));
    let behind = self::large(behind.as_bytes());
    assert_eq!(behind.len(), 2);
    let left = READ as usize + 1 - SHOWN;
    let first = behind.paragraph(0).unwrap();
    assert!(first.text.ends_with(&format!("[{left} bytes more]")));
    assert_eq!(&*behind.paragraph(1).unwrap().text, "b");
}

/// The bytes that are read for a paragraph do not grow with the file: nor with the line it is, nor
/// with the empty ones around it.
#[test]
fn a_paragraph_is_found_without_reading_the_rest() {
    // A file with holes has its size only; what is read of it shows as zeros.
    const SIZE: u64 = 6 << 30;
    let holes = |ends: &[(u64, &[u8])], counts: &dyn Fn(u64) -> Counts| {
        let mut file = tempfile::tempfile().unwrap();
        file.set_len(SIZE).unwrap();
        for (at, bytes) in ends {
            std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(*at)).unwrap();
            file.write_all(bytes).unwrap();
        }
        Large {
            file,
            bytes: SIZE,
            encoding: "UTF-8",
            strides: (0..SIZE / STRIDE)
                .map(|stride| counts(stride * STRIDE))
                .collect(),
            all: counts(SIZE),
        }
    };
    let middle = SIZE / 2 + 5;
    let two = |at: u64| match at {
        0 => Counts::default(),
        at if at <= middle => Counts {
            paragraphs: 1,
            lines: 1,
        },
        _ => Counts {
            paragraphs: 2,
            lines: 2,
        },
    };
    let large = holes(&[(middle - 1, b"\nb")], &two);
    let read = |place: usize| {
        let mut lines = large
            .lines_from(|counts| counts.paragraphs as usize <= place)
            .unwrap();
        let line = lines.next().unwrap();
        (line.shown[0], line.left, lines.read)
    };
    let shown = SHOWN as u64;
    let (first, left, bytes) = read(0);
    assert_eq!((first, left), (0, middle - 1 - shown));
    assert!(bytes <= 4 * STRIDE, "{bytes}");
    let (second, left, bytes) = read(1);
    assert_eq!((second, left), (b'b', SIZE - middle - shown));
    assert!(bytes <= 4 * STRIDE, "{bytes}");
    assert_eq!(large.on_lines(&(2..=2)).unwrap(), 1..2);
}

#[test]
fn a_file_that_becomes_shorter_is_told_and_ends() {
    let text = "a line of some words\n".repeat(20_000);
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let large = Large::open(file, text.len() as u64, "UTF-8").unwrap();
    large.file.set_len(STRIDE + 10).unwrap();
    assert!(large.paragraph(0).is_some());
    assert_eq!(large.paragraph(19_000), None);
    assert!(large.on_lines(&(19_000..=19_001)).is_err());
    assert!(large.paragraphs(3_000..20_000).is_err());
    // What stands there now may be anything else.
    large.file.set_len(0).unwrap();
    large.file.set_len(text.len() as u64).unwrap();
    assert!(
        large
            .paragraph(10_000)
            .is_none_or(|found| !found.text.is_empty())
    );
}

#[test]
fn no_more_is_in_memory_than_is_read_at_once() {
    let line = "a".repeat(10_000) + "\n";
    let large = large(line.repeat(1_000).as_bytes());
    assert!(large.bytes > 4 * AT_ONCE as u64);
    for run in large.runs().chain(std::iter::once(0..1_000)) {
        let found = large.paragraphs(run.clone()).unwrap();
        let bytes: usize = found.iter().map(|found| found.text.len()).sum();
        assert!(bytes <= AT_ONCE + 2 * SHOWN, "{bytes} of {run:?}");
    }
}
