mod actual;
mod build;
mod files;
mod layout;
mod letters;
mod looks;
mod unseen;
