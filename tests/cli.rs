//! The commands from outside: what they print, byte by byte, and how they end.

mod cli {
    mod harness;

    mod check;
    mod config;
    mod export;
    mod hostile;
    mod init;
    mod list;
    mod show;
    mod terminal;
    mod timeline;
    mod tour;
    mod usage;
}
