//! The words that a record says, all of them: what a search in it looks through.

use super::*;

impl Body {
    /// The words of the record: names, statements, descriptions, remarks, quotes, and those of its
    /// parts. Without file names, languages and the like.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts: Vec<&Text> = self.label().into_iter().collect();
        texts.extend(self.aliases());
        self.own(&mut texts);
        texts.extend(self.date_said());
        texts.extend(self.note());
        for measure in self.measures() {
            texts.extend(
                [&measure.unit, &measure.of, &measure.said]
                    .into_iter()
                    .flatten(),
            );
        }
        let citations = self.all_citations().into_iter();
        texts.extend(citations.filter_map(|citation| citation.quote.as_ref()));
        texts
    }

    /// What only this kind of record says.
    fn own<'b>(&'b self, texts: &mut Vec<&'b Text>) {
        match self {
            Self::Case(r) => texts.extend(&r.summary),
            Self::Person(r) => texts.extend(&r.role),
            Self::Organization(r) => texts.extend(&r.description),
            Self::Source(r) => {
                texts.extend(&r.publisher);
                texts.extend(&r.authors);
                texts.extend(&r.url);
            }
            Self::Allegation(r) => {
                for response in &r.responses {
                    texts.extend(
                        [&response.statement, &response.date_said]
                            .into_iter()
                            .flatten(),
                    );
                }
                texts.extend(
                    r.relations
                        .iter()
                        .filter_map(|relation| relation.note.as_ref()),
                );
                texts.extend(r.history.iter().filter_map(|step| step.because.as_ref()));
            }
            Self::Evidence(r) => {
                texts.extend(r.history.iter().filter_map(|step| step.because.as_ref()));
            }
            Self::Proceeding(r) => {
                texts.extend(
                    [&r.docket, &r.status, &r.standard_of_proof]
                        .into_iter()
                        .flatten(),
                );
                texts.extend(r.parties.iter().filter_map(|party| party.capacity.as_ref()));
                for entry in &r.entries {
                    texts.push(&entry.title);
                    texts.extend([&entry.date_said, &entry.number].into_iter().flatten());
                }
            }
            Self::Event(r) => texts.extend(&r.place),
            Self::Question(r) => texts.extend(&r.answer),
            Self::Broken(_) => {}
        }
    }

    /// The word of the record's own `kind`; the one that holds where none is given, if one does.
    pub fn kind_word(&self) -> Option<&'static str> {
        match self {
            Self::Person(r) => Some(r.kind.map_or(PersonKind::Person, |kind| kind.value).word()),
            Self::Organization(r) => r.kind.map(|kind| kind.word()),
            Self::Source(r) => r.kind.map(|kind| kind.word()),
            Self::Allegation(r) => Some(
                r.kind
                    .map_or(AllegationKind::Assertion, |kind| kind.value)
                    .word(),
            ),
            Self::Evidence(r) => r.kind.map(|kind| kind.word()),
            Self::Proceeding(r) => r.kind.map(|kind| kind.word()),
            Self::Case(_) | Self::Event(_) | Self::Question(_) | Self::Broken(_) => None,
        }
    }
}
