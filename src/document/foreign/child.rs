//! The child: bytes on standard input, text as JSON on standard output, nothing else.

use std::{
    io::{self, Read, Write},
    panic::{catch_unwind, set_hook},
    process::ExitCode,
};

use crate::{
    extract::{Extracted, Format, Unreadable},
    limits::{DOCUMENT_BYTES, EXTRACT_MEMORY, Limit, Limits, PARAGRAPHS},
};

/// Reads standard input as a document of that format and writes its text to standard output.
pub fn serve(format: Format, limits: &Limits) -> ExitCode {
    limit(limits, 1);
    // A panic is told to the parent as what it means for the reader, and not shown.
    set_hook(Box::new(|_| {}));
    let answer = match catch_unwind(|| read(format, limits)) {
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

fn read(format: Format, limits: &Limits) -> Result<Extracted, Unreadable> {
    let limit = limits.of(&DOCUMENT_BYTES);
    let mut bytes = Vec::new();
    let mut input = io::stdin().lock().take(limit.most + 1);
    input
        .read_to_end(&mut bytes)
        .map_err(|error| match error.kind() {
            io::ErrorKind::OutOfMemory => Unreadable::TooBig(limits.of(&EXTRACT_MEMORY).beyond()),
            _ => Unreadable::Damaged(error.to_string()),
        })?;
    if !limit.allows(bytes.len() as u64) {
        return Err(Unreadable::TooBig(limit.beyond()));
    }
    let extracted = (format.row().read)(&bytes)?;
    within_bounds(extracted, &limits.of(&PARAGRAPHS))
}

/// What was read, unless it is in more pieces than are held in memory.
fn within_bounds(extracted: Extracted, limit: &Limit) -> Result<Extracted, Unreadable> {
    match limit.allows(extracted.blocks.len() as u64) {
        true => Ok(extracted),
        false => Err(Unreadable::TooBig(limit.beyond())),
    }
}

/// Drops every privilege that reading text does not need, and keeps to so many times the memory of reading. A limit
/// that the system lacks is skipped.
#[cfg(unix)]
pub(super) fn limit(limits: &Limits, times: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};

    use crate::limits::EXTRACT_SECONDS;

    // The rules on paths are given to the system by a descriptor, so they come before the limit on these.
    #[cfg(target_os = "linux")]
    {
        end_with_parent();
        landlock();
    }
    let memory = limits.of(&EXTRACT_MEMORY).most.saturating_mul(times);
    let seconds = limits.of(&EXTRACT_SECONDS).most;
    let limits = [
        (Resource::As, memory, memory),
        // The signal that tells why comes at the first of the two, the end without a word at the second.
        (Resource::Cpu, seconds, seconds + 1),
        // Files and connections alike need a descriptor of their own; none is left for them.
        (Resource::Nofile, 0, 0),
        (Resource::Fsize, 0, 0),
        (Resource::Core, 0, 0),
    ];
    for (resource, current, maximum) in limits {
        let limit = Rlimit {
            current: Some(current),
            maximum: Some(maximum),
        };
        let _ = setrlimit(resource, limit);
    }
}

/// A child whose answer nobody waits for any more ends, whatever it is at.
#[cfg(target_os = "linux")]
fn end_with_parent() {
    use rustix::process::{Signal, set_parent_process_death_signal};

    let _ = set_parent_process_death_signal(Some(Signal::KILL));
}

#[cfg(not(unix))]
pub(super) fn limit(_: &Limits, _: u64) {}

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

#[cfg(test)]
mod bounds {
    use super::*;
    use crate::extract::Block;

    #[test]
    fn paragraphs_are_counted() {
        let most = usize::try_from(PARAGRAPHS.most).unwrap();
        for (count, is_read) in [(most, true), (most + 1, false)] {
            let block = Block::new(None, "");
            let extracted = Extracted {
                blocks: vec![block; count],
                ..Extracted::default()
            };
            assert_eq!(
                within_bounds(extracted, &PARAGRAPHS).is_ok(),
                is_read,
                "{count}"
            );
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{
        env,
        net::UdpSocket,
        os::unix::process::CommandExt,
        path::{Path, PathBuf},
        process::Command,
        thread,
    };

    use landlock::{ABI, Access, AccessFs, Ruleset, RulesetAttr, RulesetStatus};

    use super::*;

    /// Names a folder to the test below where it runs as the child.
    const FOLDER: &str = "CASEFILE_TEST_CLOSED";
    /// What else is told to it: that this kernel has Landlock.
    const HAS_LANDLOCK: &str = "landlock";

    /// What needs no descriptor, only a name in a folder, is refused too.
    #[test]
    fn nothing_can_be_opened_changed_or_run() {
        let test = "document::foreign::child::tests::nothing_can_be_opened_changed_or_run";
        if let Some(folder) = env::var_os(FOLDER) {
            return closed(&PathBuf::from(folder));
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "x").unwrap();
        let mut child = Command::new(env::current_exe().unwrap());
        child.args(["--exact", test]).env(FOLDER, folder.path());
        match thread::spawn(has_landlock).join().unwrap() {
            true => drop(child.env(HAS_LANDLOCK, "")),
            false => eprintln!("this kernel has no Landlock: not tried"),
        }
        let ran = child.output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
        assert!(folder.path().join("file").exists());
    }

    fn closed(folder: &Path) {
        limit(&Limits::default(), 1);
        let file = folder.join("file");
        let mut refused = vec![
            ("a file", std::fs::read(&file).is_err()),
            ("a connection", UdpSocket::bind("127.0.0.1:0").is_err()),
        ];
        if env::var_os(HAS_LANDLOCK).is_some() {
            let new = folder.join("new");
            // It comes back only where the program could not be run.
            let ran = Command::new("/bin/true").exec();
            refused.extend([
                ("a new folder", std::fs::create_dir(&new).is_err()),
                ("a link", std::fs::hard_link(&file, &new).is_err()),
                ("a removal", std::fs::remove_file(&file).is_err()),
                ("a program", ran.kind() == io::ErrorKind::PermissionDenied),
            ]);
        }
        assert!(refused.iter().all(|(_, is)| *is), "{refused:?}");
    }

    /// Whether a thread can be restricted; it is then.
    fn has_landlock() -> bool {
        let restricted = Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V1))
            .and_then(|rules| rules.create())
            .and_then(|rules| rules.restrict_self());
        restricted.is_ok_and(|status| status.ruleset != RulesetStatus::NotEnforced)
    }
}
