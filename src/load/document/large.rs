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
use sha2::{Digest, Sha256};

use super::{Paragraph, originals::hex};
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

/// Bytes of paragraphs that are in memory at once, and as many strides.
const AT_ONCE: usize = STRIDES_AT_ONCE * STRIDE as usize;
const STRIDES_AT_ONCE: usize = 16;

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

    /// The SHA-256 of the file, in hexadecimal.
    ///
    /// # Errors
    /// What the system says.
    pub fn sha256(&self) -> io::Result<Box<str>> {
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; STRIDE as usize];
        let mut at = 0;
        loop {
            match read_at(&self.file, &mut buffer, at)? {
                0 => return Ok(hex(&hasher.finalize()).into()),
                count => {
                    hasher.update(&buffer[..count]);
                    at += count as u64;
                }
            }
        }
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

    /// Paragraphs by their places: the first of these, as many as together show [`AT_ONCE`] bytes.
    ///
    /// # Errors
    /// What the system says, also where the file has become shorter.
    pub fn paragraphs(&self, places: Range<usize>) -> io::Result<Vec<Paragraph>> {
        let mut found = Vec::new();
        let places = places.start..places.end.min(self.len());
        if places.is_empty() {
            return Ok(found);
        }
        let mut lines = self.lines_from(|counts| counts.paragraphs as usize <= places.start)?;
        // In a file that has changed they need not be where they were; none is looked for behind that.
        let before_end = |counts: &Counts| (counts.paragraphs as usize) < places.end;
        let end = self.start_of(self.strides.partition_point(before_end));
        let mut shown = 0;
        while lines.at < end && found.len() < places.len() && shown <= AT_ONCE {
            let before = lines.before.paragraphs as usize;
            let line = lines.next()?;
            if before >= places.start && lines.before.paragraphs as usize > before {
                shown += line.shown.len();
                found.push(paragraph(&lines.before, &line, self.encoding));
            }
        }
        Ok(found)
    }

    /// All paragraphs in runs that are read at once.
    pub fn runs(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = self.strides.iter().step_by(STRIDES_AT_ONCE);
        let starts = starts.map(|counts| counts.paragraphs as usize);
        let ends = starts.clone().skip(1).chain([self.len()]);
        let runs = starts.zip(ends).map(|(start, end)| start..end);
        runs.filter(|run| !run.is_empty())
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
        if wanted > self.all.lines {
            return Ok(self.len());
        }
        let mut lines = self.lines_from(|counts| counts.lines < wanted)?;
        while lines.at < self.bytes && lines.before.lines.saturating_add(1) < wanted {
            lines.next()?;
        }
        Ok(lines.before.paragraphs as usize)
    }

    /// The lines from the last stride on of which `is_before` is true.
    fn lines_from(&self, is_before: impl Fn(&Counts) -> bool) -> io::Result<Lines<'_>> {
        let stride = self.strides.partition_point(is_before).saturating_sub(1);
        let mut lines = Lines {
            large: self,
            before: self.strides.get(stride).copied().unwrap_or_default(),
            at: self.start_of(stride).saturating_sub(1),
            window: Vec::new(),
            from: 0,
            read: 0,
        };
        if stride > 0 {
            // A line begins behind the end of the one that the byte before the stride is of.
            let line = lines.before.lines;
            lines.at = lines.end_of(line)?;
        }
        Ok(lines)
    }

    /// Where a stride begins; the end of the file where there are no more.
    fn start_of(&self, stride: usize) -> u64 {
        (stride as u64 * STRIDE).min(self.bytes)
    }
}

/// The lines of a file from one on.
struct Lines<'l> {
    large: &'l Large,
    /// Where the next line begins, and what stands before it.
    at: u64,
    before: Counts,
    /// What was read of the file last, and from where.
    window: Vec<u8>,
    from: u64,
    /// How many bytes were read in all.
    read: u64,
}

/// A line, or as much of it as is shown.
struct Line {
    shown: Vec<u8>,
    /// How many bytes of it are not.
    left: u64,
}

impl Lines<'_> {
    /// The next line.
    fn next(&mut self) -> io::Result<Line> {
        let start = self.at;
        let mut shown = Vec::new();
        let mut has_end = false;
        while !has_end && shown.len() < SHOWN && self.at < self.large.bytes {
            let room = SHOWN - shown.len();
            let ahead = self.ahead()?;
            let end = memchr(b'\n', ahead);
            has_end = end.is_some_and(|end| end <= room);
            let piece = &ahead[..end.unwrap_or(ahead.len()).min(room)];
            shown.extend_from_slice(piece);
            self.at += piece.len() as u64 + u64::from(has_end);
        }
        self.before.lines = self.before.lines.saturating_add(1);
        let mut left = 0;
        if !has_end && self.at < self.large.bytes {
            self.at = self.end_of(self.before.lines)?;
            left = self.at - start - shown.len() as u64 - u64::from(self.is_behind_line_feed()?);
        }
        // White space may be all that is shown of a line that has more.
        let is_paragraph = !is_empty(&shown) || left > 0 && self.has_words(start)?;
        self.before.paragraphs += u32::from(is_paragraph);
        Ok(Line { shown, left })
    }

    /// Whether the line that was taken last, and begins at `start`, has more than white space. Where it goes
    /// on over a stride, the index tells, since no other line begins between.
    fn has_words(&self, start: u64) -> io::Result<bool> {
        let Large { strides, all, .. } = self.large;
        let behind = strides.partition_point(|counts| counts.lines < self.before.lines);
        let behind = strides.get(behind).unwrap_or(all);
        match behind.lines == self.before.lines {
            true => Ok(behind.paragraphs > self.before.paragraphs),
            false => Ok(!rest_is_empty(&self.large.file, start, self.large.bytes)?),
        }
    }

    /// Where the line of that number ends, of which the place is in the middle. A line may be as long as the
    /// file; the index tells near where the next one begins.
    fn end_of(&mut self, line: u32) -> io::Result<u64> {
        let strides = &self.large.strides;
        let next = strides.partition_point(|counts| counts.lines <= line);
        // The line feed is the last byte before that stride, or in the one before it.
        let near = self.large.start_of(next.saturating_sub(1));
        self.at = self.at.max(near.saturating_sub(1));
        if next == strides.len() && self.large.all.lines <= line {
            self.at = self.large.bytes;
        }
        while self.at < self.large.bytes {
            let ahead = self.ahead()?;
            match memchr(b'\n', ahead) {
                Some(end) => {
                    self.at += end as u64 + 1;
                    break;
                }
                None => self.at += ahead.len() as u64,
            }
        }
        Ok(self.at)
    }

    /// Whether the byte before the place ends a line.
    fn is_behind_line_feed(&self) -> io::Result<bool> {
        let mut byte = [0];
        read_exact_at(&self.large.file, &mut byte, self.at.saturating_sub(1))?;
        Ok(byte == *b"\n")
    }

    /// What stands at the place and behind it, a byte at least. Many lines are short, and each read costs.
    fn ahead(&mut self) -> io::Result<&[u8]> {
        let is_inside = (self.from..self.from + self.window.len() as u64).contains(&self.at);
        if !is_inside {
            let left = self.large.bytes.saturating_sub(self.at);
            self.window.resize(left.min(STRIDE) as usize, 0);
            let count = read_at(&self.large.file, &mut self.window, self.at)?;
            self.window.truncate(count);
            self.from = self.at;
            self.read += count as u64;
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(&self.window[(self.at - self.from) as usize..])
    }
}

/// The last line of these, which is a paragraph.
fn paragraph(upto: &Counts, line: &Line, encoding: &'static str) -> Paragraph {
    let bytes = &*line.shown;
    let whole = match line.left {
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
    if line.left > 0 {
        text.push_str(&format!(" … [{} bytes more]", line.left));
    }
    Paragraph {
        number: Some(upto.paragraphs),
        on_page: None,
        text: text.trim_end_matches('\r').into(),
        lines: upto.lines..=upto.lines,
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
}
