//! Documents that are handed on as pages, set by the same limited child that reads foreign formats.
//!
//! What sets them is other people's too, and panics where it is led wrong. So it gets a document on standard input
//! and gives a file on standard output, and whatever happens to it costs one export.

use super::Extractor;

/// Where pages are set, if anywhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Press<'e>(
    #[cfg_attr(
        not(feature = "pdf"),
        expect(dead_code, reason = "nothing is set without it")
    )]
    Option<&'e Extractor>,
);

impl<'e> Press<'e> {
    /// The children of that extractor; without one, no page is set.
    pub fn of(extractor: Option<&'e Extractor>) -> Self {
        Self(extractor)
    }
}

#[cfg(feature = "pdf")]
pub use set::{asked, serve};

#[cfg(feature = "pdf")]
mod set {
    use std::{
        ffi::OsStr,
        io::{self, Read, Write},
        panic::{catch_unwind, set_hook},
        process::ExitCode,
    };

    use casefile_pdf::{Unset, Written, model::Document, write};

    use super::{super::child, Press};
    use crate::{
        clean_format,
        extract::Unreadable,
        limits::{DOCUMENT_BYTES, EXTRACTED_BYTES, Limit, Limits},
        text::Clean,
    };

    /// How much more memory and how much longer an answer pages take than the words of a document do: of ten thousand
    /// records they take a third of it.
    const TIMES: u64 = 4;

    /// What the child is called with.
    const ARGUMENT: &str = "@pages";

    /// What the child says before the file: the letters that were not set, or why there is no file.
    type Head = Result<Vec<Unset>, String>;

    impl Press<'_> {
        /// Sets a document.
        ///
        /// # Errors
        /// Why there are no pages, as a sentence.
        pub fn set(self, document: &Document) -> Result<Written, Clean> {
            let failed = |why: &str| {
                clean_format!("Nothing was written: {why}. Ask for another form, or for a part.")
            };
            let press = self
                .0
                .ok_or_else(|| failed("there is no program here that sets pages"))?;
            let document = serde_json::to_vec(document).map_err(|error| {
                let why = error.to_string();
                failed(&why)
            })?;
            let most = press.limits.of(&EXTRACTED_BYTES);
            let most = Limit {
                most: most.most.saturating_mul(TIMES),
                ..most
            };
            let answer = press.run(&[ARGUMENT], &document, most, |answer| {
                let end = answer.iter().position(|byte| *byte == b'\n')?;
                let (head, bytes) = answer.split_at_checked(end)?;
                let head: Head = serde_json::from_slice(head).ok()?;
                Some((head, bytes.get(1..)?.to_vec()))
            });
            match answer {
                Ok((Ok(unset), bytes)) => Ok(Written { bytes, unset }),
                Ok((Err(why), _)) => Err(failed(&format!("it cannot be set in pages ({why})"))),
                Err(Unreadable::TimedOut) => Err(failed("to set it in pages takes too long")),
                Err(Unreadable::TooBig(_)) => {
                    Err(failed("to set it in pages takes too much memory"))
                }
                Err(_) => Err(failed("what sets pages fails on it")),
            }
        }
    }

    /// The limits that the program is to keep to, where it is called to set pages.
    pub fn asked<'a>(mut arguments: impl Iterator<Item = &'a OsStr>) -> Option<Limits> {
        let is_press = arguments.next()? == ARGUMENT;
        is_press.then(|| Limits::of_arguments(arguments.filter_map(OsStr::to_str)))
    }

    /// The child: sets the document of standard input, and writes its file to standard output.
    pub fn serve(limits: &Limits) -> ExitCode {
        child::limit(limits, TIMES);
        // A panic is told to the parent as what it means for the reader, and not shown.
        set_hook(Box::new(|_| {}));
        let answer = catch_unwind(|| made(limits));
        let answer = answer.unwrap_or_else(|_| Err("it fails on it".into()));
        let (head, bytes): (Head, _) = match answer {
            Ok(written) => (Ok(written.unset), written.bytes),
            Err(why) => (Err(why), Vec::new()),
        };
        let told = serde_json::to_vec(&head).map_err(io::Error::other);
        let told = told.and_then(|mut head| {
            head.push(b'\n');
            let mut out = io::stdout().lock();
            out.write_all(&head)?;
            out.write_all(&bytes)?;
            out.flush()
        });
        match told {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        }
    }

    fn made(limits: &Limits) -> Result<Written, String> {
        let mut bytes = Vec::new();
        let mut input = io::stdin().lock().take(limits.of(&DOCUMENT_BYTES).most);
        input
            .read_to_end(&mut bytes)
            .map_err(|error| error.to_string())?;
        let document = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
        write(&document).map_err(|error| error.to_string())
    }
}
