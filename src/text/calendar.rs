//! Days by their number: for moments that are counted from a fixed day.

/// Days from 1 March of the year 0, with which a span of 400 years begins, to 1 January 1970.
const BEFORE_1970: i64 = 719_468;

/// Days after which the calendar repeats: 400 years.
const SPAN: i64 = 146_097;

/// How many days a day is after 1 January 1970, by the calendar of today.
pub fn number_of_day(year: i64, month: u8, day: u8) -> i64 {
    // Years begin in March, so that the leap day is their last.
    let month = i64::from(month);
    let year = year - i64::from(month < 3);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + of_year - BEFORE_1970
}

/// The year, month and day, so many days after 1 January 1970.
pub fn day_of_number(number: i64) -> (i64, u8, u8) {
    let days = number + BEFORE_1970;
    let (spans, of_span) = (days.div_euclid(SPAN), days.rem_euclid(SPAN));
    let year = (of_span - of_span / 1460 + of_span / 36_524 - of_span / 146_096) / 365;
    let of_year = of_span - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + spans * 400 + i64::from(month < 3);
    (year, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_known_by_their_numbers() {
        for (number, day) in [
            (0, (1970, 1, 1)),
            (-1, (1969, 12, 31)),
            (-25_567, (1900, 1, 1)),
            (-134_774, (1601, 1, 1)),
            (11_016, (2000, 2, 29)),
            (11_017, (2000, 3, 1)),
            (19_782, (2024, 2, 29)),
            (20_421, (2025, 11, 29)),
            (2_932_896, (9999, 12, 31)),
        ] {
            assert_eq!(day_of_number(number), day);
            assert_eq!(number_of_day(day.0, day.1, day.2), number);
        }
    }

    #[test]
    fn every_day_has_the_number_behind_the_one_before() {
        for number in -800_000..800_000 {
            let (year, month, day) = day_of_number(number);
            assert_eq!(number_of_day(year, month, day), number);
        }
    }
}
