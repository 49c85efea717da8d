//! The terminal module through `examples/terminal-probe.rs`, and the program itself, in real
//! pseudo-terminals.
#![cfg(unix)]

mod browser;
mod bytes;
mod drawing;
mod editors;
mod jobs;
mod keys;
mod probe;
mod pty;
mod shell;
mod ways_out;
