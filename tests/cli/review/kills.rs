//! Processes that are killed while they write.

use std::{
    fs,
    hash::{BuildHasher, RandomState},
    path::Path,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{
    super::harness::{Ran, World},
    logs, notes, world,
};

/// How many kills there are where nothing else is asked for.
const KILLS: usize = 12;

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_saved() {
    kills(KILLS);
}

/// `CASEFILE_KILLS` says how many.
#[test]
#[ignore = "takes some minutes"]
fn five_hundred_kills_lose_nothing_that_was_saved() {
    let asked = std::env::var("CASEFILE_KILLS").ok();
    kills(asked.and_then(|count| count.parse().ok()).unwrap_or(500));
}

/// When a process is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// After so many thousandths of the time that a whole run takes.
    At(u64),
    /// Once it holds the log.
    Held,
    /// Once something of what it writes is in the file.
    Written,
}

/// Kills processes that write notes, some of them while another one writes that is not killed.
fn kills(count: usize) {
    let world = world();
    let begin = Instant::now();
    write(&world, "first").wait_with_output().unwrap();
    let mut whole = begin.elapsed();
    let log = logs(&world).remove(0);
    let held = fs::File::options()
        .append(true)
        .open(log.with_extension("held"))
        .unwrap();
    let chance = RandomState::new();
    let mut saved = vec!["first".to_owned()];
    let mut tried = saved.clone();
    let mut killed = 0;
    for number in 0..count {
        let moment = match number % 4 {
            0 | 1 => Moment::At(chance.hash_one(number) % 1500),
            2 => Moment::Held,
            _ => Moment::Written,
        };
        let is_alone = number % 8 < 4;
        let other = format!("other {number}");
        let survivor = (!is_alone).then(|| write(&world, &other));
        let length_of_text = 1 + number * 97 % 3000 * (1 + number % 9);
        let text = format!("note {number} {}", "x".repeat(length_of_text));
        tried.extend([text.clone(), other.clone()]);
        let (before, begin) = (length(&log), Instant::now());
        let mut child = write(&world, &text);
        let is_time = || match moment {
            Moment::At(part) => begin.elapsed() >= whole.mul_f64(part as f64 / 1000.0),
            Moment::Held => match held.try_lock() {
                Ok(()) => held.unlock().is_err(),
                Err(_) => true,
            },
            Moment::Written => length(&log) > before,
        };
        while !is_time() && child.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_micros(50));
        }
        let has_ended = child.try_wait().unwrap().is_some();
        killed += usize::from(!has_ended);
        child.kill().unwrap();
        let ran = Ran::of(child.wait_with_output().unwrap());
        if ran.out.contains("Saved: ") {
            saved.push(text);
        }
        if has_ended {
            whole = begin.elapsed();
        }
        if let Some(survivor) = survivor {
            let ran = Ran::of(survivor.wait_with_output().unwrap()).code(0);
            assert!(ran.out.contains("Saved: "), "{ran:?}");
            saved.push(other);
        }
    }
    let found = notes(&world);
    let lost: Vec<&String> = saved
        .iter()
        .filter(|text| found.get(*text) != Some(&1))
        .collect();
    let unsaid = found.keys().filter(|text| !saved.contains(text)).count();
    let status = world.run("review status").out;
    let torn = status.matches(" was passed over: ").count();
    println!(
        "{count} runs, {killed} killed; {} said to be saved, {} of them lost; {unsaid} in the log without being said; {torn} \
         torn lines",
        saved.len(),
        lost.len()
    );
    assert!(lost.is_empty(), "{lost:?}");
    assert!(found.keys().all(|text| tried.contains(text)));
    world.run("review note talk -m last").code(0);
    assert_eq!(notes(&world).get("last"), Some(&1));
}

/// Begins to write a note.
fn write(world: &World, text: &str) -> Child {
    let mut command = world.command(&["review", "note", "talk", "-m", text]);
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |found| found.len())
}
