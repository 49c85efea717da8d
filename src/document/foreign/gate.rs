//! A gate that lets so many in at once.

use std::sync::{Condvar, Mutex, PoisonError};

#[derive(Debug)]
pub struct Gate {
    free: Mutex<usize>,
    leaves: Condvar,
}

/// Somebody inside, who leaves when this is dropped.
#[derive(Debug)]
pub struct Inside<'g>(&'g Gate);

impl Gate {
    /// A gate that lets `most` in.
    pub fn of(most: usize) -> Self {
        Self {
            free: Mutex::new(most),
            leaves: Condvar::new(),
        }
    }

    /// Waits until there is room.
    pub fn enter(&self) -> Inside<'_> {
        // A number is what it is, also where somebody panicked who held it.
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |free: &mut usize| *free == 0;
        let free = self.leaves.wait_while(free, is_full);
        *free.unwrap_or_else(PoisonError::into_inner) -= 1;
        Inside(self)
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        let free = self.0.free.lock();
        *free.unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.leaves.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        thread,
    };

    use super::*;

    #[test]
    fn no_more_are_inside_than_are_let_in_and_all_come_through() {
        let gate = Gate::of(3);
        let [inside, most, through] = [const { AtomicUsize::new(0) }; 3];
        thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| {
                    let _here = gate.enter();
                    let now = inside.fetch_add(1, Ordering::SeqCst) + 1;
                    most.fetch_max(now, Ordering::SeqCst);
                    thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                    through.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        assert!(most.into_inner() <= 3);
        assert_eq!(through.into_inner(), 20);
        assert_eq!(*gate.free.lock().unwrap(), 3);
    }
}
