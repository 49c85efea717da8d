//! Text that was read before, by the SHA-256 of its document.
//!
//! It is the reader's own copy, in the reader's own folder, which nobody else may look into. Quotes are
//! verified by it, so it is held to a SHA-256 of its own: what a disk, a program or a crash has changed is
//! as good as not kept. What is not kept is read again the next time, so nothing here is an error.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    door::Door,
    extract::{Extracted, Format, Unreadable},
    limits::{EXTRACTED_BYTES, Limit},
    save::{make_private, remove_left_behind, save_for_now},
    text::hex,
};

/// The format of a document, and what reading it gave.
pub type Kept = (Format, Result<Extracted, Unreadable>);

/// The edition of what the readers of formats give; another one reads every document again.
const EDITION: &str = concat!("texts-", env!("CARGO_PKG_VERSION"), "-23");

/// What the folder of every edition begins with.
const EDITIONS: &str = "texts-";

/// The hexadecimal digits of a SHA-256.
const DIGITS: usize = 64;

/// The seal on a line of its own, and below it a text as the child gives it, with the name of its format.
const KEPT_BYTES: Limit = Limit {
    most: EXTRACTED_BYTES.most + DIGITS as u64 + 33,
    ..EXTRACTED_BYTES
};

/// A folder of texts.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache in that folder, which is made when something is first kept.
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.join(EDITION),
        }
    }

    /// Every text that this program, of whichever edition, keeps below that folder, and its size in bytes.
    /// Only what is named as it names things is counted as its own, and no link is followed.
    pub fn files(folder: &Path) -> Vec<(PathBuf, u64)> {
        let mut files = Vec::new();
        for edition in editions(folder) {
            for entry in entries(&edition) {
                let found = entry.path().symlink_metadata();
                let found = found.ok().filter(|found| !found.is_dir());
                let is_own = entry.file_name().to_str().is_some_and(is_name);
                if let Some(found) = found.filter(|_| is_own) {
                    files.push((entry.path(), found.len()));
                }
            }
        }
        files.sort();
        files
    }

    /// Removes the folders below that folder which hold nothing any more, and what a killed process left in
    /// them.
    pub fn tidy(folder: &Path) {
        for edition in editions(folder) {
            remove_left_behind(&edition);
            // One in which something else lies is not empty, and stays.
            let _ = fs::remove_dir(edition);
        }
    }

    /// The text of the document with that hash, or why it has none.
    pub fn get(&self, sha256: &str) -> Option<Kept> {
        // Through the door, since what lies here may be another's work all the same: a pipe would be
        // waited for, and a link would lead to a device.
        let door = Door::open(&self.folder).ok()?;
        let bytes = door.read(&name(sha256), &KEPT_BYTES).ok()?;
        let (found, rest) = bytes.split_at_checked(DIGITS)?;
        let content = rest.strip_prefix(b"\n")?;
        if found != seal(sha256, content).as_bytes() {
            return None;
        }
        let (format, answer) = serde_json::from_slice::<(String, _)>(content).ok()?;
        Some((Format::named(&format)?, answer))
    }

    /// Keeps what was read of a document. What may go better another time is not kept.
    pub fn put(&self, sha256: &str, format: Format, answer: &Result<Extracted, Unreadable>) {
        let is_lasting = matches!(
            answer,
            Ok(_) | Err(Unreadable::NeedsPassword | Unreadable::NoTextLayer | Unreadable::Other(_))
        );
        if is_lasting {
            // Without it, the document is read again.
            let _ = self.write(sha256, &(format.extension(), answer));
        }
    }

    fn write(&self, sha256: &str, kept: &impl serde::Serialize) -> io::Result<()> {
        let content = serde_json::to_string(kept)?;
        make_private(&self.folder)?;
        let seal = seal(sha256, content.as_bytes());
        save_for_now(
            &self.folder.join(name(sha256)),
            &format!("{seal}\n{content}"),
        )
    }
}

/// What a content is known by that was read of the document with that hash.
fn seal(sha256: &str, content: &[u8]) -> String {
    let hasher = Sha256::new().chain_update(sha256).chain_update(b"\n");
    hex(&hasher.chain_update(content).finalize())
}

fn entries(folder: &Path) -> impl Iterator<Item = fs::DirEntry> {
    fs::read_dir(folder).into_iter().flatten().flatten()
}

/// The folders of all editions; a link to one is none.
fn editions(folder: &Path) -> Vec<PathBuf> {
    let is_edition = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let is_named = name.to_str().is_some_and(|name| name.starts_with(EDITIONS));
        is_named && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    let found = entries(folder).filter(is_edition);
    found.map(|entry| entry.path()).collect()
}

/// Whether a name is one that is given to a text.
fn is_name(name: &str) -> bool {
    let digits = name.strip_suffix(".json");
    digits.is_some_and(|digits| {
        digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn name(sha256: &str) -> PathBuf {
    PathBuf::from(format!("{sha256}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Block;

    #[test]
    fn what_lasts_is_kept_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::in_folder(&folder.path().join("a/b"));
        let text = Extracted {
            pages: Some(2),
            blocks: vec![Block::new(Some(2), "Arévalo")],
            ..Extracted::default()
        };
        for (hash, answer, is_kept) in [
            ("aa", Ok(text), true),
            ("bb", Err(Unreadable::NeedsPassword), true),
            ("cc", Err(Unreadable::NoTextLayer), true),
            ("dd", Err(Unreadable::TimedOut), false),
            ("ee", Err(Unreadable::TooBig("memory".into())), false),
            ("ff", Err(Unreadable::Damaged("x".into())), false),
        ] {
            assert_eq!(cache.get(hash), None);
            cache.put(hash, Format::Pdf, &answer);
            let kept = is_kept.then_some((Format::Pdf, answer));
            assert_eq!(cache.get(hash), kept, "{hash}");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&cache.folder), 0o700);
            assert_eq!(mode(&cache.folder.join(name("aa"))), 0o600);
        }
    }

    #[test]
    fn a_file_that_was_changed_or_cut_short_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::in_folder(folder.path());
        let text = "No minutes of the meeting of 3 May were kept.";
        let block = Block::new(Some(1), text);
        let read = Extracted {
            blocks: vec![block],
            ..Extracted::default()
        };
        let kept = (Format::Pdf, Ok(read));
        cache.put("aa", kept.0, &kept.1);
        let path = cache.folder.join(name("aa"));
        let whole = fs::read(&path).unwrap();
        for bit in 0..whole.len() * 8 {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            fs::write(&path, bytes).unwrap();
            assert_eq!(cache.get("aa"), None, "bit {bit}");
        }
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert_eq!(cache.get("aa"), None, "{length} bytes");
        }
        // What was read of another document is not taken for this one's.
        fs::write(cache.folder.join(name("bb")), &whole).unwrap();
        assert_eq!(cache.get("bb"), None);
        // What does not fit is written again.
        cache.put("aa", kept.0, &kept.1);
        assert_eq!(fs::read(&path).unwrap(), whole);
        assert_eq!(cache.get("aa"), Some(kept));
    }

    /// Waited for, or read to their end, they would stop the program.
    #[cfg(unix)]
    #[test]
    fn neither_a_pipe_nor_a_device_nor_what_is_too_large_is_read() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::in_folder(folder.path());
        cache.put("aa", Format::Pdf, &Ok(Extracted::default()));
        let pipe = cache.folder.join(name("bb"));
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        symlink("/dev/zero", cache.folder.join(name("cc"))).unwrap();
        let huge = fs::File::create(cache.folder.join(name("dd"))).unwrap();
        huge.set_len(1 << 40).unwrap();
        for hash in ["bb", "cc", "dd"] {
            assert_eq!(cache.get(hash), None, "{hash}");
        }
        // What is written takes the place of what lies there.
        for hash in ["bb", "cc", "dd"] {
            cache.put(hash, Format::Pdf, &Ok(Extracted::default()));
            assert!(cache.get(hash).is_some(), "{hash}");
        }
    }
}
