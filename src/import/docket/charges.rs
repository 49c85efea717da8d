//! The charges of a docket, count by count.

use super::{
    Making,
    written::{list, remarked, written},
};
use crate::{
    edit::Map,
    import::{
        court::{Count, Court},
        guess,
    },
    model::record::ChargeStatus,
};

impl Making<'_> {
    pub(super) fn charges(&mut self, court: &Court) -> Vec<Map> {
        let mut charges = Vec::new();
        for party in &court.parties {
            let against = match party.charges.is_empty() {
                true => continue,
                false => self.who(&party.name, ""),
            };
            for count in &party.charges {
                charges.push(self.charge(count, &against));
            }
        }
        charges
    }

    fn charge(&self, count: &Count, against: &str) -> Map {
        let (number, statute, title) = parts(&count.name);
        let mut says = Map(Vec::new());
        says.0
            .extend(number.map(|number| ("number", written(number))));
        says.0.push(("title", written(title)));
        says.0
            .extend(statute.map(|statute| ("statute", written(statute))));
        says.0.push(("against", written(against)));
        says.0.push(("cites", self.cites()));
        if let Some(disposition) = &count.disposition {
            let status = match guess::charge_status(disposition) {
                Some(status) => remarked(status.word(), "read from the words of the disposition"),
                None => remarked(
                    ChargeStatus::InWords.word(),
                    "what became of it is in the words below; write the status that they mean",
                ),
            };
            let step = Map(vec![
                ("status", status),
                ("because", written(disposition)),
                ("cites", self.cites()),
            ]);
            list(&mut says, "history", vec![step]);
        }
        says
    }
}

/// The number, the statute and the words of a count: `18:758-High Speed Flight(1)`.
fn parts(name: &str) -> (Option<&str>, Option<&str>, &str) {
    let (rest, number) = match name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
    {
        Some((rest, number))
            if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            (rest.trim_end(), Some(number))
        }
        _ => (name, None),
    };
    let is_statute = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && text.get(digits..).is_some_and(|rest| rest.starts_with(':'))
    };
    let at_blanks = rest.split_once(" - ");
    let at_letter = || {
        let dash = rest.match_indices('-').find(|(at, _)| {
            let behind = rest.get(at + 1..).unwrap_or("");
            behind.starts_with(char::is_uppercase)
        });
        dash.and_then(|(at, _)| Some((rest.get(..at)?, rest.get(at + 1..)?)))
    };
    let (statute, title) = match at_blanks.or_else(at_letter) {
        Some((statute, title)) if is_statute(statute) && !title.trim().is_empty() => {
            (Some(statute.trim()), title.trim())
        }
        _ => (None, rest),
    };
    // Of a statute alone what stands in brackets is its own.
    match title.is_empty() || statute.is_none() && is_statute(title) {
        true => (None, None, name),
        false => (number, statute, title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_taken_apart() {
        for (name, expected) in [
            (
                "18:758-High Speed Flight from Immigration Checkpoint(1)",
                (
                    Some("1"),
                    Some("18:758"),
                    "High Speed Flight from Immigration Checkpoint",
                ),
            ),
            (
                "18:111(a)(1) - Assault on a Federal Officer (Misdemeanor)(2)",
                (
                    Some("2"),
                    Some("18:111(a)(1)"),
                    "Assault on a Federal Officer (Misdemeanor)",
                ),
            ),
            ("Theft", (None, None, "Theft")),
            ("18:111(a)(1)", (None, None, "18:111(a)(1)")),
            ("(1)", (None, None, "(1)")),
        ] {
            assert_eq!(parts(name), expected, "{name}");
        }
    }
}
