//! What others did with a statement: what each who replied did last, and who says that it is not so.

use std::collections::HashMap;

use super::{
    origins,
    party::{self, Parties},
    when::When,
};
use crate::{
    library::{Index, Library},
    model::{
        At, Body, Citation, Date, Kind, Ref, Role,
        citation::are_only_mentions,
        record::{Allegation, AllegationKind, RelationKind, Response, ResponseKind},
    },
};

/// What someone did with a statement, in its `responses`.
#[derive(Clone, Debug)]
pub struct Act {
    pub who: Index,
    pub is: ResponseKind,
    /// The numbers of the citations for it, on the statement's page.
    pub citations: Vec<usize>,
    pub before: Before,
    /// What else they had done with it before, each once, the latest first.
    pub earlier: Vec<ResponseKind>,
    /// The place of the response in the record, from 0.
    pub response: usize,
}

/// What someone had done with a statement before what they did last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Before {
    /// Nothing else.
    #[default]
    Nothing,
    /// Something else.
    Otherwise,
    /// Something else, of which it is not known that it was before.
    Unordered,
}

/// Why nothing follows from what a file says that someone did with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// Every citation for it only mentions it, or others put it in their mouth.
    OnlyMentioned,
    /// Nothing is cited for it, so that nobody can open it.
    NothingCited,
    /// The words of every citation for it are nowhere in their source.
    QuoteMissing,
    /// Those that are there are another's, or nobody's: put in, deleted, hidden, quoted, sent by somebody else.
    NotTheirWords,
    /// All who did it did so for another, whose counsel they had been and were no more, by what is recorded.
    NotCounselThen,
    /// It is surely of a day before that on which the statement was made.
    BeforeIt,
    /// It is of a day to come.
    Ahead,
}

impl Unsettled {
    /// As it stands beside what somebody is said to have done.
    pub const fn words(self) -> &'static str {
        match self {
            Self::OnlyMentioned => "only mentioned",
            Self::NothingCited => "nothing cited",
            Self::QuoteMissing => "quote missing",
            Self::NotTheirWords => "not known to be their words",
            Self::NotCounselThen => "not counsel then, by what is recorded",
            Self::BeforeIt => "dated before the statement",
            Self::Ahead => "of a day to come",
        }
    }
}

/// Why a response settles nothing; none where something follows from it.
///
/// What takes a statement out of dispute, or takes it back, must be open to whoever doubts it, as a step of a history
/// must (`status-without-citation`): an admission, an affirmation, a withdrawal, a dismissal that cites nothing, or only
/// words that are nowhere in their source or none of theirs, is no ground for a standing. Denial and lack of knowledge are grounds without a citation, too, and say that they have
/// none: to drop what someone is recorded to dispute would make a statement look undisputed.
///
/// Who is heard in nothing that is cited, where others are, has not done what takes a statement out of dispute, nor denied
/// what they said themselves: others say so of them. That one disputes what another says is a ground whoever tells of it.
pub fn unsettled(library: &Library, index: Index, response: &Response) -> Option<Unsettled> {
    let is = response.is.value;
    let is_put_in_their_mouth = || {
        let who = found(library, index, &response.by);
        let is_to_be_theirs = is_to_be_opened(is)
            || is == ResponseKind::Denied
                && who
                    .iter()
                    .any(|who| !speaks_as(library, index, *who).is_empty());
        is_to_be_theirs && origins::is_put_in_the_mouth_of(library, index, &who, &response.cites)
    };
    if is.is_silence() && !is_ahead(library, index, response) {
        None
    } else if are_only_mentions(&response.cites) || is_put_in_their_mouth() {
        Some(Unsettled::OnlyMentioned)
    } else if is_ahead(library, index, response) {
        Some(Unsettled::Ahead)
    } else if is_to_be_opened(is) && is_before_it(library, index, response) {
        Some(Unsettled::BeforeIt)
    } else if is_by_former_counsel(library, index, response) {
        Some(Unsettled::NotCounselThen)
    } else if response.cites.is_empty() && is_to_be_opened(is) {
        Some(Unsettled::NothingCited)
    } else if is_to_be_opened(is) {
        in_doubt(
            library,
            &found(library, index, &response.by),
            &response.cites,
        )
    } else {
        None
    }
}

/// Whether a reply to what was said by then is of a day after that on which the library was read: nobody knows yet that it
/// will be given. A file in which what is said is of a day to come as well plays at another time.
fn is_ahead(library: &Library, index: Index, response: &Response) -> bool {
    let is_later = |date: &Date| {
        let both = library.read_on.zip(date.earliest());
        both.is_some_and(|(today, day)| day > today)
    };
    let said = library.at(index).body.date();
    let replied = response.date.as_ref();
    replied.is_some_and(|date| is_later(date)) && said.is_some_and(|date| !is_later(date))
}

/// Whether a reply is surely of a day before that of the statement: it may be to something else that was said.
fn is_before_it(library: &Library, index: Index, response: &Response) -> bool {
    let said = library.at(index).body.date();
    let both = response.date.as_ref().zip(said);
    both.is_some_and(|(replied, said)| replied.is_surely_before(said))
}

/// Whether all who replied are those who were counsel of one whom the statement is against, and were so no more on the day
/// of the reply.
fn is_by_former_counsel(library: &Library, index: Index, response: &Response) -> bool {
    let Some(day) = &response.date else {
        return false;
    };
    let who = found(library, index, &response.by);
    let was_counsel = |who: &Index| {
        let mut naming = library.named_by(*who);
        naming.any(|(role, _)| role == Role::Counsel)
    };
    if who.is_empty() || !who.iter().all(was_counsel) {
        return false;
    }
    let parties = Parties::to(library, index);
    let against = parties.against();
    who.iter().all(|who| {
        let mut clients = against
            .iter()
            .filter(|of| party::replies_on_behalf(library, *who, **of))
            .peekable();
        !against.contains(who)
            && clients.peek().is_some()
            && clients.all(|of| party::counsel_ended(library, *who, *of, day).is_some())
    })
}

/// Why nobody can open what they did in what is cited for it: the words of every citation are known to be nowhere in their
/// source, or none of theirs. None where nothing is cited.
pub fn in_doubt<'c>(
    library: &Library,
    who: &[Index],
    cites: impl IntoIterator<Item = &'c Citation>,
) -> Option<Unsettled> {
    let mut cites = cites.into_iter().peekable();
    cites.peek()?;
    let mut doubt = Unsettled::QuoteMissing;
    for citation in cites {
        if library.is_quote_anothers(citation, who) {
            doubt = Unsettled::NotTheirWords;
        } else if !library.is_quote_missing(citation) {
            return None;
        }
    }
    Some(doubt)
}

/// What a reply is held for where the file says that somebody admits a statement that is not against them: they only
/// affirm it. None where it is held for what the file says.
pub fn held(library: &Library, index: Index, response: &Response) -> Option<&'static str> {
    let affirmed = match response.is.value {
        ResponseKind::Admitted => "affirmed",
        ResponseKind::AdmittedInPart => "affirmed in part",
        _ => return None,
    };
    let parties = Parties::to(library, index);
    let mut who = found(library, index, &response.by).into_iter();
    let is_admitted = who.any(|who| !parties.admits_for(library, who).is_empty());
    (!is_admitted).then_some(affirmed)
}

/// The word for what someone did in a reply, as far as the file may say so ([`held`]).
pub fn says(library: &Library, index: Index, response: &Response) -> &'static str {
    held(library, index, response).unwrap_or(response.is.value.says())
}

/// Whether nothing follows from an act without a place where it can be read in their own words: what takes a statement
/// out of dispute.
fn is_to_be_opened(is: ResponseKind) -> bool {
    match is {
        ResponseKind::Admitted
        | ResponseKind::AdmittedInPart
        | ResponseKind::Affirmed
        | ResponseKind::Withdrawn
        | ResponseKind::Dismissed => true,
        ResponseKind::Denied
        | ResponseKind::LacksKnowledge
        | ResponseKind::NoComment
        | ResponseKind::NotAsked => false,
    }
}

/// What each who replied did last, as far as something follows from it ([`unsettled`]), in the order of their first
/// replies.
///
/// Of two replies the later counts, where the days tell which that is. Where they do not, and the two differ, both
/// count: who may have denied what they had admitted before has not surely admitted it, in whatever order the file
/// has the two. A withdrawal is of what the file has before it, and a dismissal and what undoes it go by the order of
/// the file. Who withdraws what they had replied has done nothing, unless it is their own statement that they withdraw.
pub fn acts(library: &Library, index: Index, allegation: &Allegation) -> Vec<Act> {
    let case = library.at(index).key.case();
    let by = speakers(library, index);
    let parties = Parties::to(library, index);
    // Only whom it is against can admit it; who else agrees affirms it.
    let done = |is: ResponseKind, who: Index| match is {
        ResponseKind::Admitted if parties.admits_for(library, who).is_empty() => {
            ResponseKind::Affirmed
        }
        is => is,
    };
    let mut acts: Vec<Vec<(Act, When)>> = Vec::new();
    let mut places: HashMap<Index, usize> = HashMap::new();
    let parts = numbered(allegation.cites.len(), &allegation.responses, |part| {
        &part.cites
    });
    for (response, (part, citations)) in parts.enumerate() {
        if unsettled(library, index, part).is_some() {
            continue;
        }
        let when = When::of(library, case, part.date.as_deref(), &part.cites);
        for who in found(library, index, &part.by) {
            let act = Act {
                who,
                is: done(part.is.value, who),
                citations: citations.clone(),
                before: Before::Nothing,
                earlier: Vec::new(),
                response,
            };
            let place = *places.entry(who).or_insert_with(|| {
                acts.push(Vec::new());
                acts.len() - 1
            });
            add_act(&mut acts[place], act, when);
        }
    }
    let acts: Vec<Act> = acts.into_iter().flatten().map(|(act, _)| act).collect();
    let withdrawn: Vec<Index> = acts
        .iter()
        .filter(|act| act.is == ResponseKind::Withdrawn && !by.contains(&act.who))
        .map(|act| act.who)
        .collect();
    // What was said with the same voice is taken back, too, but what a person said themselves: nobody takes that back for
    // them. A body speaks through others only.
    let is_their_own = |withdrawer: Index, who: Index| {
        library.at(who).kind() == Kind::Person && party::voice(library, withdrawer).contains(&who)
    };
    let has_same_voice = |one: Index, other: Index| {
        let one = parties.voice(library, one);
        let other = parties.voice(library, other);
        one.iter().any(|who| other.contains(who))
    };
    let takes_back = |withdrawer: Index, act: &Act| {
        withdrawer != act.who
            && !by.contains(&act.who)
            && act.is.is_substantive()
            && has_same_voice(withdrawer, act.who)
            && !is_their_own(withdrawer, act.who)
    };
    let effective: Vec<Index> = withdrawn
        .iter()
        .copied()
        .filter(|who| acts.iter().any(|act| takes_back(*who, act)))
        .collect();
    let is_taken_back = |act: &Act| withdrawn.iter().any(|who| takes_back(*who, act));
    let (taken_back, mut left): (Vec<Act>, Vec<Act>) = acts.into_iter().partition(is_taken_back);
    for act in &mut left {
        if act.is == ResponseKind::Withdrawn && effective.contains(&act.who) {
            act.before = act.before.max(Before::Otherwise);
            let others = taken_back.iter().filter(|other| takes_back(act.who, other));
            remember(&mut act.earlier, others.map(|other| other.is));
        }
    }
    left
}

/// Adds what someone did to what they are known to have done.
fn add_act(known: &mut Vec<(Act, When)>, mut act: Act, when: When) {
    // Silence takes nothing back, and what was said is not silence, whichever was first.
    if act.is.is_silence() && known.iter().any(|(one, _)| !one.is.is_silence()) {
        return;
    }
    if !act.is.is_silence() {
        known.retain(|(one, _)| !one.is.is_silence());
    }
    let says = |is: ResponseKind| !is.is_silence() && is != ResponseKind::Withdrawn;
    let differs = |one: &Act, other: &Act| says(one.is) && one.is != other.is;
    // A reply before what they withdraw is taken back with it.
    if let Some((later, _)) = known.iter_mut().find(|(_, day)| day.is_after(when)) {
        if differs(&act, later) {
            later.before = later.before.max(Before::Otherwise);
            remember(&mut later.earlier, [act.is]);
        }
        return;
    }
    known.retain(|(one, day)| {
        let is_earlier = when.is_after(*day);
        let is_same = one.is == act.is;
        if !is_earlier && !is_same && one.is.is_substantive() && act.is.is_substantive() {
            return true;
        }
        let before = match (differs(one, &act), is_earlier) {
            (false, _) => Before::Nothing,
            (true, false) if act.is != ResponseKind::Withdrawn => Before::Unordered,
            (true, _) => Before::Otherwise,
        };
        act.before = act.before.max(before).max(one.before);
        if before == Before::Otherwise {
            remember(&mut act.earlier, [one.is]);
        }
        remember(&mut act.earlier, one.earlier.iter().copied());
        act.earlier.retain(|earlier| *earlier != act.is);
        false
    });
    known.push((act, when));
}

fn remember(earlier: &mut Vec<ResponseKind>, more: impl IntoIterator<Item = ResponseKind>) {
    for is in more {
        if !earlier.contains(&is) {
            earlier.push(is);
        }
    }
}

/// Whether someone did different things with a statement, of which it is not known which was later.
pub fn is_unordered(acts: &[Act], who: Index) -> bool {
    acts.iter().filter(|act| act.who == who).count() > 1
}

/// Those who say what a record says, with a part of any other kind left out.
pub fn speakers(library: &Library, index: Index) -> Vec<Index> {
    party::named(library, index, crate::model::Role::By)
}

/// For whom of those who say a record someone speaks of it: themselves, or all of them that they speak for and for whom
/// they reply ([`Parties::voice`]).
pub fn speaks_as(library: &Library, index: Index, who: Index) -> Vec<Index> {
    let by = speakers(library, index);
    let mut spoken_for = party::spoken_for(library, who, &by.into_iter().collect());
    if !spoken_for.is_empty() && spoken_for != [who] {
        let voice = Parties::to(library, index).voice(library, who);
        spoken_for.retain(|whom| voice.contains(whom));
    }
    spoken_for
}

/// Who of those who say it took it back, themselves or through whoever speaks for them.
pub fn withdrew(library: &Library, index: Index, allegation: &Allegation) -> Vec<Index> {
    let acts = acts(library, index, allegation).into_iter();
    let acts = acts.filter(|act| act.is == ResponseKind::Withdrawn);
    acts.flat_map(|act| speaks_as(library, index, act.who))
        .collect()
}

/// Someone who says that a statement is not so, or that they do not know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denier {
    pub who: Index,
    /// They deny it; else they do not know of it.
    pub denies: bool,
}

/// Who denies a statement or lacks knowledge of it: in a response, or in a denial that contradicts it.
pub fn deniers(library: &Library, index: Index) -> Vec<Denier> {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return Vec::new();
    };
    let acts = acts(library, index, allegation);
    // Who may have admitted it later is not known to deny it.
    let by_response = acts.iter().filter(|act| !is_unordered(&acts, act.who));
    let by_response = by_response.filter_map(|act| match act.is {
        ResponseKind::Denied => Some((act.who, true)),
        ResponseKind::LacksKnowledge => Some((act.who, false)),
        _ => None,
    });
    let is_denial = is_of_kind(library, index, AllegationKind::Denial);
    let by_record = related(library, index, allegation)
        .into_iter()
        // A denial is denied by the one that is written about it.
        .filter(|related| related.is == RelationKind::Contradicts)
        .filter(|related| !is_denial || related.is_toward)
        .filter(|related| is_of_kind(library, related.other, AllegationKind::Denial))
        .flat_map(|related| speakers(library, related.other))
        .map(|who| (who, true));
    let all = by_response.chain(by_record);
    all.map(|(who, denies)| Denier { who, denies }).collect()
}

/// Whether a record is a statement of that kind. Who is only mentioned to have admitted, denied or found something
/// has not done so there; nor has who is said to have admitted or found it by a record that cites nothing, nothing but
/// what others say, or only words that are nowhere in their source.
pub fn is_of_kind(library: &Library, index: Index, kind: AllegationKind) -> bool {
    let is_to_be_opened = matches!(kind, AllegationKind::Admission | AllegationKind::Finding);
    let is_act = is_to_be_opened || kind == AllegationKind::Denial;
    match &library.at(index).body {
        Body::Allegation(allegation) => {
            let is_so = allegation.kind.is_some_and(|given| given.value == kind);
            let is_opened = || {
                !allegation.cites.is_empty()
                    && in_doubt(library, &speakers(library, index), &allegation.cites).is_none()
                    && !is_a_mention(library, index)
            };
            let is_known = || !is_to_be_opened || is_opened();
            is_so && !(is_act && are_only_mentions(&allegation.cites)) && is_known()
        }
        _ => false,
    }
}

/// Whether a record is a statement that somebody only mentions: it is not known from those whom it names that they
/// said it. So it is where each citation says so, and where others are heard in all that it cites.
pub fn is_a_mention(library: &Library, index: Index) -> bool {
    match &library.at(index).body {
        Body::Allegation(_) => origins::is_put_in_their_mouth(library, index),
        _ => false,
    }
}

/// What a statement has to do with another, whichever of the two says so.
#[derive(Clone, Debug)]
pub struct Related {
    pub is: RelationKind,
    pub other: Index,
    /// The other one says so.
    pub is_toward: bool,
    /// The numbers of the citations for it, on this one's page.
    pub citations: Vec<usize>,
}

/// What a statement has to do with others: what it says itself first.
pub fn related(library: &Library, index: Index, allegation: &Allegation) -> Vec<Related> {
    let case = library.at(index).key.case();
    let responses = allegation.responses.iter().map(|part| part.cites.len());
    let before = allegation.cites.len() + responses.sum::<usize>();
    let own = numbered(before, &allegation.relations, |part| &part.cites);
    let own = own.filter_map(|(relation, citations)| {
        Some(Related {
            is: relation.is.value,
            other: library.resolve(case, &relation.to)?,
            is_toward: false,
            citations,
        })
    });
    let toward = library.toward(index).iter().map(|toward| Related {
        is: toward.is,
        other: toward.from,
        is_toward: true,
        citations: Vec::new(),
    });
    own.chain(toward).collect()
}

/// The records that references in a record mean, as far as they are there.
pub fn found(library: &Library, index: Index, references: &[At<Ref>]) -> Vec<Index> {
    let case = library.at(index).key.case();
    let found = references.iter();
    found
        .filter_map(|reference| library.resolve(case, reference))
        .collect()
}

/// The numbers that the citations of each part have on the page, when so many come before them.
pub fn numbered<'p, P>(
    before: usize,
    parts: &'p [P],
    cites: impl Fn(&'p P) -> &'p [Citation] + 'p,
) -> impl Iterator<Item = (&'p P, Vec<usize>)> {
    let mut next = before + 1;
    parts.iter().map(move |part| {
        let first = next;
        next += cites(part).len();
        (part, (first..next).collect())
    })
}
