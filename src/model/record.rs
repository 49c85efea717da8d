//! The records of a case file, and the links that each of them holds.

mod links;
mod required;
mod texts;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

pub use links::{Body, Link, ROLES, Role, RoleInfo};
pub use required::required_keys;
pub use texts::Named;

use super::{
    citation::Citation,
    date::Date,
    id::Ref,
    kind::Kind,
    measure::Measure,
    span::At,
    value::{OneOrMany, Text, list, map, some},
};

/// An enum whose values are words of a case file: reads, shows and lists them.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $word)] $variant),* }
        impl $name {
            /// Every value, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The word that a case file uses.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}
pub(crate) use words;

/// What a file is about; the head of a case file.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The version of this format; always 1.
    pub format: At<u32>,
    /// What the case is called.
    pub title: Text,
    /// A few neutral sentences; who says so stands in the records.
    pub summary: Option<Text>,
    /// The people the case is about.
    #[serde(default, deserialize_with = "list")]
    pub subjects: Vec<At<Ref>>,
    /// The day up to which the file tells.
    pub as_of: Option<At<Date>>,
    /// Other cases of the library.
    #[serde(default, deserialize_with = "list")]
    pub see_also: Vec<At<Ref>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

words! {
    /// One person or several.
    PersonKind { Person = "person", Group = "group" }
}

/// A person, or a group of people, as the sources name or describe them.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name as the sources give it; for a speaker who is not named, their description.
    pub name: Text,
    /// Other spellings and names.
    #[serde(default, deserialize_with = "list")]
    pub also_known_as: Vec<Text>,
    /// One person or a group; a person where nothing is said.
    pub kind: Option<At<PersonKind>>,
    /// False for a speaker the source does not name: recorded as described, never guessed at.
    pub named: Option<At<bool>>,
    /// What they are in this story, as the sources say.
    pub role: Option<Text>,
    /// Organizations they belong to, as the sources say.
    #[serde(default)]
    pub member_of: OneOrMany<At<Ref>>,
    /// How many they are, for a group.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Replaces the name in exports for others.
    #[serde(default, deserialize_with = "some")]
    pub protect: Option<Protection>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}

/// How a person is to appear in exports for others.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Protection {
    /// The name to use instead: Witness A.
    #[serde(rename = "as")]
    pub alias: Text,
    /// Why: minor, source, risk of reprisal.
    pub because: Option<Text>,
}

words! {
    /// What an organization is.
    OrganizationKind {
        Government = "government", Agency = "agency", Court = "court", Legislature = "legislature",
        Media = "media", ArmedGroup = "armed-group", Facility = "facility", Company = "company",
        Ngo = "ngo", Other = "other",
    }
}

/// A body that appears: an agency, a court, a newspaper, an armed group.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// The name as the sources give it.
    pub name: Text,
    /// Other spellings and names.
    #[serde(default, deserialize_with = "list")]
    pub also_known_as: Vec<Text>,
    /// What it is.
    pub kind: Option<At<OrganizationKind>>,
    /// The organization it is part of.
    pub part_of: Option<At<Ref>>,
    /// What the sources say of it.
    pub description: Option<Text>,
    /// Numbers that the sources give of it.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}

words! {
    /// What a source is; CSL's types where they fit.
    SourceKind {
        ArticleNewspaper = "article-newspaper", ArticleMagazine = "article-magazine",
        ArticleJournal = "article-journal", Webpage = "webpage", Report = "report",
        Interview = "interview", Broadcast = "broadcast", Post = "post",
        LegalCase = "legal-case", Legislation = "legislation", Speech = "speech",
        PersonalCommunication = "personal-communication", Document = "document", Book = "book",
        Dataset = "dataset", Other = "other",
    }
}

words! {
    /// Reliability of a source, after the Admiralty code.
    Reliability {
        /// completely reliable
        A = "A",
        /// usually reliable
        B = "B",
        /// fairly reliable
        C = "C",
        /// not usually reliable
        D = "D",
        /// unreliable
        E = "E",
        /// cannot be judged
        F = "F",
    }
}

/// Where it stands to be read: held, held as a digest, or cited only.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title, or a description in square brackets where it has none.
    pub title: Text,
    /// What it is.
    pub kind: Option<At<SourceKind>>,
    /// Who published it.
    pub publisher: Option<Text>,
    /// Who wrote it, as the source gives them.
    #[serde(default)]
    pub authors: OneOrMany<Text>,
    /// Who speaks in it: people or organizations.
    #[serde(default)]
    pub speakers: OneOrMany<At<Ref>>,
    /// When it was published; not when what it tells happened.
    pub published: Option<At<Date>>,
    /// When it was fetched.
    pub retrieved: Option<At<Date>>,
    /// Its language, as a BCP 47 tag: en, es.
    pub language: Option<Text>,
    /// Its address; shown, never opened by the program.
    pub url: Option<Text>,
    /// How reliable it is, after the Admiralty code.
    pub reliability: Option<At<Reliability>>,
    /// Sources that this one repeats as a whole.
    #[serde(default)]
    pub rests_on: OneOrMany<At<Ref>>,
    /// The working copy: a file beside this one, which is shown and searched.
    pub text: Option<Text>,
    /// A paragraph-by-paragraph retelling, for an original that may not be passed on.
    pub digest: Option<Text>,
    /// The evidentiary copy, never altered.
    pub original: Option<Original>,
    /// Where a source that is cited but not held is reported.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}

/// The evidentiary copy of a source.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Original {
    /// Its file name, or its path beside this file.
    pub file: Option<Text>,
    /// Its SHA-256, in 64 hexadecimal digits; it is found by this under the originals folder.
    pub sha256: Option<At<Sha256>>,
    /// Its media type: text/plain, application/pdf.
    pub media_type: Option<Text>,
}

/// A SHA-256 hash, in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sha256(Box<str>);

impl Sha256 {
    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Sha256 {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
            true => Ok(Self(text.to_ascii_lowercase().into())),
            false => Err(format!(
                "`{text}` is not a SHA-256\nwrite its 64 hexadecimal digits, as `sha256sum FILE` prints them"
            )),
        }
    }
}

super::id::from_text!(
    Sha256,
    "Sha256",
    "^[0-9a-fA-F]{64}$",
    "A SHA-256 in 64 hexadecimal digits."
);

words! {
    /// What a statement is.
    AllegationKind {
        Assertion = "assertion", Admission = "admission", Denial = "denial", Opinion = "opinion",
        Estimate = "estimate", Announcement = "announcement", Finding = "finding",
    }
}

/// What someone asserts: an allegation, an admission, a denial, an estimate, a finding.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allegation {
    /// What is asserted, in your own words; one claim.
    pub statement: Text,
    /// What it is; an assertion where nothing is said.
    pub kind: Option<At<AllegationKind>>,
    /// Who says so: people, organizations, or the source itself where it speaks in its own voice.
    #[serde(default)]
    pub by: OneOrMany<At<Ref>>,
    /// To whom it was said.
    #[serde(default)]
    pub to: OneOrMany<At<Ref>>,
    /// Whom or what it is about.
    #[serde(default)]
    pub about: OneOrMany<At<Ref>>,
    /// When it was said.
    pub date: Option<At<Date>>,
    /// When it was said, as the source words it, where that is only relative: last month.
    pub date_said: Option<Text>,
    /// How credible, after the Admiralty code: 1 confirmed to 6 cannot be judged.
    #[schemars(range(min = 1, max = 6))]
    pub credibility: Option<At<u8>>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// What it rests on.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// What each party did with it.
    #[serde(default, deserialize_with = "list")]
    pub responses: Vec<Response>,
    /// What it has to do with other allegations.
    #[serde(default, deserialize_with = "list")]
    pub relations: Vec<Relation>,
    /// The file's own view of its standing, step by step; append only.
    #[serde(default, deserialize_with = "list")]
    pub history: Vec<StandingStep>,
    /// A remark on the record.
    pub note: Option<Text>,
}

words! {
    /// What a party did with an allegation, after pleading practice (FRCP 8(b)).
    ResponseKind {
        Admitted = "admitted", AdmittedInPart = "admitted-in-part", Denied = "denied",
        LacksKnowledge = "lacks-knowledge", NoComment = "no-comment", NotAsked = "not-asked",
        Withdrawn = "withdrawn",
    }
}

/// What a party did with an allegation.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// Who responds.
    pub by: OneOrMany<At<Ref>>,
    /// What they did with it.
    pub is: At<ResponseKind>,
    /// What they said, in your own words.
    pub statement: Option<Text>,
    /// When they said it.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
}

words! {
    /// What one allegation has to do with another.
    RelationKind {
        Contradicts = "contradicts", Qualifies = "qualifies", Repeats = "repeats",
        Supports = "supports", Answers = "answers",
    }
}

/// What an allegation has to do with another.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The other allegation.
    pub to: At<Ref>,
    /// What this one does to it.
    pub is: At<RelationKind>,
    /// How.
    pub note: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
}

words! {
    /// How an allegation stands.
    Standing {
        Alleged = "alleged", Corroborated = "corroborated", Denied = "denied",
        Contested = "contested", Admitted = "admitted", Found = "found",
        Rejected = "rejected", Withdrawn = "withdrawn",
    }
}

/// A step in the file's own view of an allegation.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingStep {
    /// When.
    pub date: Option<At<Date>>,
    /// The standing from then on.
    pub status: At<Standing>,
    /// Why.
    pub because: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
}

words! {
    /// What a piece of evidence is.
    EvidenceKind {
        Document = "document", Testimony = "testimony", Physical = "physical",
        Digital = "digital", Image = "image", Record = "record", Data = "data", Other = "other",
    }
}

words! {
    /// What has become of a piece of evidence.
    EvidenceStatus {
        /// Someone says that it exists.
        Described = "described",
        Produced = "produced",
        Withheld = "withheld",
        Contested = "contested",
        Unverified = "unverified",
        Authenticated = "authenticated",
        /// Admitted into a proceeding.
        Admitted = "admitted",
        Excluded = "excluded",
        Lost = "lost",
    }
}

words! {
    /// What evidence does to an allegation.
    Bearing { Supports = "supports", Undermines = "undermines", Neutral = "neutral" }
}

/// What would show it, who holds it and what has become of it.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is.
    pub description: Text,
    /// Its kind.
    pub kind: Option<At<EvidenceKind>>,
    /// Who holds it.
    #[serde(default)]
    pub held_by: OneOrMany<At<Ref>>,
    /// What has become of it; `described` where nothing is said.
    pub status: Option<At<EvidenceStatus>>,
    /// What it does to which allegation.
    #[serde(default, deserialize_with = "map")]
    #[schemars(with = "IndexMap<Ref, Bearing>")]
    pub bears_on: IndexMap<At<Ref>, At<Bearing>>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// Changes of its status; append only.
    #[serde(default, deserialize_with = "list")]
    pub history: Vec<EvidenceStep>,
    /// A remark on the record.
    pub note: Option<Text>,
}

impl Evidence {
    /// What has become of it: the last step of its history, else what the record says, else
    /// merely described.
    pub fn status(&self) -> EvidenceStatus {
        match (self.history.last(), &self.status) {
            (Some(step), _) => step.status.value,
            (None, Some(status)) => status.value,
            (None, None) => EvidenceStatus::Described,
        }
    }
}

/// A change of what has become of a piece of evidence.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceStep {
    /// When.
    pub date: Option<At<Date>>,
    /// The status from then on.
    pub status: At<EvidenceStatus>,
    /// Why.
    pub because: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
}

words! {
    /// What a proceeding is.
    ProceedingKind {
        Criminal = "criminal", Civil = "civil", Immigration = "immigration", Habeas = "habeas",
        Removal = "removal", Inquiry = "inquiry", Legislative = "legislative",
        Sanctions = "sanctions", Agreement = "agreement", Other = "other",
    }
}

/// What a court, an agency or a legislature does about it. What the sources leave out stays out
/// and shows as "not stated".
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proceeding {
    /// What it is called, or a description.
    pub title: Text,
    /// What it is.
    pub kind: Option<At<ProceedingKind>>,
    /// Before whom: the id of an organization.
    pub forum: Option<At<Ref>>,
    /// Its number there.
    pub docket: Option<Text>,
    /// Who takes part, and as what.
    #[serde(default, deserialize_with = "list")]
    pub parties: Vec<Party>,
    /// Whom or what it is about, besides its parties.
    #[serde(default)]
    pub about: OneOrMany<At<Ref>>,
    /// How far it has come, as the sources say.
    pub status: Option<Text>,
    /// The standard of proof that holds there.
    pub standard_of_proof: Option<Text>,
    /// When.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Its docket.
    #[serde(default, deserialize_with = "list")]
    pub entries: Vec<DocketEntry>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}

/// Someone who takes part in a proceeding.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// A person or an organization.
    pub who: At<Ref>,
    /// As what: petitioner, defendant, counsel.
    #[serde(rename = "as")]
    pub capacity: Option<Text>,
}

/// An entry of a docket.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocketEntry {
    /// When.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// Its number on the docket.
    pub number: Option<Text>,
    /// What was filed, ordered or done.
    pub title: Text,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
}

/// What happened, as told.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What happened.
    pub title: Text,
    /// When it happened; not when it was reported.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// Who took part.
    #[serde(default)]
    pub participants: OneOrMany<At<Ref>>,
    /// Where, in words.
    pub place: Option<Text>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}

words! {
    /// How far a question has come.
    QuestionStatus { Open = "open", PartlyAnswered = "partly-answered", Answered = "answered" }
}

/// What is not known.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub question: Text,
    /// Whom or what it is about.
    #[serde(default)]
    pub about: OneOrMany<At<Ref>>,
    /// Allegations that an answer would settle.
    #[serde(default)]
    pub settles: OneOrMany<At<Ref>>,
    /// Who could answer.
    #[serde(default)]
    pub ask: OneOrMany<At<Ref>>,
    /// How far it has come; open where nothing is said.
    pub status: Option<At<QuestionStatus>>,
    /// The answer, as far as there is one.
    pub answer: Option<Text>,
    /// Where the question, or its answer, comes from.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}

impl Question {
    /// How far it has come; open where nothing is said.
    pub fn status(&self) -> QuestionStatus {
        self.status
            .map_or(QuestionStatus::Open, |status| status.value)
    }
}
