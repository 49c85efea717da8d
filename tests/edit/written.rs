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

/// A text with a patch of its lines applied, where it fits.
pub fn patched(text: &str, patch: &str) -> String {
    const NO_END: &str = "\\ No newline at end of file\n";
    let mut lines = text.split_inclusive('\n');
    let mut out = String::new();
    let mut at = 0;
    let mut rest = patch.split_inclusive('\n').skip(2).peekable();
    while let Some(line) = rest.next() {
        if let Some(place) = line.strip_prefix("@@ -") {
            let start: usize = place.split(',').next().unwrap().parse().unwrap();
            while at + 1 < start {
                out += lines.next().unwrap();
                at += 1;
            }
            continue;
        }
        let line = match rest.next_if_eq(&NO_END) {
            Some(_) => line.strip_suffix('\n').unwrap(),
            None => line,
        };
        let (sign, line) = line.split_at(1);
        if sign != "+" {
            assert_eq!(lines.next(), Some(line));
            at += 1;
        }
        if sign != "-" {
            out += line;
        }
    }
    out.extend(lines);
    out
}
