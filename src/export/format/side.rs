//! From which side a line is read: the one place that decides it, for every form.

use std::borrow::Cow;

use crate::{
    export::block::{Inline, Line},
    text::Clean,
};

/// Marks that nobody sees and that say on which side a text begins (UAX #9): LRM and RLM.
const MARKS: [char; 2] = ['\u{200e}', '\u{200f}'];

impl Line {
    /// Whether the line is read from the right: where most of its letters are of scripts that are, and it has neither words
    /// of the program's own, which are English, nor a way to another place. What it begins with decides nothing: a
    /// citation begins with its quote, where the number of its source and its place have no letters.
    pub fn is_from_right(&self) -> bool {
        // Most lines are, and need not be put together.
        if self.0.iter().all(|piece| piece.words().is_ascii()) {
            return false;
        }
        let leads = |piece: &Inline| matches!(piece, Inline::Reference { .. });
        let plain = self.plain();
        is_from_right(&plain) && !self.0.iter().any(leads) && plain == self.of_files()
    }

    /// What must stand before the line where a form takes the side of its first letter: nothing where that is the side
    /// from which it is read.
    pub fn mark_of_side(&self) -> Option<char> {
        let is_from_right = self.is_from_right();
        let plain = self.plain();
        let first = plain.chars().find(|c| c.is_alphabetic());
        let is_other = first.is_some_and(|first| is_of_right(first) != is_from_right);
        is_other.then(|| MARKS[usize::from(is_from_right)])
    }
}

/// A piece of a line between signs that nobody sees (UAX #9, RLI and PDI), where it is to be set apart.
pub fn isolated<'t>(piece: &'t Clean, line: &Line) -> Cow<'t, str> {
    match is_apart(piece, line) {
        true => Cow::Owned(format!("\u{2067}{piece}\u{2069}")),
        false => Cow::Borrowed(piece.as_str()),
    }
}

/// Whether a piece is read from the right and its line is not: else what is in it in another script, such as what stands in
/// the place of a name, would change its place with it.
pub fn is_apart(piece: &Clean, line: &Line) -> bool {
    is_from_right(piece) && !line.is_from_right()
}

/// A text as pieces, where some of it that files say is read from the right: the program's own words, which are not, apart
/// from it. Else the text. It is to be asked before other words stand in the place of names, which belong to what is round
/// them.
pub fn runs(text: Clean) -> impl Iterator<Item = Clean> {
    let mut runs = Vec::new();
    let mut from = 0;
    for own in text.own() {
        runs.extend([from..own.start, own.clone()]);
        from = own.end;
    }
    runs.push(from..text.len());
    let mut of_files = runs.iter().step_by(2);
    let is_one = !of_files.any(|run| text.get(run.clone()).is_some_and(is_from_right));
    if is_one {
        runs.clear();
        runs.push(0..text.len());
    }
    runs.into_iter()
        .map(move |run| text.part(run))
        .filter(move |run| is_one || !run.is_empty())
}

/// Whether most letters of a text are of scripts that are read from the right.
fn is_from_right(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let right = letters.clone().filter(|c| is_of_right(*c)).count();
    2 * right > letters.count()
}

fn is_of_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        export::block::Anchor,
        text::{clean, clean_line},
    };

    fn line(pieces: &[&str]) -> Line {
        let mut line = Line::default();
        pieces.iter().for_each(|piece| line.say(clean_line(piece)));
        line
    }

    #[test]
    fn a_line_is_read_from_the_side_of_most_of_its_letters() {
        for (text, from_right) in [
            ("“[1] قال", true),
            ("(שלום לך) hello", true),
            ("Ana: قال إنه لم يكن هناك", true),
            ("قال Ana said that he was not there", false),
            ("Ana said: قال", false),
            ("1998", false),
        ] {
            assert_eq!(line(&[text]).is_from_right(), from_right, "{text}");
        }
    }

    #[test]
    fn a_line_of_the_program_is_read_from_the_left_whatever_it_quotes() {
        let quote = "قال إنه لم يكن هناك، وإنه كان في البيت";
        let mut cited = Line::default();
        cited.lead(Anchor::Source(3));
        cited.add(line(&[" ¶2: “", quote, "”"]));
        let mut said = line(&[quote]);
        said.say(" (nowhere)");
        for line in [cited, said] {
            assert!(!line.is_from_right(), "{}", line.plain());
            assert_eq!(line.mark_of_side(), Some('\u{200e}'), "{}", line.plain());
            let apart = line.0.iter().filter(|piece| is_apart(piece.words(), &line));
            assert_eq!(apart.count(), 1);
        }
        assert_eq!(line(&["“", quote, "”"]).mark_of_side(), None);
        assert_eq!(line(&["Ana: ", quote]).mark_of_side(), Some('\u{200f}'));
    }

    #[test]
    fn words_of_the_program_are_no_part_of_what_is_set_apart_beside_them() {
        let number = clean_line("2024/ج/1177");
        let court = clean_line("محكمة الجنايات");
        let mut docket = Line::text(crate::clean!["Docket: ", number, ", ", court]);
        docket.say(".");
        assert_eq!(
            crate::export::format::html::pieces(&docket),
            format!("Docket: <bdi>{number}</bdi>, <bdi>{court}</bdi>.")
        );
        let ana = clean_line("Ana");
        let said = Line::text(crate::clean!["[", 3, "] ", ana, ": It rained"]);
        assert_eq!(said.0.len(), 1);
    }

    #[test]
    fn what_is_read_from_the_right_is_set_apart_in_a_line_that_is_not() {
        let quote = clean("رأيت على [R-04]");
        let apart = "\u{2067}رأيت على [R-04]\u{2069}";
        let from_left = line(&["[2] ¶3, basis: observed: “", &quote, "”"]);
        assert_eq!(isolated(&quote, &from_left), apart);
        let before = clean("[2] ¶3, basis: observed: “");
        assert_eq!(isolated(&before, &from_left), before.as_str());
        assert_eq!(isolated(&quote, &line(&["“", &quote, "”"])), quote.as_str());
        let page = crate::export::format::html::pieces(&from_left);
        assert_eq!(
            page,
            format!("[2] ¶3, basis: observed: “<bdi>{quote}</bdi>”")
        );
    }
}
