//! Programs that are not ours, and what they may do.

use std::{
    ffi::OsStr,
    io::Write,
    path::Path,
    process::{Command, ExitCode},
};

/// What this program is called with to become another one that can do little; that one and its arguments
/// follow.
const ARGUMENT: &str = "@confined";

/// Memory that such a program may take: a recogniser of text holds its model and a page.
const MEMORY_BYTES: u64 = 3 << 30;

/// Processor time that it may take.
const SECONDS: u64 = 600;

/// A command that runs a program as one that can write no file, make no connection, send no datagram where the kernel
/// gives it a network of its own, and take only so much memory and time. `own` is this program. Its environment is empty, and its folder is the root.
pub fn command(own: &Path, program: &Path) -> Command {
    let mut command = Command::new(own);
    command
        .arg(ARGUMENT)
        .arg(program)
        .env_clear()
        .current_dir("/");
    command
}

/// The program that this one is to become, and its arguments; none where it is called otherwise.
pub fn asked<'a>(mut arguments: impl Iterator<Item = &'a OsStr>) -> Option<Command> {
    let is_asked = arguments.next()? == ARGUMENT;
    let program = arguments.next().filter(|_| is_asked)?;
    let mut command = Command::new(program);
    command.args(arguments);
    Some(command)
}

/// Becomes that program, with less that it may do. Where that fails, it is said on standard error.
pub fn become_it(mut command: Command) -> ExitCode {
    limit();
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let error = command.exec();
        let _ = writeln!(std::io::stderr(), "{error}");
    }
    #[cfg(not(unix))]
    if command.status().is_ok_and(|status| status.success()) {
        return ExitCode::SUCCESS;
    }
    ExitCode::from(127)
}

/// A limit that the system lacks is skipped.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Signal, set_parent_process_death_signal};

        let _ = set_parent_process_death_signal(Some(Signal::KILL));
        // A limit that the system lacks is skipped.
        let _ = no_network();
        landlock();
    }
    for (resource, current, maximum) in [
        (Resource::As, MEMORY_BYTES, MEMORY_BYTES),
        (Resource::Cpu, SECONDS, SECONDS + 1),
        (Resource::Fsize, 0, 0),
        (Resource::Core, 0, 0),
    ] {
        let limit = Rlimit {
            current: Some(current),
            maximum: Some(maximum),
        };
        let _ = setrlimit(resource, limit);
    }
}

#[cfg(not(unix))]
fn limit() {}

/// A network of its own in which nothing is, so that no datagram leaves it either, which Landlock lets pass. It needs
/// a namespace of users, which some systems forbid; there datagrams can be sent.
#[cfg(target_os = "linux")]
#[expect(
    deprecated,
    reason = "what is unsafe in it are the tables of files, which are not asked for here"
)]
fn no_network() -> rustix::io::Result<()> {
    use rustix::thread::{UnshareFlags, unshare};

    unshare(UnshareFlags::NEWUSER | UnshareFlags::NEWNET)
}

/// What is written there is nowhere, and programs open it for all that they do not want to say.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "/dev/null";

/// Nothing may be written or removed and no connection made, as far as this kernel can see to it. What the
/// program needs to run may be read.
#[cfg(target_os = "linux")]
fn landlock() {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, Scope,
        path_beneath_rules,
    };

    const NEWEST: ABI = ABI::V6;
    let restricted = Ruleset::default()
        .handle_access(AccessFs::from_write(NEWEST))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(NEWEST)))
        .and_then(|rules| rules.scope(Scope::from_all(NEWEST)))
        .and_then(|rules| rules.create())
        .and_then(|rules| {
            rules.add_rules(path_beneath_rules([NOWHERE], AccessFs::from_write(NEWEST)))
        })
        .and_then(|rules| rules.restrict_self());
    let _ = restricted;
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{env, net::UdpSocket, process::Command, time::Duration};

    use super::*;

    /// Names the one who listens to the test below where it runs as the program.
    const LISTENS: &str = "CASEFILE_TEST_LISTENS";
    /// What it answers where the kernel gives no network of its own.
    const NONE: i32 = 3;

    #[test]
    fn no_datagram_leaves_a_network_of_its_own() {
        let test = "document::foreign::confined::tests::no_datagram_leaves_a_network_of_its_own";
        if let Ok(listens) = env::var(LISTENS) {
            // A test runs on a thread of its own, and only that is moved.
            if no_network().is_err() {
                std::process::exit(NONE);
            }
            let sent =
                UdpSocket::bind("0.0.0.0:0").and_then(|socket| socket.send_to(b"x", listens));
            assert!(sent.is_err(), "{sent:?}");
            return;
        }
        let listener = UdpSocket::bind("127.0.0.1:0").unwrap();
        let listens = listener.local_addr().unwrap().to_string();
        let own = env::current_exe().unwrap();
        let ran = Command::new(own)
            .args(["--exact", test, "--test-threads", "1"])
            .env(LISTENS, listens)
            .output()
            .unwrap();
        if ran.status.code() == Some(NONE) {
            return eprintln!("this kernel gives no network of its own: not tried");
        }
        assert!(ran.status.success(), "{ran:?}");
        listener
            .set_read_timeout(Some(Duration::from_millis(50)))
            .unwrap();
        assert!(listener.recv(&mut [0]).is_err());
    }
}
