//! What a number with its bound can mean.

use std::cmp::Ordering;

use crate::model::{Decimal, Measure, measure::Bound};

/// From how many tenths of itself to how many a number goes that is given as "about". No source says by
/// how much; this is the program's own reading.
const ABOUT: [u8; 2] = [9, 11];

/// The numbers that a measure may mean. One of its ends may be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    pub low: Option<Decimal>,
    /// Whether `low` itself is one of them.
    pub with_low: bool,
    pub high: Option<Decimal>,
    /// Whether `high` itself is one of them.
    pub with_high: bool,
}

impl Range {
    /// The range of a measure; none where its numbers do not fit its bound or are no numbers.
    pub fn of(measure: &Measure) -> Option<Self> {
        let range =
            |low: Option<&Decimal>, with_low: bool, high: Option<&Decimal>, with_high: bool| Self {
                low: low.cloned(),
                with_low,
                high: high.cloned(),
                with_high,
            };
        let numbers = measure.exact()?;
        Some(match (measure.bound(), &numbers[..]) {
            (Bound::Exactly, [value]) => range(Some(value), true, Some(value), true),
            (Bound::About, [value]) => {
                let [one, other] = ABOUT.map(|tenths| value.tenths(tenths));
                // Of a number below nothing more of it is less.
                let (low, high) = if one <= other {
                    (one, other)
                } else {
                    (other, one)
                };
                range(Some(&low), true, Some(&high), true)
            }
            (Bound::AtLeast, [value]) => range(Some(value), true, None, false),
            (Bound::MoreThan, [value]) => range(Some(value), false, None, false),
            (Bound::AtMost, [value]) => range(None, false, Some(value), true),
            (Bound::LessThan, [value]) => range(None, false, Some(value), false),
            (Bound::Between, [low, high]) if low <= high => {
                range(Some(low), true, Some(high), true)
            }
            // Words give no figure, and no figure is made of them.
            _ => return None,
        })
    }

    /// From the lowest to the highest: by the lowest number, then by the highest.
    pub fn order(&self, other: &Self) -> Ordering {
        // What may be below any number is put where its end is: "fewer than 50" beside 50.
        fn first(range: &Range) -> Option<&Decimal> {
            range.low.as_ref().or(range.high.as_ref())
        }
        let high = match (&self.high, &other.high) {
            (Some(one), Some(other)) => one.cmp(other),
            // What goes on for ever ends last.
            (one, other) => one.is_none().cmp(&other.is_none()),
        };
        let low = first(self).cmp(&first(other));
        low.then(high).then(other.with_low.cmp(&self.with_low))
    }

    /// Whether a number is in both.
    pub fn meets(&self, other: &Self) -> bool {
        let under = |one: &Self, other: &Self| match (&one.high, &other.low) {
            (Some(high), Some(low)) => {
                high < low || high == low && !(one.with_high && other.with_low)
            }
            _ => false,
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
            // To the last digit, where floats are one.
            ("value: 9007199254740993", "value: 9007199254740992", false),
            (
                "value: 9007199254740993, bound: at-most",
                "value: 9007199254740992, bound: more-than",
                true,
            ),
            ("value: 100, bound: about", "value: 110", true),
            ("value: 100, bound: about", "value: 111", false),
            ("value: -100, bound: about", "value: -110", true),
            ("value: [10, 20]", "value: [20, 30], bound: between", true),
            ("value: [10, 20]", "value: [21, 30]", false),
            ("value: [10, 20]", "value: 15", true),
        ] {
            let (left, right) = (range(one).unwrap(), range(other).unwrap());
            assert_eq!(left.meets(&right), meets, "{one} and {other}");
            assert_eq!(right.meets(&left), meets, "{other} and {one}");
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
