mod actual;
mod build;
mod cells;
mod files;
mod layout;
mod letters;
mod looks;
mod unseen;
