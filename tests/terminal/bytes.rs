//! What a program has written to its terminal.

use std::collections::BTreeMap;

use crate::pty::Pty;

/// That everything is as it was before the program started.
#[track_caller]
pub fn assert_restored(pty: &Pty) {
    assert!(pty.line_is_as_found(), "the line is as it was found");
    let modes = modes(&pty.raw());
    assert!(!modes.is_empty());
    for (mode, on) in modes {
        // By default lines wrap and the cursor is shown; all else is off.
        assert_eq!(on, matches!(mode, 7 | 25), "mode {mode}");
    }
}

/// The control sequences in `raw`, each from after its `ESC [` to its final byte.
pub fn csi(raw: &str) -> impl Iterator<Item = &str> {
    raw.split("\u{1b}[").skip(1).filter_map(|rest| {
        let end = rest.find(|c| ('@'..='~').contains(&c))?;
        Some(&rest[..=end])
    })
}

/// The private modes that were touched, and whether each was left on.
pub fn modes(raw: &str) -> BTreeMap<u16, bool> {
    let mut modes = BTreeMap::new();
    for sequence in csi(raw) {
        let Some(sequence) = sequence.strip_prefix('?') else {
            continue;
        };
        let (numbers, action) = sequence.split_at(sequence.len() - 1);
        assert!(matches!(action, "h" | "l"), "{sequence}");
        for mode in numbers.split(';') {
            modes.insert(mode.parse().expect("a mode"), action == "h");
        }
    }
    modes
}

/// The graphic renditions in `raw` that choose a colour; going back to the default is none.
pub fn colours(raw: &str) -> Vec<String> {
    csi(raw)
        .filter_map(|sequence| sequence.strip_suffix('m'))
        .filter(|numbers| {
            numbers.split(';').any(|number| {
                let number = number.split(':').next().unwrap_or_default();
                matches!(
                    number.parse().unwrap_or(0),
                    30..=38 | 40..=48 | 58 | 90..=97 | 100..=107
                )
            })
        })
        .map(str::to_owned)
        .collect()
}
