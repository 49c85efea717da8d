//! The pictures of the README, drawn from the real library.

#[path = "pictures/svg.rs"]
mod svg;

use std::{env, fs, path::Path};

use crate::story::Story;
use svg::svg;

/// File, size, keys, and what is seen.
const PICTURES: [(&str, (u16, u16), &str, &str); 3] = [
    (
        "browser",
        (120, 36),
        "Enter j j Enter Enter",
        "The browser: views, allegations, the record of the admission, and the passage it rests on",
    ),
    (
        "small",
        (80, 24),
        "Enter j j Enter s",
        "The same on 80 columns: the record above, its passage below",
    ),
    (
        "go-to",
        (120, 36),
        "Ctrl+p a r e v a l o",
        "Going to any record by some letters of its name, blind to accents",
    ),
];

/// Set to write the pictures again.
const WRITE: &str = "CASEFILE_WRITE";

#[test]
fn the_pictures_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screenshots");
    let mut stale = Vec::new();
    for (name, size, keys, seen) in PICTURES {
        let mut story = Story::open("casefiles", size);
        story.keys(keys);
        let picture = svg(&story.buffer(), seen);
        let path = folder.join(name).with_extension("svg");
        if env::var_os(WRITE).is_some() {
            fs::write(&path, &picture).expect("a picture");
        }
        if fs::read_to_string(&path).ok() != Some(picture) {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "assets/screenshots/ shows another browser in {stale:?}: look at the new ones and keep them with\n    \
         {WRITE}=1 cargo test --test browser pictures"
    );
}
