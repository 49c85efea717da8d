//! Where somebody lived or was held, in what other records say of them: in the place of an event in which they took part,
//! or of an entry that is theirs, in what they were there and in what became of them.

use crate::{
    model::{Body, Ref, Text},
    text::fold,
};

/// What stands in the place of such words.
const LEFT_OUT: &str = "[words left out]";

/// Leaves out the words of a body in which stands where those whom it names were. `whereabouts` are the words of that; none
/// for whoever may be known. What is said of others, and what is said elsewhere, stays: many were in that town.
pub fn leave_out(body: &mut Body, whereabouts: &dyn Fn(&Ref) -> Vec<String>) {
    match body {
        Body::Event(event) => {
            let mut theirs = Vec::new();
            for participant in &mut event.participants.0 {
                let participant = &mut participant.0;
                let own = whereabouts(&participant.who);
                instead_of(&mut participant.capacity, &own);
                instead_of(&mut participant.outcome, &own);
                theirs.extend(own);
            }
            instead_of(&mut event.place, &theirs);
        }
        Body::Proceeding(proceeding) => {
            for party in &mut proceeding.parties {
                let own = whereabouts(&party.0.who);
                instead_of(&mut party.0.capacity, &own);
            }
        }
        Body::Entry(entry) => {
            let named = entry.by.iter().chain(entry.whose.iter());
            let theirs: Vec<String> = named.flat_map(|whom| whereabouts(whom)).collect();
            instead_of(&mut entry.place, &theirs);
        }
        _ => {}
    }
}

fn instead_of(text: &mut Option<Text>, whereabouts: &[String]) {
    if let Some(text) = text
        && whereabouts.iter().any(|words| holds(text.raw(), words))
    {
        *text = text.instead(LEFT_OUT);
    }
}

/// Whether a text names somebody of that name: one of several words wherever it stands, another alone.
pub fn names(text: &str, name: &str) -> bool {
    let is_of_several = fold(name).trim().contains(|c: char| !c.is_alphanumeric());
    match is_of_several {
        true => holds(text, name),
        false => fold(text).trim() == fold(name).trim(),
    }
}

/// Whether a text holds some words one after the other, whatever signs and spaces part them.
fn holds(text: &str, words: &str) -> bool {
    let [text, words] = [text, words].map(fold);
    let tokens = |text: &'_ str| -> Vec<String> {
        let tokens = text.split(|c: char| !c.is_alphanumeric());
        let tokens = tokens.filter(|token| !token.is_empty());
        tokens.map(str::to_owned).collect()
    };
    let (text, words) = (tokens(&text), tokens(&words));
    !words.is_empty() && text.windows(words.len()).any(|some| some == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_held_whole_and_in_their_order() {
        for (text, words, is_held) in [
            ("14 Mill Lane, Oberhausen", "14 Mill Lane", true),
            ("tenant of 14, MILL LANE", "14 Mill Lane", true),
            ("14 Millbrook Lane", "14 Mill Lane", false),
            ("114 Mill Lane", "14 Mill Lane", false),
            ("Oberhausen", "Ober", false),
            ("anywhere", "…", false),
        ] {
            assert_eq!(holds(text, words), is_held, "{text}: {words}");
        }
    }
}
