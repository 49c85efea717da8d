//! The README says what the program does.

use std::{fs, path::Path};

use casefile::tui::keymap;

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

const BEGIN: &str = "<!-- keys: made by the program; a test holds it current -->\n";
const END: &str = "<!-- end of keys -->";

#[test]
fn the_table_of_keys_is_current() {
    let readme = fs::read_to_string(path()).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("where the table begins");
    let (table, after) = rest.split_once(END).expect("where the table ends");
    let wanted = format!("\n{}\n", keymap::markdown());
    if std::env::var_os("CASEFILE_WRITE").is_some() {
        fs::write(path(), format!("{before}{BEGIN}{wanted}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(
        table, wanted,
        "the table of actions has changed; write it anew with `CASEFILE_WRITE=1 cargo test --test readme`"
    );
}

#[test]
fn what_it_links_to_is_there() {
    let readme = fs::read_to_string(path()).unwrap();
    let links: Vec<&str> = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    assert!(links.len() >= 3, "{links:?}");
    for link in links {
        assert!(path().with_file_name(link).exists(), "{link}");
    }
}
