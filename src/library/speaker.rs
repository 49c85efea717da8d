//! Who says something, and how records are called: the one way from a statement to the screen.

use super::{Index, Library, Record, names};
use crate::{
    clean,
    model::{
        At, Body, Citation, Kind, Ref, Text,
        record::{Allegation, AllegationKind, Evidence, Label, Named, Source, keep::TITLE},
        statement::{Called, Heard, Relayed, Room, Speaker, Whose, in_a_sentence},
    },
    text::{Clean, clean_line, fold, is_blank},
};

/// Columns of a name where a short one is wanted and the file gives none.
const SHORT: usize = 48;

impl Library {
    /// The one line that a record goes by. What someone asserts comes behind who says it, a headline
    /// behind whose it is.
    pub fn label(&self, index: Index) -> Clean {
        self.label_in(self.at(index), Room::PAGE)
    }

    /// The same in the form that the room has. Names are whole.
    pub fn label_in(&self, record: &Record, room: Room) -> Clean {
        match record.body.label() {
            Some(label) if is_blank(label.raw()) => {
                let id = clean_line(record.key.id().as_str());
                match label {
                    Label::Said(_) => self.speaker(record).before(&id, room),
                    Label::Name(_) => id,
                }
            }
            Some(Label::Said(statement)) => statement.said_by(&self.speaker(record), room),
            Some(Label::Name(name)) => match self.says_it_is_missing(record) {
                Some(speaker) => speaker.before(&clean_line(name.raw()), room),
                None => clean![
                    self.before_name(record),
                    untitled(record),
                    clean_line(name.raw())
                ],
            },
            None => clean_line(&format!("{} (cannot be read)", record.key.id())),
        }
    }

    /// Who says what a record asserts, in the form for so many columns, and the words: for a row that has the
    /// first above the second. What has no room in any form is whole. None where it asserts nothing.
    pub fn heard(&self, record: &Record, columns: usize) -> Option<Heard> {
        self.heard_by(record, |speaker| speaker.in_columns(columns))
    }

    /// The same where the speaker may take more lines than one ([`Speaker::in_lines`]).
    pub fn heard_in_lines(&self, record: &Record, columns: usize) -> Option<Heard> {
        self.heard_by(record, |speaker| speaker.in_lines(columns))
    }

    fn heard_by(&self, record: &Record, form: impl Fn(&Speaker) -> Clean) -> Option<Heard> {
        let (speaker, words) = match record.body.label()? {
            label if is_blank(label.raw()) => return None,
            Label::Said(statement) => (self.speaker(record), statement.raw()),
            Label::Name(name) => (self.says_it_is_missing(record)?, name.raw()),
        };
        Some(Heard {
            speaker: form(&speaker),
            words: clean_line(words),
        })
    }

    /// The name by which a record is linked in a sentence: of a source with its date, of a statement
    /// with who says it.
    pub fn short(&self, index: Index) -> Clean {
        let record = self.at(index);
        let Body::Source(source) = &record.body else {
            return self.label(index);
        };
        if self.whose(index, source).is_none() {
            return self.label(index).truncate(SHORT);
        }
        let name = self.called(index).short;
        match &source.published {
            Some(date) => clean![name, ", ", date.words()],
            None => name,
        }
    }

    /// The same in the middle of a sentence.
    pub fn short_in_a_sentence(&self, index: Index) -> Clean {
        let record = self.at(index);
        match &record.body {
            Body::Person(_) => self.called(index).in_a_sentence(),
            Body::Allegation(_) => {
                let speaker = self.speaker(record);
                let first = speaker.names.first();
                let is_description = first.is_some_and(|first| first.is_description);
                in_a_sentence(&self.short(index), is_description)
            }
            _ => self.short(index),
        }
    }

    /// What a record asserts behind who says it, and for whom, for the middle of a sentence: `Ana, for The
    /// Office: It rained`.
    pub fn said(&self, index: Index, whom: &[Index]) -> Clean {
        let record = self.at(index);
        match record.body.label() {
            Some(Label::Said(statement)) if !is_blank(statement.raw()) => {
                statement.in_a_sentence(&self.speaker(record), &self.on_behalf(whom))
            }
            _ => self.label(index),
        }
    }

    /// `, for Ana and Ben`; nothing for nobody.
    pub fn on_behalf(&self, whom: &[Index]) -> Clean {
        let names = whom.iter().map(|whom| self.short_in_a_sentence(*whom));
        let names: Vec<Clean> = names.collect();
        match names.is_empty() {
            true => Clean::default(),
            false => clean![", for ", Clean::join(names, " and ")],
        }
    }

    /// Who says what a record asserts; nobody where it asserts nothing.
    pub fn speaker(&self, record: &Record) -> Speaker {
        match &record.body {
            Body::Allegation(allegation) => self.speaker_of(record, allegation),
            _ => Speaker::default(),
        }
    }

    /// Who gives the numbers of a record: who says what it asserts, or so; else the sources that it cites,
    /// nearest to whoever counted.
    pub fn counted_by(&self, record: &Record) -> Speaker {
        match &record.body {
            Body::Allegation(allegation) => return self.speaker_of(record, allegation),
            Body::Evidence(evidence) if !evidence.said_by.is_empty() => {
                return self.says_of(record, evidence);
            }
            _ => {}
        }
        let nearest = |citation: &Citation| citation.via.last().unwrap_or(&citation.source).clone();
        self.cited(record, record.body.cites().iter().map(nearest))
    }

    /// The pages that a record cites: what they say can be read there, whomever they have it from.
    fn pages(&self, record: &Record, cites: &[Citation]) -> Speaker {
        self.cited(record, cites.iter().map(|citation| citation.source.clone()))
    }

    /// Sources, each once.
    fn cited(&self, record: &Record, sources: impl Iterator<Item = At<Ref>>) -> Speaker {
        let mut names: Vec<Called> = Vec::new();
        for source in sources {
            let source = self.resolve(record.key.case(), &source);
            let called = source.map(|source| self.called(source));
            names.extend(called.filter(|called| !names.contains(called)));
        }
        Speaker {
            names,
            ..Speaker::default()
        }
    }

    /// Who tells what a record is about, as it goes on behind the words for when it was: ` · told by
    /// Newsmax`; that nobody is cited, where that is so.
    pub fn told_by(&self, record: &Record) -> Clean {
        self.told_in(record, record.body.cites())
    }

    /// The same of a part of a record, by what that cites.
    pub fn told_in(&self, record: &Record, cites: &[Citation]) -> Clean {
        let who = self.pages(record, cites);
        match who.names.is_empty() {
            true if record.is_shown_later() => " · shown by a source of a later day".into(),
            true if !cites.is_empty() => " · cites what is not in this library".into(),
            true => " · cites nothing".into(),
            false => clean![" · told by ", who.short_in_a_sentence()],
        }
    }

    /// Who says of a piece of evidence that it does not exist, or was not produced: that alone is known of
    /// it, so that they come before its name as before a statement. None where nobody needs to say so.
    fn says_it_is_missing(&self, record: &Record) -> Option<Speaker> {
        match &record.body {
            Body::Evidence(evidence) if evidence.is_said_to_be_missing() => {
                Some(self.says_of(record, evidence))
            }
            _ => None,
        }
    }

    /// Whom a piece of evidence names as saying so, with where they are heard.
    fn says_of(&self, record: &Record, evidence: &Evidence) -> Speaker {
        let said_by = &evidence.said_by;
        let names = self.named(record, said_by);
        let all = self.resolved(record, said_by);
        let via = self.heard_in(record, &evidence.cites, |source| self.own(source, &all));
        Speaker {
            is_own_voice: all.iter().any(|one| self.at(*one).kind() == Kind::Source),
            via: via.map(|source| self.called(source)),
            names,
            ..Speaker::default()
        }
    }

    /// Who says what is cited, each once: whoever speaks alone at the end of a citation's way, with the source in
    /// which they are heard; where it is not known who speaks there, the page, with where it has it from.
    fn voices(&self, record: &Record, cites: &[Citation]) -> Vec<Speaker> {
        let mut voices: Vec<Speaker> = Vec::new();
        for voice in cites.iter().filter_map(|cited| self.voice(record, cited)) {
            // Those who are heard in the same source, or are read themselves, are named together.
            match voices
                .iter_mut()
                .find(|other| (&other.via, other.is_own_voice) == (&voice.via, voice.is_own_voice))
            {
                Some(other) => {
                    let new = voice.names.into_iter();
                    let new: Vec<Called> = new.filter(|name| !other.names.contains(name)).collect();
                    other.names.extend(new);
                }
                None => voices.push(voice),
            }
        }
        voices
    }

    fn voice(&self, record: &Record, citation: &Citation) -> Option<Speaker> {
        let way = self.way(record, citation);
        let (end, nearer) = way.split_last()?;
        let at_end = self.at(*end);
        let speakers = match &at_end.body {
            // Of several who speak there it is not said whose words these are.
            Body::Source(source) if source.speakers.len() == 1 => &source.speakers[..],
            _ => &[],
        };
        let names = self.named(at_end, speakers);
        let all = self.resolved(at_end, speakers);
        if names.is_empty() {
            let page = nearer.first();
            return Some(Speaker {
                names: vec![self.called(*page.unwrap_or(end))],
                is_own_voice: true,
                via: page.map(|_| self.called(*end)),
                ..Speaker::default()
            });
        }
        let mut way = way.iter().rev();
        let via = way.find(|source| !self.is_published_by(**source, &all));
        Some(Speaker {
            via: via.map(|source| self.called(*source)),
            names,
            ..Speaker::default()
        })
    }

    /// The sources of a citation: the page, then whom it has it from, up to the last.
    fn way(&self, record: &Record, citation: &Citation) -> Vec<Index> {
        let way = std::iter::once(&citation.source).chain(&citation.via);
        let way = way.filter_map(|source| self.resolve(record.key.case(), source));
        way.filter(|index| self.at(*index).kind() == Kind::Source)
            .collect()
    }

    /// Who did something with a statement, by what is cited for it there: their names, and where they are heard.
    pub fn heard_doing<'c>(
        &self,
        record: &Record,
        cites: impl IntoIterator<Item = &'c Citation>,
        who: Index,
    ) -> Speaker {
        let names = vec![self.called(who)];
        let via = self.heard_in(record, cites, |source| self.own(source, &[who]));
        Speaker {
            is_own_voice: self.at(who).kind() == Kind::Source,
            via: via.map(|source| self.called(source)),
            names,
            ..Speaker::default()
        }
    }

    /// Who says what has become of a piece of evidence, as it goes on behind the word for that: ` according to
    /// Ana, via Newsmax`. Empty for other records, and where who says so comes before its name already.
    pub fn according_to(&self, record: &Record) -> Whose {
        let Body::Evidence(evidence) = &record.body else {
            return Whose::default();
        };
        if self.says_it_is_missing(record).is_some() {
            return Whose::default();
        }
        // The last step is what it has come to, and what that cites says so; not what the record does.
        let who = match (evidence.history.last(), evidence.status) {
            (Some(step), _) => Some(self.voices(record, &step.cites)),
            (None, Some(_)) => Some(self.describers(record, evidence)),
            // That it is described nobody says.
            (None, None) => None,
        };
        let ruled = evidence.ruled_otherwise();
        let ruled = ruled.map(|ruled| clean!["; ruled ", ruled.word()]);
        Whose::of(|relayed| {
            let who = who.as_ref().map(|who| according_to(who, relayed));
            clean![who, ruled.clone()]
        })
    }

    /// Who says what a record says of a piece of evidence.
    fn describers(&self, record: &Record, evidence: &Evidence) -> Vec<Speaker> {
        match evidence.said_by.is_empty() {
            true => self.voices(record, &evidence.cites),
            false => vec![self.says_of(record, evidence)],
        }
    }

    /// Whether a source says in its own voice what a record asserts.
    pub fn is_own_voice(&self, record: &Record) -> bool {
        let Body::Allegation(allegation) = &record.body else {
            return false;
        };
        let mut by = allegation.by.iter();
        by.any(|by| {
            let found = self.resolve(record.key.case(), by);
            found.is_some_and(|index| self.at(index).kind() == Kind::Source)
        })
    }

    fn speaker_of(&self, record: &Record, allegation: &Allegation) -> Speaker {
        let names = self.named(record, &allegation.by);
        let all = self.resolved(record, &allegation.by);
        let is_own_voice = all.iter().any(|by| self.at(*by).kind() == Kind::Source);
        let unnamed = all.iter().filter(
            |index| matches!(&self.at(**index).body, Body::Person(person) if person.is_unnamed()),
        );
        let unnamed = match (unnamed.count(), allegation.by.len()) {
            (0, _) => None,
            (some, of) if some < of => Some(clean![some, " of ", of, " unnamed"]),
            _ => Some("unnamed".into()),
        };
        let own_voice = is_own_voice.then_some("own voice".into());
        let kind = allegation.kind.map(|kind| kind.value);
        // What calls itself a finding and is none is what they say.
        let kind = kind.filter(|kind| match kind {
            AllegationKind::Assertion => false,
            AllegationKind::Finding => self.is_a_finding(record),
            _ => true,
        });
        // What someone is said to have admitted, denied or found, and nobody can open.
        let is_act = |kind| {
            matches!(
                kind,
                AllegationKind::Admission | AllegationKind::Denial | AllegationKind::Finding
            )
        };
        let is_uncited = allegation.cites.is_empty() && kind.is_some_and(is_act);
        let kind = kind.map(|kind| Clean::from(kind.says()));
        let kind = kind.map(|kind| match is_uncited {
            true => clean![kind, ", nothing cited"],
            false => kind,
        });
        let mentioned = self.is_only_mentioned(record);
        let only_mentioned = mentioned.then_some("only mentioned".into());
        let marks = [only_mentioned, own_voice, unnamed, kind];
        let own = |source: Index| self.own(source, &all);
        let via = self.heard_in(record, &allegation.cites, own);
        let via = via.filter(|source| self.are_heard_in(*source, &all));
        Speaker {
            marks: marks.into_iter().flatten().collect(),
            is_only_mentioned: mentioned,
            is_own_voice,
            via: via.map(|source| self.called(source)),
            names,
        }
    }

    /// Whether a source may be named as that in which several are heard together: not where it names who speaks in it, and
    /// one of them is not there.
    fn are_heard_in(&self, source: Index, all: &[Index]) -> bool {
        let record = self.at(source);
        let Body::Source(body) = &record.body else {
            return true;
        };
        let speakers = self.resolved(record, &body.speakers);
        all.len() < 2 || speakers.is_empty() || all.iter().all(|who| speakers.contains(who))
    }

    /// What a source is to those who are heard.
    fn own(&self, source: Index, heard: &[Index]) -> Own {
        match (heard.contains(&source), self.is_published_by(source, heard)) {
            (true, _) => Own::Themselves,
            (false, true) => Own::Theirs,
            (false, false) => Own::Another,
        }
    }

    /// Whether a source is one of these people's own: that it relays them says nothing then.
    fn is_published_by(&self, source: Index, who: &[Index]) -> bool {
        match self.at(source).in_files() {
            Body::Source(source) => source.publisher.iter().any(|publisher| {
                let publisher = clean_line(publisher.raw());
                let mut names = who.iter().filter_map(|who| self.name_in_files(*who));
                names.any(|name| clean_line(name) == publisher)
            }),
            _ => false,
        }
    }

    /// What the files call who speaks, whatever they are called here.
    fn name_in_files(&self, who: Index) -> Option<&str> {
        let name = match self.at(who).in_files() {
            Body::Source(source) => self.whose(who, source).unwrap_or(&source.title).raw(),
            body => body.label()?.raw(),
        };
        Some(name).filter(|name| !is_blank(name))
    }

    /// Those whom a record names, as far as they are in the library.
    fn resolved(&self, record: &Record, references: &[At<Ref>]) -> Vec<Index> {
        let found = references.iter();
        let found = found.filter_map(|reference| self.resolve(record.key.case(), reference));
        found.collect()
    }

    /// How those are called that a record names.
    fn named(&self, record: &Record, references: &[At<Ref>]) -> Vec<Called> {
        let called = |reference: &At<Ref>| match self.resolve(record.key.case(), reference) {
            Some(index) => self.called(index),
            None => Called::one(self.nowhere(reference)),
        };
        references.iter().map(called).collect()
    }

    /// Those who say one of a record's texts, as they are written before it: `Ana Ruiz: `; nothing
    /// where the text is nobody's.
    pub fn before(&self, record: &Record, text: &Named<'_>) -> Clean {
        self.before_in(record, text, Room::PAGE)
    }

    /// The same in the form that the room has.
    pub fn before_in(&self, record: &Record, text: &Named<'_>, room: Room) -> Clean {
        let mark = match record.here.counted {
            counted if counted.is_apart() => clean!["(", counted.words(), ") "],
            _ => Clean::default(),
        };
        clean![mark, self.speaker_before(record, text, room)]
    }

    fn speaker_before(&self, record: &Record, text: &Named<'_>, room: Room) -> Clean {
        let speaker = match (text.by, record.body.label()) {
            (Some(_), Some(Label::Said(own))) if own.span() == text.span => self.speaker(record),
            (Some(by), _) => Speaker {
                names: self.named(record, by),
                ..Speaker::default()
            },
            (None, Some(Label::Name(own))) if own.span() == text.span => {
                match self.says_it_is_missing(record) {
                    Some(speaker) => speaker,
                    None => return self.before_name(record),
                }
            }
            (None, _) => return Clean::default(),
        };
        speaker.before(&Clean::default(), room)
    }

    /// The source in which the speaker is heard, by the first citation: the end of its way or, where they publish
    /// a source on it, the next nearer one that is not theirs: what theirs has it from is not where they are heard. None
    /// where some page is the speaker's own besides, so that they are heard without another.
    fn heard_in<'c>(
        &self,
        record: &Record,
        cites: impl IntoIterator<Item = &'c Citation>,
        own: impl Fn(Index) -> Own,
    ) -> Option<Index> {
        let ways = cites.into_iter();
        let ways = ways.map(|citation| self.way(record, citation));
        let ways: Vec<Vec<Index>> = ways.filter(|way| !way.is_empty()).collect();
        let first = ways.first()?;
        let theirs = first.iter().rposition(|source| own(*source) == Own::Theirs);
        let way = &first[..theirs.unwrap_or(first.len())];
        let is_anothers = |source: &Index| own(*source) == Own::Another;
        let is_at_end = theirs.is_none() && way.last().is_some_and(is_anothers);
        if !is_at_end && ways.iter().any(|way| !way.iter().any(is_anothers)) {
            return None;
        }
        way.iter().rev().copied().find(|source| is_anothers(source))
    }

    /// What a record is called: a source by its short title or its publisher, since a headline is no
    /// name. A short name that may mean another record is not used.
    pub fn called(&self, index: Index) -> Called {
        match &self.at(index).body {
            Body::Source(source) => {
                let name = self.whose(index, source);
                let name = name.map(|name| clean_line(name.raw()));
                Called::one(name.unwrap_or_else(|| self.title(index).truncate(SHORT)))
            }
            Body::Person(_) | Body::Organization(_) => self.called_by(index),
            // Nobody speaks who is none of these: a file that names a statement here has a mistake, and its
            // label would lead on to who says that one.
            _ => Called::one(clean_line(self.at(index).key.id().as_str())),
        }
    }

    /// The short name of a record, where it means that record alone.
    fn own_short(&self, index: Index) -> Option<&Text> {
        let short = names::short(&self.at(index).body);
        short.filter(|_| self.is_clear(index))
    }

    /// Whether the short name of a record means that record alone.
    fn is_clear(&self, index: Index) -> bool {
        !self.linked.unclear.contains(&index)
    }

    /// Whose a source is: its short name or, where it gives none, its publisher.
    fn whose<'s>(&self, index: Index, source: &'s Source) -> Option<&'s Text> {
        match &source.short {
            Some(short) => Some(short).filter(|_| self.is_clear(index)),
            None => source.publisher.as_ref(),
        }
    }

    /// Whose a headline is, as it is written before it.
    fn before_name(&self, record: &Record) -> Clean {
        let index = self.index(&record.key);
        let short = index.and_then(|index| self.own_short(index));
        before_name(&record.body, short)
    }

    fn called_by(&self, index: Index) -> Called {
        let name = self.label(index);
        let short = self.own_short(index);
        let short = short.map_or_else(|| name.clone(), |short| clean_line(short.raw()));
        let is_description =
            matches!(&self.at(index).body, Body::Person(person) if person.is_unnamed());
        Called {
            name,
            short,
            is_description,
        }
    }
}

impl Library {
    /// The title of a source, without whose it is; of another record its label.
    pub fn title(&self, index: Index) -> Clean {
        match &self.at(index).body {
            Body::Source(source) if !is_blank(source.title.raw()) => clean_line(source.title.raw()),
            _ => self.label(index),
        }
    }
}

/// Whose a headline is, as it is written before it: `Harbour Post: `. Nothing where the title begins with
/// it, where the source gives no name, and for other records. `short` is its short name, if that is used.
pub(super) fn before_name(body: &Body, short: Option<&Text>) -> Clean {
    let Body::Source(source) = body else {
        return Clean::default();
    };
    match short.or(source.publisher.as_ref()) {
        Some(name) if !begins_with(source, name) => clean![clean_line(name.raw()), ": "],
        _ => Clean::default(),
    }
}

/// Whether the title of a source begins with a name, be it without an article or a bracket.
fn begins_with(source: &Source, name: &Text) -> bool {
    let plain = |text: &Text| {
        let text = fold(text.raw());
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        text.strip_prefix("the ").unwrap_or(text).to_owned()
    };
    let (title, name) = (plain(&source.title), plain(name));
    let rest = title.strip_prefix(name.trim_end());
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// What a source is to those who are heard in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Own {
    /// They are the source, which speaks itself.
    Themselves,
    /// They publish it.
    Theirs,
    Another,
}

impl Called {
    /// A name that is used everywhere.
    fn one(name: Clean) -> Self {
        Self {
            short: name.clone(),
            name,
            is_description: false,
        }
    }
}

/// What is written before the id that an earlier day puts in the place of a title: an id says nothing.
fn untitled(record: &Record) -> Option<&'static str> {
    let mut left = record.here.left_out.iter();
    left.any(|left| left.what == TITLE)
        .then_some("(title left out) ")
}

/// How many are named who say so in different ways.
const MOST_VOICES: usize = 2;

/// ` according to Ana, via Newsmax, and to Post`; that nobody says so, where that is so.
fn according_to(who: &[Speaker], relayed: Relayed) -> Clean {
    if who.is_empty() {
        return ", and who says so is not recorded".into();
    }
    let named = who.iter().take(MOST_VOICES);
    let named = named.map(|one| clean![one.short_in_a_sentence(), one.relayed(relayed)]);
    // Each with a word of its own, so that a source is not taken for that of who is named after it.
    let named = Clean::join(named, ", and to ");
    let more = match who.len().checked_sub(MOST_VOICES) {
        Some(more @ 1..) => clean![", and to ", more, " more"],
        _ => Clean::default(),
    };
    clean![" according to ", named, more]
}
