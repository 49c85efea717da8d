//! Where in a file its paragraphs and lines begin, about.

use std::{fs::File, io, ops::Range};

use memchr::{memchr, memchr_iter};

/// How many paragraphs and lines begin before a byte of the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub paragraphs: u32,
    pub lines: u32,
}

/// Bytes between two entries of the index.
pub const STRIDE: u64 = 64 << 10;

/// Bytes that are read at once while the index is made.
pub const READ: u64 = 4 << 20;

/// Counts the paragraphs and lines that begin in each stride of a part of the file.
pub fn count(file: &File, part: Range<u64>, bytes: u64) -> io::Result<Vec<Counts>> {
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
pub fn rest_is_empty(file: &File, mut at: u64, bytes: u64) -> io::Result<bool> {
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
pub fn is_empty(line: &[u8]) -> bool {
    match line.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => true,
        Some(byte) if byte.is_ascii() => false,
        Some(_) => String::from_utf8_lossy(line).trim().is_empty(),
    }
}

#[cfg(test)]
thread_local! {
    /// How often this thread has read in a large text.
    pub static READS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

#[cfg(unix)]
pub fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    #[cfg(test)]
    READS.set(READS.get() + 1);
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
pub fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}

pub fn read_exact_at(file: &File, mut buffer: &mut [u8], mut at: u64) -> io::Result<()> {
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
