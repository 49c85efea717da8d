//! The content streams of a page, and whether they are whole.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::{
    Filter,
    object::{Array, Dict, MaybeRef, Object, Stream},
};

/// Bytes that are unpacked at a time.
const CHUNK: usize = 64 << 10;

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

/// Whether what is packed unpacks to its end. What is not packed, or otherwise, is taken for whole.
pub fn is_whole(stream: &Stream<'_>) -> bool {
    if stream.filters().first() != Some(&Filter::FlateDecode) {
        return true;
    }
    let packed = stream.raw_data();
    // The two bytes before are those of the format that is around it, and need not be right.
    let Some(packed) = packed.get(2..) else {
        return packed.is_empty();
    };
    let mut unpacking = Decompress::new(false);
    let mut unpacked = vec![0; CHUNK];
    loop {
        let before = (unpacking.total_in(), unpacking.total_out());
        let read = usize::try_from(before.0).unwrap_or(usize::MAX);
        let rest = packed.get(read..).unwrap_or_default();
        match unpacking.decompress(rest, &mut unpacked, FlushDecompress::None) {
            Ok(Status::StreamEnd) => return true,
            Ok(_) if (unpacking.total_in(), unpacking.total_out()) != before => {}
            Ok(_) | Err(_) => return false,
        }
    }
}
