//! The child: bytes on standard input, text as JSON on standard output, nothing else.

use std::{
    io::{self, Read, Write},
    panic::{catch_unwind, set_hook},
    process::ExitCode,
};

use crate::{
    extract::{Extracted, Format, Unreadable},
    load::limits::DOCUMENT_BYTES,
};

/// Reads standard input as a document of that format and writes its text to standard output.
pub fn serve(format: Format) -> ExitCode {
    limit();
    // A panic is told to the parent as what it means for the reader, and not shown.
    set_hook(Box::new(|_| {}));
    let answer = match catch_unwind(|| read(format)) {
        Ok(answer) => answer,
        Err(_) => Err(Unreadable::Damaged(
            "the reader of its format fails on it".into(),
        )),
    };
    let told = serde_json::to_vec(&answer)
        .map_err(io::Error::other)
        .and_then(|answer| io::stdout().write_all(&answer));
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn read(format: Format) -> Result<Extracted, Unreadable> {
    let mut bytes = Vec::new();
    let input = io::stdin().lock().take(DOCUMENT_BYTES.most + 1);
    let mut input = input;
    input
        .read_to_end(&mut bytes)
        .map_err(|error| Unreadable::Damaged(error.to_string()))?;
    if !DOCUMENT_BYTES.allows(bytes.len() as u64) {
        return Err(Unreadable::TooBig(DOCUMENT_BYTES.beyond()));
    }
    (format.row().read)(&bytes)
}

/// Takes away what a reader of text does not need. Where the system knows a limit not, the others
/// hold.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    use crate::load::limits::{EXTRACT_MEMORY, EXTRACT_SECONDS};

    let limits = [
        (Resource::As, EXTRACT_MEMORY.most),
        (Resource::Cpu, EXTRACT_SECONDS.most),
        // Files and connections alike need a descriptor of their own; none is left for them.
        (Resource::Nofile, 0),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    for (resource, most) in limits {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        let _ = setrlimit(resource, limit);
    }
    #[cfg(target_os = "linux")]
    landlock();
}

#[cfg(not(unix))]
fn limit() {}

/// No path may be opened, nothing run, no connection made, as far as this kernel can see to it.
#[cfg(target_os = "linux")]
fn landlock() {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, Scope};

    const NEWEST: ABI = ABI::V6;
    let restricted = Ruleset::default()
        .handle_access(AccessFs::from_all(NEWEST))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(NEWEST)))
        .and_then(|rules| rules.scope(Scope::from_all(NEWEST)))
        .and_then(|rules| rules.create())
        .and_then(|rules| rules.restrict_self());
    let _ = restricted;
}
