//! Whether a query holds of a record, of a moment in the chronology, of a diagnostic.

use std::{cell::OnceCell, collections::HashSet, sync::Arc};

use super::{
    Expr, Field, Query, TextTerm, What,
    fields::{self, Asked, When},
    stamped::is_stamped,
    together,
};
use crate::{
    analysis::timeline::Moment,
    diagnostic::Diagnostic,
    library::{Index, Library},
    missed::Missed,
    model::{Body, RecordPart},
    review::Marks,
    text::fold,
    verify::Passage,
};

/// What was found of a record's citation, by the record and the citation's number among all of its
/// own, from 0; none where its source was not opened.
pub type Passages<'c> = dyn Fn(Index, usize) -> Option<Arc<Passage>> + 'c;

/// Whether the text of a source holds some words.
pub type Texts<'c> = dyn Fn(Index, &TextTerm) -> bool + 'c;

/// What a query is asked of: a library, and what is known of its sources from elsewhere.
pub struct Context<'c> {
    pub library: &'c Library,
    /// Without it, no quote has a verdict.
    pub passages: Option<&'c Passages<'c>>,
    /// Without it, words are looked for in the records alone.
    pub texts: Option<&'c Texts<'c>>,
    /// Without it, nothing is marked or noted of any record.
    pub marks: Option<&'c Marks>,
    /// What could not be read of what is known of sources.
    pub missed: Missed,
    /// The records with a problem.
    problems: OnceCell<HashSet<Index>>,
}

impl<'c> Context<'c> {
    /// A library, without anything known of its sources.
    pub fn new(library: &'c Library) -> Self {
        Self {
            library,
            passages: None,
            texts: None,
            marks: None,
            missed: Missed::default(),
            problems: OnceCell::new(),
        }
    }

    /// The same, with what was found of citations.
    pub fn with_passages(self, passages: &'c Passages<'c>) -> Self {
        Self {
            passages: Some(passages),
            ..self
        }
    }

    /// The same, with the texts of sources.
    pub fn with_texts(self, texts: &'c Texts<'c>) -> Self {
        Self {
            texts: Some(texts),
            ..self
        }
    }

    /// The same, with what a reader marked and noted; none where they are not asked.
    pub fn with_marks(self, marks: impl Into<Option<&'c Marks>>) -> Self {
        Self {
            marks: marks.into(),
            ..self
        }
    }

    /// The same, with what of that could not be read.
    pub fn with_missed(self, missed: Missed) -> Self {
        Self { missed, ..self }
    }

    /// Whether something in a record is to be fixed.
    pub(super) fn has_problem(&self, index: Index) -> bool {
        let problems = self.problems.get_or_init(|| {
            let keys = self.library.diagnostics.iter();
            keys.filter_map(|found| self.library.index(found.record.as_ref()?))
                .collect()
        });
        problems.contains(&index)
    }
}

/// What a query is asked about.
enum Subject<'s> {
    Record(Asked<'s>),
    /// Something dated: a record, or a part of it; with its label, folded.
    Moment(Asked<'s>, RecordPart, String),
    /// A problem: the record it is about, and its message, folded.
    Problem(Option<Asked<'s>>, String),
}

impl Query {
    /// Whether the query holds of a record.
    pub fn matches(&self, context: &Context<'_>, index: Index) -> bool {
        holds(&self.plan, &Subject::Record(of_record(context, index)))
    }

    /// Whether it holds of a moment in the chronology. Its date is that of the moment, and all else is
    /// asked of the record, but for words: those of an entry are its own and its record's names, not
    /// those of the entries beside it.
    pub fn matches_moment(&self, context: &Context<'_>, moment: &Moment) -> bool {
        if self.plan == Expr::All {
            return true;
        }
        let dated = moment.dated(context.library);
        let date = dated.and_then(|dated| dated.date);
        let asked = Asked {
            when: When::OfMoment(date.map(|date| &date.value), moment.part),
            ..of_record(context, moment.index)
        };
        // Without who tells it, who is no word of its own.
        let label = fold(dated.map_or("", |dated| dated.label.raw()));
        holds(&self.plan, &Subject::Moment(asked, moment.part, label))
    }

    /// Whether it matches a problem: its words are looked for in the message, and all else is
    /// asked of the record that it is about.
    pub fn matches_problem(&self, context: &Context<'_>, problem: &Diagnostic) -> bool {
        let record = problem.record.as_ref();
        let record = record.and_then(|key| context.library.index(key));
        let asked = record.map(|index| of_record(context, index));
        holds(&self.plan, &Subject::Problem(asked, fold(&problem.message)))
    }
}

/// The words of `quote:` that hold of a record.
pub fn quoted(context: &Context<'_>, index: Index) -> Vec<&'static str> {
    fields::quoted(&of_record(context, index))
}

/// The words of `reply:` that hold of a record.
pub fn replied(context: &Context<'_>, index: Index) -> Vec<&'static str> {
    fields::replied(&of_record(context, index))
}

fn of_record<'a>(context: &'a Context<'a>, index: Index) -> Asked<'a> {
    Asked {
        context,
        index,
        when: When::OfRecord,
    }
}

/// Whether an expression holds of a record.
pub fn holds_of(expr: &Expr, context: &Context<'_>, index: Index) -> bool {
    holds(expr, &Subject::Record(of_record(context, index)))
}

fn holds(expr: &Expr, subject: &Subject<'_>) -> bool {
    match expr {
        Expr::All => true,
        Expr::Not(of) => !holds(of, subject),
        Expr::And(all) => {
            all.iter().all(|part| holds(part, subject))
                && subject
                    .asked()
                    .is_none_or(|asked| together::hold(all, asked))
        }
        Expr::Or(any) => any.iter().any(|part| holds(part, subject)),
        Expr::Term(term) => match &term.what {
            What::Text(words) => subject.says(words),
            What::Field(field) => subject.asked().is_some_and(|asked| field.asks(asked)),
        },
    }
}

impl Field {
    /// Whether it holds of a record.
    pub fn holds(&self, context: &Context<'_>, index: Index) -> bool {
        self.asks(&of_record(context, index))
    }

    fn asks(&self, asked: &Asked<'_>) -> bool {
        let holds = self.key.info().holds;
        self.values.iter().any(|value| holds(asked, value))
    }
}

impl<'s> Subject<'s> {
    fn asked(&self) -> Option<&Asked<'s>> {
        match self {
            Self::Record(asked) | Self::Moment(asked, ..) => Some(asked),
            Self::Problem(asked, _) => asked.as_ref(),
        }
    }

    fn says(&self, words: &TextTerm) -> bool {
        match self {
            Self::Record(asked) | Self::Moment(asked, RecordPart::Whole, _) => {
                record_says(asked, words)
            }
            Self::Moment(asked, _, label) => {
                words.is_in(label) || words.is_in(&asked.record().found_by)
            }
            Self::Problem(_, message) => words.is_in(message),
        }
    }
}

fn record_says(asked: &Asked<'_>, words: &TextTerm) -> bool {
    words.is_in(asked.library().words(asked.index))
        || matches!(asked.body(), Body::Evidence(it) if is_stamped(words, &it.bates))
        || asked
            .context
            .texts
            .is_some_and(|texts| texts(asked.index, words))
}
