//! Who has names that matter: the people of a library, and what else of it is protected.

use std::collections::HashMap;

use crate::{
    check::Rule,
    diagnostic::Severity,
    export::protected::letters::Letters,
    library::{Index, Library, Scope},
    model::{
        Body, Key, Kind, Text,
        record::{Broken, Organization, OrganizationKind, PROTECT, PersonKind},
    },
    text::fold,
};

/// What is known of a person.
pub struct Who<'l> {
    pub names: Vec<&'l Text>,
    /// What names it only where nobody else is called so: the authors and the publisher of a source.
    pub beside: Vec<&'l Text>,
    /// Those of them who are its authors.
    pub authors: Vec<&'l Text>,
    /// Those that a source that is not protected has too: they stand there, and are not looked for.
    pub open: Vec<&'l Text>,
    /// Other words that give a protected one away.
    pub also: &'l [Text],
    /// Words of where they lived or were held that lead there: with a figure, as an address has, or a cell.
    pub whereabouts: Vec<&'l Text>,
    /// Words of their names that are words of the language as well.
    pub ordinary: &'l [Text],
    /// Whether nobody can be asked what a word of their names is: all that is left of the record are these.
    pub is_left: bool,
    pub is_protected: bool,
    /// Something of the record could not be read.
    pub is_damaged: bool,
    /// Whether the names are such, and no description or number of people.
    pub is_name: bool,
    /// Whether it is of several people: they are also called without an article and what they are by law.
    pub is_body: bool,
}

impl<'l> Who<'l> {
    /// The person of a record; none where it is of none, or nothing is to be known of it.
    pub fn of(library: &'l Library, index: Index) -> Option<Self> {
        let body = &library.at(index).body;
        let also = body.protection().map_or(&[][..], |it| &it.also);
        let ordinary = body.protection().map_or(&[][..], |it| &it.ordinary);
        let is_left = matches!(body, Body::Broken(_));
        match body {
            Body::Person(person) => {
                let is_group = person
                    .kind
                    .is_some_and(|kind| kind.value == PersonKind::Group);
                Some(Self {
                    names: names(body),
                    beside: Vec::new(),
                    authors: Vec::new(),
                    open: Vec::new(),
                    also,
                    whereabouts: whereabouts(body),
                    ordinary,
                    is_left,
                    is_protected: person.protect.is_some(),
                    is_damaged: false,
                    is_name: !is_group && person.named.is_none_or(|named| named.value),
                    is_body: is_group,
                })
            }
            Body::Broken(Broken {
                protects: Some(names),
                ..
            }) => Some(Self {
                names: names.iter().collect(),
                beside: Vec::new(),
                authors: Vec::new(),
                open: Vec::new(),
                also,
                whereabouts: Vec::new(),
                ordinary,
                is_left,
                is_protected: true,
                is_damaged: false,
                is_name: body.kind() == Kind::Person,
                is_body: body.kind() == Kind::Organization,
            }),
            Body::Source(source) if source.protect.is_some() => {
                let named = source.authors.iter().chain(&source.publisher);
                let (open, beside) = named.partition(|name| is_of_another(library, name));
                let authors = source.authors.iter();
                let authors = authors.filter(|name| !is_of_another(library, name));
                Some(Self {
                    names: body.names(),
                    beside,
                    authors: authors.collect(),
                    open,
                    also,
                    whereabouts: Vec::new(),
                    ordinary,
                    is_left,
                    is_protected: true,
                    is_damaged: false,
                    is_name: false,
                    is_body: false,
                })
            }
            // Of what is no person a word of the name names nothing: Court.
            body if body.protection().is_some() => Some(Self {
                names: names(body),
                beside: Vec::new(),
                authors: Vec::new(),
                open: Vec::new(),
                also,
                whereabouts: Vec::new(),
                ordinary,
                is_left,
                is_protected: true,
                is_damaged: false,
                is_name: false,
                is_body: body.kind() == Kind::Organization,
            }),
            // Its whole name is nobody's: El Salvador.
            Body::Organization(organization) => Some(Self {
                names: own_names(organization, body.names()),
                beside: Vec::new(),
                authors: Vec::new(),
                open: Vec::new(),
                also,
                whereabouts: Vec::new(),
                ordinary,
                is_left,
                is_protected: false,
                is_damaged: false,
                is_name: true,
                is_body: true,
            }),
            _ => None,
        }
    }
}

/// The words of where somebody was that lead there: a figure and a word. A town alone has many in it.
fn whereabouts(body: &Body) -> Vec<&Text> {
    let words = body.whereabouts().into_iter();
    let leads_there = |words: &&Text| {
        let words = words.raw();
        words.contains(char::is_numeric) && words.contains(char::is_alphabetic)
    };
    words.filter(leads_there).collect()
}

/// The names of a record that name it. Its pseudonym names nobody, be it among them: that says that others call it so too.
fn names(body: &Body) -> Vec<&Text> {
    let pseudonym = body.protection().map(|it| fold(it.alias.raw()));
    let names = body.names().into_iter();
    let is_other = |name: &&Text| pseudonym.as_ref() != Some(&fold(name.raw()));
    names.filter(is_other).collect()
}

/// The names of a body that tell nobody else. Those of a firm tell whose that is, but for one word, which is all of what
/// it is called itself.
fn own_names<'l>(body: &Organization, mut names: Vec<&'l Text>) -> Vec<&'l Text> {
    if !is_public(body) {
        names.retain(|name| Letters::of(name.raw()).words().len() == 1);
    }
    names
}

/// Whether a body is of a kind that is called after places rather than after people.
fn is_public(body: &Organization) -> bool {
    use OrganizationKind::{Agency, Court, Facility, Government, Legislature, Media};
    let is_public = |kind: &OrganizationKind| {
        matches!(
            kind,
            Government | Agency | Court | Legislature | Media | Facility
        )
    };
    body.kind.is_some_and(|kind| is_public(&kind.value))
}

/// Whether a source that is not protected has that author, or that publisher: it goes on being theirs, and tells nothing of
/// the one that is.
fn is_of_another(library: &Library, name: &Text) -> bool {
    let mut sources = library.of_kind(&Scope::Library, Kind::Source).iter();
    sources.any(|index| match &library.at(*index).body {
        Body::Source(source) if source.protect.is_none() => {
            let mut named = source.authors.iter().chain(&source.publisher);
            named.any(|one| one.raw() == name.raw())
        }
        _ => false,
    })
}

/// The records of which reading lost something, and whether that may have been the wish to be
/// protected: a key that is called much like it.
pub fn lost(library: &Library) -> HashMap<&Key, bool> {
    let mut lost = HashMap::new();
    for found in &library.diagnostics {
        // A file that is not there costs the record none of its words.
        let is_of_file = ["missing-file", "refused-file"].contains(&found.code);
        let is_loss =
            found.severity == Severity::Error && !is_of_file && Rule::named(found.code).is_none();
        let Some(key) = found.record.as_ref().filter(|_| is_loss) else {
            continue;
        };
        *lost.entry(key).or_default() |= found.message.to_lowercase().contains(PROTECT);
    }
    lost
}
