//! Two texts beside one another, word by word.

use std::ops::Range;

/// Neighbouring words that are the same, or that one side has and the other has not: ranges of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Same(Range<usize>, Range<usize>),
    /// Words of the first text.
    Gone(Range<usize>),
    /// Words of the second.
    Come(Range<usize>),
}

/// The words of a text, which one space parts, by their places.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut end = 0;
    let words = text.split(' ').map(|word| {
        let start = end;
        end = start + word.len() + 1;
        start..start + word.len()
    });
    words.filter(|word| !word.is_empty()).collect()
}

/// Compares two texts word by word, so that as many words as can be are the same. Words are parted by a space.
///
/// The time is the product of their numbers of words; whoever calls sees to it that they are few.
pub fn beside(first: &str, second: &str) -> Vec<Step> {
    let (here, there) = (words(first), words(second));
    let is_same = |i: usize, j: usize| first[here[i].clone()] == second[there[j].clone()];
    // How many words the rest of the one and the rest of the other have in common.
    let width = there.len() + 1;
    let mut common = vec![0_u32; (here.len() + 1) * width];
    for i in (0..here.len()).rev() {
        for j in (0..there.len()).rev() {
            common[i * width + j] = match is_same(i, j) {
                true => common[(i + 1) * width + j + 1] + 1,
                false => common[(i + 1) * width + j].max(common[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut steps: Vec<Step> = Vec::new();
    while i < here.len() || j < there.len() {
        let step = if i < here.len() && j < there.len() && is_same(i, j) {
            (i, j) = (i + 1, j + 1);
            Step::Same(here[i - 1].clone(), there[j - 1].clone())
        } else if i < here.len()
            && (j == there.len() || common[(i + 1) * width + j] >= common[i * width + j + 1])
        {
            i += 1;
            Step::Gone(here[i - 1].clone())
        } else {
            j += 1;
            Step::Come(there[j - 1].clone())
        };
        match (steps.last_mut(), step) {
            (Some(Step::Same(a, b)), Step::Same(c, d)) => (a.end, b.end) = (c.end, d.end),
            (Some(Step::Gone(a)), Step::Gone(b)) | (Some(Step::Come(a)), Step::Come(b)) => {
                a.end = b.end;
            }
            (_, step) => steps.push(step),
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_is_whole_and_what_both_have_is_the_same() {
        let (first, second) = ("he was not in the city", "she was in the old city");
        let steps = beside(first, second);
        let gone: Vec<&str> = steps
            .iter()
            .filter_map(|step| match step {
                Step::Gone(words) => Some(&first[words.clone()]),
                _ => None,
            })
            .collect();
        assert_eq!(gone, ["he", "not"]);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for step in &steps {
            match step {
                Step::Same(here, there) => {
                    assert_eq!(first[here.clone()], second[there.clone()]);
                    left.push(&first[here.clone()]);
                    right.push(&second[there.clone()]);
                }
                Step::Gone(here) => left.push(&first[here.clone()]),
                Step::Come(there) => right.push(&second[there.clone()]),
            }
        }
        assert_eq!(
            (left.join(" "), right.join(" ")),
            (first.into(), second.into())
        );
    }
}
