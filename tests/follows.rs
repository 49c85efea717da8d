//! What follows from the shipped library: the promises that its origins, standings and numbers show
//! what is true of it.

use std::path::Path;

use casefile::{
    analysis::{
        conflicts::{Conflicts, conflicts},
        origins,
        standing::{derive, standing, words},
    },
    library::{Index, Library, Scope},
    load,
    model::{Kind, record::Standing},
};

fn library() -> Library {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("casefiles");
    let (parsed, diagnostics) = load::read(&path).unwrap();
    Library::link(parsed, diagnostics)
}

fn at(library: &Library, id: &str) -> Index {
    library.index(&library.find(id).unwrap().key).unwrap()
}

#[test]
fn two_articles_that_relay_one_interview_are_two_reports_and_one_origin() {
    let library = library();
    for id in ["background-known", "full-record", "shares-intelligence"] {
        let found = origins::of(&library, at(&library, id));
        assert_eq!(
            (found.reports, found.origins.len(), found.independent),
            (2, 1, 1),
            "{id}"
        );
        let began = found.origins[0].began.source();
        assert_eq!(began, Some(at(&library, "cnn-villatoro-interview")), "{id}");
    }
}

#[test]
fn two_outlets_on_records_of_deportees_are_two_origins_with_their_scopes_apart() {
    let library = library();
    let (bloomberg, minutes) = ("small-fraction-charged", "vast-majority-without");
    // Neither says how it knows; each is a source of its own.
    let unknown = |id: &str| origins::of(&library, at(&library, id)).not_stated;
    assert_eq!(unknown(bloomberg), [at(&library, "bloomberg-report")]);
    assert_eq!(
        unknown(minutes),
        [at(&library, "sixty-minutes-investigation")]
    );
    // Of the share among Venezuelans it is said that records were examined.
    let examined = origins::of(&library, at(&library, "seventy-five-percent"));
    let examined = examined.origins.iter().map(|origin| origin.began.source());
    assert_eq!(
        examined.collect::<Vec<_>>(),
        [Some(at(&library, "sixty-minutes-investigation"))]
    );
    let found = conflicts(&library, &Scope::Library);
    assert!(is_apart(&library, &found, bloomberg, minutes));
}

/// Whether the numbers that two records give are shown as alike and not of the same count.
fn is_apart(library: &Library, found: &Conflicts<'_>, one: &str, other: &str) -> bool {
    let of = |id: &str| subject(library, found, id);
    let pair = [of(one), of(other)];
    found
        .apart
        .iter()
        .any(|apart| pair.contains(&apart.left) && pair.contains(&apart.right))
}

/// What is counted by the one number of a record.
fn subject(library: &Library, found: &Conflicts<'_>, id: &str) -> usize {
    let index = at(library, id);
    let holds = found.subjects.iter().position(|subject| {
        subject
            .counts
            .iter()
            .any(|count| count.holders.contains(&index))
    });
    holds.unwrap_or_else(|| panic!("{id} gives a number"))
}

#[test]
fn the_counts_are_told_apart() {
    let library = library();
    let found = conflicts(&library, &Scope::Library);
    assert_eq!(
        found.clashes,
        [],
        "no two are of the same count and cannot hold together"
    );
    let of = |id: &str| subject(&library, &found, id);
    let (one, other) = (of("more-than-270"), of("more-than-270-newsmax"));
    assert_ne!(
        one, other,
        "Just the News and Newsmax count each for themselves"
    );
    let pair = found
        .apart
        .iter()
        .find(|apart| (apart.left, apart.right) == (one, other));
    let pair = pair.expect("the two are shown side by side");
    assert_eq!(
        (&pair.only_left[..], &pair.only_right[..]),
        (
            &["just".to_owned(), "news".to_owned()][..],
            &["newsmax".to_owned()][..]
        )
    );
    // The same count where several records speak of it.
    for ids in [
        [
            "seventeen-deported-said",
            "seventeen-announced",
            "seventeen-deported",
        ],
        [
            "hundreds-transferred",
            "transfers-begin",
            "people-transferred",
        ],
    ] {
        let counted: Vec<usize> = ids.iter().map(|id| subject(&library, &found, id)).collect();
        assert!(counted.iter().all(|one| *one == counted[0]), "{ids:?}");
    }
    let alone = [
        "seventeen-deported-said",
        "hundreds-transferred",
        "seventy-five-percent",
        "capacity-14000",
    ];
    let mut all: Vec<usize> = alone
        .iter()
        .map(|id| subject(&library, &found, id))
        .collect();
    all.extend([one, other]);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 6, "none of them is the same count as another");
}

#[test]
fn a_standing_comes_with_its_reason() {
    let library = library();
    let reason = |id: &str| {
        let derived = derive(&library, at(&library, id)).unwrap();
        format!(
            "{}: {}",
            derived.standing.word(),
            &*words(&library, &derived.because)
        )
    };
    assert_eq!(
        reason("ties-to-ms13"),
        "denied: denied by Attorneys for Kilmar Abrego Garcia, for Kilmar Abrego Garcia: Abrego \
         Garcia is not connected to a gang; no origin, known only from a mention in Agreement article, not before Jun 2025"
    );
    assert_eq!(
        reason("administrative-error"),
        "admitted: admitted by Trump administration [1]; one origin"
    );
    assert_eq!(
        reason("rise-linked-to-gangs"),
        "denied: denied by Nayib Bukele [2]; no origin, known only from a mention in Agreement article, \
         not before Jun 2025"
    );
    assert!(
        reason("only-violent-criminals").starts_with("contested: contradicted by 60 Minutes: ")
    );
}

#[test]
fn few_standings_are_more_than_alleged_and_none_is_corroborated() {
    let library = library();
    let mut alleged = 0;
    let mut others = Vec::new();
    for &index in library.of_kind(&Scope::Library, Kind::Allegation) {
        match standing(&library, index) {
            Standing::Alleged => alleged += 1,
            other => others.push((library.at(index).key.id().as_str(), other.word())),
        }
    }
    others.sort_unstable();
    assert_eq!(
        others,
        [
            ("administrative-error", "admitted"),
            ("only-violent-criminals", "contested"),
            ("rise-linked-to-gangs", "denied"),
            ("ties-to-ms13", "denied"),
            ("undermines-own-efforts", "contested"),
        ]
    );
    assert!(alleged > 170, "{alleged}");
}

#[test]
fn those_who_deny_an_accusation_are_no_origin_of_it() {
    let library = library();
    let attorneys = at(&library, "abrego-attorneys");
    let found = origins::of(&library, at(&library, "ties-to-ms13"));
    let mut speakers = found.origins.iter().flat_map(|one| one.began.speakers());
    assert!(!speakers.any(|who| *who == attorneys));
}

#[test]
fn one_statement_hangs_on_the_thirty_interviews() {
    let library = library();
    let fallen = origins::drop(&library, at(&library, "nyt-interviews-30"));
    let fallen = fallen
        .iter()
        .map(|one| library.at(one.allegation).key.id().as_str());
    assert_eq!(fallen.collect::<Vec<_>>(), ["leaders-return-impedes"]);
}

#[test]
fn what_would_fall_with_the_interview_is_what_hangs_on_it() {
    let library = library();
    let interview = at(&library, "cnn-villatoro-interview");
    let fallen = origins::drop(&library, interview);
    let key = |index: Index| library.at(index).key.id().as_str();
    let gone: Vec<&str> = fallen
        .iter()
        .filter(|one| one.after.is_none())
        .map(|one| key(one.allegation))
        .collect();
    let points = origins::single_points(&library, &Scope::Library);
    let point = points
        .iter()
        .find(|point| point.source == interview)
        .unwrap();
    let hanging: Vec<&str> = point.allegations.iter().map(|index| key(*index)).collect();
    assert_eq!(gone, hanging);
    assert!(gone.len() > 10, "{gone:?}");
    // What one article reports and he says yes to is his own; a sentence that only follows one of his,
    // and names no speaker, is not.
    assert!(gone.contains(&"specific-requests"), "{gone:?}");
    for id in ["names-checked", "records-reach-abroad"] {
        assert!(!gone.contains(&id), "{id}: {gone:?}");
    }
}
