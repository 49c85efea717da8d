//! What is nobody's business in a docket: addresses, telephone numbers, e-mail, numbers of people.

use std::{borrow::Cow, collections::BTreeMap, sync::LazyLock};

use regex_lite::{Captures, Regex};

/// What was left out, counted by what it is.
#[derive(Clone, Debug, Default)]
pub struct LeftOut(BTreeMap<What, usize>);

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Address,
    Telephone,
    Email,
    SocialSecurity,
    Alien,
}

impl What {
    fn words(self) -> [&'static str; 2] {
        match self {
            Self::Address => ["contact address", "contact addresses"],
            Self::Telephone => ["telephone number", "telephone numbers"],
            Self::Email => ["e-mail address", "e-mail addresses"],
            Self::SocialSecurity => ["Social Security number", "Social Security numbers"],
            Self::Alien => ["alien number", "alien numbers"],
        }
    }
}

/// How such things are written, those first that others would be taken for.
static PATTERNS: LazyLock<Vec<(What, Regex)>> = LazyLock::new(|| {
    let patterns = [
        (
            What::Email,
            r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
        ),
        (
            What::SocialSecurity,
            r"\b(?:[0-9]{3}|[xX*]{3})-(?:[0-9]{2}|[xX*]{2})-[0-9]{4}\b",
        ),
        (
            What::Alien,
            r"\bA-?(?:[0-9]{3}[- ][0-9]{3}[- ][0-9]{3}|[0-9]{2}[- ][0-9]{3}[- ][0-9]{3}|[0-9]{8,9})\b",
        ),
        (
            What::Telephone,
            r"(?:\([0-9]{3}\) ?|\b[0-9]{3}[-.])[0-9]{3}[-.][0-9]{4}\b",
        ),
    ];
    let compiled = patterns.into_iter();
    compiled
        .filter_map(|(what, pattern)| Some((what, Regex::new(pattern).ok()?)))
        .collect()
});

/// A telephone number of North America with blanks alone between its parts: `212 555 9999`. Neither its code nor its exchange
/// begins with 0 or 1.
static SPACED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:\+?1 )?(?:\([2-9][0-9]{2}\)|[2-9][0-9]{2}) [2-9][0-9]{2} [0-9]{4}").ok()
});

/// Words behind which stands a number of a docket, of a document or of a page.
static NUMBERED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:bates|docket|dkt|case|exhibits?|exh?|documents?|doc|ecf)\.?(?: (?:no|nos|numbers?)\.?)? ?[#:]? ?$")
        .ok()
});

/// Puts a mark in the place of such numbers; says how many there were.
fn without_spaced(text: &str, mark: &str) -> (String, usize) {
    let mut count = 0;
    let Some(pattern) = SPACED.as_ref() else {
        return (text.to_owned(), 0);
    };
    let text = pattern.replace_all(text, |found: &Captures<'_>| {
        let Some(number) = found.get(0) else {
            return String::new();
        };
        let (before, behind) = (&text[..number.start()], &text[number.end()..]);
        if is_within_more(before, behind) || NUMBERED.as_ref().is_some_and(|it| it.is_match(before))
        {
            return number.as_str().to_owned();
        }
        count += 1;
        mark.to_owned()
    });
    (text.into_owned(), count)
}

/// Whether figures are a part of more, by what stands before and behind them: `ABC-212 555 9999`, `4000 212 555 9999`.
fn is_within_more(before: &str, behind: &str) -> bool {
    const BETWEEN: [char; 5] = ['-', '/', '.', ':', '_'];
    let is_glue = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '_');
    // `call:212 555 9999`, and the end of a sentence, are no such part.
    let is_digit = |c: char| c.is_ascii_digit();
    let goes_before = before.ends_with(is_glue)
        || before.trim_end_matches(BETWEEN).ends_with(is_digit)
        || has_figures(before.trim_end().rsplit(' ').next());
    let goes_on = behind.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        || (behind.starts_with(BETWEEN)
            && behind.trim_start_matches(BETWEEN).starts_with(is_digit))
        || has_figures(behind.strip_prefix(' ').and_then(|it| it.split(' ').next()));
    goes_before || goes_on
}

/// Whether a word is of three figures or more: a group of a longer number.
fn has_figures(word: Option<&str>) -> bool {
    let word = word
        .unwrap_or_default()
        .trim_end_matches(['.', ',', ';', ')']);
    word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

impl LeftOut {
    /// Counts what is in a field that is left out as a whole: an address, with what stands in it.
    pub fn whole(&mut self, text: &str) {
        let mut rest = Cow::Borrowed(text);
        for (what, pattern) in PATTERNS.iter() {
            let found = pattern.find_iter(&rest).count();
            self.add(*what, found);
            if found > 0 {
                rest = Cow::Owned(pattern.replace_all(&rest, "").into_owned());
            }
        }
        let (left, found) = without_spaced(&rest, "");
        self.add(What::Telephone, found);
        rest = Cow::Owned(left);
        // What is left of an address has a number of a house, a box or a place.
        let is_address = rest.lines().any(|line| {
            let line = line.trim();
            line.bytes().any(|byte| byte.is_ascii_digit()) && !line.starts_with("TERMINATED")
        });
        self.add(What::Address, usize::from(is_address));
    }

    /// A text without them: a mark stands where they stood.
    pub fn of(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for (what, pattern) in PATTERNS.iter() {
            let found = pattern.find_iter(&text).count();
            if found > 0 {
                self.add(*what, found);
                let mark = format!("[{} left out]", what.words()[0]);
                text = pattern.replace_all(&text, &*mark).into_owned();
            }
        }
        let mark = format!("[{} left out]", What::Telephone.words()[0]);
        let (text, found) = without_spaced(&text, &mark);
        self.add(What::Telephone, found);
        text
    }

    /// Counts so many.
    pub fn add(&mut self, what: What, count: usize) {
        if count > 0 {
            *self.0.entry(what).or_default() += count;
        }
    }

    /// As a sentence; none where nothing was.
    pub fn sentence(&self) -> Option<String> {
        let counts = self.0.iter().map(|(what, count)| {
            let [one, many] = what.words();
            format!("{count} {}", if *count == 1 { one } else { many })
        });
        let counts: Vec<String> = counts.collect();
        (!counts.is_empty()).then(|| format!("Personal data is left out: {}.", counts.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_personal_is_left_out_and_counted() {
        let mut left = LeftOut::default();
        let text = left.of("Mail to a.b@c.org or 602-277-3776 or (602) 277-3776, A022-317-477, xxx-xx-1057; case 16-1033, 00106941384");
        assert_eq!(
            text,
            "Mail to [e-mail address left out] or [telephone number left out] or [telephone number left out], \
             [alien number left out], [Social Security number left out]; case 16-1033, 00106941384"
        );
        left.whole("P.O. BOX 10434\nPHOENIX, AZ 85064-0434\n602-277-3776");
        left.whole("TERMINATED: 02/12/2015");
        assert_eq!(
            left.sentence().unwrap(),
            "Personal data is left out: 1 contact address, 3 telephone numbers, 1 e-mail address, 1 Social Security number, \
             1 alien number."
        );
        assert_eq!(LeftOut::default().sentence(), None);
    }

    #[test]
    fn a_telephone_number_with_blanks_is_no_part_of_a_longer_one() {
        assert!(SPACED.is_some() && NUMBERED.is_some());
        let mark = "[telephone number left out]";
        for text in ["212 555 9999", "+1 212 555 9999", "(212) 555 9999"] {
            for (before, behind) in [
                ("", ""),
                ("call ", ", or"),
                ("call:", " 2 times"),
                ("Tel. ", "."),
                ("(", ")"),
            ] {
                let (left, said) = (
                    LeftOut::default().of(&format!("{before}{text}{behind}")),
                    format!("{before}{mark}{behind}"),
                );
                assert_eq!(left, said);
            }
        }
        for text in [
            "4000 212 555 9999",
            "212 555 9999 1234",
            "212 555 99991",
            "ABC-212 555 9999",
            "ABC212 555 9999",
            "Bates 212 555 9999",
            "Case No. 212 555 9999",
            "Dkt. # 212 555 9999",
            "112 555 9999",
            "212 155 9999",
            "1:212 555 9999",
        ] {
            assert_eq!(LeftOut::default().of(text), text);
        }
    }
}
