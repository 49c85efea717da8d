//! A date of which nobody is to know more than the year.

use super::{Date, Precision};

impl Date {
    /// The same by its year alone: `2009` of `2009-03-03`, `2008/2009` where it may be in both. None where not all of its
    /// years are known, or they do not have four figures.
    #[must_use]
    pub fn to_the_year(&self) -> Option<Self> {
        let (from, to) = (self.earliest()?, self.latest()?);
        let (first, last) = ((from.month, from.day), (to.month, to.day));
        let is_set = self.precision() == Precision::Set;
        if (first, last, is_set) == ((1, 1), (12, 31), false) {
            return Some(self.clone());
        }
        let certainty = self.certainty();
        let doubt = match (certainty.is_approximate(), certainty.is_uncertain()) {
            (false, false) => "",
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "%",
        };
        let year = |year: i64| {
            (0..10_000)
                .contains(&year)
                .then(|| format!("{year:04}{doubt}"))
        };
        let (from, to) = (year(from.year)?, year(to.year)?);
        let text = if from == to {
            from
        } else {
            format!("{from}/{to}")
        };
        text.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn of_a_date_the_year_alone_is_told() {
        for (text, said) in [
            ("2009-03-03", Some("2009")),
            ("2009-03-03T10:00:00Z", Some("2009")),
            ("2009-03", Some("2009")),
            ("2009-21", Some("2009")),
            ("2009-03-03~", Some("2009~")),
            ("2009-03-03%", Some("2009%")),
            ("2008-12-30/2009-01-02", Some("2008/2009")),
            ("[2009-01-01,2009-12-31]", Some("2009")),
            ("199X-05", Some("1990/1999")),
            ("2009", Some("2009")),
            ("2009?", Some("2009?")),
            ("199X", Some("199X")),
            ("2008/2009", Some("2008/2009")),
            ("XXXX-03-03", None),
            ("../2009-03-03", None),
        ] {
            let date: Date = text.parse().unwrap();
            let year = date.to_the_year();
            assert_eq!(year.as_ref().map(Date::text), said, "{text}");
        }
    }
}
