//! What stays of a number or a day.

/// What stays of the part that the first group of an expression finds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stays {
    LastFour,
    Year,
}

impl Stays {
    pub fn of(self, words: &str) -> String {
        let digits: Vec<char> = words.chars().filter(char::is_ascii_digit).collect();
        match self {
            Self::LastFour => {
                let last: String = digits.iter().skip(digits.len().saturating_sub(4)).collect();
                format!("[…{last}]")
            }
            Self::Year => {
                let numbers = words.split(|c: char| !c.is_ascii_digit());
                let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
                let year = numbers.iter().find(|number| number.len() == 4).copied();
                let all = numbers.iter().find(|number| number.len() == 8);
                let year = year.or(all.map(|all| year_of(all)));
                // Of three numbers the last, 5/3/90, and behind a month in words the second: 03MAY90.
                let has_month = words.contains(|c: char| c.is_alphabetic());
                let last = if has_month { 1 } else { 2 };
                match year.or(numbers.get(last).copied()) {
                    Some(year) => format!("[{year}]"),
                    None => "[day left out]".to_owned(),
                }
            }
        }
    }
}

/// The year of a day in eight figures, which begins or ends it: 19900503.
fn year_of(figures: &str) -> &str {
    match figures.get(..2) {
        Some("19" | "20") => &figures[..4],
        _ => &figures[4..],
    }
}
