//! What a number with its bound can mean.

use crate::model::{Measure, measure::Bound};

/// By how much of itself a number that is given as "about" may be off, either way. No source says by
/// how much; this is the program's own reading.
const ABOUT: f64 = 0.1;

/// The numbers that a measure may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub low: f64,
    /// Whether `low` itself is one of them.
    pub with_low: bool,
    pub high: f64,
    /// Whether `high` itself is one of them.
    pub with_high: bool,
}

impl Range {
    /// The range of a measure; none where its numbers do not fit its bound or are no numbers.
    pub fn of(measure: &Measure) -> Option<Self> {
        let range = |low: f64, with_low: bool, high: f64, with_high: bool| Self {
            low,
            with_low,
            high,
            with_high,
        };
        let numbers = measure.numbers();
        const NO_END: f64 = f64::INFINITY;
        let range = match (measure.bound(), &numbers[..]) {
            (Bound::Exactly, &[value]) => range(value, true, value, true),
            (Bound::About, &[value]) => {
                let off = value.abs() * ABOUT;
                range(value - off, true, value + off, true)
            }
            (Bound::AtLeast, &[value]) => range(value, true, NO_END, false),
            (Bound::MoreThan, &[value]) => range(value, false, NO_END, false),
            (Bound::AtMost, &[value]) => range(-NO_END, false, value, true),
            (Bound::LessThan, &[value]) => range(-NO_END, false, value, false),
            (Bound::Between, &[low, high]) if low <= high => range(low, true, high, true),
            // Words give no figure, and no figure is made of them.
            _ => return None,
        };
        let is_finite = numbers.iter().all(|value| value.is_finite());
        is_finite.then_some(range)
    }

    /// From the lowest to the highest: by the lowest number, then by the highest.
    pub fn order(self, other: Self) -> std::cmp::Ordering {
        // What may be below any number is put where its end is: "fewer than 50" beside 50.
        let first = |range: Self| match range.low.is_finite() {
            true => range.low,
            false => range.high,
        };
        let low = first(self).total_cmp(&first(other));
        low.then(self.high.total_cmp(&other.high))
            .then(other.with_low.cmp(&self.with_low))
    }

    /// Whether a number is in both.
    pub fn meets(self, other: Self) -> bool {
        let under = |one: Self, other: Self| {
            one.high < other.low || one.high == other.low && !(one.with_high && other.with_low)
        };
        !under(self, other) && !under(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::tests::unsound, model::Body};

    fn range(yaml: &str) -> Option<Range> {
        let text = format!("events: {{e: {{title: E, measure: {{{yaml}}}}}}}\n");
        match &unsound(&text).find("e").unwrap().body {
            Body::Event(event) => Range::of(&event.measure[0]),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn ranges_meet_where_a_number_is_in_both() {
        for (one, other, meets) in [
            ("value: 270", "value: 270", true),
            ("value: 270", "value: 271", false),
            ("value: 270", "value: 270, bound: more-than", false),
            ("value: 270", "value: 270, bound: at-least", true),
            ("value: 17", "value: 17, bound: at-most", true),
            ("value: 17", "value: 17, bound: less-than", false),
            (
                "value: 200, bound: more-than",
                "value: 5000, bound: at-most",
                true,
            ),
            (
                "value: 200, bound: more-than",
                "value: 200, bound: at-most",
                false,
            ),
            ("value: 100, bound: about", "value: 110", true),
            ("value: 100, bound: about", "value: 111", false),
            ("value: -100, bound: about", "value: -110", true),
            ("value: [10, 20]", "value: [20, 30], bound: between", true),
            ("value: [10, 20]", "value: [21, 30]", false),
            ("value: [10, 20]", "value: 15", true),
        ] {
            let (left, right) = (range(one).unwrap(), range(other).unwrap());
            assert_eq!(left.meets(right), meets, "{one} and {other}");
            assert_eq!(right.meets(left), meets, "{other} and {one}");
        }
    }

    #[test]
    fn numbers_that_do_not_fit_make_no_range() {
        for yaml in [
            "value: [1, 2, 3]",
            "value: [2, 1]",
            "value: [1, 2], bound: exactly",
            "value: 1, bound: between",
        ] {
            assert_eq!(range(yaml), None, "{yaml}");
        }
    }
}
