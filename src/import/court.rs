//! The docket of a court as JSON has it: what juriscraper writes, and what the API of CourtListener answers. Both say the same
//! things by much the same names; what one of them lacks is not there.

use serde_json::Value;

use super::{
    docket::american,
    private::{LeftOut, What},
};
use crate::model::Date;

/// A docket, as far as a case file has a place for it. Texts are on one line, and never empty.
#[derive(Clone, Debug, Default)]
pub struct Court {
    pub case_name: String,
    pub number: String,
    pub court: Option<String>,
    pub filed: Option<String>,
    pub terminated: Option<String>,
    /// What says of what kind it is: cause, nature of suit, type of case.
    pub about: Vec<String>,
    pub case_type: Option<String>,
    pub assigned_to: Option<String>,
    pub referred_to: Option<String>,
    /// Judges of a panel, and those of them who are given by their initials alone.
    pub panel: Vec<String>,
    pub initials: Vec<String>,
    pub parties: Vec<Party>,
    pub entries: Vec<Entry>,
    pub left_out: LeftOut,
    /// Parties, attorneys, counts and entries that are no objects, or have no name and no text.
    pub empty: usize,
    /// Complaints that stand beside counts.
    pub complaints: usize,
    /// The docket says that it is sealed as a whole.
    pub is_sealed: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Party {
    pub name: String,
    pub kind: Option<String>,
    pub terminated: Option<String>,
    pub attorneys: Vec<Attorney>,
    pub charges: Vec<Count>,
}

impl Party {
    /// Whether another row says of the same party the same, its charges apart.
    pub fn is_same_row(&self, other: &Self) -> bool {
        self.name == other.name
            && self.kind == other.kind
            && self.terminated == other.terminated
            && self.attorneys == other.attorneys
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attorney {
    /// None where no name is given.
    pub name: Option<String>,
    pub roles: Vec<String>,
    /// That they are counsel no more.
    pub ended: Option<Ended>,
    /// The party is its own attorney.
    pub is_pro_se: bool,
    /// Where they can be reached, to tell whether one name is two people; it goes nowhere.
    pub contact: String,
}

/// The end of somebody's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The day, where the docket gives one.
    pub day: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Count {
    pub name: String,
    pub disposition: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub number: Option<String>,
    pub filed: Option<String>,
    pub description: Option<String>,
    /// Attachments that have a row of their own: number, title, whether it is sealed.
    pub attachments: Vec<(Option<String>, String, bool)>,
    pub is_sealed: bool,
    /// What else its row and its document are called: it is looked through for seals, and goes nowhere.
    pub also: Vec<String>,
}

/// What a docket has, as it is said where it is missing.
pub const EXPECTED: &str = "a docket of CourtListener or juriscraper is an object with `case_name`, `docket_number` and the lists \
     `docket_entries` or `parties`";

impl Court {
    /// Reads a docket.
    ///
    /// # Errors
    /// What it lacks, as a sentence without its period.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let value: Value = serde_json::from_slice(
            bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
        )
        .map_err(|error| format!("it is not JSON, or is nested too deeply: {error}; {EXPECTED}"))?;
        let Value::Object(keys) = &value else {
            let what = match &value {
                Value::Array(_) => "a list",
                Value::Null => "`null`",
                _ => "a single value",
            };
            return Err(format!("it is {what}; {EXPECTED}"));
        };
        let case_name = text(&value, &["case_name", "caseName", "case_name_full"]);
        let number = text(&value, &["docket_number", "docketNumber"]);
        let parties = list(&value, "parties");
        let entries = list(&value, "docket_entries");
        let mut missing = Vec::new();
        if case_name.is_none() {
            missing.push("`case_name`");
        }
        if number.is_none() {
            missing.push("`docket_number`");
        }
        if parties.is_none() && entries.is_none() {
            missing.push("`docket_entries` and no `parties`");
        }
        let (Some(case_name), Some(number), true) = (case_name, number, missing.is_empty()) else {
            let has: Vec<&str> = keys.keys().map(String::as_str).take(6).collect();
            let has = match has.is_empty() {
                true => String::new(),
                false => format!(" (it has {})", short(&has.join(", "), 120)),
            };
            return Err(format!(
                "it has no {}{has}; {EXPECTED}",
                missing.join(", no ")
            ));
        };
        let about = [
            "nature_of_suit",
            "cause",
            "case_type_information",
            "appeal_from",
        ];
        let mut court = Self {
            case_name,
            number,
            court: text(&value, &["court_id"]).or_else(|| court_of(&value)),
            filed: text(&value, &["date_filed"]),
            terminated: text(&value, &["date_terminated"]),
            about: about
                .iter()
                .filter_map(|key| text(&value, &[key]))
                .collect(),
            case_type: text(&value, &["federal_dn_case_type"]),
            assigned_to: text(&value, &["assigned_to_str"]),
            referred_to: text(&value, &["referred_to_str"]),
            is_sealed: is_sealed(&value),
            ..Self::default()
        };
        for judge in array(&value, "panel").iter().filter_map(plain) {
            let is_initials = judge.len() <= 4 && judge.chars().all(char::is_uppercase);
            match is_initials {
                true => court.initials.push(judge),
                false => court.panel.push(judge),
            }
        }
        if let Some(Value::Object(origin)) = value.get("originating_court_information") {
            let numbers = origin.iter().filter(|(key, value)| {
                key.to_lowercase().contains("alien") && plain(value).is_some()
            });
            court.left_out.add(What::Alien, numbers.count());
        }
        for party in parties.unwrap_or(&[]) {
            court.party(party);
        }
        for entry in entries.unwrap_or(&[]) {
            court.entry(entry);
        }
        court.case_name = court.left_out.of(&court.case_name);
        court.one_order()?;
        Ok(court)
    }

    /// American courts put the month first. Where one day cannot be read so, none of its kind is known to be.
    fn one_order(&self) -> Result<(), String> {
        let parties = self.parties.iter().flat_map(|party| &party.terminated);
        let entries = self.entries.iter().flat_map(|entry| &entry.filed);
        let days = [&self.filed, &self.terminated].into_iter().flatten();
        let days: Vec<&String> = days.chain(parties).chain(entries).collect();
        let month_first = days.iter().find(|day| american(day).is_some());
        let is_day_first = |day: &&&String| {
            let turned = day.splitn(3, '/').collect::<Vec<_>>();
            let [first, second, year] = turned[..] else {
                return false;
            };
            american(day).is_none() && american(&format!("{second}/{first}/{year}")).is_some()
        };
        match (month_first, days.iter().find(is_day_first)) {
            (Some(one), Some(other)) => Err(format!(
                "its dates are in two orders: {other} has the day first, {one} is read with the month first; write all of \
                 them as 2014-12-24"
            )),
            _ => Ok(()),
        }
    }

    fn party(&mut self, value: &Value) {
        let Some(name) = text(value, &["name"]) else {
            self.empty += 1;
            return;
        };
        for key in ["extra_info", "contact"] {
            if let Some(Value::String(info)) = value.get(key) {
                self.left_out.whole(info);
            }
        }
        for unparsed in array(value, "unparsed") {
            self.left_out.whole(&plain(unparsed).unwrap_or_default());
        }
        let attorneys = array(value, "attorneys").iter();
        let mut attorneys: Vec<Attorney> =
            attorneys.map(|attorney| self.attorney(attorney)).collect();
        let name = self.left_out.of(&name);
        let types = array(value, "party_types");
        let own = text(value, &["type"]);
        if own.is_some() || types.is_empty() {
            let of_type = types.first().unwrap_or(&Value::Null);
            let charges = self.charges(value, of_type);
            self.parties.push(Party {
                charges,
                kind: own.or_else(|| text(of_type, &["name"])),
                terminated: text(value, &["date_terminated"])
                    .or_else(|| text(of_type, &["date_terminated"])),
                name,
                attorneys,
            });
            return;
        }
        // One that is a party as several things has one list of attorneys: it stands where it is a party still.
        let ends = |of_type: &Value| {
            text(value, &["date_terminated"]).or_else(|| text(of_type, &["date_terminated"]))
        };
        let now = types
            .iter()
            .position(|of_type| ends(of_type).is_none())
            .unwrap_or(0);
        for (place, of_type) in types.iter().enumerate() {
            let whole = if place == 0 { value } else { &Value::Null };
            let charges = self.charges(whole, of_type);
            self.parties.push(Party {
                charges,
                kind: text(of_type, &["name"]),
                terminated: ends(of_type),
                name: name.clone(),
                attorneys: match place == now {
                    true => std::mem::take(&mut attorneys),
                    false => Vec::new(),
                },
            });
        }
    }

    /// What a party is charged with, by its own row and by that of what it is a party as.
    fn charges(&mut self, value: &Value, of_type: &Value) -> Vec<Count> {
        let criminal = value.get("criminal_data").unwrap_or(&Value::Null);
        let counts = [array(criminal, "counts"), array(of_type, "criminal_counts")].concat();
        let complaints = [
            array(criminal, "complaints"),
            array(of_type, "criminal_complaints"),
        ]
        .concat();
        // What a complaint charges stands again in the counts of what followed it.
        let charged = match counts.is_empty() {
            true => complaints,
            false => {
                self.complaints += complaints.len();
                counts
            }
        };
        let mut charges = Vec::new();
        for charge in &charged {
            match text(charge, &["name"]) {
                Some(name) => charges.push(Count {
                    name,
                    disposition: text(charge, &["disposition"])
                        .map(|disposition| self.left_out.of(&disposition)),
                }),
                None => self.empty += 1,
            }
        }
        charges
    }

    fn attorney(&mut self, value: &Value) -> Attorney {
        let person = value.get("attorney").filter(|value| value.is_object());
        let contact = match value.get("contact").or_else(|| value.get("contact_raw")) {
            Some(Value::String(contact)) => contact.as_str(),
            _ => "",
        };
        let (mut roles, mut ends) = (Vec::new(), Vec::new());
        for role in array(value, "roles") {
            match Role::of(role) {
                Some(Role::Is(words)) => roles.push(words),
                Some(Role::Ended(ended)) => ends.push(ended),
                None => {}
            }
        }
        // Some sheets print it among the lines of an address.
        ends.extend(contact.lines().filter_map(|line| Ended::said(line.trim())));
        ends.sort_by_key(|ended| ended.day.is_none());
        let says_pro_se = |text: &str| text.to_uppercase().contains("PRO SE");
        let is_pro_se = says_pro_se(contact) || roles.iter().any(|role| says_pro_se(role));
        self.left_out.whole(contact);
        Attorney {
            name: text(value, &["name"])
                .or_else(|| person.and_then(|person| text(person, &["name"])))
                .map(|name| self.left_out.of(&name)),
            roles,
            ended: ends.into_iter().next(),
            is_pro_se,
            contact: line(contact),
        }
    }

    fn entry(&mut self, value: &Value) {
        let documents = array(value, "recap_documents");
        let of_attachment = |one: &&Value| one.get("attachment_number").and_then(plain).is_some();
        let own = documents.iter().filter(|one| !of_attachment(one));
        let own: Vec<String> = own.filter_map(|one| text(one, &["description"])).collect();
        // What is attached says nothing of the entry, and least where it is sealed.
        let description =
            text(value, &["description", "short_description"]).or_else(|| own.first().cloned());
        let filed = text(value, &["date_filed"]);
        if description.is_none() && filed.is_none() {
            self.empty += 1;
            return;
        }
        let attachments = documents.iter().filter(of_attachment).map(|one| {
            let number = text(one, &["attachment_number"]);
            let title = text(one, &["description"]);
            let title = title.unwrap_or_else(|| "[not described]".to_owned());
            (number, self.left_out.of(&title), is_sealed(one))
        });
        let attachments = attachments.collect();
        let entry = Entry {
            number: text(value, &["document_number", "entry_number"]).map(|number| whole(&number)),
            filed,
            description: description.map(|description| self.left_out.of(&description)),
            attachments,
            is_sealed: self.is_sealed
                || is_sealed(value)
                || documents
                    .iter()
                    .any(|one| !of_attachment(&one) && is_sealed(one)),
            also: text(value, &["short_description"])
                .into_iter()
                .chain(own)
                .collect(),
        };
        self.entries.push(entry);
    }
}

/// What a row of roles says.
enum Role {
    Is(String),
    Ended(Ended),
}

impl Role {
    /// A role is a text, or a number of the API of CourtListener, or an object with one of them or both.
    fn of(value: &Value) -> Option<Self> {
        let words = plain(value).or_else(|| text(value, &["role_raw", "role"]));
        let number = text(value, &["role"]).or_else(|| words.clone());
        let number = number.and_then(|number| number.parse::<u32>().ok());
        // A number alone says nothing to a reader.
        let words = words.filter(|words| words.parse::<u32>().is_err());
        let said = words.as_deref().and_then(Ended::said);
        if said.is_some() || number.is_some_and(|number| ENDS.contains(&number)) {
            let day = text(value, &["date_action"]).and_then(|day| day_in(&day));
            let day = day.or_else(|| said.and_then(|said| said.day));
            return Some(Self::Ended(Ended { day }));
        }
        let named = || {
            let mut roles = ROLES.iter();
            let (_, words) = roles.find(|(known, _)| Some(*known) == number)?;
            Some((*words).to_owned())
        };
        words.or_else(named).map(Self::Is)
    }
}

/// The numbers that the API of CourtListener gives to the end of a part: of one's own accord, and otherwise.
const ENDS: [u32; 2] = [5, 6];

/// What its other numbers say.
const ROLES: [(u32, &str); 7] = [
    (1, "ATTORNEY TO BE NOTICED"),
    (2, "LEAD ATTORNEY"),
    (3, "ATTORNEY IN SEALED GROUP"),
    (4, "PRO HAC VICE"),
    (7, "SUSPENDED"),
    (8, "INACTIVE"),
    (9, "DISBARRED"),
];

impl Ended {
    /// `TERMINATED: 05/04/2026`, `SELF- TERMINATED: 05/04/2026`, `Terminated`; none where a text says something else.
    fn said(text: &str) -> Option<Self> {
        let letters = text.chars().filter(char::is_ascii_alphabetic);
        let letters: String = letters.map(|c| c.to_ascii_uppercase()).collect();
        let is_end = letters.starts_with("TERMINATED") || letters.starts_with("SELFTERMINATED");
        is_end.then(|| Self { day: day_in(text) })
    }
}

/// The first day in figures in a text, as a case file writes days.
fn day_in(text: &str) -> Option<String> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-')));
    let mut words = words.map(|word| word.trim_matches('-'));
    words.find_map(|word| {
        let has_year = word.rsplit('/').next().is_some_and(|year| year.len() == 4);
        let is_day = word.len() == 10 && word.parse::<Date>().is_ok();
        let written = american(word).filter(|_| has_year);
        written.or_else(|| is_day.then(|| word.to_owned()))
    })
}

/// The court in its address: `https://…/courts/azb/`.
fn court_of(value: &Value) -> Option<String> {
    let court = text(value, &["court"])?;
    let last = court.trim_end_matches('/').rsplit('/').next()?;
    (!last.is_empty()).then(|| last.to_owned())
}

/// Whether a row says that it is sealed. What is neither plainly true nor plainly false is taken for true.
fn is_sealed(value: &Value) -> bool {
    let Value::Object(keys) = value else {
        return false;
    };
    let is_it = |key: &str| {
        let key: String = key.chars().filter(char::is_ascii_alphanumeric).collect();
        let key = key.to_ascii_lowercase();
        matches!(
            key.as_str(),
            "sealed" | "issealed" | "undersealed" | "underseal" | "filedunderseal"
        )
    };
    let mut said = keys.iter().filter(|(key, _)| is_it(key));
    said.any(|(_, value)| match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => {
            let no = ["", "false", "f", "no", "n", "0", "none", "null"];
            !no.contains(&text.trim().to_ascii_lowercase().as_str())
        }
        Value::Array(items) => !items.is_empty(),
        Value::Object(keys) => !keys.is_empty(),
    })
}

/// A number that JSON has with a point and nothing behind it: `1.0`.
fn whole(number: &str) -> String {
    match number.split_once('.') {
        Some((whole, rest))
            if !whole.is_empty()
                && whole.bytes().all(|byte| byte.is_ascii_digit())
                && rest.bytes().all(|byte| byte == b'0') =>
        {
            whole.to_owned()
        }
        _ => number.to_owned(),
    }
}

/// The first of these keys that has a text or a number.
fn text(value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| plain(value.get(*key)?))
}

/// A text or a number on one line; none where nothing of it would be seen.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => line(text),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!crate::text::is_blank(&text)).then_some(text)
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A list under a key, as it stands there or on a page of answers; none where there is none.
fn list<'v>(value: &'v Value, key: &str) -> Option<&'v [Value]> {
    match value.get(key)? {
        Value::Array(items) => Some(items),
        Value::Object(page) => match page.get("results")? {
            Value::Array(items) => Some(items),
            _ => None,
        },
        _ => None,
    }
}

fn array<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    list(value, key).unwrap_or(&[])
}

fn short(text: &str, most: usize) -> String {
    crate::text::without_middle(text, most).to_string()
}
