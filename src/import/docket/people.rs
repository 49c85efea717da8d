//! Who takes part, by the docket: parties, counsel and judges, each with the record that they have or are given.

use std::collections::HashMap;

use super::{
    Making,
    written::{dated, list, remarked, shown, suggested, written},
};
use crate::{
    edit::Map,
    import::{
        Record,
        court::{Attorney, Court, Party},
        guess,
        known::called,
    },
    model::{Id, Kind},
};

impl Making<'_> {
    pub(super) fn parties(&mut self, court: &Court) -> Vec<Map> {
        let (mut rows, mut pro_se, mut unnamed, mut counsel) = (0, 0, 0, 0);
        let mut left: Vec<String> = Vec::new();
        let mut parties: Vec<Map> = Vec::new();
        let mut before: HashMap<&str, Vec<&Party>> = HashMap::new();
        for party in &court.parties {
            // Whoever stands there twice is a party twice, each time as what the row says; but not where it says the same.
            let alike = before.entry(&party.name).or_default();
            let is_new = !alike.iter().any(|other| other.is_same_row(party));
            alike.push(party);
            if !is_new {
                self.notes.push(format!(
                    "{} stands twice among the parties with the same words; one row is taken.",
                    shown(&party.name)
                ));
                continue;
            }
            rows += party.attorneys.len();
            let who = self.who(&party.name, "");
            let mut theirs = Vec::new();
            let mut gone: Vec<String> = Vec::new();
            for attorney in &party.attorneys {
                match &attorney.name {
                    _ if attorney.is_pro_se => pro_se += 1,
                    None => unnamed += 1,
                    // Who left on a day that nobody gives would stand there as counsel now.
                    Some(name) if attorney.ended.as_ref().is_some_and(|it| it.day.is_none()) => {
                        gone.push(shown(name));
                    }
                    Some(name) => {
                        counsel += 1;
                        theirs.push(self.counsel(name, attorney));
                    }
                }
            }
            let named = match gone.is_empty() {
                true => written(&who),
                false => {
                    let remark = format!(
                        "counsel who left on a day that the docket does not give, not listed: {}",
                        gone.join("; ")
                    );
                    remarked(&who, &remark)
                }
            };
            left.append(&mut gone);
            let mut says = Map(vec![("who", named)]);
            says.0
                .extend(party.kind.as_deref().map(|kind| ("as", written(kind))));
            dated(&mut says, "to", party.terminated.as_deref());
            list(&mut says, "counsel", theirs);
            says.0.push(("cites", self.cites()));
            parties.push(says);
        }
        let mut attorneys = match (pro_se, unnamed) {
            (0, 0) => String::new(),
            (pro_se, unnamed) => {
                format!("; {pro_se} of a party without counsel (PRO SE), {unnamed} without a name")
            }
        };
        if !left.is_empty() {
            attorneys.push_str(&format!("; {} who left, without the day", left.len()));
            self.notes.push(format!(
                "Counsel who left on a day that the docket does not give are not listed: {}. Where they stand in a case file \
                 already, write `to` there.",
                shown(&left.join("; "))
            ));
        }
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
        if !attorney.roles.is_empty() {
            says.0.push(("as", written(&attorney.roles.join(", "))));
        }
        let end = attorney.ended.as_ref();
        if let Some(day) = end.and_then(|ended| ended.day.as_deref()) {
            says.0.push(("to", written(day)));
        }
        says.0.push(("cites", self.cites()));
        says
    }

    pub(super) fn judges(&mut self, court: &Court) -> Vec<Map> {
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

    pub(super) fn who(&mut self, name: &str, contact: &str) -> String {
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
            row: None,
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
}
