//! Writing that an interrupt does not break off in the middle.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use signal_hook::{
    consts::{SIGINT, SIGTERM},
    flag::{register, register_conditional_default, register_usize},
    low_level::emulate_default_handler,
};

/// Does what leaves something behind when it is broken off. Ctrl+C, or a request to end, waits until it is
/// done and ends the program then; a second one ends it at once, since a disk may never answer.
///
/// Returns what the work returns. Where no signal can be caught the work is done all the same.
pub fn unbroken<T>(work: impl FnOnce() -> T) -> T {
    let is_deadly = Arc::new(AtomicBool::new(false));
    let caught = Arc::new(AtomicUsize::new(0));
    for signal in [SIGINT, SIGTERM] {
        // In this order: the first signal finds the flag down, and raises it.
        let _ = register_conditional_default(signal, Arc::clone(&is_deadly));
        let _ = register(signal, Arc::clone(&is_deadly));
        if let Ok(number) = usize::try_from(signal) {
            let _ = register_usize(signal, Arc::clone(&caught), number);
        }
    }
    let done = work();
    is_deadly.store(true, Ordering::SeqCst);
    match i32::try_from(caught.load(Ordering::SeqCst)) {
        Ok(0) | Err(_) => {}
        // It dies of the signal, so that whoever started it learns the truth.
        Ok(signal) => drop(emulate_default_handler(signal)),
    }
    done
}
