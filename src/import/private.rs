//! What is nobody's business in a docket: addresses, telephone numbers, e-mail, numbers of people.

use std::{borrow::Cow, collections::BTreeMap, sync::LazyLock};

use regex_lite::Regex;

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
}
