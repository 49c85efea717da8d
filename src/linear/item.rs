//! A row of a list in words: who says it, what has become of it, what the reader marked.

use super::{
    Talk,
    speak::{Trimmed, apart, capital, ended, own_words},
};
use crate::{
    analysis::{docket, origins, reason::whose, timeline::What},
    clean,
    diagnostic::Severity,
    library::Index,
    model::{Body, Kind},
    review::Progress,
    sign::Sign,
    text::{Clean, clean_line, name_of},
    tui::list::Item,
};

impl Talk {
    /// A row.
    pub(super) fn item(&self, item: &Item) -> Clean {
        let library = &*self.model.known.library;
        match item {
            Item::Record(index) => self.record_words(*index),
            Item::Moment(moment) => {
                let record = library.at(moment.index);
                let dated = moment.dated(library);
                // That something happened is told by someone.
                let (word, told) = match dated.map(|dated| dated.what) {
                    Some(What::Whole(Kind::Event)) => {
                        ("event", own_words(&library.told_by(record)))
                    }
                    Some(what) => (what.word(), Clean::default()),
                    None => ("", Clean::default()),
                };
                let apart = moment.is_apart.then_some("Not in order: ");
                let label = clean![own_words(&moment.label), told];
                clean![
                    apart,
                    moment.when.in_a_line(),
                    ", ",
                    word,
                    ": ",
                    ended(&label),
                    self.marked(moment.index)
                ]
            }
            Item::Problem(number) => match library.diagnostics.get(*number) {
                Some(found) => {
                    let severity = match found.severity {
                        Severity::Error => "Error: ",
                        Severity::Warning => "Warning: ",
                    };
                    let file = found.span.and_then(|span| {
                        let file = library.files.get(span.file)?;
                        let path = clean_line(&name_of(&file.path));
                        Some(clean![" ", path, ", line ", span.line as usize, "."])
                    });
                    clean![
                        severity,
                        ended(&clean_line(&found.message).with_own_typography()),
                        file
                    ]
                }
                None => Clean::default(),
            },
            Item::Head(head) => {
                let folded = head.is_folded.then_some(", folded");
                clean![&head.words, ", ", head.count, folded, "."]
            }
        }
    }

    fn record_words(&self, index: Index) -> Clean {
        let library = &*self.model.known.library;
        let record = library.at(index);
        let label = match record.kind() {
            Kind::Entry => apart(&clean![
                docket::lead(library, index),
                ", ",
                library.label(index)
            ]),
            _ => library.label(index),
        };
        let is_apart = record.here.counted.is_apart();
        let sign = Sign::of(library, index).map(|sign| {
            let by = match is_apart {
                true => Clean::default(),
                false => whose(library, index).whole,
            };
            let status = clean![capital(sign.word), own_words(&by)];
            clean![" ", ended(&status)]
        });
        let reach = match &record.body {
            Body::Allegation(_) if !is_apart => {
                let words = own_words(&origins::of(library, index).words());
                (!words.trim().is_empty()).then(|| clean![" ", ended(&words.trimmed())])
            }
            _ => None,
        };
        clean![ended(&label), sign, reach, self.marked(index)]
    }

    /// What is marked and noted of a record.
    pub(super) fn marked(&self, index: Index) -> Clean {
        let key = &self.model.known.library.at(index).key;
        let mark = self.model.known.review.marks.get(key);
        let progress = match mark.progress {
            Some(Progress::Reviewed) => Some(" Reviewed."),
            Some(Progress::Changed) => Some(" Changed since it was reviewed."),
            Some(Progress::Unreviewed) | None => None,
        };
        let flagged = mark.is_flagged.then_some(" Flagged.");
        let noted = mark.has_note.then_some(" With a note.");
        let labels = Clean::join(mark.labels.iter().map(|label| clean_line(label)), ", ");
        let labelled = (!labels.is_empty()).then(|| clean![" Labelled ", ended(&labels)]);
        clean![progress, flagged, labelled, noted]
    }
}
