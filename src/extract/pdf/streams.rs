//! The content streams of a page, and whether they are whole.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::{
    Filter,
    object::{Array, Dict, MaybeRef, Object, Stream},
};

/// Bytes that are unpacked at a time.
const CHUNK: usize = 64 << 10;

/// What ends a part that was packed as far as it went (RFC 1951, 3.2.4): some programs stop there, and leave out the end.
const FLUSHED: [u8; 4] = [0, 0, 0xFF, 0xFF];

/// The content streams that a page names, none for each that is not there.
pub fn of<'a>(page: &Dict<'a>) -> Vec<Option<Stream<'a>>> {
    const KEY: &str = "Contents";
    match page.get::<Object<'a>>(KEY) {
        Some(Object::Stream(stream)) => vec![Some(stream)],
        Some(Object::Array(streams)) => of_array(&streams),
        // It may say that it has none.
        Some(_) => Vec::new(),
        None if page.contains_key(KEY) => vec![None],
        None => Vec::new(),
    }
}

fn of_array<'a>(streams: &Array<'a>) -> Vec<Option<Stream<'a>>> {
    let named = streams
        .raw_iter()
        .filter(|part| matches!(part, MaybeRef::Ref(_)))
        .count();
    let mut found: Vec<Option<Stream<'a>>> = streams.iter::<Stream<'a>>().map(Some).collect();
    // Which of them is missing does not matter: all are read as one.
    found.resize_with(named.max(found.len()), || None);
    found
}

/// Whether what is packed unpacks to its end, and to what was packed. What is not packed, or in another way that is known,
/// is taken for whole.
pub fn is_whole(stream: &Stream<'_>) -> bool {
    let raw = stream.raw_data();
    let named = match stream.dict().get::<Object<'_>>("Filter") {
        Some(Object::Array(filters)) => filters.raw_iter().count(),
        Some(Object::Name(_)) => 1,
        _ => 0,
    };
    if named > stream.filters().len() {
        return false;
    }
    match &stream.filters()[..] {
        [Filter::FlateDecode, ..] => unpacks(&raw),
        [Filter::Ascii85Decode, Filter::FlateDecode, ..] => unpacks(&of_letters(&raw)),
        _ => true,
    }
}

fn unpacks(packed: &[u8]) -> bool {
    let Some((head, packed)) = packed.split_first_chunk() else {
        return packed.is_empty();
    };
    if !is_head(*head) {
        return false;
    }
    let mut unpacking = Decompress::new(false);
    let mut unpacked = vec![0; CHUNK];
    let mut sum = Sum::default();
    loop {
        let before = (unpacking.total_in(), unpacking.total_out());
        let rest = packed.get(from(before.0)..).unwrap_or_default();
        let status = unpacking.decompress(rest, &mut unpacked, FlushDecompress::None);
        let written = from(unpacking.total_out() - before.1);
        sum.add(unpacked.get(..written).unwrap_or_default());
        match status {
            Ok(Status::StreamEnd) => {
                let behind = packed.get(from(unpacking.total_in())..);
                // It need not be there.
                let said = behind.and_then(|behind| behind.first_chunk());
                return said.is_none_or(|said| u32::from_be_bytes(*said) == sum.value());
            }
            Ok(_) if (unpacking.total_in(), unpacking.total_out()) != before => {}
            Ok(_) => return packed.trim_ascii_end().ends_with(&FLUSHED),
            Err(_) => return false,
        }
    }
}

/// Whether two bytes begin what is packed: RFC 1950, 2.2. Without them it is not unpacked.
fn is_head(head: [u8; 2]) -> bool {
    const DEFLATE: u8 = 8;
    head[0] & 0x0F == DEFLATE && u16::from_be_bytes(head).is_multiple_of(31)
}

fn from(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// The sum of what was packed, which is behind it: RFC 1950, 8.2. It tells of damage that unpacks all the same.
struct Sum {
    bytes: u32,
    sums: u32,
}

impl Default for Sum {
    fn default() -> Self {
        Self { bytes: 1, sums: 0 }
    }
}

impl Sum {
    const MODULUS: u32 = 65_521;

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.bytes = (self.bytes + u32::from(*byte)) % Self::MODULUS;
            self.sums = (self.sums + self.bytes) % Self::MODULUS;
        }
    }

    fn value(&self) -> u32 {
        self.sums << 16 | self.bytes
    }
}

/// The bytes that are written as letters, five for four: ISO 32000-1, 7.4.3.
fn of_letters(raw: &[u8]) -> Vec<u8> {
    let letters = raw.iter().filter(|byte| !byte.is_ascii_whitespace());
    let letters = letters.take_while(|byte| **byte != b'~');
    let mut bytes = Vec::with_capacity(raw.len() / 5 * 4);
    let (mut group, mut count) = (0_u32, 0);
    for letter in letters {
        if *letter == b'z' && count == 0 {
            bytes.extend([0; 4]);
            continue;
        }
        let digit = u32::from(letter.wrapping_sub(b'!'));
        group = group.wrapping_mul(85).wrapping_add(digit);
        count += 1;
        if count == 5 {
            bytes.extend(group.to_be_bytes());
            (group, count) = (0, 0);
        }
    }
    if count > 1 {
        let filled = (count..5).fold(group, |group, _| group.wrapping_mul(85).wrapping_add(84));
        bytes.extend(filled.to_be_bytes().into_iter().take(count - 1));
    }
    bytes
}
