//! The keys of the query language, in one table: it makes parsing, evaluation, completion,
//! explanations, the manual and `docs/queries.md`.

use super::{
    fields::{self, Asked},
    lists::{self, Word},
    stays, taking,
    values::Value,
};
use crate::model::Kind;

/// What can be asked for by `key:value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Kind,
    Type,
    Case,
    Id,
    Standing,
    Status,
    By,
    Against,
    About,
    Names,
    At,
    Source,
    Via,
    Date,
    Before,
    After,
    Origins,
    Depth,
    Quote,
    Reply,
    Replier,
    Relation,
    Evidence,
    Bates,
    Role,
    As,
    Counsel,
    Charge,
    Disposition,
    Reliability,
    Credibility,
    Has,
    Is,
    Label,
}

/// What a key takes.
pub enum Takes {
    /// A word of a closed list.
    Word(fn() -> Vec<Word>),
    /// The same, or words in which a record says it itself.
    WordOrText(fn() -> Vec<Word>),
    /// A record of these kinds (empty: any), by its id or by words of its name.
    Name(&'static [Kind]),
    Date,
    /// A date with a first day.
    DateWithStart,
    /// A date with a last day.
    DateWithEnd,
    Number,
    /// A Bates number.
    Bates,
    /// Words that begin so in texts of a record: these.
    Text(fn(&Asked<'_>) -> Vec<String>),
    /// Words with which a label of the reader's begins.
    Label,
}

/// A row of [`KEYS`].
pub struct KeyInfo {
    pub key: Key,
    /// As it is written before the colon.
    pub name: &'static str,
    /// What it finds, in one line.
    pub says: &'static str,
    /// As an explanation says it, before the value.
    pub words: &'static str,
    pub takes: Takes,
    pub example: &'static str,
    /// Whether what is asked about has one of these values.
    pub(super) holds: fn(&Asked<'_>, &Value) -> bool,
}

use Kind::{Case as C, Organization as O, Person as P, Source as S};

const fn row(
    key: Key,
    name: &'static str,
    takes: Takes,
    words: &'static str,
    example: &'static str,
    holds: fn(&Asked<'_>, &Value) -> bool,
    says: &'static str,
) -> KeyInfo {
    KeyInfo {
        key,
        name,
        says,
        words,
        takes,
        example,
        holds,
    }
}

/// Every key, in the order in which they are told.
#[rustfmt::skip]
pub const KEYS: [KeyInfo; 34] = [
    row(Key::Kind, "kind", Takes::Word(lists::kinds), "kind is", "kind:allegation", fields::kind, "records of a kind"),
    row(Key::Type, "type", Takes::Word(lists::types), "type is", "type:admission", fields::kind_of_its_kind, "records whose own `kind` is this: an admission, an interview, a court"),
    row(Key::Case, "case", Takes::Name(&[C]), "case is", "case:abrego-garcia", fields::case, "records of a case, with the shared ones that it names"),
    row(Key::Id, "id", Takes::Name(&[]), "id is", "id:visit-*", fields::id, "the record of that id; with `*`, of an id that begins so"),
    row(Key::Standing, "standing", Takes::Word(lists::standings), "standing is", "standing:denied,contested", fields::standing, "allegations of this standing, as it follows from the records"),
    row(Key::Status, "status", Takes::WordOrText(lists::statuses), "status is", "status:withheld", fields::status, "what has become of evidence, how far a question or a proceeding has come, what is held of a source"),
    row(Key::By, "by", Takes::Name(&[P, O, S]), "said by", "by:villatoro", fields::by, "who says the statement; of a source who speaks in it, wrote or published it; not who replied, for whom there is `replier:`, nor who is only mentioned to have said it, for whom there is `names:`"),
    row(Key::Against, "against", Takes::Name(&[P, O]), "against", "against:bukele", fields::against, "allegations against someone: whom the record names in `against`, else those whom it is about"),
    row(Key::About, "about", Takes::Name(&[]), "about", "about:abrego", fields::about, "whom or what it is about: subjects, parties and those who took part among them"),
    row(Key::Names, "names", Takes::Name(&[]), "names", "names:ms-13", fields::names, "records that name another in whatever part"),
    row(Key::At, "at", Takes::Name(&[O]), "at", "at:harbour-office", stays::at, "people who were held or lived at a place, beside `date:` at that time, and what happened there: a record, or words"),
    row(Key::Source, "source", Takes::Name(&[S]), "rests on the source", "source:newsmax", fields::source, "records that cite a source, and the source itself; its publisher's name will do"),
    row(Key::Via, "via", Takes::Name(&[S]), "relayed through", "via:newsmax", fields::via, "records that cite something relayed through a source"),
    row(Key::Date, "date", Takes::Date, "dated", "date:2025-04", fields::date, "what is, or may be, of that time"),
    row(Key::Before, "before", Takes::DateWithStart, "dated before", "before:2025-04-09", fields::before, "what is surely before that time"),
    row(Key::After, "after", Takes::DateWithEnd, "dated after", "after:2024", fields::after, "what is surely after that time"),
    row(Key::Origins, "origins", Takes::Number, "independent origins:", "origins:<2", fields::origins, "allegations, and whatever cites something, by their independent origins"),
    row(Key::Depth, "depth", Takes::Number, "hands between origin and page:", "depth:>1", fields::depth, "the same, by the hands between an origin and the page"),
    row(Key::Quote, "quote", Takes::Word(lists::verdicts), "a quote is", "quote:missing", fields::quote, "records with a quote that has this verdict in its source"),
    row(Key::Reply, "reply", Takes::Word(lists::replies), "a reply is", "reply:denied", fields::reply, "allegations to which a party replied so, or, for `none`, of which neither a finding nor a reply of one whom they are against is recorded"),
    row(Key::Replier, "replier", Takes::Name(&[P, O, S]), "replied to by", "replier:villatoro", fields::replier, "allegations to which someone replied in whatever way, also that they do not comment"),
    row(Key::Relation, "relation", Takes::Word(lists::relations), "a relation is", "relation:contradicts", fields::relation, "allegations that do this to another one, or to which another one does it"),
    row(Key::Evidence, "evidence", Takes::Word(lists::bearings), "evidence is", "evidence:withheld", fields::evidence, "allegations on which such evidence bears: by its status, by what it does to them, or, for `same-citation`, where the file says that it supports them and it rests on the same citation"),
    row(Key::Bates, "bates", Takes::Bates, "the Bates number is", "bates:ACM000310", fields::bates, "evidence on whose pages a number is stamped: one that its record gives, or that lies in a range of it"),
    row(Key::Role, "role", Takes::Word(taking::roles), "takes part as", "role:counsel", taking::role, "people and organizations who are this in an event or a proceeding, or were for a time"),
    row(Key::As, "as", Takes::Text(taking::capacities), "takes part in the words", "as:victim", taking::capacity, "people and organizations who take part as this, in the words of the file and as a whole (`alleged victim` is not `victim`), and the events and proceedings in which somebody does"),
    row(Key::Counsel, "counsel", Takes::Name(&[P, O]), "counsel is", "counsel:of-abrego", taking::counsel, "with `of-` before a party, its counsel, also until some day; without, the parties whom somebody represents, and the proceedings in which they do"),
    row(Key::Charge, "charge", Takes::Text(taking::charged), "charged", "charge:smuggling", taking::charge, "proceedings in which this is charged, and whom it is charged against, by the title and the statute"),
    row(Key::Disposition, "disposition", Takes::Word(taking::dispositions), "a charge is", "disposition:dismissed", taking::disposition, "the same by what became of a charge, as its last step has it; beside `charge:`, of that charge"),
    row(Key::Reliability, "reliability", Takes::Word(lists::reliabilities), "reliability is", "reliability:A,B", fields::reliability, "sources, by the file's own grade"),
    row(Key::Credibility, "credibility", Takes::Number, "credibility is", "credibility:<=2", fields::credibility, "allegations, by the file's own grade: 1 confirmed to 6 cannot be judged"),
    row(Key::Has, "has", Takes::Word(lists::has), "has", "has:conflict", fields::has, "records with something"),
    row(Key::Is, "is", Takes::Word(lists::is), "is", "is:unnamed", fields::is, "records of a certain sort"),
    row(Key::Label, "label", Takes::Label, "labelled", "label:later", fields::label, "records that you labelled so, or a colleague; the record itself, a citation of it or a passage in it"),
];

impl Key {
    /// The row of the table for this key.
    pub fn info(self) -> &'static KeyInfo {
        KEYS.iter()
            .find(|info| info.key == self)
            .unwrap_or(&KEYS[0])
    }

    /// The key of that name.
    pub fn named(name: &str) -> Option<Self> {
        KEYS.iter()
            .find(|info| info.name == name)
            .map(|info| info.key)
    }

    /// The names of all keys.
    pub fn names() -> impl Iterator<Item = &'static str> {
        KEYS.iter().map(|info| info.name)
    }

    /// The words of its closed list; none where it takes something else.
    pub fn words(self) -> Vec<Word> {
        match self.info().takes {
            Takes::Word(words) | Takes::WordOrText(words) => words(),
            _ => Vec::new(),
        }
    }
}
