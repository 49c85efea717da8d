//! Whom a statement is against, who is a party to it, and who speaks for whom.

use std::collections::HashSet;

use crate::{
    library::{Index, Library},
    model::{Body, Date, Kind, Ref, Role},
};

/// How many are looked at that someone belongs to, or speaks for. Nobody has more than a few; a
/// file may say otherwise.
const MOST_ABOVE: usize = 64;

/// The parties to a statement.
#[derive(Clone, Debug, Default)]
pub struct Parties {
    against: HashSet<Index>,
    /// Those, whom it is about, and the parties of proceedings that it is about.
    all: HashSet<Index>,
}

impl Parties {
    /// The parties to what the record at that index says.
    ///
    /// It is against those that `against` names, and against nobody where that is an empty list; else against the people and bodies in `about`; only
    /// where there are none, against the parties of proceedings in `about`, since an opponent who
    /// agrees admits nothing.
    pub fn to(library: &Library, index: Index) -> Self {
        let about = named(library, index, Role::About);
        let is_someone =
            |index: &Index| matches!(library.at(*index).kind(), Kind::Person | Kind::Organization);
        let of_proceedings = about
            .iter()
            .filter(|about| library.at(**about).kind() == Kind::Proceeding)
            .flat_map(|proceeding| named(library, *proceeding, Role::Party));
        let of_proceedings: HashSet<Index> = of_proceedings.collect();
        let given = named(library, index, Role::Against);
        let mut against: HashSet<Index> = given.into_iter().collect();
        let is_against_nobody = match &library.at(index).body {
            Body::Allegation(allegation) => {
                let given = allegation.against.as_deref();
                given.is_some_and(<[_]>::is_empty)
            }
            _ => false,
        };
        if against.is_empty() && !is_against_nobody {
            against = about.iter().copied().filter(is_someone).collect();
        }
        if against.is_empty() && !is_against_nobody {
            against = of_proceedings.clone();
        }
        let mut all = against.clone();
        all.extend(about);
        all.extend(of_proceedings);
        Self { against, all }
    }

    /// Whom it is against.
    pub fn against(&self) -> &HashSet<Index> {
        &self.against
    }

    /// Everyone who is a party to it themselves.
    pub fn all(&self) -> &HashSet<Index> {
        &self.all
    }

    /// For whom someone replies who is a party or belongs to one: nobody but themselves where they are a party;
    /// else all whom they speak for that are; where none of these is, those whom they speak for that belong to a
    /// party. A member of a body does not speak for it: of them, as of who is no party at all, this is nobody.
    pub fn replies_for(&self, library: &Library, who: Index) -> Vec<Index> {
        let themselves = spoken_for(library, who, &self.all);
        if !themselves.is_empty() {
            return themselves;
        }
        let belongs = |whom: &Index| {
            let mut above = belongs_above(library, *whom).into_iter();
            above.any(|body| self.all.contains(&body))
        };
        let voice = voice(library, who).into_iter().skip(1);
        voice.filter(belongs).collect()
    }

    /// In whose voice someone replies to it: their own, and that of the parties for whom they do; of who replies for no
    /// party, that of all whom they speak for. An office that charges its own spokeswoman says nothing else when she
    /// denies it: a party replies for themselves.
    pub fn voice(&self, library: &Library, who: Index) -> Vec<Index> {
        let mut parties = self.replies_for(library, who);
        if parties.is_empty() {
            return voice(library, who);
        }
        if !parties.contains(&who) {
            parties.insert(0, who);
        }
        parties
    }

    /// Whether someone speaks with the voice in which another replies to it.
    pub fn is_voice_of(&self, library: &Library, replier: Index, who: Index) -> bool {
        let replying = self.voice(library, replier);
        voice(library, who).iter().any(|one| replying.contains(one))
    }

    /// For whom of those that it is against someone can admit it: themselves, or all whom they speak for. A
    /// member cannot admit for the whole (FRE 801(d)(2)).
    pub fn admits_for(&self, library: &Library, who: Index) -> Vec<Index> {
        spoken_for(library, who, &self.against)
    }

    /// Whether what someone says of it is the reply of those whom it is against: they themselves, or who
    /// belongs to or speaks for them.
    pub fn is_reply_by(&self, library: &Library, who: Index) -> bool {
        let mut against = self.against.iter();
        against.any(|one| replies_on_behalf(library, who, *one))
    }

    /// Whether someone is a party, or belongs to one: a minister to a government, an agency to the
    /// department that it is part of, an attorney to their client.
    pub fn include(&self, library: &Library, who: Index) -> bool {
        let behind = behind(library, who);
        behind.iter().any(|one| self.all.contains(one))
    }
}

/// What leads from someone to the bodies that they belong to.
const BELONGING: [Role; 2] = [Role::MemberOf, Role::PartOf];

/// For whom of some someone speaks: for themselves where they are one of them, else for all whom they speak for,
/// nearest first. Who speaks for two speaks for both.
pub fn spoken_for(library: &Library, who: Index, of: &HashSet<Index>) -> Vec<Index> {
    if of.contains(&who) {
        return vec![who];
    }
    let voice = voice(library, who).into_iter();
    voice.filter(|one| of.contains(one)).collect()
}

/// Those whom a record names in a part.
pub fn named(library: &Library, index: Index, role: Role) -> Vec<Index> {
    let names = library.at(index).names.iter();
    let names = names.filter(|(given, _)| *given == role);
    names.map(|(_, named)| *named).collect()
}

/// Someone, and whom they speak for, in the order of the file. Not for whom these speak: counsel of a spokeswoman
/// speaks for her, and not for her office.
pub fn voice(library: &Library, who: Index) -> Vec<Index> {
    let mut voice = vec![who];
    voice.extend(named(library, who, Role::SpeaksFor));
    voice.truncate(MOST_ABOVE);
    voice
}

/// Whether two speak with the same voice: a speaker and their principal, or two with the same.
pub fn is_same_voice(library: &Library, one: Index, other: Index) -> bool {
    if one == other {
        return true;
    }
    let other = voice(library, other);
    voice(library, one).iter().any(|who| other.contains(who))
}

/// When somebody's time as counsel of another ended, the last of all, where each that is recorded is surely over before a
/// day. None where they are not recorded as counsel of that one.
pub fn counsel_ended<'l>(
    library: &'l Library,
    who: Index,
    client: Index,
    day: &Date,
) -> Option<&'l Date> {
    let naming = library.named_by(who);
    let naming = naming.filter(|(role, _)| *role == Role::Counsel);
    let mut last: Option<&Date> = None;
    for (_, record) in naming {
        let Body::Proceeding(proceeding) = &record.body else {
            continue;
        };
        let is =
            |whom: &Ref, wanted: Index| library.resolve(record.key.case(), whom) == Some(wanted);
        let parties = proceeding.parties.iter();
        let parties = parties.filter(|party| is(&party.who, client));
        let counsel = parties.flat_map(|party| party.counsel.iter());
        for counsel in counsel.filter(|counsel| is(&counsel.who, who)) {
            let end = counsel.to.as_deref();
            let end = end.filter(|end| end.is_surely_before(day))?;
            if last.is_none_or(|last| last.is_surely_before(end)) {
                last = Some(end);
            }
        }
    }
    last
}

/// Whether a reply by one is a reply of the other: they themselves, or who belongs to or speaks for them.
pub fn replies_on_behalf(library: &Library, replier: Index, of: Index) -> bool {
    behind(library, replier).contains(&of) || is_only_speaker(library, replier, of)
}

/// Whether a source has nobody speak in it but one: what it says they say.
fn is_only_speaker(library: &Library, source: Index, who: Index) -> bool {
    matches!(library.at(source).body, Body::Source(_))
        && named(library, source, Role::Speaker) == [who]
}

/// Someone, and all whose reply theirs is: the bodies that they belong to, whom they or these speak for, and the
/// bodies that those belong to. A voice is handed on once.
fn behind(library: &Library, who: Index) -> Vec<Index> {
    let own = above(library, who);
    let spoken_for = own
        .iter()
        .flat_map(|one| named(library, *one, Role::SpeaksFor));
    let theirs: Vec<Index> = spoken_for.flat_map(|one| above(library, one)).collect();
    own.into_iter().chain(theirs).collect()
}

/// The bodies that someone is a member or part of, at whatever remove.
pub fn belongs_above(library: &Library, who: Index) -> Vec<Index> {
    above(library, who).into_iter().skip(1).collect()
}

/// Someone, and the bodies that they belong to, nearest first.
fn above(library: &Library, who: Index) -> Vec<Index> {
    let mut seen = vec![who];
    let mut next = 0;
    while let Some(&one) = seen.get(next) {
        next += 1;
        let names = library.at(one).names.iter();
        for (_, body) in names.filter(|(role, _)| BELONGING.contains(role)) {
            if seen.len() < MOST_ABOVE && !seen.contains(body) {
                seen.push(*body);
            }
        }
    }
    seen
}
