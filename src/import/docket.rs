//! The docket of a court as a proceeding with its parties, counsel, judges, charges and entries.

use std::collections::{HashMap, HashSet};

use super::{
    Draft, Known, Record,
    court::{Attorney, Count, Court, Entry},
    guess,
    known::called,
};
use crate::{
    edit::{Map, Written},
    limits::VALUE_BYTES,
    model::{Date, Id, Kind, record::ProceedingKind},
};

/// Columns that a title has at most; the whole text stands in the note.
const TITLE: usize = 120;

/// The records of a docket that is kept in the file of that name.
///
/// # Errors
/// Why it is no docket, as a sentence without its period.
pub fn draft(bytes: &[u8], name: &str, known: &Known) -> Result<Draft, String> {
    let court = Court::read(bytes)?;
    let there = known.proceeding(&court.number);
    let id = match there {
        Some(proceeding) => proceeding.id.clone(),
        None => {
            let of_court = court.court.as_deref().unwrap_or("docket");
            suggested(&format!("{of_court} {}", court.number), 60, "docket")
        }
    };
    let has_forum = there.is_some_and(|proceeding| proceeding.has_forum);
    let mut making = Making {
        known,
        source: free(known, &format!("docket-{id}"), Kind::Source),
        names: HashMap::new(),
        contacts: HashMap::new(),
        taken: Ids::default(),
        who: Vec::new(),
        notes: Vec::new(),
    };
    making.taken.add(making.source.clone());
    let id = free(known, &id, Kind::Proceeding);
    making.taken.add(id.clone());
    let proceeding = making.proceeding(&court, &id, has_forum);
    let source = making.sheet(&court, name);
    let mut draft = Draft {
        title: court.case_name.clone(),
        remarks: vec![
            format!(
                "Imported from {}. What was guessed has a remark beside it.",
                shown(name)
            ),
            "An update (casefile import docket FILE.json --into this file) adds what is new and keeps what you write here."
                .to_owned(),
        ],
        records: making.who,
        notes: making.notes,
    };
    draft.records.push(Record {
        kind: Kind::Proceeding,
        id: id.clone(),
        says: proceeding,
    });
    draft.records.push(Record {
        kind: Kind::Source,
        id: making.source.clone(),
        says: source,
    });
    draft.records.sort_by_key(|record| match record.kind {
        Kind::Person => 0,
        Kind::Organization => 1,
        Kind::Proceeding => 2,
        _ => 3,
    });
    Ok(draft)
}

/// What is made so far.
struct Making<'k> {
    known: &'k Known,
    /// The record of the docket sheet.
    source: String,
    names: HashMap<String, String>,
    /// Where those of a name can be reached.
    contacts: HashMap<String, String>,
    taken: Ids,
    who: Vec<Record>,
    notes: Vec<String>,
}

impl Making<'_> {
    fn proceeding(&mut self, court: &Court, id: &str, has_forum: bool) -> Map {
        let mut says = Map(vec![("title", written(&court.case_name))]);
        if let Some((kind, why)) = kind(court) {
            says.0.push(("kind", remarked(kind.word(), why)));
        }
        if let Some(name) = court.court.as_deref().filter(|_| !has_forum) {
            let forum = self.forum(name);
            says.0.push(("forum", written(&forum)));
        }
        says.0.push(("docket", written(&court.number)));
        dated(&mut says, "date", court.filed.as_deref());
        if let Some(day) = &court.terminated {
            let status = format!("terminated {}", day_of(day));
            says.0.push(("status", written(&status)));
        }
        let parties = self.parties(court);
        list(&mut says, "parties", parties);
        let judges = self.judges(court);
        list(&mut says, "judges", judges);
        let charges = self.charges(court);
        list(&mut says, "charges", charges);
        let entries = self.entries(court, id);
        list(&mut says, "entries", entries);
        says.0.push(("cites", self.cites()));
        if court.complaints > 0 {
            self.notes.push(format!(
                "Complaints that stand beside counts are left out: {}.",
                court.complaints
            ));
        }
        if court.empty > 0 {
            self.notes.push(format!(
                "Rows without a name, a date or a text are left out: {}.",
                court.empty
            ));
        }
        self.notes.extend(court.left_out.sentence());
        says
    }

    /// The court, which a docket names by an abbreviation.
    fn forum(&mut self, court: &str) -> String {
        let id = free(
            self.known,
            &suggested(&format!("court {court}"), 40, "court"),
            Kind::Organization,
        );
        if self.taken.add(id.clone()) {
            let name = remarked(
                court,
                "the docket has the court's abbreviation; write its name",
            );
            self.who.push(Record {
                kind: Kind::Organization,
                id: id.clone(),
                says: Map(vec![
                    ("name", name),
                    ("kind", written("court")),
                    ("cites", self.cites()),
                ]),
            });
        }
        id
    }

    fn parties(&mut self, court: &Court) -> Vec<Map> {
        let (mut rows, mut pro_se, mut unnamed, mut counsel) = (0, 0, 0, 0);
        let mut parties: Vec<Map> = Vec::new();
        let mut seen = HashSet::new();
        for party in &court.parties {
            rows += party.attorneys.len();
            let who = self.who(&party.name, "");
            let mut says = Map(vec![("who", written(&who))]);
            says.0
                .extend(party.kind.as_deref().map(|kind| ("as", written(kind))));
            dated(&mut says, "to", party.terminated.as_deref());
            let mut theirs = Vec::new();
            for attorney in &party.attorneys {
                match &attorney.name {
                    _ if attorney.is_pro_se => pro_se += 1,
                    None => unnamed += 1,
                    Some(name) => {
                        counsel += 1;
                        theirs.push(self.counsel(name, attorney));
                    }
                }
            }
            list(&mut says, "counsel", theirs);
            says.0.push(("cites", self.cites()));
            // Whoever stands there twice is one party: an update knows parties by who they are.
            match seen.insert(who) {
                true => parties.push(says),
                false => self.notes.push(format!(
                    "{} stands twice among the parties; the first is taken.",
                    shown(&party.name)
                )),
            }
        }
        let attorneys = match (pro_se, unnamed) {
            (0, 0) => String::new(),
            (pro_se, unnamed) => {
                format!("; {pro_se} of a party without counsel (PRO SE), {unnamed} without a name")
            }
        };
        self.notes.push(format!(
            "Parties: {}; rows of attorneys: {rows}, of which {counsel} are counsel{attorneys}; entries: {}.",
            parties.len(),
            court.entries.len()
        ));
        parties
    }

    fn counsel(&mut self, name: &str, attorney: &Attorney) -> Map {
        let who = self.who(name, &attorney.contact);
        let mut says = Map(vec![("who", written(&who))]);
        let ends = |role: &&String| role.to_uppercase().starts_with("TERMINATED");
        let roles: Vec<&str> = attorney
            .roles
            .iter()
            .filter(|role| !ends(role))
            .map(String::as_str)
            .collect();
        if !roles.is_empty() {
            says.0.push(("as", written(&roles.join(", "))));
        }
        let end = attorney.roles.iter().find(ends);
        let end = end.and_then(|role| role.split_once(':'));
        if let Some(day) = end.and_then(|(_, day)| american(day.trim())) {
            says.0.push(("to", written(&day)));
        }
        says.0.push(("cites", self.cites()));
        says
    }

    fn judges(&mut self, court: &Court) -> Vec<Map> {
        if !court.initials.is_empty() {
            self.notes.push(format!(
                "Judges who are given by their initials alone are left out: {}.",
                shown(&court.initials.join(", "))
            ));
        }
        let assigned = court
            .assigned_to
            .iter()
            .map(|name| (name, "assigned judge"));
        let referred = court
            .referred_to
            .iter()
            .map(|name| (name, "referred judge"));
        let panel = court.panel.iter().map(|name| (name, "judge of the panel"));
        let named: Vec<_> = assigned.chain(referred).chain(panel).collect();
        let mut judges = Vec::new();
        for (name, office) in named {
            let who = self.who_is(name, "", Some(Kind::Person));
            judges.push(Map(vec![
                ("who", written(&who)),
                ("as", written(office)),
                ("cites", self.cites()),
            ]));
        }
        judges
    }

    fn charges(&mut self, court: &Court) -> Vec<Map> {
        let mut charges = Vec::new();
        for party in &court.parties {
            let against = match party.charges.is_empty() {
                true => continue,
                false => self.who(&party.name, ""),
            };
            for count in &party.charges {
                charges.push(self.charge(count, &against));
            }
        }
        charges
    }

    fn charge(&self, count: &Count, against: &str) -> Map {
        let (number, statute, title) = parts(&count.name);
        let mut says = Map(Vec::new());
        says.0
            .extend(number.map(|number| ("number", written(number))));
        says.0.push(("title", written(title)));
        says.0
            .extend(statute.map(|statute| ("statute", written(statute))));
        says.0.push(("against", written(against)));
        says.0.push(("cites", self.cites()));
        if let Some(disposition) = &count.disposition {
            let status = match guess::charge_status(disposition) {
                Some(status) => remarked(status.word(), "read from the words of the disposition"),
                None => remarked(
                    "charged",
                    "what became of it is in the words below; write the status that they mean",
                ),
            };
            let step = Map(vec![
                ("status", status),
                ("because", written(disposition)),
                ("cites", self.cites()),
            ]);
            list(&mut says, "history", vec![step]);
        }
        says
    }

    fn entries(&mut self, court: &Court, proceeding: &str) -> Vec<Map> {
        let mut seen = Ids::default();
        let mut cut = 0;
        let entries = court.entries.iter().map(|entry| {
            let id = entry_id(entry, proceeding, &mut seen);
            self.entry(entry, id, &mut cut)
        });
        let entries = entries.collect();
        if cut > 0 {
            self.notes.push(format!(
                "Texts of entries that are longer than a case file takes are cut at {} bytes: {cut}.",
                VALUE_BYTES.most
            ));
        }
        entries
    }

    fn entry(&self, entry: &Entry, id: String, cut: &mut usize) -> Map {
        let mut says = Map(vec![("id", Written::Text(id))]);
        says.0.extend(
            entry
                .number
                .as_deref()
                .map(|number| ("number", written(number))),
        );
        dated(&mut says, "date", entry.filed.as_deref());
        let description = entry.description.as_deref().unwrap_or("[no text]");
        let title = title(description);
        let to_come = guess::to_come(description);
        says.0.push(match to_come.is_empty() {
            true => ("title", written(&title)),
            false => {
                let days = to_come.join("; ");
                let remark = format!(
                    "its text sets or names: {days}; no hearing or deadline is made of that"
                );
                ("title", remarked(&title, &remark))
            }
        });
        if let Some(kind) = guess::entry_kind(description) {
            says.0.push((
                "kind",
                remarked(kind.word(), "guessed from its first words"),
            ));
        }
        let mut attachments: Vec<Map> = Vec::new();
        let rows = entry.attachments.iter();
        let rows =
            rows.map(|(number, title, is_sealed)| (number.clone(), title.clone(), *is_sealed));
        let mut rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            let found = attached(description).into_iter();
            rows.extend(found.map(|(number, title)| (Some(number), title, false)));
        }
        for (number, title, is_sealed) in rows {
            let mut attachment = Map::default().some("number", number.as_deref());
            attachment.0.push(("title", written(&title)));
            if is_sealed {
                attachment.0.push(("sealed", written("true")));
            }
            attachments.push(attachment);
        }
        list(&mut says, "attachments", attachments);
        if entry.is_sealed {
            says.0.push(("sealed", written("true")));
        }
        if title != description {
            let note = within(description);
            *cut += usize::from(note.len() < description.len());
            says.0.push(("note", written(note)));
        }
        says.0.push(("cites", self.cites()));
        says
    }

    fn sheet(&self, court: &Court, name: &str) -> Map {
        let title = format!("[Docket sheet of {}, {}]", court.case_name, court.number);
        let note = format!("From the file {}.", shown(name));
        Map(vec![
            ("title", written(within(&title))),
            ("kind", written("document")),
            (
                "note",
                remarked(
                    &note,
                    "the file does not say when it was retrieved: write `retrieved:`",
                ),
            ),
        ])
    }

    fn who(&mut self, name: &str, contact: &str) -> String {
        self.who_is(name, contact, None)
    }

    /// The id of a person or an organization by a name: the record that has it already, or a new one.
    fn who_is(&mut self, name: &str, contact: &str, sure: Option<Kind>) -> String {
        let key = called(name);
        if let Some(id) = self.names.get(&key) {
            let id = id.clone();
            self.reached(&key, &id, contact);
            return id;
        }
        if let Some(id) = self.known.named(name) {
            let id = id.as_str().to_owned();
            if !self.known.is_cited(&id, &self.source) {
                self.notes.push(format!(
                    "`{id}` is called {} and is taken to be the one of the docket.",
                    shown(name)
                ));
            }
            self.names.insert(key, id.clone());
            return id;
        }
        let kind = sure.unwrap_or(match guess::is_organization(name) {
            true => Kind::Organization,
            false => Kind::Person,
        });
        let stem = suggested(name, 60, "party");
        let known = self.known;
        // Whoever came from this docket may be called otherwise by now; of others the id says nothing.
        let source = self.source.clone();
        let is_same = |id: &str| match known.kind(id) {
            None => true,
            Some(Kind::Person | Kind::Organization) => {
                known.is_cited(id, &source) && !Id::suggest(name).is_empty()
            }
            Some(_) => false,
        };
        let id = self.taken.take(&stem, is_same);
        self.names.insert(key.clone(), id.clone());
        self.contacts.insert(key, contact.to_owned());
        let kind = match self.known.kind(&id) {
            Some(there @ (Kind::Person | Kind::Organization)) => there,
            _ => kind,
        };
        let guessed = match (sure, kind) {
            (Some(_), _) => written(name),
            (None, Kind::Organization) => remarked(name, "guessed to be an organization"),
            (None, _) => remarked(name, "guessed to be a person"),
        };
        self.who.push(Record {
            kind,
            id: id.clone(),
            says: Map(vec![("name", guessed), ("cites", self.cites())]),
        });
        id
    }

    /// One name with two addresses may be two people.
    fn reached(&mut self, key: &str, id: &str, contact: &str) {
        let Some(before) = self.contacts.get_mut(key) else {
            return;
        };
        if before.is_empty() {
            contact.clone_into(before);
        } else if !contact.is_empty() && before != contact {
            let note =
                format!("`{id}` stands with two addresses: it is one name, and may be two people.");
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
    }

    fn cites(&self) -> Written {
        let cite = Map(vec![("source", Written::Text(self.source.clone()))]);
        Written::List(vec![Written::Map(cite)])
    }
}

/// Of what kind a proceeding is likely to be, and from what that is guessed.
fn kind(court: &Court) -> Option<(ProceedingKind, &'static str)> {
    let about = court.about.join(" ").to_lowercase();
    let number = court.number.to_lowercase();
    let is = |word: &str| {
        court.case_type.as_deref() == Some(word)
            || number
                .split(|c: char| !c.is_alphanumeric())
                .any(|part| part == word)
    };
    if about.contains("habeas") {
        return Some((
            ProceedingKind::Habeas,
            "guessed from the cause and nature of the suit",
        ));
    }
    if about.contains("immigration") {
        return Some((
            ProceedingKind::Immigration,
            "guessed from the type of the case",
        ));
    }
    let has_counts = court.parties.iter().any(|party| !party.charges.is_empty());
    if has_counts || is("cr") || is("mj") {
        return Some((
            ProceedingKind::Criminal,
            "guessed from its number and charges",
        ));
    }
    if is("cv") {
        return Some((ProceedingKind::Civil, "guessed from its number"));
    }
    if is("bk") {
        return Some((
            ProceedingKind::Other,
            "guessed from its number: a bankruptcy",
        ));
    }
    None
}

/// The id of an entry, which another entry above or below does not change: by its number, else by its day and words.
fn entry_id(entry: &Entry, proceeding: &str, seen: &mut Ids) -> String {
    let day = entry.filed.as_deref().map(day_of).unwrap_or_default();
    let text = entry.description.as_deref().unwrap_or("");
    let by_words = suggested(&format!("{day} {text}"), 48, "entry");
    let number = entry.number.as_deref().map(Id::suggest);
    let name = match number.filter(|number| !number.is_empty()) {
        None => by_words,
        Some(number) => {
            let id = format!("{proceeding}--{number}");
            if seen.add(id.clone()) {
                return id;
            }
            // A number that stands there twice.
            format!("{number}-{by_words}")
        }
    };
    seen.take(&format!("{proceeding}--{name}"), |_| true)
}

/// The number, the statute and the words of a count: `18:758-High Speed Flight(1)`.
fn parts(name: &str) -> (Option<&str>, Option<&str>, &str) {
    let (rest, number) = match name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
    {
        Some((rest, number))
            if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            (rest.trim_end(), Some(number))
        }
        _ => (name, None),
    };
    let is_statute = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && text.get(digits..).is_some_and(|rest| rest.starts_with(':'))
    };
    let at_blanks = rest.split_once(" - ");
    let at_letter = || {
        let dash = rest.match_indices('-').find(|(at, _)| {
            let behind = rest.get(at + 1..).unwrap_or("");
            behind.starts_with(char::is_uppercase)
        });
        dash.and_then(|(at, _)| Some((rest.get(..at)?, rest.get(at + 1..)?)))
    };
    let (statute, title) = match at_blanks.or_else(at_letter) {
        Some((statute, title)) if is_statute(statute) && !title.trim().is_empty() => {
            (Some(statute.trim()), title.trim())
        }
        _ => (None, rest),
    };
    // Of a statute alone what stands in brackets is its own.
    match title.is_empty() || statute.is_none() && is_statute(title) {
        true => (None, None, name),
        false => (number, statute, title),
    }
}

/// The title of an entry: its text without its attachments and without when it was entered, or the first sentence of that,
/// or as much of it as there is room for.
fn title(description: &str) -> String {
    let bare = ["(Attachments:", "(Entered:", "[Entered:"]
        .iter()
        .filter_map(|mark| description.find(mark))
        .min()
        .map_or(description, |end| &description[..end])
        .trim();
    let bare = if bare.is_empty() { description } else { bare };
    if bare.chars().count() <= TITLE {
        return bare.to_owned();
    }
    let end = bare
        .char_indices()
        .nth(TITLE)
        .map_or(bare.len(), |(end, _)| end);
    let room = &bare[..end];
    let sentence = room.match_indices(". ").find(|(at, _)| {
        let word = room[..*at].rsplit([' ', '.']).next().unwrap_or("");
        // An abbreviation and an initial end no sentence.
        word.chars().count() > 3 && *at > 20
    });
    if let Some((at, _)) = sentence {
        return room[..=at].to_owned();
    }
    let end = room.rfind(' ').unwrap_or(room.len());
    format!("{} …", room[..end].trim_end_matches([',', ';', ' ']))
}

/// What is attached, by its number: `(Attachments: # 1 Memo of Law, # 2 Exhibit A)`.
fn attached(description: &str) -> Vec<(String, String)> {
    const MARK: &str = "(Attachments:";
    let Some(start) = description.find(MARK) else {
        return Vec::new();
    };
    let text = &description[start + MARK.len()..];
    let mut depth = 1;
    let end = text.char_indices().find(|(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let text = end.map_or(text, |(end, _)| &text[..end]);
    let mut found: Vec<(String, String)> = Vec::new();
    for part in text.split("# ").skip(1) {
        let part = part.trim().trim_end_matches(',').trim();
        let bare = part.trim_start_matches('(');
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let (number, title) = bare.split_at(digits);
        let title = title.trim_start_matches(')').trim();
        match found.last_mut() {
            // `# ` within a title.
            Some((_, before)) if number.is_empty() => before.push_str(&format!(", # {part}")),
            _ if number.is_empty() => {}
            _ => {
                let title = if title.is_empty() {
                    "[not described]"
                } else {
                    title
                };
                found.push((number.to_owned(), title.to_owned()));
            }
        }
    }
    found
}

fn list(says: &mut Map, key: &'static str, items: Vec<Map>) {
    if !items.is_empty() {
        let items = items.into_iter().map(Written::Map).collect();
        says.0.push((key, Written::List(items)));
    }
}

/// A day under its key, or the words that are none under `date_said`.
fn dated(says: &mut Map, key: &'static str, text: Option<&str>) {
    let Some(text) = text else { return };
    let day = day_of(text);
    match day.parse::<Date>() {
        Ok(_) => says.0.push((key, written(&day))),
        Err(_) if key == "date" => says.0.push(("date_said", written(text))),
        Err(_) => {}
    }
}

/// A time at midnight is a day without a time.
fn day_of(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) if time.bytes().all(|byte| !(b'1'..=b'9').contains(&byte)) => {
            day.to_owned()
        }
        _ => american(text).unwrap_or_else(|| text.to_owned()),
    }
}

/// A day as American courts print it: `12/24/2014`.
fn american(text: &str) -> Option<String> {
    let mut parts = text.split('/');
    let mut number = || parts.next()?.parse::<u16>().ok();
    let (month, day, year) = (number()?, number()?, number()?);
    let day = format!("{year:04}-{month:02}-{day:02}");
    day.parse::<Date>().is_ok().then_some(day)
}

/// As much of a text as a case file takes.
fn within(text: &str) -> &str {
    let most = usize::try_from(VALUE_BYTES.most).unwrap_or(usize::MAX);
    let ends = (0..=most.min(text.len())).rev();
    let mut ends = ends.filter(|end| text.is_char_boundary(*end));
    ends.next().map_or("", |end| &text[..end])
}

fn written(text: &str) -> Written {
    Written::Text(within(text).to_owned())
}

fn remarked(text: &str, remark: &str) -> Written {
    Written::Remarked(within(text).to_owned(), remark.to_owned())
}

/// A text of the file within a sentence.
fn shown(text: &str) -> String {
    crate::text::without_middle(text, 100).to_string()
}

/// A text as an id of so many characters at most.
fn suggested(text: &str, most: usize, otherwise: &str) -> String {
    let id = Id::suggest(text);
    if id.is_empty() {
        return otherwise.to_owned();
    }
    match id.get(..most) {
        Some(cut) if id.len() > most => {
            let end = cut.rfind('-').unwrap_or(most);
            cut[..end].to_owned()
        }
        _ => id,
    }
}

/// An id for a record of a kind: where there is one of another kind, it is counted on.
fn free(known: &Known, stem: &str, kind: Kind) -> String {
    Ids::default().take(stem, |id| known.kind(id).is_none_or(|there| there == kind))
}

/// Ids that are taken.
#[derive(Default)]
struct Ids {
    taken: HashSet<String>,
    /// Of each stem, the number to try next: a thousand alike must not be counted through a thousand times.
    next: HashMap<String, u64>,
}

impl Ids {
    /// Takes an id; false where it is taken already.
    fn add(&mut self, id: String) -> bool {
        self.taken.insert(id)
    }

    /// Takes the first of `stem`, `stem-2`, … that is free and will do.
    fn take(&mut self, stem: &str, does: impl Fn(&str) -> bool) -> String {
        let next = self.next.entry(stem.to_owned()).or_insert(1);
        loop {
            let id = match *next {
                1 => stem.to_owned(),
                count => format!("{stem}-{count}"),
            };
            *next += 1;
            if does(&id) && self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_taken_apart() {
        for (name, expected) in [
            (
                "18:758-High Speed Flight from Immigration Checkpoint(1)",
                (
                    Some("1"),
                    Some("18:758"),
                    "High Speed Flight from Immigration Checkpoint",
                ),
            ),
            (
                "18:111(a)(1) - Assault on a Federal Officer (Misdemeanor)(2)",
                (
                    Some("2"),
                    Some("18:111(a)(1)"),
                    "Assault on a Federal Officer (Misdemeanor)",
                ),
            ),
            ("Theft", (None, None, "Theft")),
            ("18:111(a)(1)", (None, None, "18:111(a)(1)")),
            ("(1)", (None, None, "(1)")),
        ] {
            assert_eq!(parts(name), expected, "{name}");
        }
    }

    #[test]
    fn attachments_are_read_with_their_numbers() {
        let pairs = |text| -> Vec<String> {
            let found = attached(text).into_iter();
            found
                .map(|(number, title)| format!("{number}={title}"))
                .collect()
        };
        assert_eq!(
            pairs(
                "PETITION (Attachments: # 1 Memo of Law, # 2 Exhibit A (sealed), # (3) B)(byl) # 4 no"
            ),
            ["1=Memo of Law", "2=Exhibit A (sealed)", "3=B"]
        );
        assert_eq!(pairs("(Attachments: # 1 One"), ["1=One"]);
        assert!(pairs("(Attachments: none)").is_empty());
        assert!(pairs("ORDER").is_empty());
    }

    #[test]
    fn a_title_is_the_first_sentence_or_what_there_is_room_for() {
        assert_eq!(
            title("ORDER granting. (Entered: 02/05/2018)"),
            "ORDER granting."
        );
        assert_eq!(title("(Entered: 02/05/2018)"), "(Entered: 02/05/2018)");
        let long = format!(
            "ORDER by Judge A. B. Smith that the U.S. pays. {}",
            "word ".repeat(40)
        );
        assert_eq!(
            title(&long),
            "ORDER by Judge A. B. Smith that the U.S. pays."
        );
        let endless = "ä".repeat(500);
        assert_eq!(title(&endless).chars().count(), TITLE + 2);
    }

    #[test]
    fn days_are_read_as_they_are_and_never_guessed() {
        assert_eq!(day_of("2022-01-05T00:00:00"), "2022-01-05");
        assert_eq!(day_of("2022-01-05T11:15:00"), "2022-01-05T11:15:00");
        assert_eq!(american("12/24/2014").as_deref(), Some("2014-12-24"));
        assert_eq!(american("13/24/2014"), None);
    }
}
