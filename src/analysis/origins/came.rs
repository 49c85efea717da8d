//! What a way leads to at its end: the table of it.

use super::{
    Beginning, Claim, Origin,
    walk::{Chain, Walk},
};
use crate::{
    analysis::party,
    library::{Index, Library},
    model::{
        Basis, Body, Role, Text,
        record::{Label, OrganizationKind, SourceKind},
    },
    text::fold,
};

/// What is at the end of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    Origin(Beginning),
    /// From these people, who are not said to have said it.
    Mention(Vec<Index>),
    /// A source says it and not how it knows.
    NotStated,
}

impl Claim<'_> {
    /// What is at the end of a way, and whether that is one more hand away. The first row that fits
    /// anyone who says it decides.
    ///
    /// | by | who speaks at the end | basis | it is |
    /// | --- | --- | --- | --- |
    /// | any | any | mentioned | a mention |
    /// | any | any | told | not stated |
    /// | someone | they, or who speaks for them | | from those, there |
    /// | a source, or someone who speaks earlier on the way | others | | from these, there |
    /// | someone | others | | a mention |
    /// | someone whose own the source is | nobody | | from them, there |
    /// | someone, or a source | nobody, on an occasion that the way names itself | | from them, or from someone unnamed, there |
    /// | someone | nobody | | from them; where is not recorded |
    /// | a source, or nobody | nobody | given | from the source itself |
    /// | a source, or nobody | nobody | not given | not stated |
    pub fn came(&self, chain: &Chain, walk: &Walk, end: Index) -> (Came, usize) {
        let library = self.library;
        let speaking = party::named(library, end, Role::Speaker);
        match chain.basis {
            Some(Basis::Mentioned) => return (Came::Mention(speaking), 0),
            Some(Basis::Told) => return (Came::NotStated, 0),
            _ => {}
        }
        let at = |speakers: Vec<Index>| {
            let began = Beginning::Spoken {
                source: end,
                speakers,
            };
            (self.unless_denied(began), 0)
        };
        if !speaking.is_empty() {
            let says_it = |who: &Index| {
                let mut by = self.speakers.iter().chain(&self.media);
                by.any(|by| party::voice(library, *who).contains(by))
            };
            let they: Vec<Index> = speaking.iter().copied().filter(says_it).collect();
            return match () {
                () if !they.is_empty() => at(they),
                () if self.by.is_empty() || self.has_source || self.speaks_before(walk, end) => {
                    at(speaking)
                }
                () => (Came::Mention(speaking), 0),
            };
        }
        let theirs = self.speakers.iter().copied();
        let theirs: Vec<Index> = theirs.filter(|who| publishes(library, *who, end)).collect();
        let is_occasion = is_occasion(&library.at(end).body) && chain.sources.contains(&end);
        match () {
            () if !theirs.is_empty() => at(theirs),
            () if is_occasion && (self.has_source || !self.speakers.is_empty()) => {
                at(self.speakers.clone())
            }
            () if !self.speakers.is_empty() => {
                let began = Beginning::Unplaced(self.speakers.clone());
                (self.unless_denied(began), 1)
            }
            () if chain.is_first_hand() => (self.unless_denied(Beginning::OwnVoice(end)), 0),
            () => (Came::NotStated, 0),
        }
    }

    /// Whether someone who says it speaks in a source before the end of a way.
    fn speaks_before(&self, walk: &Walk, end: Index) -> bool {
        let before = walk.reach.iter().filter(|source| **source != end);
        let mut speaking =
            before.flat_map(|source| party::named(self.library, *source, Role::Speaker));
        let says_it = |who| {
            self.speakers
                .iter()
                .any(|by| party::voice(self.library, who).contains(by))
        };
        speaking.any(says_it)
    }

    /// An origin without those who deny it or do not know of it, and their voice; a mention where nobody is
    /// left.
    fn unless_denied(&self, began: Beginning) -> Came {
        let is_left = |who: &Index| !self.is_silent(*who);
        let left = |speakers: &[Index]| -> Vec<Index> {
            speakers.iter().copied().filter(is_left).collect()
        };
        let speakers = began.speakers();
        if !speakers.is_empty() && left(speakers).is_empty() {
            return Came::Mention(speakers.to_vec());
        }
        Came::Origin(match &began {
            Beginning::Spoken { source, speakers } => Beginning::Spoken {
                source: *source,
                speakers: left(speakers),
            },
            Beginning::Unplaced(speakers) => Beginning::Unplaced(left(speakers)),
            Beginning::OwnVoice(source) if self.is_silent(*source) => {
                return Came::Mention(vec![*source]);
            }
            Beginning::OwnVoice(_) => began,
        })
    }

    /// Whether someone denies it, or does not know of it, or has the voice of one who does, and is not said
    /// to have said it.
    fn is_silent(&self, who: Index) -> bool {
        let mut deniers = self.deniers.iter();
        !self.by.contains(&who)
            && deniers.any(|denier| self.parties.is_voice_of(self.library, denier.who, who))
    }

    /// Whether someone denies it.
    pub fn is_denier(&self, who: Index) -> bool {
        let mut deniers = self.deniers.iter().filter(|denier| denier.denies);
        deniers.any(|denier| self.parties.is_voice_of(self.library, denier.who, who))
    }

    /// An origin, with what is to be known of it.
    pub fn origin(&self, began: Beginning) -> Origin {
        let speakers = began.speakers();
        let is_unnamed = match began {
            Beginning::OwnVoice(_) => false,
            // Of nobody who spoke there is a name known.
            _ => speakers.iter().all(|who| is_unnamed(self.library, *who)),
        };
        let mut parties = speakers.iter();
        Origin {
            is_unnamed,
            is_party: parties.any(|who| self.parties.include(self.library, *who)),
            is_taken_back: self.is_taken_back(&began),
            is_missing: false,
            began,
        }
    }

    /// Whether everyone with whom it began took back what they said, or those did for whom they spoke.
    pub fn is_taken_back(&self, began: &Beginning) -> bool {
        let library = self.library;
        let took_back = |who: &Index| self.taken_back.contains(who);
        let did = |who: &Index| match self.by.contains(who) {
            true => took_back(who),
            false => party::voice(library, *who).iter().any(took_back),
        };
        match began {
            Beginning::OwnVoice(source) => {
                let mut publishers = self.taken_back.iter();
                took_back(source) || publishers.any(|who| publishes(library, *who, *source))
            }
            Beginning::Spoken { speakers, .. } | Beginning::Unplaced(speakers) => {
                !speakers.is_empty() && speakers.iter().all(did)
            }
        }
    }
}

/// Whether a person is described and not named.
pub fn is_unnamed(library: &Library, who: Index) -> bool {
    matches!(&library.at(who).body, Body::Person(person) if person.is_unnamed())
}

/// Whether a body's trade is to relay others.
pub fn is_media(library: &Library, who: Index) -> bool {
    matches!(&library.at(who).body, Body::Organization(body)
        if body.kind.map(|kind| kind.value) == Some(OrganizationKind::Media))
}

/// Whether a source is someone's own: its publisher or author has their name.
pub fn publishes(library: &Library, who: Index, source: Index) -> bool {
    let given = published_by(library, source);
    names(library, who).iter().any(|name| given.contains(name))
}

/// Who published or wrote a source, folded; by the files, as all that is judged by names.
pub fn published_by(library: &Library, source: Index) -> Vec<String> {
    let Body::Source(source) = library.at(source).in_files() else {
        return Vec::new();
    };
    let given = source.publisher.iter().chain(&source.authors);
    given.map(|given| fold(given.raw())).collect()
}

/// The names of someone, folded; by the files.
pub fn names(library: &Library, who: Index) -> Vec<String> {
    let body = library.at(who).in_files();
    let label = body.label().map(Label::raw).into_iter();
    let names = label.chain(body.aliases().iter().map(Text::raw));
    names.map(fold).collect()
}

/// Whether a source is words on one occasion rather than something written about it.
fn is_occasion(body: &Body) -> bool {
    use SourceKind::{Interview, PersonalCommunication, Post, Speech};
    let kind = match body {
        Body::Source(source) => source.kind.map(|kind| kind.value),
        _ => None,
    };
    matches!(
        kind,
        Some(Interview | PersonalCommunication | Post | Speech)
    )
}
