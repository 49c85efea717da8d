//! The commands from outside: what they print, byte by byte, and how they end.

mod cli {
    mod harness;

    mod as_of;
    mod check;
    mod config;
    mod conflicts;
    mod export;
    mod fix;
    mod hostile;
    mod init;
    mod list;
    mod matrix;
    mod origins;
    mod query;
    mod search;
    mod show;
    mod source;
    mod terminal;
    mod timeline;
    mod tour;
    mod unread;
    mod usage;
}
