//! What was filed for something that is due, in words: by each of those whose it is.

use crate::{
    analysis::{
        agenda::{Item, What},
        answers::{Filed, Met, Share, When},
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
            "nothing of ",
            names(library, &missing),
            " is recorded"
        ]);
        if !item.answers.others.is_empty() {
            words.push(not_counted(library, item, ""));
        }
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
        .map(|filed| of_filed(library, filed, tells_time))
        .collect();
    clean![lead, Clean::join(filed, "; ")]
}

fn of_filed(library: &Library, filed: &Filed, tells_time: bool) -> Clean {
    let when = match filed.when {
        _ if !tells_time => "",
        When::AfterDay => ", after its day",
        When::AfterHour => ", after its hour",
        When::Unknown => ", whether in time is not known",
        When::InTime | When::NoDay => "",
    };
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
    clean![docket::named(library, filed.index), when, whose, ruled]
}

/// `what is recorded does not count: Doc. 7 is vacated`; nothing where all of it counts.
pub fn not_counted(library: &Library, item: &Item<'_>, before: &'static str) -> Clean {
    let others = item.answers.others.iter();
    let others: Vec<Clean> = others
        .map(|(index, why)| why.words(library, *index))
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
