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

/// How such things are written, those first that others would be taken for. A first group is a label that stays.
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
        // Behind its label in any form; behind the shortest the last four figures as well.
        (
            What::SocialSecurity,
            r"(?i)(\b(?:SSN|SS#|SS No\.?|Soc(?:ial)?\.? Sec(?:urity)?\.?)(?: (?:no\.?|numbers?|nos\.?))?[ :.#=]{0,3})[0-9x*]{3}[-. ]?[0-9x*]{2}[-. ]?[0-9]{4}\b",
        ),
        (
            What::SocialSecurity,
            r"(\b(?:SSN|SS#)[ :.#=]{0,3})[0-9]{4}\b",
        ),
        (
            What::Alien,
            r"(\b(?:(?i:alien(?: registration)?)|A)[ -]?(?i:no\.?|numbers?|nos\.?|#)[ :.#=]{0,3})A?[- ]?(?:[0-9]{2,3}[- ][0-9]{3}[- ][0-9]{3}|[0-9]{7,9})\b",
        ),
        (
            What::Alien,
            r"\bA(?:-?(?:[0-9]{3}[- ][0-9]{3}[- ][0-9]{3}|[0-9]{2}[- ][0-9]{3}[- ][0-9]{3}|[0-9]{8,9})| (?:[0-9]{3}[- ][0-9]{3}[- ][0-9]{3}|[0-9]{2}[- ][0-9]{3}[- ][0-9]{3}|[0-9]{9}))\b",
        ),
        // Behind its label in any form, with its extension.
        (
            What::Telephone,
            r"(?i)(\b(?:tel(?:ephone)?|ph(?:one)?|cell(?:ular)?|mobile|fax|facsimile)\b\.?(?: (?:no\.?|numbers?|#))?[ :.#=]{0,3})(?:\+?1[-. ]?)?\(?[0-9]{3}\)?[-./ ]{0,3}[0-9]{3}[-. ]{0,3}[0-9]{4}(?:,? ?(?:x|ext\.?|extension) ?[0-9]{1,6})?\b",
        ),
        (
            What::Telephone,
            r"(?i)(?:\([0-9]{3}\) ?|\b[0-9]{3}[-.])[0-9]{3}[-.][0-9]{4}(?:,? ?(?:x|ext\.?|extension) ?[0-9]{1,6})?\b",
        ),
    ];
    let compiled = patterns.into_iter();
    compiled
        .filter_map(|(what, pattern)| Some((what, Regex::new(pattern).ok()?)))
        .collect()
});

/// What is written with blanks alone between its parts, so that it may be a part of more. Neither the code nor the exchange of a
/// telephone number of North America begins with 0 or 1: `212 555 9999`.
static SPACED: LazyLock<Vec<(What, Regex)>> = LazyLock::new(|| {
    let patterns = [
        (
            What::Telephone,
            r"(?:\+?1 )?(?:\([2-9][0-9]{2}\)|[2-9][0-9]{2}) [2-9][0-9]{2} [0-9]{4}",
        ),
        (What::SocialSecurity, r"\b[0-9]{3} [0-9]{2} [0-9]{4}\b"),
    ];
    let compiled = patterns.into_iter();
    compiled
        .filter_map(|(what, pattern)| Some((what, Regex::new(pattern).ok()?)))
        .collect()
});

/// Words behind which stands a number of a docket, of a document or of a page.
static NUMBERED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:bates|docket|dkt|case|exhibits?|exh?|documents?|doc|ecf)\.?(?: (?:no|nos|numbers?)\.?)? ?[#:]? ?$")
        .ok()
});

/// Puts a mark in the place of such numbers; says how many there were.
fn without_spaced(text: &str, pattern: &Regex, mark: &str) -> (String, usize) {
    let mut count = 0;
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
        for (what, pattern) in SPACED.iter() {
            let (left, found) = without_spaced(&rest, pattern, "");
            self.add(*what, found);
            rest = Cow::Owned(left);
        }
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
                let marked = |found: &Captures<'_>| {
                    let label = found.get(1).map_or("", |label| label.as_str());
                    format!("{label}{mark}")
                };
                text = pattern.replace_all(&text, marked).into_owned();
            }
        }
        for (what, pattern) in SPACED.iter() {
            let mark = format!("[{} left out]", what.words()[0]);
            let (left, found) = without_spaced(&text, pattern, &mark);
            self.add(*what, found);
            text = left;
        }
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
    fn a_number_behind_its_label_is_left_out_however_it_is_written() {
        assert_eq!((PATTERNS.len(), SPACED.len()), (8, 2));
        let [social, alien, phone] = [What::SocialSecurity, What::Alien, What::Telephone]
            .map(|what| format!("[{} left out]", what.words()[0]));
        for (text, left) in [
            ("SSN: 123 45 6789", format!("SSN: {social}")),
            ("SSN 123456789.", format!("SSN {social}.")),
            (
                "Social Security No. 123-45-6789",
                format!("Social Security No. {social}"),
            ),
            ("SSN: 6789", format!("SSN: {social}")),
            ("his 123 45 6789", format!("his {social}")),
            ("A# 123456789", format!("A# {alien}")),
            ("A#123456789", format!("A#{alien}")),
            ("A-Number: 123456789", format!("A-Number: {alien}")),
            ("Alien No. A 123 456 789", format!("Alien No. {alien}")),
            ("(A 123 456 789)", format!("({alien})")),
            ("A 123456789,", format!("{alien},")),
            ("A123456789", alien.clone()),
            ("Tel 2125559999", format!("Tel {phone}")),
            ("Tel. No.: (212) 555-9999", format!("Tel. No.: {phone}")),
            ("ph:619.234.8467x12", format!("ph:{phone}")),
            ("619-234-8467 ext. 12;", format!("{phone};")),
            ("Fax: +1 212/555 9999", format!("Fax: {phone}")),
        ] {
            assert_eq!(LeftOut::default().of(text), left);
        }
        for text in [
            "Exhibit A 00012345",
            "Social Security 1935",
            "a number 12345678",
            "USA 123456789",
            "case 00106941384",
            "2125559999",
            "A 12 of 345",
            "Dkt. 123 45 6789",
            "telephone conference 12/30/2014 01:30 PM",
            "12 Mill Lane, Apt. 4, Phoenix",
        ] {
            assert_eq!(LeftOut::default().of(text), text);
        }
    }

    #[test]
    fn a_telephone_number_with_blanks_is_no_part_of_a_longer_one() {
        assert!(NUMBERED.is_some());
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
