//! A text that is too large for memory. Its file stays open, and a paragraph is read when it is
//! looked at; an index tells near which byte.

use std::{
    fs::File,
    io,
    ops::{Range, RangeInclusive},
    time::UNIX_EPOCH,
};

use memchr::{memchr, memchr_iter};
use rayon::prelude::*;

use super::Paragraph;
use crate::model::locator::Place;
use crate::text::{decode, decode_document};

/// A text of non-empty lines, each a paragraph, in a file.
#[derive(Debug)]
pub struct Large {
    file: File,
    bytes: u64,
    /// The encoding of its beginning.
    encoding: &'static str,
    /// One for each [`STRIDE`] of the file: what stands before it.
    strides: Vec<Counts>,
    /// What stands in all of it.
    all: Counts,
}

/// How many paragraphs and lines begin before a byte of the file.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    paragraphs: u32,
    lines: u32,
}

/// Bytes between two entries of the index.
const STRIDE: u64 = 64 << 10;

/// Bytes that are read at once while the index is made.
const READ: u64 = 4 << 20;

/// Bytes of a paragraph that are shown; the rest is counted.
const SHOWN: usize = 16 << 10;

impl Large {
    /// Reads through a file, on all cores, and keeps no more of it than where its paragraphs are.
    /// `encoding` is that of its beginning, in which a line feed is one byte.
    ///
    /// # Errors
    /// What the system says, and where there are more lines than can be counted.
    pub fn open(file: File, bytes: u64, encoding: &'static str) -> io::Result<Self> {
        let reads: Vec<u64> = (0..bytes).step_by(READ as usize).collect();
        let counted: io::Result<Vec<Vec<Counts>>> = reads
            .par_iter()
            .map(|start| count(&file, *start..(start + READ).min(bytes), bytes))
            .collect();
        let mut strides = Vec::new();
        let mut all = Counts::default();
        for stride in counted?.into_iter().flatten() {
            strides.push(all);
            let sum = |a: u32, b: u32| a.checked_add(b).ok_or(io::ErrorKind::FileTooLarge);
            all = Counts {
                paragraphs: sum(all.paragraphs, stride.paragraphs)?,
                lines: sum(all.lines, stride.lines)?,
            };
        }
        Ok(Self {
            file,
            bytes,
            encoding,
            strides,
            all,
        })
    }

    /// The encoding of its beginning.
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// How many paragraphs there are.
    pub fn len(&self) -> usize {
        self.all.paragraphs as usize
    }

    /// A paragraph by its place, from 0. What cannot be read any more says so in its stead.
    pub fn paragraph(&self, place: usize) -> Option<Paragraph> {
        let mut wanted = self.paragraphs(place..place + 1).ok()?;
        wanted.pop()
    }

    /// Paragraphs by their places.
    ///
    /// # Errors
    /// What the system says.
    pub fn paragraphs(&self, places: Range<usize>) -> io::Result<Vec<Paragraph>> {
        let mut found = Vec::new();
        let places = places.start..places.end.min(self.len());
        if places.is_empty() {
            return Ok(found);
        }
        let before = |counts: &Counts| counts.paragraphs as usize <= places.start;
        let stride = self.strides.partition_point(before).saturating_sub(1);
        let Counts {
            mut paragraphs,
            mut lines,
        } = self.strides[stride];
        let mut at = self.first_line_from(stride as u64 * STRIDE)?;
        while at < self.bytes && found.len() < places.len() {
            let (line, end) = self.line(at)?;
            lines += 1;
            if !is_empty(&line) {
                paragraphs += 1;
                if paragraphs as usize > places.start {
                    let number = (paragraphs, lines);
                    found.push(paragraph(number, &line, end - at, self.encoding));
                }
            }
            at = end;
        }
        Ok(found)
    }

    /// The places of the paragraphs that a place names; a plain text has no pages, and is not searched
    /// for sections.
    pub fn at(&self, place: &Place) -> Range<usize> {
        match place {
            Place::Paragraphs(range) => {
                let first = (*range.start() as usize - 1).min(self.len());
                first..(*range.end() as usize).min(self.len())
            }
            Place::Lines(range) => self.on_lines(range).unwrap_or_default(),
            Place::Pages(_) | Place::OnPage(..) | Place::Section(_) => 0..0,
        }
    }

    /// What tells it from another state of the file: its length, and when it was changed.
    pub fn told_apart(&self) -> Vec<u8> {
        let changed = self.file.metadata().and_then(|file| file.modified());
        let changed = changed
            .ok()
            .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let changed = changed.unwrap_or_default().as_nanos();
        [&self.bytes.to_le_bytes()[..], &changed.to_le_bytes()[..]].concat()
    }

    /// The places of the paragraphs on these lines, from 1.
    fn on_lines(&self, lines: &RangeInclusive<u32>) -> io::Result<Range<usize>> {
        Ok(self.before_line(*lines.start())?..self.before_line(lines.end().saturating_add(1))?)
    }

    /// How many paragraphs begin before a line.
    fn before_line(&self, wanted: u32) -> io::Result<usize> {
        let before = |counts: &Counts| counts.lines < wanted;
        let stride = self.strides.partition_point(before).saturating_sub(1);
        let Some(Counts {
            mut paragraphs,
            mut lines,
        }) = self.strides.get(stride).copied()
        else {
            return Ok(0);
        };
        let mut at = self.first_line_from(stride as u64 * STRIDE)?;
        while at < self.bytes && lines + 1 < wanted {
            let (line, end) = self.line(at)?;
            lines += 1;
            paragraphs += u32::from(!is_empty(&line));
            at = end;
        }
        Ok(paragraphs as usize)
    }

    /// Where the first line begins at or after a byte.
    fn first_line_from(&self, at: u64) -> io::Result<u64> {
        match at.checked_sub(1) {
            None => Ok(0),
            Some(before) => Ok(self.line(before)?.1),
        }
    }

    /// The line that begins at a byte, or as much of it as is shown, and where the next one begins.
    fn line(&self, start: u64) -> io::Result<(Vec<u8>, u64)> {
        let mut line = Vec::new();
        let mut at = start;
        let mut buffer = vec![0; 8 << 10];
        while at < self.bytes {
            let count = read_at(&self.file, &mut buffer, at)?;
            if count == 0 {
                break;
            }
            let end = memchr(b'\n', &buffer[..count]);
            let piece = &buffer[..end.unwrap_or(count)];
            let room = SHOWN.saturating_sub(line.len());
            line.extend_from_slice(&piece[..piece.len().min(room)]);
            at += end.map_or(count, |end| end + 1) as u64;
            if end.is_some() {
                break;
            }
            // A line that is long is likely to be longer still.
            buffer.resize((buffer.len() * 2).min(READ as usize), 0);
        }
        Ok((line, at))
    }
}

/// The paragraph of that number on that line, of which `length` bytes are in the file.
fn paragraph(
    (number, line): (u32, u32),
    bytes: &[u8],
    length: u64,
    encoding: &'static str,
) -> Paragraph {
    let left = length.saturating_sub(bytes.len() as u64 + 1);
    let whole = match left {
        0 => bytes,
        // The last character may be cut in two.
        _ => {
            let tail = bytes.iter().rev().take(3);
            let lead = tail.take_while(|byte| **byte >= 0x80).count();
            &bytes[..bytes.len() - lead]
        }
    };
    let mut text = match encoding {
        // What is another encoding further on is read as it is elsewhere.
        "UTF-8" => decode(whole).text,
        other => decode_document(whole, Some(other)).text,
    };
    if left > 0 {
        text.push_str(&format!(" … [{left} bytes more]"));
    }
    Paragraph {
        number: Some(number),
        on_page: None,
        text: text.trim_end_matches('\r').into(),
        lines: line..=line,
    }
}

/// Counts the paragraphs and lines that begin in each stride of a part of the file.
fn count(file: &File, part: Range<u64>, bytes: u64) -> io::Result<Vec<Counts>> {
    let mut text = vec![0; (part.end - part.start) as usize];
    read_exact_at(file, &mut text, part.start)?;
    let mut counts = vec![Counts::default(); (part.end - part.start).div_ceil(STRIDE) as usize];
    let is_start = match part.start.checked_sub(1) {
        None => true,
        Some(before) => {
            let mut byte = [0];
            read_exact_at(file, &mut byte, before)?;
            byte == *b"\n"
        }
    };
    let ends = memchr_iter(b'\n', &text).map(|end| end + 1);
    let starts = is_start.then_some(0).into_iter().chain(ends);
    let mut starts = starts.filter(|start| *start < text.len()).peekable();
    while let Some(start) = starts.next() {
        let end = starts.peek().copied();
        let line = &text[start..end.unwrap_or(text.len())];
        let is_empty = is_empty(line)
            && (end.is_some() || text.ends_with(b"\n") || rest_is_empty(file, part.end, bytes)?);
        let counts = &mut counts[start / STRIDE as usize];
        counts.lines += 1;
        counts.paragraphs += u32::from(!is_empty);
    }
    Ok(counts)
}

/// Whether a line, of which nothing was seen before a byte, goes on with nothing.
fn rest_is_empty(file: &File, mut at: u64, bytes: u64) -> io::Result<bool> {
    let mut buffer = vec![0; STRIDE as usize];
    while at < bytes {
        let count = read_at(file, &mut buffer, at)?;
        let end = memchr(b'\n', &buffer[..count]);
        if count == 0 || !is_empty(&buffer[..end.unwrap_or(count)]) {
            return Ok(count == 0);
        }
        if end.is_some() {
            return Ok(true);
        }
        at += count as u64;
    }
    Ok(true)
}

/// Whether a line holds white space only. Most lines tell by their first byte.
fn is_empty(line: &[u8]) -> bool {
    match line.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => true,
        Some(byte) if byte.is_ascii() => false,
        Some(_) => String::from_utf8_lossy(line).trim().is_empty(),
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}

fn read_exact_at(file: &File, mut buffer: &mut [u8], mut at: u64) -> io::Result<()> {
    while !buffer.is_empty() {
        match read_at(file, buffer, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            count => {
                buffer = &mut buffer[count..];
                at += count as u64;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::load::document::cut::{Cut, paragraphs};

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
        let all = large.paragraphs(0..expected.len() + 5).unwrap();
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
        assert_eq!(super::Large::len(&self::large(behind.as_bytes())), 2);
    }
}
