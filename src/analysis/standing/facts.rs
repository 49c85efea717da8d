//! What a standing is derived from.

use super::{
    disputes::{self, Disputed, fell, shared_voice},
    findings::{self, is_finding},
};
use crate::{
    analysis::{
        origins::{self, Origins},
        party::Parties,
        replies::{self, Act, Before, Related, Unsettled, is_of_kind, numbered, speakers},
        when::{When, day_of},
    },
    clean,
    library::{Index, Library},
    model::{
        Citation,
        record::{Allegation, AllegationKind, RelationKind, ResponseKind, Standing},
    },
    text::{Clean, sentence},
};

/// Someone who did something with an allegation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    pub who: Vec<Index>,
    /// Members of a court through whom it spoke.
    pub through: Vec<Index>,
    /// For whom they did it, where that is not themselves.
    pub on_behalf: Vec<Index>,
    /// The record that says so, where it is another one.
    pub record: Option<Index>,
    /// The numbers of the citations for it, on the allegation's page.
    pub citations: Vec<usize>,
    /// What is to be known of it besides: which part is admitted, that the order is not known.
    pub remark: Vec<Clean>,
    /// Of words that differ from the statement and are by the same: nothing says that they are later.
    pub is_perhaps_earlier: bool,
}

/// What somebody only mentions that a statement does to another.
fn mentioned(done: &'static str, voice: Voice) -> (Unsettled, &'static str, Voice) {
    (Unsettled::OnlyMentioned, done, voice)
}

/// The remark on who did something for which nothing is cited.
pub const NOTHING_CITED: &str = "nothing cited";

/// The remark on who did something where the words of every citation for it are known to be missing from their
/// source.
pub const QUOTE_MISSING: &str = Unsettled::QuoteMissing.words();

/// The same where they are there and another's.
pub const NOT_THEIR_WORDS: &str = Unsettled::NotTheirWords.words();

/// What keeps a reader from opening what someone did, by what is cited for it; nothing where it can be opened. What
/// was found of quotes is known where a library has been checked ([`Library::with_doubts`]).
fn remark_on<'c>(
    library: &Library,
    who: &[Index],
    cites: impl IntoIterator<Item = &'c Citation>,
) -> Vec<Clean> {
    let mut cites = cites.into_iter().peekable();
    let remark = match cites.peek() {
        None => Some(NOTHING_CITED),
        Some(_) => replies::in_doubt(library, who, cites).map(Unsettled::words),
    };
    remark.map(Clean::from).into_iter().collect()
}

/// What a standing is derived from.
#[derive(Debug, Default)]
pub struct Facts {
    /// By those who said it, and by steps of the file's history that cite something.
    pub withdrawn: Vec<Voice>,
    /// All who said it withdrew it.
    pub is_withdrawn: bool,
    /// By findings: it is one, or one of the two repeats the other.
    pub found: Vec<Voice>,
    /// By findings that contradict it, or, where it is a finding itself, that count otherwise.
    pub rejected: Vec<Voice>,
    pub dismissed: Vec<Voice>,
    /// By those who said it, who said otherwise later, or when is not known.
    pub revised: Vec<Voice>,
    /// All who said it did.
    pub is_revised: bool,
    /// By those whom it is against, or who said it.
    pub admitted: Vec<Voice>,
    pub admitted_in_part: Vec<Voice>,
    /// By others.
    pub affirmed: Vec<Voice>,
    pub affirmed_in_part: Vec<Voice>,
    /// By parties, in replies and in denials that contradict it.
    pub denied: Vec<Voice>,
    /// The same before it was said.
    pub denied_before: Vec<Voice>,
    /// By others, in replies.
    pub denied_by_others: Vec<Voice>,
    /// Parties who do not know of it.
    pub lacking: Vec<Voice>,
    /// By other allegations.
    pub contradicted: Vec<Voice>,
    /// In other allegations, whose number cannot hold together with the one here.
    pub counted: Vec<Voice>,
    /// Other allegations that it contradicts, and that do not dispute it.
    pub contradicts: Vec<Voice>,
    /// Those who replied something else before, with what that was.
    pub earlier: Vec<Voice>,
    /// Those who took back what they had replied, with what that was.
    pub took_back: Vec<Voice>,
    /// Those who replied something else, too, that decides nothing: which is later is not known.
    pub otherwise: Vec<Voice>,
    /// Those who replied different things that are all there: which is later is not known.
    pub unordered: Vec<Voice>,
    /// Those who dispute what they had admitted.
    pub turned: Vec<Index>,
    /// What others are said to have done with it, and nothing follows from, with the reason.
    pub unsettled: Vec<(Unsettled, &'static str, Voice)>,
    /// Replies that an earlier day does not count, since nothing says when they were given.
    /// The middle says that they have a day, which may be later.
    pub undated: Vec<(ResponseKind, bool, Voice)>,
    /// Someone admits it who did not say it.
    pub is_admitted_by_another: bool,
    pub is_opinion: bool,
    pub origins: Origins,
}

/// Who of those who say a statement does not stand behind it any more: they took it back, deny it, or said otherwise
/// later, or when is not known.
pub fn taken_back(library: &Library, index: Index, allegation: &Allegation) -> Vec<Index> {
    let read = Reading::of(library, index, allegation);
    read.taken_back(&Facts::read(&read))
}

impl Facts {
    pub fn of(library: &Library, index: Index, allegation: &Allegation) -> Self {
        let read = Reading::of(library, index, allegation);
        let mut facts = Self::read(&read);
        let taken_back = read.taken_back(&facts);
        facts.origins = origins::of_what_is_left(library, index, &taken_back);
        read.name_others(&mut facts);
        facts
    }

    /// What others did with it, and those who said it; without where it began.
    fn read(read: &Reading<'_>) -> Self {
        let (library, index, allegation) = (read.library, read.index, read.allegation);
        let mut facts = Self {
            is_opinion: is_of_kind(library, index, AllegationKind::Opinion),
            ..Self::default()
        };
        read.own(&mut facts);
        let acts = replies::acts(library, index, allegation);
        for act in &acts {
            read.act(act, &mut facts);
        }
        for act in acts
            .iter()
            .filter(|act| replies::is_unordered(&acts, act.who))
        {
            say(&mut facts.unordered, act.who);
        }
        facts.is_withdrawn = findings::is_withdrawn(library, index, &acts);
        let mut seen = Vec::new();
        for related in replies::related(library, index, allegation) {
            let known = (related.is, related.other, related.is_toward);
            if related.other != index && !seen.contains(&known) {
                seen.push(known);
                read.related(related, &mut facts);
            }
        }
        read.turned(&acts, &mut facts);
        one_denial_each(&mut facts.denied);
        read.counts(&mut facts);
        read.steps(&mut facts);
        read.undated(&mut facts);
        read.unsettled(&mut facts);
        let mut by = read.by.iter();
        facts.is_revised = !read.by.is_empty() && by.all(|who| facts.is_revised_by(*who));
        let is_other = |who: &Index| !read.by.contains(who);
        let by_another = |voice: &Voice| voice.who.iter().any(is_other);
        let is_admitted_by_another = facts.admissions().any(by_another);
        facts.is_admitted_by_another = is_admitted_by_another;
        facts
    }

    /// Whether someone who says it revised it, while it is not yet named who did so for them.
    fn is_revised_by(&self, who: Index) -> bool {
        // Who may have said this one later, or affirmed it later, has not surely revised it.
        let is_sure = |voice: &&Voice| {
            !voice.is_perhaps_earlier && !voice.who.iter().any(|who| self.is_unordered(*who))
        };
        let mut revised = self.revised.iter().filter(is_sure);
        revised.any(|voice| voice.on_behalf.contains(&who))
    }

    /// Everything that disputes it, but for denial and lack of knowledge by parties.
    pub fn disputes(&self) -> impl Iterator<Item = &Voice> {
        let lists = [
            &self.denied_by_others,
            &self.contradicted,
            &self.counted,
            &self.revised,
            &self.affirmed_in_part,
        ];
        lists.into_iter().flatten()
    }

    /// Who admits it, in full or in part.
    pub fn admissions(&self) -> impl Iterator<Item = &Voice> {
        self.admitted.iter().chain(&self.admitted_in_part)
    }

    /// Whether someone replied different things of which it is not known which is later.
    fn is_unordered(&self, who: Index) -> bool {
        self.unordered.iter().any(|voice| voice.who.contains(&who))
    }

    /// Whether someone else than those who admit it disputes it, or they themselves, unless it is known that the
    /// admission is later.
    pub fn is_disputed_by_another(&self) -> bool {
        let admits = |who: &Index| {
            self.admissions().any(|voice| voice.who.contains(who))
                && !self.is_unordered(*who)
                && !self.turned.contains(who)
        };
        let is_other = |voice: &Voice| voice.who.is_empty() || !voice.who.iter().all(admits);
        let denied = self.denied.iter().chain(&self.denied_before);
        let mut all = self.disputes().chain(denied).chain(&self.lacking);
        // Who admits a part denies the rest of what another admits.
        let is_in_part = !self.admitted.is_empty() && !self.admitted_in_part.is_empty();
        is_in_part || all.any(is_other)
    }
}

/// Whether a step of the file's history takes a statement away, with a citation.
pub fn is_stepped(allegation: &Allegation) -> bool {
    let mut steps = allegation.history.iter();
    steps.any(|step| {
        matches!(step.status.value, Standing::Dismissed | Standing::Withdrawn)
            && !step.cites.is_empty()
    })
}

/// An allegation while it is read.
struct Reading<'l> {
    library: &'l Library,
    index: Index,
    allegation: &'l Allegation,
    by: Vec<Index>,
    parties: Parties,
}

impl<'l> Reading<'l> {
    fn of(library: &'l Library, index: Index, allegation: &'l Allegation) -> Self {
        Self {
            library,
            index,
            allegation,
            by: speakers(library, index),
            parties: Parties::to(library, index),
        }
    }

    /// Who of those who say it took it back, denies it or said otherwise.
    fn taken_back(&self, facts: &Facts) -> Vec<Index> {
        let mut withdrew = replies::withdrew(self.library, self.index, self.allegation);
        let revised = self.by.iter().copied();
        withdrew.extend(revised.filter(|who| facts.is_revised_by(*who)));
        withdrew
    }

    /// What the kind of the allegation itself says.
    fn own(&self, facts: &mut Facts) {
        let own = |who: Vec<Index>, on_behalf: Vec<Index>| Voice {
            who,
            on_behalf,
            citations: (1..=self.allegation.cites.len()).collect(),
            remark: remark_on(self.library, &self.by, &self.allegation.cites),
            ..Voice::default()
        };
        if is_finding(self.library, self.index) {
            let court = |who: &Index| findings::court_of(self.library, *who);
            let judges = self.by.iter().copied().filter(|who| court(who).is_some());
            facts.found.push(Voice {
                through: judges.collect(),
                ..own(
                    unique(
                        self.by
                            .iter()
                            .map(|who| court(who).unwrap_or(*who))
                            .collect(),
                    ),
                    Vec::new(),
                )
            });
        }
        if is_of_kind(self.library, self.index, AllegationKind::Admission) {
            let (mut who, mut on_behalf) = (Vec::new(), Vec::new());
            for one in &self.by {
                let parties = self.parties.admits_for(self.library, *one);
                who.extend((!parties.is_empty()).then_some(*one));
                on_behalf.extend(parties.into_iter().filter(|party| party != one));
            }
            if !who.is_empty() {
                facts.admitted.push(own(who, unique(on_behalf)));
            }
        }
    }

    fn act(&self, act: &Act, facts: &mut Facts) {
        let (library, who) = (self.library, act.who);
        let as_speaker = replies::speaks_as(library, self.index, who);
        let admits_for = self.parties.admits_for(library, who);
        let replies_for = self.parties.replies_for(library, who);
        let is_of_a_party = self.parties.include(library, who);
        let voice = |on_behalf: Vec<Index>| Voice {
            who: vec![who],
            on_behalf: on_behalf.into_iter().filter(|whom| *whom != who).collect(),
            citations: act.citations.clone(),
            remark: remark_on(
                library,
                &[who],
                &self.allegation.responses[act.response].cites,
            ),
            ..Voice::default()
        };
        match act.before {
            _ if act.is == ResponseKind::Withdrawn => {}
            Before::Nothing => {}
            Before::Otherwise => facts.earlier.push(Voice {
                remark: done_before(&act.earlier),
                ..Voice::of(who)
            }),
            Before::Unordered => say(&mut facts.otherwise, who),
        }
        match act.is {
            ResponseKind::Admitted => facts.admitted.push(voice(admits_for)),
            ResponseKind::AdmittedInPart => {
                let response = &self.allegation.responses[act.response];
                let part = |word: &'static str, text: &Option<crate::model::Text>| {
                    let text = text.as_ref().filter(|text| !text.raw().trim().is_empty())?;
                    let text = text.clean();
                    let text = text.part(0..sentence::unended(&text).len());
                    Some(clean![word, text])
                };
                let parts = [
                    part("admits: ", &response.admits),
                    part("denies: ", &response.denies),
                ];
                let remark = remark_on(library, &[who], &response.cites);
                let (list, on_behalf) = match admits_for.is_empty() {
                    true => (&mut facts.affirmed_in_part, self.affirms_for(who)),
                    false => (&mut facts.admitted_in_part, admits_for),
                };
                list.push(Voice {
                    remark: parts.into_iter().flatten().chain(remark).collect(),
                    ..voice(on_behalf)
                });
            }
            ResponseKind::Affirmed => facts.affirmed.push(voice(self.affirms_for(who))),
            // Party and attorney may differ: then the admission is denied, not revised.
            ResponseKind::Denied
                if !as_speaker.is_empty()
                    && !replies::is_a_mention(library, self.index)
                    && (as_speaker.contains(&who) || facts.admitted.is_empty()) =>
            {
                facts.revised.push(Voice {
                    on_behalf: as_speaker,
                    ..voice(Vec::new())
                });
            }
            ResponseKind::Denied if is_of_a_party => facts.denied.push(voice(replies_for)),
            ResponseKind::Denied => facts.denied_by_others.push(voice(Vec::new())),
            ResponseKind::LacksKnowledge if is_of_a_party => {
                facts.lacking.push(voice(replies_for));
            }
            ResponseKind::Withdrawn if !as_speaker.is_empty() => {
                facts.withdrawn.push(voice(as_speaker));
            }
            ResponseKind::Dismissed if findings::may_dismiss(library, who) => {
                let court = findings::court_of(library, who);
                facts.dismissed.push(Voice {
                    who: vec![court.unwrap_or(who)],
                    through: court.map(|_| who).into_iter().collect(),
                    remark: self
                        .finding_of()
                        .into_iter()
                        .chain(voice(Vec::new()).remark)
                        .collect(),
                    ..voice(Vec::new())
                });
            }
            ResponseKind::Withdrawn if !act.earlier.is_empty() => facts.took_back.push(Voice {
                remark: done_before(&act.earlier),
                ..voice(Vec::new())
            }),
            ResponseKind::LacksKnowledge
            | ResponseKind::Withdrawn
            | ResponseKind::Dismissed
            | ResponseKind::NoComment
            | ResponseKind::NotAsked => {}
        }
    }

    /// `a finding of The Court`: whose finding it was that another body set aside; none where it was none.
    fn finding_of(&self) -> Option<Clean> {
        let library = self.library;
        let court = |who: &Index| findings::court_of(library, *who).unwrap_or(*who);
        let courts = unique(self.by.iter().map(court).collect());
        let names = courts
            .into_iter()
            .map(|court| library.short_in_a_sentence(court));
        findings::is_made_as_finding(library, self.index).then(|| {
            clean![
                "a finding of ",
                Clean::join(names.collect::<Vec<_>>(), " and ")
            ]
        })
    }

    /// For whom someone says that it is so who cannot admit it: for whom they speak of those who say it, else for the
    /// party for whom they reply.
    fn affirms_for(&self, who: Index) -> Vec<Index> {
        let speakers = replies::speaks_as(self.library, self.index, who);
        match speakers.is_empty() {
            true => self.parties.replies_for(self.library, who),
            false => speakers,
        }
    }

    /// Who admits it in a reply or in a statement of the same, and disputes it in a statement: that is as with two
    /// replies.
    fn turned(&self, acts: &[Act], facts: &mut Facts) {
        let library = self.library;
        let case = library.at(self.index).key.case();
        let disputing = [&facts.denied, &facts.denied_before, &facts.contradicted];
        let disputing = disputing.into_iter().flatten();
        let said: Vec<(Index, Index)> = disputing
            .filter_map(|voice| Some((voice.record?, &voice.who)))
            .flat_map(|(record, who)| who.iter().map(move |who| (record, *who)))
            .collect();
        let admitting = acts.iter().filter(|act| {
            matches!(
                act.is,
                ResponseKind::Admitted | ResponseKind::AdmittedInPart
            )
        });
        let in_replies = admitting.map(|act| {
            let response = &self.allegation.responses[act.response];
            let when = When::of(library, case, response.date.as_deref(), &response.cites);
            (act.who, when)
        });
        let in_records = facts.admitted.iter().flat_map(|voice| {
            let when = voice.record.map(|record| When::of_record(library, record));
            let who = voice.who.iter();
            when.into_iter()
                .flat_map(move |when| who.clone().map(move |who| (*who, when)))
        });
        let admitting: Vec<(Index, When)> = in_replies.chain(in_records).collect();
        for (who, when) in admitting {
            for (record, _) in said.iter().filter(|(_, disputing)| *disputing == who) {
                let other = When::of_record(library, *record);
                match (when.is_after(other), other.is_after(when)) {
                    (true, _) if facts.earlier.iter().all(|voice| voice.who != [who]) => {
                        facts.earlier.push(Voice {
                            remark: vec!["disputed it".into()],
                            ..Voice::of(who)
                        });
                    }
                    (true, _) => {}
                    (_, true) => facts.turned.push(who),
                    _ => say(&mut facts.unordered, who),
                }
            }
        }
    }

    /// What another record says against it, or for it.
    fn related(&self, related: Related, facts: &mut Facts) {
        let (library, other) = (self.library, related.other);
        let voice = self.said_in(other, related.citations);
        match related.is {
            RelationKind::Repeats if findings::finds(library, other, self.index) => {
                facts.found.push(voice);
                // What another finding says of the one that repeats it, it says of this.
                let against = findings::against(library, other).into_iter();
                let against = against.filter(|one| *one != self.index);
                for one in against {
                    facts.rejected.push(self.said_in(one, Vec::new()));
                }
            }
            RelationKind::Repeats
                if is_of_kind(library, other, AllegationKind::Admission)
                    && !fell(library, other) =>
            {
                self.admitted_in(voice, facts);
            }
            RelationKind::Contradicts if !fell(library, other) => {
                let disputed = match related.is_toward {
                    true => disputes::disputed(library, other, self.index),
                    false => disputes::disputed(library, self.index, other),
                };
                let (is_here, is_both) = match (disputed, related.is_toward) {
                    (Disputed::Both, _) => (true, true),
                    (Disputed::To, true) | (Disputed::From, false) => (true, false),
                    _ => (false, false),
                };
                match (is_here, disputed) {
                    (true, _) => self.contradicted(other, voice, is_both, facts),
                    // A finding is not touched by what is said after it, and does not speak of it.
                    (false, Disputed::Neither) if related.is_toward => {}
                    (false, _) => facts.contradicts.push(voice),
                }
            }
            _ => {}
        }
    }

    /// The same words as an admission: by those who can admit them.
    fn admitted_in(&self, voice: Voice, facts: &mut Facts) {
        let admits_for = |who: &Index| self.parties.admits_for(self.library, *who);
        let (who, others): (Vec<Index>, Vec<Index>) = voice
            .who
            .iter()
            .partition(|who| !admits_for(who).is_empty());
        let on_behalf = who.iter().flat_map(|who| {
            let parties = admits_for(who).into_iter();
            parties.filter(move |party| party != who)
        });
        let on_behalf = unique(on_behalf.collect());
        if !who.is_empty() {
            facts.admitted.push(Voice {
                who,
                on_behalf,
                ..voice.clone()
            });
        }
        if !others.is_empty() {
            let on_behalf = others.iter().flat_map(|who| {
                let whom = self.affirms_for(*who).into_iter();
                whom.filter(move |whom| whom != who)
            });
            facts.affirmed.push(Voice {
                on_behalf: unique(on_behalf.collect()),
                who: others,
                ..voice
            });
        }
    }

    fn contradicted(&self, other: Index, voice: Voice, is_both: bool, facts: &mut Facts) {
        let library = self.library;
        if findings::finds(library, other, self.index) {
            return self.found_otherwise(other, voice, facts);
        }
        // Whom somebody only mentions is not known to have said so, as with a reply. A denial of another's words that is
        // put in someone's mouth is there all the same: to drop it would make them look undisputed.
        let is_denial = is_of_kind(library, other, AllegationKind::Denial);
        let mut who = voice.who.iter();
        let mut is_their_own =
            || who.any(|who| !shared_voice(library, self.index, *who).is_empty());
        if replies::is_a_mention(library, other) && (!is_denial || is_their_own()) {
            return facts.unsettled.push(mentioned("contradicted", voice));
        }
        if let Some(revised) = self.revised_in(other, &voice, is_both) {
            return facts.revised.push(revised);
        }
        let is_of_parties = voice
            .who
            .iter()
            .all(|who| self.parties.include(library, *who));
        if !is_denial || voice.who.is_empty() || !is_of_parties {
            return facts.contradicted.push(voice);
        }
        let parties = voice.who.iter().flat_map(|who| {
            let parties = self.parties.replies_for(library, *who).into_iter();
            parties.filter(move |party| party != who)
        });
        let voice = Voice {
            on_behalf: unique(parties.collect()),
            ..voice
        };
        let own = When::of_record(library, self.index);
        match own.is_after(When::of_record(library, other)) {
            true => facts.denied_before.push(voice),
            false => facts.denied.push(voice),
        }
    }

    /// The same by a finding. It rejects what was surely said before its day: of what may have been said after, a court
    /// has judged nothing, and so the two only contradict each other.
    fn found_otherwise(&self, other: Index, voice: Voice, facts: &mut Facts) {
        let library = self.library;
        let when = When::of_record(library, other);
        let own = When::of_record(library, self.index);
        if is_finding(library, self.index) {
            return facts.rejected.push(voice);
        }
        let date = library.at(other).body.date().map(|date| date.words());
        let order = match own.is_of_the_day_of(when) {
            true => "a finding of the same day; which is later is not recorded",
            false => "a finding; which is later is not recorded",
        };
        let is_overturned = !findings::against(library, other).is_empty();
        let (list, remark) = match own.is_by(when) {
            _ if is_overturned => (
                &mut facts.contradicted,
                Some("a finding that another contradicts".into()),
            ),
            true => (&mut facts.rejected, date),
            false => (&mut facts.contradicted, Some(order.into())),
        };
        list.push(Voice {
            remark: remark.into_iter().chain(voice.remark).collect(),
            ..voice
        });
    }

    /// The same where it is by someone who made the allegation.
    fn revised_in(&self, other: Index, voice: &Voice, is_both: bool) -> Option<Voice> {
        let library = self.library;
        if replies::is_a_mention(library, other) || self.of_one_occasion(other).is_some() {
            return None;
        }
        let same = voice.who.iter();
        let same: Vec<Index> = same
            .flat_map(|who| shared_voice(library, self.index, *who))
            .collect();
        let date = day_of(library, other).map(|date| date.words());
        let remark = match is_both {
            true => Some("which is later is not recorded".into()),
            false => date,
        };
        (!same.is_empty()).then(|| Voice {
            on_behalf: same,
            remark: remark.into_iter().chain(voice.remark.clone()).collect(),
            is_perhaps_earlier: is_both,
            ..voice.clone()
        })
    }

    /// That another statement was said on the occasion of this one, and that it is relayed: who has changed it is not
    /// known. None of a denial, which takes back what was said wherever that was.
    fn of_one_occasion(&self, other: Index) -> Option<Clean> {
        let library = self.library;
        if is_of_kind(library, other, AllegationKind::Denial) {
            return None;
        }
        let relays = origins::relayed_of_one_occasion(library, self.index, other)?;
        let relays: Vec<Clean> = relays.iter().map(|page| library.short(*page)).collect();
        Some(clean![
            "of one occasion, as ",
            Clean::join(relays, ", "),
            " tell it: whether both were said there is not recorded"
        ])
    }

    /// Other counts of the same.
    fn counts(&self, facts: &mut Facts) {
        let library = self.library;
        let own = When::of_record(library, self.index);
        for other in library.counted_otherwise(self.index) {
            let is_told = |list: &[Voice]| list.iter().any(|voice| voice.record == Some(other));
            if fell(library, other)
                || [
                    &facts.contradicted,
                    &facts.revised,
                    &facts.rejected,
                    &facts.denied,
                ]
                .into_iter()
                .any(|list| is_told(list))
                || facts
                    .unsettled
                    .iter()
                    .any(|(.., voice)| voice.record == Some(other))
            {
                continue;
            }
            let voice = self.said_in(other, Vec::new());
            let when = When::of_record(library, other);
            let (is_before, is_after) = (when.is_after(own), own.is_after(when));
            match self.revised_in(other, &voice, !is_before) {
                Some(_) if is_after => {}
                Some(revised) => facts.revised.push(revised),
                None if findings::finds(library, other, self.index)
                    && is_finding(library, self.index) =>
                {
                    facts.rejected.push(voice);
                }
                None if replies::is_a_mention(library, other) => {
                    facts.unsettled.push(mentioned("counted otherwise", voice));
                }
                None => facts.counted.push(voice),
            }
        }
    }

    /// Steps of the file's history that take it away, with a citation.
    fn steps(&self, facts: &mut Facts) {
        let allegation = self.allegation;
        let responses = allegation.responses.iter().map(|part| part.cites.len());
        let relations = allegation.relations.iter().map(|part| part.cites.len());
        let before = allegation.cites.len() + responses.chain(relations).sum::<usize>();
        for (step, citations) in numbered(before, &allegation.history, |step| &step.cites) {
            if citations.is_empty() {
                continue;
            }
            let voice = Voice {
                citations,
                ..Voice::default()
            };
            match step.status.value {
                Standing::Dismissed => facts.dismissed.push(voice),
                Standing::Withdrawn => {
                    facts.is_withdrawn = true;
                    facts.withdrawn.push(voice);
                }
                _ => {}
            }
        }
    }

    /// Replies without a day, on an earlier day; their citations come after all others.
    fn undated(&self, facts: &mut Facts) {
        let undated = &self.allegation.undated_responses;
        let all = self.library.at(self.index).body.all_citations().len();
        let own: usize = undated.iter().map(|part| part.cites.len()).sum();
        for (part, citations) in numbered(all.saturating_sub(own), undated, |part| &part.cites) {
            let is_dated = part.date.is_some();
            facts.undated.push((
                part.is.value,
                is_dated,
                Voice {
                    remark: remark_on(
                        self.library,
                        &replies::found(self.library, self.index, &part.by),
                        &part.cites,
                    ),
                    who: replies::found(self.library, self.index, &part.by),
                    citations,
                    ..Voice::default()
                },
            ));
        }
    }

    /// Replies from which nothing follows.
    fn unsettled(&self, facts: &mut Facts) {
        let responses = &self.allegation.responses;
        let parts = numbered(self.allegation.cites.len(), responses, |part| &part.cites);
        for (part, citations) in parts {
            let Some(why) = replies::unsettled(self.library, self.index, part) else {
                continue;
            };
            let who = replies::found(self.library, self.index, &part.by);
            let voice = Voice {
                who,
                citations,
                ..Voice::default()
            };
            let done = super::rules::done(part.is.value);
            facts.unsettled.extend(done.map(|done| (why, done, voice)));
        }
    }

    /// Another allegation, as what is said of this one.
    fn said_in(&self, other: Index, citations: Vec<usize>) -> Voice {
        // That one contradicts the other may be cited where what it says is not.
        let all = self.library.at(self.index).body.all_citations();
        let numbers = citations.iter();
        let here = numbers.filter_map(|number| all.get(number.checked_sub(1)?).copied());
        let there = self.library.at(other).body.cites();
        let who = speakers(self.library, other);
        let is_their_own = |who: &Index| !shared_voice(self.library, self.index, *who).is_empty();
        let of_one_occasion = match who.iter().any(is_their_own) {
            true => self.of_one_occasion(other),
            false => None,
        };
        let remark = remark_on(self.library, &who, there.iter().chain(here));
        Voice {
            who,
            record: Some(other),
            remark: remark.into_iter().chain(of_one_occasion).collect(),
            citations,
            ..Voice::default()
        }
    }

    /// Writes down who of those who said it did not take it back, or say otherwise, where some did.
    fn name_others(&self, facts: &mut Facts) {
        let withdrew = replies::withdrew(self.library, self.index, self.allegation);
        for (list, done, is_all) in [
            (&mut facts.withdrawn, withdrew, facts.is_withdrawn),
            (&mut facts.revised, Vec::new(), facts.is_revised),
        ] {
            let done: Vec<Index> = list
                .iter()
                .flat_map(|voice| voice.on_behalf.iter().chain(&voice.who))
                .copied()
                .chain(done)
                .collect();
            let left = self.by.iter().copied().filter(|who| !done.contains(who));
            let left: Vec<Clean> = left.map(|who| self.library.short(who)).collect();
            if let Some(last) = list.last_mut().filter(|_| !is_all && !left.is_empty()) {
                let left = Clean::join(left, " and ");
                last.remark.push(clean!["not by ", left]);
            }
        }
        // Who revises their own statement does so for nobody else.
        for voice in &mut facts.revised {
            let who = voice.who.clone();
            voice.on_behalf.retain(|whom| !who.contains(whom));
        }
    }
}

/// Counts a denial once that is there both as a reply and as a statement of the same people: the statement, with
/// the citations of the reply.
fn one_denial_each(denied: &mut Vec<Voice>) {
    let (replies, mut statements): (Vec<Voice>, Vec<Voice>) =
        denied.drain(..).partition(|voice| voice.record.is_none());
    for reply in replies {
        let mut same = statements.iter_mut();
        match same.find(|statement| statement.who == reply.who) {
            Some(statement) => {
                if reply.remark.is_empty() {
                    statement.remark.clear();
                }
                statement
                    .citations
                    .splice(..0, reply.citations)
                    .for_each(drop);
            }
            None => denied.push(reply),
        }
    }
    denied.append(&mut statements);
}

/// Adds someone to those of whom a clause says something, once.
fn say(list: &mut Vec<Voice>, who: Index) {
    if list.iter().all(|voice| !voice.who.contains(&who)) {
        list.push(Voice::of(who));
    }
}

/// What somebody had done with a statement before, as a remark on them.
fn done_before(earlier: &[ResponseKind]) -> Vec<Clean> {
    let words = earlier.iter().map(|is| match is {
        ResponseKind::Admitted => "admitted it",
        ResponseKind::AdmittedInPart => "admitted it in part",
        ResponseKind::Denied => "denied it",
        ResponseKind::LacksKnowledge => "did not know of it",
        ResponseKind::Affirmed => "affirmed it",
        ResponseKind::Withdrawn => "took it back",
        ResponseKind::Dismissed => "dismissed it",
        ResponseKind::NoComment | ResponseKind::NotAsked => "did not reply",
    });
    words.map(Clean::from).collect()
}

impl Voice {
    /// Someone, and nothing else.
    fn of(who: Index) -> Self {
        Self {
            who: vec![who],
            ..Self::default()
        }
    }
}

/// Each once, in their order.
fn unique(given: Vec<Index>) -> Vec<Index> {
    let mut unique = Vec::new();
    for one in given {
        if !unique.contains(&one) {
            unique.push(one);
        }
    }
    unique
}
