//! The rows of a record's own fields, for every kind alike.

use super::Page;
use crate::{
    analysis::{
        agenda,
        docket::{self, DueBy, due_by},
        replies,
        standing::{has_reply_of_a_party, is_replied, silent},
        support::{self, Bears},
    },
    clean,
    library::Index,
    model::{
        At, Body, Kind, Ref, Role,
        record::{
            Counted, Field, NOT_AUTHENTICATED, Part, ProceedingKind, ResponseKind, Silence, Status,
            Value, field::BELOW, keep::REPLY,
        },
    },
    sheet::{
        Piece,
        held::{HELD, recorded},
        measure::measure_words,
        pieces::{BETWEEN, behind, dim, names, own, said, when},
        stands,
    },
    sign::{Sign, Tone},
    text::{Clean, clean, sentence},
};

/// What comes behind a source that speaks itself.
const OWN_VOICE: &str = " in its own voice";

/// What comes behind whom evidence is held by: `said_by` says who tells what has become of it, and what is cited need not
/// say who has it, so that neither may be made to concede that.
const AS_HERE: &str = ", as this file has it; who says so is not recorded";

impl<'l> Page<'l> {
    /// Every field but the title, which is there already, and what the record rests on, which has a
    /// section of its own.
    pub fn fields(&mut self, fields: &[Field<'l>]) {
        let fields = fields.iter().filter(|field| !field.label.is_empty());
        let (mut unstated, mut left_out, mut covered) = (Vec::new(), Vec::new(), Vec::new());
        for field in fields.filter(|field| !matches!(field.value, Value::Cites(_))) {
            if let (Body::Source(source), "text") = (self.record.in_files(), field.key) {
                self.sheet.field(HELD, vec![own(recorded(source))]);
            }
            let rows = match field.value {
                Value::Numbers(measures) => measures.iter().map(measure_words).collect(),
                Value::Parts(ref parts) => self.parts(field, parts),
                _ => vec![self.value(&field.value)],
            };
            let mut rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
            if let (Value::Status(_), Some(row)) = (&field.value, rows.last_mut()) {
                let by = self.library.according_to(self.record).whole;
                row.extend((!by.is_empty()).then(|| dim(by)));
            }
            if let ("held_by", Some(row)) = (field.key, rows.last_mut()) {
                row.push(dim(AS_HERE));
            }
            match (rows.is_empty(), field.silence) {
                (true, Silence::NotStated(name)) if self.is_left_out(name) => left_out.push(name),
                (true, Silence::NotStated(name)) if self.record.covers(field.key) => {
                    covered.push(name);
                }
                (true, Silence::NotStated(name)) => unstated.push(name),
                (true, Silence::LeftOut(name)) => {
                    covered.extend(self.record.covers(field.key).then_some(name));
                }
                (true, Silence::Nothing) => {
                    rows.extend(self.unsaid(field).into_iter().map(|words| vec![dim(words)]));
                }
                (false, _) => rows.extend(self.unheard(field).map(|words| vec![words])),
            }
            if field.key == "due" {
                rows.extend(self.counting());
            }
            let label = self.label_of(field, &mut rows);
            let kind = self.record.kind();
            self.sheet.fields(kind, field.key, label, rows);
        }
        let listed =
            |names: Vec<&'static str>| Clean::join(names.into_iter().map(Clean::from), ", ");
        if !unstated.is_empty() {
            let names = vec![dim(listed(unstated))];
            self.sheet.field(self.label_of_unstated(), names);
        }
        if !covered.is_empty() {
            let names = clean![listed(covered), ", with its name"];
            self.sheet.field("Left out", vec![dim(names)]);
        }
        if !left_out.is_empty() {
            let names = clean![
                listed(left_out),
                ", for this day: nothing says that it was known by then"
            ];
            self.sheet.field("Left out", vec![dim(names)]);
        }
    }

    /// How the day was counted on which an entry is due, a row a step, and that it is late where it is.
    fn counting(&self) -> Vec<Vec<Piece>> {
        let mut rows: Vec<Vec<Piece>> = match due_by(self.library, self.index) {
            Some(DueBy::Counted(counted)) => {
                let day = Piece::Text(counted.day.words(), Tone::Strong);
                let steps = counted.steps.iter().map(|step| {
                    let rule = step.rule().map(|rule| clean!["  FRCP ", rule]);
                    let mut row = vec![own(step.words())];
                    row.extend(rule.map(dim));
                    row
                });
                std::iter::once(vec![day]).chain(steps).collect()
            }
            Some(DueBy::Uncounted(why)) => vec![vec![Piece::Text(why.words(), Tone::Caution)]],
            Some(DueBy::On(_)) | None => Vec::new(),
        };
        if self.library.may_lack_holidays() && rows.len() > 1 {
            let words = "library.yaml could not all be read: a holiday of it may be missing here";
            rows.push(vec![Piece::Text(words.into(), Tone::Caution)]);
        }
        rows.extend(self.rule_of_others().map(|words| vec![dim(words)]));
        rows
    }

    /// That another rule than the one that was counted by is the court's, where the kind of the proceeding says so.
    fn rule_of_others(&self) -> Option<&'static str> {
        let is_counted = matches!(
            due_by(self.library, self.index),
            Some(DueBy::Counted(counted)) if counted.steps.iter().any(|step| step.rule().is_some())
        );
        let proceeding = docket::proceeding(self.library, self.index)?;
        let kind = match &self.library.at(proceeding).body {
            Body::Proceeding(proceeding) => proceeding.kind.map(|kind| kind.value),
            _ => None,
        };
        let rule = match kind? {
            ProceedingKind::Civil => None,
            ProceedingKind::Criminal => Some(
                "counted by the civil rule; of a criminal proceeding it is Fed. R. Crim. P. 45, which is to be looked at",
            ),
            _ => Some(
                "counted by the rule of civil cases in district courts; which one holds in a proceeding of this kind is to be looked at",
            ),
        };
        rule.filter(|_| is_counted)
    }

    /// That what is due is late on the day on which the library was read. A document has no such row: it is the same on any
    /// day.
    pub fn late(&mut self) {
        // Of an earlier day it is not known what had been done by then.
        let Some(today) = self
            .library
            .read_on
            .filter(|_| self.library.earlier.is_none())
        else {
            return;
        };
        let items = agenda::items(self.library, self.index).into_iter();
        for item in items.filter(|item| item.is_past(today) || item.is_perhaps_past(today)) {
            let (words, tone) = stands(self.library, &item, today);
            if !words.is_empty() {
                let words = clean![words, ", as of ", today.words()];
                self.sheet.item(vec![Piece::Text(words, tone)]);
            }
        }
    }

    /// What a field is called here. Who is only mentioned has not said it, and its rows go on with that.
    fn label_of(&self, field: &Field<'_>, rows: &mut [Vec<Piece>]) -> &'static str {
        let is_by = matches!(field.value, Value::Refs(Role::By, _));
        match rows.last_mut() {
            Some(row) if is_by && self.library.speaker(self.record).is_only_mentioned => {
                let is_of_sources = match &field.value {
                    Value::Refs(_, by) => by.iter().all(|by| self.is_source(by)),
                    _ => false,
                };
                // A source that speaks itself is not said to have said it: it is where that is mentioned.
                row.retain(|piece| !is_of_sources || piece.words().as_str() != OWN_VOICE);
                let several = row
                    .iter()
                    .filter(|piece| matches!(piece, Piece::Link(..)))
                    .count();
                // The day of a source ends with a comma.
                let is_dated = row.iter().any(|piece| piece.words().contains(", "));
                row.extend((is_of_sources && is_dated).then(|| dim(",")));
                row.push(dim(match (is_of_sources, several) {
                    (false, _) => ", only mentioned as saying it",
                    (true, 2..) => " mention it; who says it is not recorded",
                    (true, _) => " mentions it; who says it is not recorded",
                }));
                "Mentioned"
            }
            _ => field.label,
        }
    }

    /// Whether a reference means a source.
    fn is_source(&self, reference: &Ref) -> bool {
        let found = self.resolve(reference);
        found.is_some_and(|index| self.library.at(index).kind() == Kind::Source)
    }

    /// Whether an earlier day leaves out what the file states, by the name it has where it is not stated.
    fn is_left_out(&self, name: &str) -> bool {
        let mut left = self.record.here.left_out.iter();
        left.any(|left| left.what == name)
    }

    /// What could not be read must not pass for what is not stated.
    fn label_of_unstated(&self) -> &'static str {
        match self.misread() {
            Some(_) => "Not known",
            None => "Not stated",
        }
    }

    /// Whether a field holds the replies to a statement that counts: of one that an earlier day sets apart
    /// nothing is said of silence.
    fn is_of_replies(&self, field: &Field<'_>) -> bool {
        matches!(self.record.body, Body::Allegation(_))
            && field.key == "responses"
            && self.record.here.counted == Counted::Yes
    }

    /// What is written where the record itself has no reply, a row each: that there is one elsewhere, and who
    /// is silent.
    fn unsaid(&self, field: &Field<'_>) -> Vec<Clean> {
        if let (Body::Evidence(evidence), "authenticated_by") = (&self.record.body, field.key) {
            let is_unsaid = evidence.is_exhibit() && !evidence.is_authenticated();
            let is_known = self.misread().is_none() && !self.is_left_out("authentication");
            return match is_unsaid && is_known {
                true => vec![NOT_AUTHENTICATED.into()],
                false => Vec::new(),
            };
        }
        if !self.is_of_replies(field) {
            return Vec::new();
        }
        if self.misread().is_some() {
            return vec!["no reply could be read; this record has something to fix".into()];
        }
        let elsewhere = is_replied(self.library, self.index)
            .then(|| Clean::from("in the related allegations, below"));
        let missed = self.missed_replies();
        let unsaid =
            missed.or_else(|| self.no_reply(has_reply_of_a_party(self.library, self.index)));
        elsewhere.into_iter().chain(unsaid).collect()
    }

    /// What is written behind replies of others, or beside those that an earlier day does not count.
    fn unheard(&self, field: &Field<'_>) -> Option<Piece> {
        if !self.is_of_replies(field) {
            return None;
        }
        let missed = self.missed_replies();
        missed.or_else(|| self.no_reply(true)).map(dim)
    }

    /// That no reply is recorded, which does not say that none was given; of whom, where others replied.
    /// Nothing where all did of whom it is expected.
    fn no_reply(&self, is_beside_others: bool) -> Option<Clean> {
        let silent = silent(self.library, self.index);
        if silent.is_empty() || !is_beside_others {
            return (!silent.is_empty()).then(|| "no reply is recorded".into());
        }
        self.no_reply_by(&silent)
    }

    /// `no reply by Ana and Ben is recorded`; nothing for nobody.
    pub fn no_reply_by(&self, silent: &[Index]) -> Option<Clean> {
        let names = silent
            .iter()
            .map(|who| self.library.short_in_a_sentence(*who));
        let names = Clean::join(names.collect::<Vec<_>>(), " and ");
        (!silent.is_empty()).then(|| clean!["no reply by ", names, " is recorded"])
    }

    /// How many replies to the statement an earlier day does not count, and why; nothing where it counts all.
    fn missed_replies(&self) -> Option<Clean> {
        let left = self.record.here.left_out.iter();
        let later = left.filter(|left| left.what == REPLY).count();
        let undated = match &self.record.body {
            // That they were not asked is no reply.
            Body::Allegation(statement) => {
                let undated = statement.undated_responses.iter();
                let replies = undated.filter(|one| one.is.value != ResponseKind::NotAsked);
                replies.count()
            }
            _ => 0,
        };
        let later = left_out(
            later,
            "a reply is left out, since it or its source is or may be later",
            " replies are left out, since they or their sources are or may be later",
        );
        let undated = left_out(
            undated,
            "a reply is not counted, since nothing says that it was given by then",
            " replies are not counted, since nothing says that they were given by then",
        );
        let all: Vec<Clean> = later.into_iter().chain(undated).collect();
        (!all.is_empty()).then(|| Clean::join(all, "; "))
    }

    /// A value that takes one line.
    fn value(&self, value: &Value<'_>) -> Vec<Piece> {
        match value {
            // The title of its page, which says who says it.
            Value::Said(_) => Vec::new(),
            Value::Words([one]) => vec![said(one)],
            Value::Words(several) => names(several),
            Value::Place(words) => words.iter().flat_map(|word| self.place(word)).collect(),
            Value::Literal(text) => text.map(|text| dim(clean(text))).into_iter().collect(),
            Value::Word(word) => word.map(own).into_iter().collect(),
            Value::Status(status) => {
                let sign = status.map(|status| Piece::Sign(Sign::from(status)));
                sign.into_iter().collect()
            }
            Value::Refs(role, references) => self.named(*role, references),
            Value::When(date, said) => when(*date, *said),
            Value::Days(days) => vec![own(clean![
                *days,
                if *days == 1 { " day" } else { " days" }
            ])],
            Value::Grade(grade) => {
                let words = grade.map(|grade| dim(clean![grade, " of 6, ", credible(grade)]));
                words.into_iter().collect()
            }
            Value::Numbers([one]) => measure_words(one),
            Value::Numbers(_) | Value::Parts(_) | Value::Cites(_) => Vec::new(),
        }
    }

    /// A place may be a record of the library, such as a prison.
    fn place(&self, place: &crate::model::Text) -> Vec<Piece> {
        let reference = place.raw().parse::<Ref>().ok();
        let known = reference.and_then(|reference| self.resolve(&reference));
        known.map_or_else(|| vec![said(place)], |index| self.link(index))
    }

    /// Records beside one another. A source that speaks itself is named as such.
    fn named(&self, role: Role, references: &[At<Ref>]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for reference in references {
            if !pieces.is_empty() {
                pieces.push(own(BETWEEN));
            }
            let found = self.resolve(reference);
            pieces.extend(match found {
                Some(index) if role == Role::Relation => self.link_in_a_sentence(index),
                _ => self.reference(reference),
            });
            if role == Role::By && self.is_source(reference) {
                pieces.push(dim(OWN_VOICE));
            }
            let counted = found.map(|index| self.library.at(index).here.counted);
            let counted = counted.filter(|counted| *counted != Counted::Yes);
            pieces.extend(
                counted
                    .into_iter()
                    .flat_map(|counted| behind(counted.into())),
            );
        }
        pieces
    }

    /// A line for each part.
    fn parts(&self, field: &Field<'_>, parts: &[Part<'_>]) -> Vec<Vec<Piece>> {
        let held = self.held(field);
        let held = held.into_iter().chain(std::iter::repeat(None));
        let lines = parts.iter().zip(held);
        let mut lines: Vec<Vec<Piece>> = lines.map(|(part, held)| self.part(part, held)).collect();
        if let Body::Evidence(evidence) = &self.record.body
            && field.key == "history"
        {
            self.began(evidence, &mut lines);
            self.steps_in_doubt(evidence, &mut lines);
        }
        if let Body::Proceeding(proceeding) = &self.record.body
            && field.key == "charges"
        {
            return self.charges(proceeding, parts, lines);
        }
        if field.key == "participants" {
            return beside(parts, lines);
        }
        for (line, doubt) in lines.iter_mut().zip(self.doubts(field)) {
            line.extend(doubt.map(|doubt| dim(clean![" (", doubt, ")"])));
        }
        lines
    }

    /// The word for what each reply is held for, where that is not what the file says ([`replies::held`]).
    fn held(&self, field: &Field<'_>) -> Vec<Option<&'static str>> {
        match (&self.record.body, field.key) {
            (Body::Allegation(allegation), "responses") => {
                let responses = allegation.responses.iter();
                let held = responses.map(|one| replies::held(self.library, self.index, one));
                held.collect()
            }
            _ => Vec::new(),
        }
    }

    /// What keeps a part from doing what the file says that it does, in the order of the parts: of a reply that
    /// settles nothing why; that evidence which rests on the statement's own citation does not support it.
    fn doubts(&self, field: &Field<'_>) -> Vec<Option<&'static str>> {
        let library = self.library;
        match (&self.record.body, field.key) {
            (Body::Allegation(allegation), "responses") => {
                let responses = allegation.responses.iter();
                let why = responses.map(|response| {
                    let why = replies::unsettled(library, self.index, response);
                    let who = replies::found(library, self.index, &response.by);
                    let mut who = who.into_iter();
                    let mut is_theirs =
                        || who.any(|who| !replies::speaks_as(library, self.index, who).is_empty());
                    match why {
                        Some(why) => Some(why.words()),
                        None if response.is.value == ResponseKind::Withdrawn && !is_theirs() => {
                            Some("what they had replied")
                        }
                        None if replies::held(library, self.index, response).is_some() => {
                            Some("in the file as an admission, and not against them")
                        }
                        None => None,
                    }
                });
                why.collect()
            }
            (Body::Evidence(evidence), "bears_on") => {
                let bears = evidence.bears_on.iter();
                let why = bears.map(|(target, stated)| {
                    let target = self.resolve(target)?;
                    let is = support::bearing(library, self.index, target, stated.value);
                    (is == Bears::OnTheSame).then_some(
                        "as the file says; it rests on the same citation, and adds nothing",
                    )
                });
                why.collect()
            }
            _ => Vec::new(),
        }
    }

    /// A part on one line; `held` is the word that stands in the place of what it says was done.
    fn part(&self, part: &Part<'_>, held: Option<&'static str>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (before, field) in &part.fields {
            let value = match (field.key, held) {
                ("is", Some(word)) => {
                    let affirmed = Sign::from(Status::Reply(ResponseKind::Affirmed));
                    vec![Piece::Sign(Sign { word, ..affirmed })]
                }
                _ => self.value(&field.value),
            };
            // What is there and says nothing has nothing before it either.
            if !value.iter().all(|piece| piece.words().trim().is_empty()) {
                if let (Some(Piece::Text(text, _)), true) =
                    (pieces.last_mut(), before.starts_with(';'))
                {
                    *text = text.part(0..sentence::unended(text).len());
                }
                let last = pieces.last().map(Piece::words).unwrap_or_default();
                let before = match pieces.is_empty() {
                    true => sentence::first(before),
                    false => sentence::behind(last.trim_end_matches(')'), before),
                };
                pieces.extend((!before.is_empty()).then(|| own(before)));
                pieces.extend(value);
            }
        }
        pieces.extend(self.marks(part.cites));
        for (before, field) in part.fields.iter().filter(|(before, _)| *before != BELOW) {
            for within in field.parts() {
                pieces.push(own(*before));
                pieces.extend(self.part(within, None));
            }
        }
        pieces
    }

    /// The lines below that of a part: those of the parts within it that have some of their own.
    pub(super) fn below(&self, part: &Part<'_>) -> Vec<Vec<Piece>> {
        let below = part.fields.iter().filter(|(before, _)| *before == BELOW);
        let within = below.flat_map(|(_, field)| field.parts());
        within.map(|within| self.part(within, None)).collect()
    }
}

/// The lines of parts, with those beside one another that say no more than whom they name.
fn beside(parts: &[Part<'_>], lines: Vec<Vec<Piece>>) -> Vec<Vec<Piece>> {
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    let mut is_open = false;
    for (part, line) in parts.iter().zip(lines) {
        let only_names = part.only_names().is_some();
        match rows.last_mut().filter(|_| only_names && is_open) {
            Some(row) => {
                row.push(own(BETWEEN));
                row.extend(line);
            }
            None => rows.push(line),
        }
        is_open = only_names;
    }
    rows
}

/// A grade of credibility in the words of the Admiralty code.
fn credible(grade: u8) -> &'static str {
    match grade {
        1 => "confirmed by other sources",
        2 => "probably true",
        3 => "possibly true",
        4 => "doubtful",
        5 => "improbable",
        _ => "cannot be judged",
    }
}

/// That there are replies must not be hidden behind their day.
fn left_out(count: usize, one: &'static str, several: &'static str) -> Option<Clean> {
    match count {
        0 => None,
        1 => Some(one.into()),
        count => Some(clean![count, several]),
    }
}
