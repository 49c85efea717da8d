//! What a log asks of the system: one function a call, so that tests can let any of them fail.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
    time::Duration,
};

use super::LOG_BYTES;
use crate::{
    door::read_whole,
    limits::Limit,
    session::{Held, Store},
};

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);

/// The calls by which a log is read and written. Each returns what the system says.
#[allow(clippy::missing_errors_doc)]
pub trait Disk {
    /// Waits until nobody else writes, and keeps others from it until what this returns is dropped.
    fn hold(&mut self) -> io::Result<Held>;

    /// Opens it to read; none where it is not there.
    fn open(&mut self) -> io::Result<Option<File>>;

    /// Opens it to read and to write at its end; makes it where it is not there.
    fn open_to_append(&mut self) -> io::Result<File>;

    fn length(&mut self, file: &File) -> io::Result<u64>;

    /// Reads from a byte to the end.
    fn read(&mut self, file: &File, from: u64, limit: &Limit) -> io::Result<Vec<u8>>;

    /// Writes at the end, at least one byte and at most all. Returns how many.
    fn write(&mut self, file: &File, bytes: &[u8]) -> io::Result<usize>;

    /// Takes off what is behind so many bytes.
    fn cut(&mut self, file: &File, length: u64) -> io::Result<()>;

    /// Waits until what was written is on the disk.
    fn sync(&mut self, file: &File) -> io::Result<()>;

    /// The same of the names of the file and its folders.
    fn sync_name(&mut self) -> io::Result<()>;
}

/// The disk itself.
pub struct Own(pub Store);

impl Disk for Own {
    fn hold(&mut self) -> io::Result<Held> {
        self.0.hold(PATIENCE)
    }

    fn open(&mut self) -> io::Result<Option<File>> {
        match self.0.open(&LOG_BYTES) {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn open_to_append(&mut self) -> io::Result<File> {
        self.0.open_to_append()
    }

    fn length(&mut self, file: &File) -> io::Result<u64> {
        Ok(file.metadata()?.len())
    }

    fn read(&mut self, mut file: &File, from: u64, limit: &Limit) -> io::Result<Vec<u8>> {
        file.seek(SeekFrom::Start(from))?;
        read_whole(Read::by_ref(&mut file), limit)
    }

    fn write(&mut self, mut file: &File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn cut(&mut self, file: &File, length: u64) -> io::Result<()> {
        file.set_len(length)
    }

    fn sync(&mut self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    fn sync_name(&mut self) -> io::Result<()> {
        self.0.sync_name()
    }
}
