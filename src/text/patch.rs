//! Changes of a file as a unified diff, which `patch` and `git apply` take and people can read.

use std::{fmt::Write, ops::Range};

/// Lines that are shown before and after what changes.
const CONTEXT: usize = 3;

/// A change: the bytes of the old text, and those of the new one that stand in their place.
pub type Edit = (Range<usize>, Range<usize>);

/// A line with its end, and the byte at which it begins.
type Line<'t> = (usize, &'t str);

/// The lines of a text from `from` to before `to`, from 0.
type Lines = Range<usize>;

/// The unified diff of a file: empty where there are no edits, else headed by its path twice. The
/// edits are in their order, do not overlap, and are all that differs.
pub fn patch(path: &str, old: &str, new: &str, edits: &[Edit]) -> String {
    let (olds, news) = (lines(old), lines(new));
    let mut hunks: Vec<Vec<(Lines, Lines)>> = Vec::new();
    for (before, after) in edits {
        // Whole lines that come or go touch none of those beside them.
        let is_whole = is_of_lines(old, before) && is_of_lines(new, after);
        let touched = if is_whole { whole } else { touched };
        let change = (touched(&olds, before), touched(&news, after));
        match hunks.last_mut() {
            Some(hunk) if hunk.last().is_some_and(|last| is_close(last, &change)) => {
                match hunk.last_mut() {
                    // Two changes of one line are one.
                    Some(last) if last.0.end > change.0.start => {
                        (last.0.end, last.1.end) = (change.0.end, change.1.end);
                    }
                    _ => hunk.push(change),
                }
            }
            _ => hunks.push(vec![change]),
        }
    }
    let mut out = String::new();
    if !hunks.is_empty() {
        // A tab ends a name that holds a space.
        let end = if path.contains(' ') { "\t" } else { "" };
        let _ = write!(out, "--- {path}{end}\n+++ {path}{end}\n");
    }
    for hunk in &hunks {
        write_hunk(&mut out, (&olds, &news), hunk);
    }
    out
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    lines.collect()
}

/// The lines that hold some bytes.
fn touched(lines: &[Line<'_>], bytes: &Range<usize>) -> Lines {
    let line = |byte| lines.partition_point(|(start, _)| *start <= byte).max(1) - 1;
    line(bytes.start)..line(bytes.end) + 1
}

/// Whether some bytes begin where a line does, and end where one does.
fn is_of_lines(text: &str, bytes: &Range<usize>) -> bool {
    let is_start = |at: usize| at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n');
    is_start(bytes.start) && is_start(bytes.end)
}

/// The lines that some bytes are, which begin and end as lines do.
fn whole(lines: &[Line<'_>], bytes: &Range<usize>) -> Lines {
    let before = |byte| lines.partition_point(|(start, _)| *start < byte);
    before(bytes.start)..before(bytes.end)
}

/// Whether a change stands so close behind another that they share their context.
fn is_close(last: &(Lines, Lines), next: &(Lines, Lines)) -> bool {
    next.0.start <= last.0.end + 2 * CONTEXT
}

fn write_hunk(out: &mut String, (olds, news): (&[Line<'_>], &[Line<'_>]), hunk: &[(Lines, Lines)]) {
    let (Some((first, first_new)), Some((last, last_new))) = (hunk.first(), hunk.last()) else {
        return;
    };
    let before = first.start.min(CONTEXT);
    let after = (olds.len() - last.end).min(CONTEXT);
    let (start, end) = (first.start - before, last.end + after);
    let (start_new, end_new) = (first_new.start - before, last_new.end + after);
    let _ = writeln!(
        out,
        "@@ -{},{} +{},{} @@",
        start + 1,
        end - start,
        start_new + 1,
        end_new - start_new
    );
    let mut at = start;
    for (old, new) in hunk {
        write_lines(out, ' ', &olds[at..old.start]);
        write_lines(out, '-', &olds[old.clone()]);
        write_lines(out, '+', &news[new.clone()]);
        at = old.end;
    }
    write_lines(out, ' ', &olds[at..end]);
}

fn write_lines(out: &mut String, sign: char, lines: &[Line<'_>]) {
    for (_, line) in lines {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The patch for replacing each of these words, which stand once.
    fn replaced(old: &str, words: &[(&str, &str)]) -> String {
        let mut new = old.to_owned();
        let mut edits = Vec::new();
        let mut moved = 0_isize;
        for (word, other) in words {
            let at = old.find(word).unwrap();
            let here = at.checked_add_signed(moved).unwrap();
            new.replace_range(here..here + word.len(), other);
            edits.push((at..at + word.len(), here..here + other.len()));
            moved += other.len() as isize - word.len() as isize;
        }
        patch("a b.yaml", old, &new, &edits)
    }

    #[test]
    fn a_change_stands_in_its_context() {
        let old: String = (1..=20).map(|number| format!("line {number}.\n")).collect();
        assert_eq!(
            replaced(&old, &[("line 9.", "LINE 9.")]),
            "--- a b.yaml\t\n+++ a b.yaml\t\n@@ -6,7 +6,7 @@\n line 6.\n line 7.\n line 8.\n\
             -line 9.\n+LINE 9.\n line 10.\n line 11.\n line 12.\n"
        );
        assert_eq!(
            replaced(&old, &[("line 1.", "x")]),
            "--- a b.yaml\t\n+++ a b.yaml\t\n@@ -1,4 +1,4 @@\n-line 1.\n+x\n line 2.\n line 3.\n line 4.\n"
        );
        assert_eq!(
            replaced(&old, &[("18.\nline 19", "18 and 19"), ("20", "twenty")]),
            "--- a b.yaml\t\n+++ a b.yaml\t\n@@ -15,6 +15,5 @@\n line 15.\n line 16.\n line 17.\n\
             -line 18.\n-line 19.\n+line 18 and 19.\n-line 20.\n+line twenty.\n"
        );
        assert_eq!(
            replaced("a: b, c: d\n", &[("b", "x"), ("d", "y")]),
            "--- a b.yaml\t\n+++ a b.yaml\t\n@@ -1,1 +1,1 @@\n-a: b, c: d\n+a: x, c: y\n"
        );
    }

    #[test]
    fn lines_that_come_or_go_are_all_that_changes() {
        let come = |old: &str, at: usize, new: &str| {
            let whole = [&old[..at], new, &old[at..]].concat();
            patch("p", old, &whole, &[(at..at, at..at + new.len())])
        };
        assert_eq!(
            come("a\nb\nc\nd\ne\n", 4, "x\ny\n"),
            "--- p\n+++ p\n@@ -1,5 +1,7 @@\n a\n b\n+x\n+y\n c\n d\n e\n"
        );
        assert_eq!(
            come("a\n", 2, "x\n"),
            "--- p\n+++ p\n@@ -1,1 +1,2 @@\n a\n+x\n"
        );
        assert_eq!(
            come("a", 1, "\nx"),
            "--- p\n+++ p\n@@ -1,1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+x\n\\ No newline at end of file\n"
        );
        assert_eq!(
            patch("p", "a\nb\nc\n", "a\nc\n", &[(2..4, 2..2)]),
            "--- p\n+++ p\n@@ -1,3 +1,2 @@\n a\n-b\n c\n"
        );
    }

    #[test]
    fn changes_far_apart_are_hunks_of_their_own() {
        let old: String = (10..=30).map(|number| format!("{number}\n")).collect();
        let patch = replaced(&old, &[("12", "twelve\nmore"), ("28", "x")]);
        assert!(patch.contains("@@ -1,6 +1,7 @@\n"), "{patch}");
        assert!(patch.contains("@@ -16,6 +17,6 @@\n"), "{patch}");
    }

    #[test]
    fn a_last_line_without_an_end_is_said_to_be_so() {
        assert_eq!(
            replaced("a\nb", &[("b", "c")]),
            "--- a b.yaml\t\n+++ a b.yaml\t\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n\
             +c\n\\ No newline at end of file\n"
        );
        assert_eq!(replaced("a", &[]), "");
    }
}
