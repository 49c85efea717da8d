//! A library as it was on a day: what was known and said then.
//!
//! - A source counts from the day on which it was published, a statement from that on which it was
//!   said, an event, a proceeding, an entry of a docket, a reply and a step of a history from theirs.
//! - A date counts on a day where it may mean that day or an earlier one: `2025-04` counts on 1 April.
//! - What has no date, or only a relative one, counts on every day. [`AsOf::undated`] says how much
//!   that is.
//! - A citation counts where its source does and all that it is relayed through. What cites something
//!   of which nothing counts is not known yet.
//! - People and organizations are in the library on every day, with the citations that count.

use crate::{
    library::{Index, Library, Part},
    model::{Body, Date, Key, Kind, date::Day},
};

/// A library on a day.
#[derive(Debug)]
pub struct AsOf {
    /// What counted then: a library like any other.
    pub library: Library,
    /// The records that did not count yet, in the order of the files.
    pub later: Vec<Key>,
    /// How many of those that count have no date and so may be later.
    pub undated: usize,
}

impl AsOf {
    /// The library on the last day of a date; none where it has no last day (`2025/..`).
    pub fn new(library: &Library, date: &Date) -> Option<Self> {
        let day = date.latest()?;
        let counts = |date: &Date| counts(date, day);
        let own = |index: Index| library.at(index).body.date();
        let record = |index: Index| {
            let is_case = library.at(index).kind() == Kind::Case;
            is_case || own(index).is_none_or(|date| counts(date))
        };
        let view = library.part(&Part {
            record: &record,
            citation: &|index, citation| {
                let case = library.at(index).key.case();
                let mut sources = std::iter::once(&citation.source).chain(&citation.via);
                sources.all(|source| library.resolve(case, source).is_none_or(record))
            },
            date: &counts,
            as_of: Some(date),
        });
        let all = library.records();
        let later = all.filter(|record| view.index(&record.key).is_none());
        let is_undated = |body: &&Body| body.kind().info().dated.is_some() && body.date().is_none();
        Some(Self {
            later: later.map(|record| record.key.clone()).collect(),
            undated: view
                .records()
                .map(|record| &record.body)
                .filter(is_undated)
                .count(),
            library: view,
        })
    }
}

/// Whether what is dated so may have been by the end of a day.
fn counts(date: &Date, day: Day) -> bool {
    date.earliest().is_none_or(|earliest| earliest <= day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::library;

    const TOLD: &str = "
people:
  ana: {name: Ana}
sources:
  early: {title: Early, published: 2024-03-05}
  late: {title: Late, published: 2024-06}
  talk: {title: A talk, kind: interview}
allegations:
  known:
    statement: Known
    by: ana
    cites:
      - {source: early, at: ¶1}
      - {source: late, at: ¶2}
    responses:
      - {by: ana, is: denied, date: 2024-04-01, cites: [{source: early}]}
      - {by: ana, is: admitted, cites: [{source: late}]}
    history:
      - {date: 2024-03-06, status: alleged}
      - {date: 2024-06-30, status: admitted}
    relations:
      - {to: not-yet, is: contradicts}
  not-yet:
    statement: Reported later
    date: 2024-01
    cites: [{source: late}]
  bare:
    statement: Cites nothing
evidence:
  file:
    description: A file
    bears_on: {known: supports, not-yet: undermines}
    history:
      - {date: 2024-02-01, status: described}
      - {date: 2024-07-01, status: produced}
events:
  visit: {title: A visit, date: 2024-05-01}
questions:
  why: {question: Why?, settles: [known, not-yet]}
";

    fn on(day: &str) -> AsOf {
        AsOf::new(&library(TOLD), &day.parse().unwrap()).unwrap()
    }

    fn later(day: &str) -> Vec<String> {
        on(day)
            .later
            .iter()
            .map(|key| key.id().to_string())
            .collect()
    }

    #[test]
    fn records_count_from_their_day_and_once_something_they_cite_does() {
        assert_eq!(
            later("2024-03-04"),
            ["early", "late", "known", "not-yet", "visit"]
        );
        assert_eq!(later("2024-03-05"), ["late", "not-yet", "visit"]);
        // The last day of a month that is asked for counts, and so does the first that `2024-06` may be.
        assert_eq!(later("2024-05"), ["late", "not-yet"]);
        assert_eq!(later("2024-06-01"), [""; 0]);
    }

    #[test]
    fn what_is_undated_counts_and_is_counted() {
        // The talk, the bare statement and the known one.
        assert_eq!(on("2024-03-05").undated, 3);
    }

    #[test]
    fn parts_count_from_their_day() {
        let view = on("2024-04-30").library;
        let body = |id: &str| view.find(id).unwrap().body.clone();
        let Body::Allegation(known) = body("known") else {
            panic!("an allegation");
        };
        assert_eq!(known.cites.len(), 1);
        assert_eq!(known.responses.len(), 1);
        assert_eq!(known.history.len(), 1);
        assert_eq!(
            known.relations.len(),
            0,
            "what it leads to is not known yet"
        );
        let Body::Evidence(file) = body("file") else {
            panic!("evidence");
        };
        assert_eq!(file.status().word(), "described");
        assert_eq!(file.bears_on.len(), 1);
        let Body::Question(why) = body("why") else {
            panic!("a question");
        };
        assert_eq!(why.settles.len(), 1);
        assert_eq!(view.diagnostics, []);
    }

    #[test]
    fn the_case_says_which_day_it_is_told_to() {
        let as_of = |day: &str| {
            on(day)
                .library
                .find("told")
                .unwrap()
                .body
                .date()
                .unwrap()
                .to_string()
        };
        assert_eq!(as_of("2024-05"), "2024-05");
        assert_eq!(
            as_of("2030-05"),
            "2025",
            "no later than the file itself tells"
        );
    }

    #[test]
    fn a_date_without_a_last_day_is_no_day() {
        assert!(AsOf::new(&library(TOLD), &"2024/..".parse().unwrap()).is_none());
    }
}
