//! What may have become of a text.

/// Holds a text to the one before: its lines are all there, in their order, but for at most one that has become longer.
#[track_caller]
pub fn hold_to_lines(before: &str, after: &str, what: &str) {
    let mut rest = after.split_inclusive('\n');
    let mut longer = 0;
    for line in before.split_inclusive('\n') {
        let found = rest.clone().position(|other| other == line);
        if let Some(found) = found {
            rest.nth(found);
            continue;
        }
        // A list in brackets, or a last line without an end: what stood there stands there, around what came.
        let other = rest.next().unwrap_or("");
        let is_around = (0..=line.len()).any(|at| {
            line.is_char_boundary(at)
                && other.starts_with(&line[..at])
                && other.ends_with(&line[at..])
        });
        let is_nothing = line.trim_end() == format!("{} null", other.trim_end());
        assert!(
            is_around || is_nothing,
            "{what}: {line:?} became {other:?}\n{after}"
        );
        longer += 1;
    }
    assert!(longer <= 1, "{what}: {after}");
}
