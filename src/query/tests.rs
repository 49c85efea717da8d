//! The query language, held to by cases.

mod asking;
mod marked;
mod reading;
mod telling;

use super::*;

/// A case with something of everything that can be asked for.
const TOLD: &str = "
people:
  ana: {name: Ana Ruiz, also_known_as: [La Jefa], role: clerk}
  bob: {name: Bob Núñez}
  guard: {name: a guard, named: false, cites: [{source: talk}]}
  men: {name: the men, kind: group, protect: {as: Group A}}
organizations:
  court: {name: The Court, kind: court}
sources:
  talk: {title: A talk, kind: interview, speakers: ana, published: 2024-03-05, reliability: B}
  paper: {title: The story, publisher: The Harbour Post, published: 2024-06, rests_on: talk, url: 'https://post.example'}
  wire: {title: Wire}
allegations:
  rain:
    statement: It rained on the harbour
    by: ana
    about: bob
    date: 2024-03
    credibility: 2
    measure: {value: 3, unit: inches, of: rain}
    cites: [{source: paper, at: ¶1, quote: it rained, via: [talk]}]
    responses: [{by: bob, is: denied, statement: Never, cites: [{source: wire}]}]
    history: [{status: found, because: the ledger}]
  sun:
    statement: The sun shone
    by: [bob, guard]
    kind: admission
    relations: [{to: rain, is: contradicts, note: one of them}]
    cites: [{source: talk}]
  wind: {statement: Wind, by: guard, cites: [{source: wire}]}
  bare: {statement: Nobody says where, about: hearing}
evidence:
  log: {description: The log, held_by: court, status: withheld, bears_on: {rain: supports}, cites: [{source: talk}]}
  photo: {description: A photo, bears_on: {rain: undermines, sun: supports}, cites: [{source: talk}]}
proceedings:
  hearing:
    title: The hearing
    kind: civil
    forum: court
    parties: [{who: bob, as: defendant}]
    status: Motion pending
    date: 2024-05
    entries: [{title: Complaint, date: 2024-04-01, cites: [{source: talk}]}, {title: Order, date_said: later}]
events:
  visit: {title: A visit, date: 2024-02-10/2024-02-12, participants: ana, place: Puerto}
questions:
  why: {question: Why?, settles: rain, ask: court}
  who: {question: Who?, status: answered, answer: Bob}
";

/// An expression in a notation that shows how it hangs together.
fn shown(expr: &Expr) -> String {
    let all = |parts: &[Expr]| parts.iter().map(shown).collect::<Vec<_>>().join(" ");
    match expr {
        Expr::All => "all".to_owned(),
        Expr::Not(of) => format!("!{}", shown(of)),
        Expr::And(parts) => format!("({})", all(parts)),
        Expr::Or(parts) => format!("[{}]", all(parts)),
        Expr::Term(term) => match &term.what {
            What::Text(TextTerm::Begun(words)) => format!("{words}*"),
            What::Text(TextTerm::Whole(words)) => format!("“{words}”"),
            What::Text(TextTerm::Near { word, edits }) => format!("{word}~{edits}"),
            What::Field(field) => {
                let values: Vec<String> = field.values.iter().map(Value::words).collect();
                format!("{}:{}", field.key.info().name, values.join("/"))
            }
        },
    }
}
