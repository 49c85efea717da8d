//! A text that is too large for memory. Its file stays open, and a paragraph is read when it is
//! looked at; an index tells near which byte.

mod index;

use std::{
    fs::File,
    io,
    ops::{Range, RangeInclusive},
    time::UNIX_EPOCH,
};

use memchr::memchr;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use index::{Counts, READ, STRIDE, count, is_empty, read_at, read_exact_at, rest_is_empty};

use super::{Paragraph, turned};
use crate::text::{decode, decode_document};
use crate::{model::locator::Place, text::hex};

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

/// Bytes of a paragraph that are shown; the rest is counted.
pub const SHOWN: usize = 16 << 10;

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
            Place::Numbers(_)
            | Place::Pages(_)
            | Place::OnPage(..)
            | Place::Times(_)
            | Place::PageLines(..)
            | Place::On(..)
            | Place::Section(_) => 0..0,
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

/// What stands behind a paragraph that is longer than is shown.
const MORE: &str = " bytes more]";

/// Whether a paragraph of a large text is longer than what is read of it.
pub fn is_cut(paragraph: &Paragraph) -> bool {
    paragraph.text.len() + 4 > SHOWN && paragraph.text.ends_with(MORE)
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
        text.push_str(&format!(" … [{}{MORE}", line.left));
    }
    let text = text.trim_end_matches('\r');
    Paragraph {
        number: Some(upto.paragraphs),
        on_page: None,
        spans: turned::spans(text).into(),
        text: text.into(),
        lines: upto.lines..=upto.lines,
        is_beside: false,
        size: None,
    }
}

/// How often the calling thread has read in a large text.
#[cfg(all(test, unix))]
pub fn reads() -> usize {
    index::READS.get()
}

#[cfg(test)]
mod tests;
