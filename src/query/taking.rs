//! What is asked of who takes part, as what, and of what is charged.

use super::{
    fields::{Asked, is_called},
    lists::Word,
    text::holds_begun,
    values::Value,
};
use crate::{
    analysis::charges::now_of,
    library::Record,
    model::{
        Body, Ref, Role, Text,
        record::{Charge, ChargeStatus},
    },
    text::fold,
};

/// What somebody can be in the records that name them, as a query says it.
const ROLES: [(&str, Role, &str); 5] = [
    ("party", Role::Party, "a party to a proceeding"),
    (
        "counsel",
        Role::Counsel,
        "who represents a party in a proceeding",
    ),
    ("judge", Role::Judge, "a judge or magistrate of one"),
    ("charged", Role::Charged, "whom a charge is against"),
    (
        "participant",
        Role::Participant,
        "who took part in an event",
    ),
];

pub fn roles() -> Vec<Word> {
    ROLES.map(|(word, _, says)| Word { word, says }).to_vec()
}

/// Of a charge: that it was dismissed, with or without prejudice.
const DISMISSED: &str = "dismissed";
/// The same where the source does not say which.
const PREJUDICE_NOT_STATED: &str = "dismissed-prejudice-not-stated";
/// That nothing says how it was disposed of.
const NOT_STATED: &str = "not-stated";

pub fn dispositions() -> Vec<Word> {
    let own = ChargeStatus::ALL.iter().map(|status| Word {
        word: status.word(),
        says: match status {
            ChargeStatus::Dismissed => "dismissed in whatever way",
            status => status.says(),
        },
    });
    let more = [
        (PREJUDICE_NOT_STATED, "dismissed, prejudice not stated"),
        (NOT_STATED, "no step says how it was disposed of"),
    ];
    let more = more.map(|(word, says)| Word { word, says });
    own.chain(more).collect()
}

/// Someone who plays this part anywhere.
pub fn role(asked: &Asked<'_>, value: &Value) -> bool {
    let Value::Word(word) = value else {
        return false;
    };
    let mut naming = asked.library().named_by(asked.index);
    naming.any(|(is, _)| {
        ROLES
            .iter()
            .any(|(own, role, _)| own == word && *role == is)
    })
}

/// Who takes part in a record: in which part, as what.
fn taking_part(body: &Body) -> Vec<(&Ref, Option<&Text>)> {
    match body {
        Body::Event(event) => {
            let all = event.participants.iter();
            all.map(|one| (&one.who.value, one.capacity.as_ref()))
                .collect()
        }
        Body::Proceeding(proceeding) => {
            let parties = proceeding.parties.iter();
            let all = parties.flat_map(|party| {
                let counsel = party.counsel.iter();
                let counsel = counsel.map(|one| (&one.who.value, one.capacity.as_ref()));
                std::iter::once((&party.who.value, party.capacity.as_ref())).chain(counsel)
            });
            let judges = proceeding.judges.iter();
            let judges = judges.map(|one| (&one.who.value, one.capacity.as_ref()));
            all.chain(judges).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a reference of a record means the one that is asked about.
fn is_me(asked: &Asked<'_>, of: &Record, reference: &Ref) -> bool {
    asked.library().resolve(of.key.case(), reference) == Some(asked.index)
}

/// The records that name the one that is asked about in one of these parts, each once.
fn naming<'a>(asked: &Asked<'a>, roles: &[Role]) -> Vec<&'a Record> {
    let mut all: Vec<&Record> = Vec::new();
    for (role, record) in asked.library().named_by(asked.index) {
        if roles.contains(&role) && !all.iter().any(|other| other.key == record.key) {
            all.push(record);
        }
    }
    all
}

/// As what somebody takes part, in the words of the files; of an event or a proceeding, as what anybody does.
pub fn capacities(asked: &Asked<'_>) -> Vec<String> {
    const PARTS: [Role; 4] = [Role::Party, Role::Counsel, Role::Judge, Role::Participant];
    let own = taking_part(asked.body()).into_iter();
    let own = own.filter_map(|(_, capacity)| capacity);
    let elsewhere = naming(asked, &PARTS);
    let elsewhere = elsewhere.iter().flat_map(|record| {
        let all = taking_part(&record.body).into_iter();
        let mine = all.filter(|(who, _)| is_me(asked, record, who));
        mine.filter_map(|(_, capacity)| capacity)
    });
    own.chain(elsewhere)
        .map(|text| text.raw().to_owned())
        .collect()
}

/// As what: each of those that the words name, whole. Who is *not a victim*, or a *victim's sister*, is not asked for as a
/// victim, nor is an *alleged victim*. The last word may go on: `alleged perp`.
pub fn capacity(asked: &Asked<'_>, value: &Value) -> bool {
    let Value::Name(asks) = value else {
        return false;
    };
    let is = |one: &str| {
        let rest = one.trim().strip_prefix(asks.trim_end_matches('*'));
        rest.is_some_and(|rest| rest.chars().all(char::is_alphanumeric))
    };
    let all = capacities(asked);
    let mut all = all.iter().map(|words| fold(words));
    all.any(|words| {
        is(&words) || words.split([',', ';', '/']).any(is) || words.split(" and ").any(is)
    })
}

fn holds_one(texts: Vec<String>, value: &Value) -> bool {
    match value {
        Value::Name(asks) => texts.iter().any(|text| holds_begun(&fold(text), asks)),
        _ => false,
    }
}

/// The counsel of a party (`of-ana`); else the parties whom somebody represents, and the proceedings in which they do.
pub fn counsel(asked: &Asked<'_>, value: &Value) -> bool {
    let Value::Name(asks) = value else {
        return false;
    };
    let asks = asks.trim_end_matches('*');
    let party = asks
        .strip_prefix("of-")
        .or_else(|| asks.strip_prefix("of "));
    let is = |of: &Record, reference: &Ref, name: &str| {
        let found = asked.library().resolve(of.key.case(), reference);
        found.is_some_and(|index| is_called(asked.library(), index, name))
    };
    let represents = |of: &Record, is_wanted: &dyn Fn(&Ref, &Ref) -> bool| {
        let Body::Proceeding(proceeding) = &of.body else {
            return false;
        };
        let mut parties = proceeding.parties.iter();
        parties.any(|party| {
            let mut counsel = party.counsel.iter();
            counsel.any(|counsel| is_wanted(&party.who.value, &counsel.who.value))
        })
    };
    match party {
        Some(name) => naming(asked, &[Role::Counsel]).into_iter().any(|of| {
            represents(of, &|party, counsel| {
                is_me(asked, of, counsel) && is(of, party, name)
            })
        }),
        None => {
            let own = asked.record();
            represents(own, &|_, counsel| is(own, counsel, asks))
                || naming(asked, &[Role::Party]).into_iter().any(|of| {
                    represents(of, &|party, counsel| {
                        is_me(asked, of, party) && is(of, counsel, asks)
                    })
                })
        }
    }
}

/// The charges of a proceeding, or those that are against somebody; each with the record that it is of.
fn charges<'a>(asked: &Asked<'a>) -> Vec<(&'a Record, &'a Charge)> {
    if let Body::Proceeding(proceeding) = asked.body() {
        let all = proceeding.charges.iter();
        return all.map(|charge| (asked.record(), charge)).collect();
    }
    let of = naming(asked, &[Role::Charged]).into_iter();
    let all = of.flat_map(|record| {
        let charges = match &record.body {
            Body::Proceeding(proceeding) => &proceeding.charges[..],
            _ => &[],
        };
        let is_mine = |charge: &&Charge| {
            let mut against = charge.against.iter();
            against.any(|whom| is_me(asked, record, whom))
        };
        let mine = charges.iter().filter(is_mine);
        mine.map(|charge| (record, charge)).collect::<Vec<_>>()
    });
    all.collect()
}

/// What is charged, and under which law.
pub fn charged(asked: &Asked<'_>) -> Vec<String> {
    let texts = charges(asked)
        .into_iter()
        .flat_map(|(_, charge)| texts(charge));
    texts.map(|text| text.raw().to_owned()).collect()
}

fn texts(charge: &Charge) -> impl Iterator<Item = &Text> {
    std::iter::once(&charge.title).chain(&charge.statute)
}

pub fn charge(asked: &Asked<'_>, value: &Value) -> bool {
    holds_one(charged(asked), value)
}

/// What became of a charge.
pub fn disposition(asked: &Asked<'_>, value: &Value) -> bool {
    let mut disposed = charges(asked).into_iter();
    disposed.any(|(record, charge)| came_to(asked, record, charge, value))
}

/// Whether a charge came to that: of a proceeding, for anybody; of a person, for them, where a step says so.
fn came_to(asked: &Asked<'_>, record: &Record, charge: &Charge, value: &Value) -> bool {
    let Value::Word(word) = value else {
        return false;
    };
    let outcomes = match asked.body() {
        // What is told without saying of whom is told of the count.
        Body::Proceeding(_) => {
            let open = charge.of_whom().map(|open| Ok(Some(open)));
            charge.outcomes().into_iter().chain(open).collect()
        }
        _ => vec![now_of(asked.library(), record, charge, asked.index)],
    };
    if charge.is_misread {
        return *word == NOT_STATED;
    }
    outcomes.into_iter().filter(Result::is_ok).any(|outcome| {
        let now = outcome.ok().flatten().map(|step| step.status.value);
        match *word {
            DISMISSED => now.is_some_and(ChargeStatus::is_dismissal),
            PREJUDICE_NOT_STATED => now == Some(ChargeStatus::Dismissed),
            NOT_STATED => charge.came_to_by(outcome).is_err(),
            word => now.is_some_and(|now| now.word() == word),
        }
    })
}

/// Whether one charge is of that title or statute, and came to that.
pub fn charged_and_disposed(asked: &Asked<'_>, what: &Value, became: &Value) -> bool {
    charges(asked).into_iter().any(|(record, charge)| {
        let texts = texts(charge).map(|text| text.raw().to_owned()).collect();
        holds_one(texts, what) && came_to(asked, record, charge, became)
    })
}
