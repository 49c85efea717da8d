//! Threads on which documents are read.
//!
//! A document may take its reader half a minute. What only computes, as the search of names at each key
//! does, must not stand behind it in a queue; so reading has threads of its own, and those documents that
//! somebody waits for do not stand behind the rest of the library.

use std::sync::LazyLock;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Who waits for documents.
#[derive(Clone, Copy, Debug)]
pub enum For {
    /// Nobody: all of a library are read beside what the reader does.
    Library,
    /// The reader, for those that are to be shown.
    Reader,
}

static LIBRARY: LazyLock<Option<ThreadPool>> = LazyLock::new(threads);
static READER: LazyLock<Option<ThreadPool>> = LazyLock::new(threads);

/// As many as there are cores; none where the system gives no more threads.
fn threads() -> Option<ThreadPool> {
    ThreadPoolBuilder::new().build().ok()
}

/// Does some reading, parallel work within it too, on the threads for it.
pub fn reading<R: Send>(whom: For, read: impl FnOnce() -> R + Send) -> R {
    let threads = match whom {
        For::Library => &LIBRARY,
        For::Reader => &READER,
    };
    match &**threads {
        Some(threads) => threads.install(read),
        None => read(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use rayon::prelude::*;

    use super::*;

    /// Each of the others is done while all threads for the library wait for a document.
    #[test]
    fn nothing_else_waits_for_a_slow_document() {
        let (begun, begins) = mpsc::channel();
        let (goes_on, waits) = crossed();
        let slow = std::thread::spawn(move || {
            reading(For::Library, || {
                rayon::broadcast(|of| {
                    begun.send(of.num_threads()).unwrap();
                    waits();
                });
            });
        });
        let threads = begins.recv().unwrap();
        assert_eq!(begins.iter().take(threads - 1).count(), threads - 1);
        let sum = || (0..1_000_u32).into_par_iter().sum::<u32>();
        assert_eq!(reading(For::Reader, sum), 499_500);
        assert_eq!(sum(), 499_500);
        goes_on();
        slow.join().unwrap();
    }

    /// A gate that is shut until it is opened.
    fn crossed() -> (impl Fn(), impl Fn() + Send + Sync) {
        use std::sync::{Arc, Condvar, Mutex};

        let gate = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&gate);
        let open = move || {
            *gate.0.lock().unwrap() = true;
            gate.1.notify_all();
        };
        let wait = move || {
            let is_open = other.0.lock().unwrap();
            drop(other.1.wait_while(is_open, |is_open| !*is_open).unwrap());
        };
        (open, wait)
    }
}
