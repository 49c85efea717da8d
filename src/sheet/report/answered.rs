//! What was filed for something that is due, in words: by each of those whose it is.

use crate::{
    analysis::{
        agenda::{Item, What},
        answers::{self, Filed, Met, Share, When, filers},
        docket,
    },
    clean,
    library::{Index, Library},
    model::Day,
    sign::Tone,
    text::Clean,
};

/// What was filed for it; first that it is late where nothing is recorded of one of those whose it is.
pub fn answered(library: &Library, item: &Item<'_>, today: Day) -> (Clean, Tone) {
    let mut words = Vec::new();
    // Whoever filed the same is told together.
    let mut told: Vec<(&Share, Vec<Index>)> = Vec::new();
    let mut missing = Vec::new();
    for share in &item.answers.shares {
        match (share.met(), share.of) {
            (Met::Missing, of) => missing.extend(of),
            (_, of) => match told.iter_mut().find(|(one, _)| one.filed == share.filed) {
                Some((_, with)) => with.extend(of),
                None => told.push((share, Vec::from_iter(of))),
            },
        }
    }
    let is_one = told.len() < 2 && missing.is_empty();
    for (at, (share, of)) in told.iter().enumerate() {
        let verb = if at == 0 { "answered " } else { "" };
        let whose = (!is_one).then(|| clean!["for ", names(library, of), " "]);
        words.push(clean![verb, whose, of_share(library, item, share)]);
    }
    if item.what == What::Due && !missing.is_empty() {
        words.push(clean![
            "no answer of ",
            names(library, &missing),
            " is recorded",
            to_cause(library, item).map(|words| clean!["; ", words]),
            unlinked(library, item)
        ]);
        if !item.answers.others.is_empty() {
            words.push(not_counted(library, item, ""));
        }
    }
    // What was filed after its day may have been in time by an order on it.
    if missing.is_empty() && item.answers.has(Met::After) {
        words.extend(to_cause(library, item));
    }
    let words = Clean::join(words, "; ");
    let is_caution = [Met::After, Met::TimeUnknown, Met::Unknown]
        .into_iter()
        .any(|met| item.answers.has(met));
    match item.is_late(today) {
        true => (clean!["late: ", words], Tone::Bad),
        false if item.is_misread && item.is_perhaps_late(today) => {
            let unread = "its record could not all be read: whether it is late is not known";
            (clean![words, "; ", unread], Tone::Caution)
        }
        false if is_caution => (words, Tone::Caution),
        false => (words, Tone::Neutral),
    }
}

/// `Doc. 2, Answer (10 Nov 2026) answers Doc. 1, which set it: whether that meets or moves it is not recorded`; none where
/// nothing does.
pub fn to_cause(library: &Library, item: &Item<'_>) -> Option<Clean> {
    let ((first, cause), others) = item.answers.to_cause.split_first()?;
    let set_by = answers::set_by(library, item.index);
    let cause = match *cause {
        cause if cause == item.index => "it".into(),
        cause if set_by == Some(cause) => {
            clean![docket::numbered(library, cause), ", which set it"]
        }
        cause => clean![
            docket::numbered(library, cause),
            ", from which it is counted"
        ],
    };
    let more = match others.len() {
        0 => Clean::default(),
        1 => "; 1 more may do so".into(),
        more => clean!["; ", more, " more may do so"],
    };
    let named = docket::named(library, *first);
    let unknown = ": whether that meets or moves it is not recorded";
    Some(clean![named, " answers ", cause, unknown, more])
}

/// `; Doc. 2, Answer (10 Nov 2026) does not say what it answers`: what those whose it is filed since it was set, and may
/// be what was due. Nothing where there is none.
pub fn unlinked(library: &Library, item: &Item<'_>) -> Clean {
    let unlinked = answers::unlinked(library, item.index);
    let is_slip = |one: Index| {
        let entry = docket::entry(library, one);
        entry.is_some_and(|entry| !entry.answers.is_empty())
    };
    match &unlinked[..] {
        [] => Clean::default(),
        [one] if is_slip(*one) => clean![
            "; ",
            docket::named(library, *one),
            " says that it answers what is not here"
        ],
        [one] => clean![
            "; ",
            docket::named(library, *one),
            " does not say what it answers"
        ],
        [.., last] => clean![
            "; ",
            unlinked.len(),
            " of what was filed do not say what they answer, or answer what is not here, the last ",
            docket::named(library, *last)
        ],
    }
}

/// `by Doc. 2, List of witnesses (19 Nov 2026)`, and what is to be known of each.
fn of_share(library: &Library, item: &Item<'_>, share: &Share) -> Clean {
    let all = |when: When| {
        share
            .filed
            .iter()
            .all(|filed| filed.when == when && filed.is_plain())
    };
    // What could not be read may say that it was moved: then nothing is said of time.
    let (lead, tells_time) = match item.is_misread {
        true => ("by ", false),
        false if all(When::AfterDay) => ("after its day, by ", false),
        false if all(When::AfterHour) => ("after its hour, by ", false),
        false => ("by ", true),
    };
    let filed = share.filed.iter();
    let filed: Vec<Clean> = filed
        .map(|filed| of_filed(library, item.index, filed, tells_time))
        .collect();
    clean![lead, Clean::join(filed, "; ")]
}

fn of_filed(library: &Library, of: Index, filed: &Filed, tells_time: bool) -> Clean {
    let when = match filed.when {
        _ if !tells_time => "",
        When::AfterDay => ", after its day",
        When::AfterHour => ", after its hour",
        When::Unknown => ", whether in time is not known",
        When::InTime | When::NoDay => "",
    };
    let is_nobodys = filers(library, filed.index).is_empty();
    let nobodys = is_nobodys.then_some(", by whom is not recorded");
    let elsewhere = docket::elsewhere(library, filed.index, of);
    let whose = (!filed.is_whose_known).then_some(", for whom of them is not recorded");
    let orders = filed.ruled_on.iter();
    let orders: Vec<Clean> = orders.map(|order| docket::named(library, *order)).collect();
    let ruled = (!orders.is_empty()).then(|| {
        clean![
            ", on which ",
            Clean::join(orders, ", "),
            ": whether that meets it is not recorded"
        ]
    });
    let name = docket::named(library, filed.index);
    clean![name, elsewhere, when, nobodys, whose, ruled]
}

/// `what is recorded does not count: Doc. 7 is vacated`; nothing where all of it counts.
pub fn not_counted(library: &Library, item: &Item<'_>, before: &'static str) -> Clean {
    let others = item.answers.others.iter();
    let others: Vec<Clean> = others
        .map(|(index, why)| why.words(library, *index, item.index))
        .collect();
    if others.is_empty() {
        return Clean::default();
    }
    let what = match item.answers.has_some() {
        true => "what else is recorded does not count: ",
        false => "what is recorded does not count: ",
    };
    clean![before, what, Clean::join(others, "; ")]
}

fn names(library: &Library, who: &[Index]) -> Clean {
    let names = who.iter().map(|one| library.short_in_a_sentence(*one));
    Clean::join(names.collect::<Vec<_>>(), ", ")
}
