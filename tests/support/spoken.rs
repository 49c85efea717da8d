//! A library in which statement n holds the word `zqN` and whoever says it is called `spN`, to see
//! that no statement is ever without its speaker.

/// The number of statements and replies in [`LIBRARY`].
pub const SPOKEN: usize = 9;

/// A case file; `gazette.txt` beside it is [`TEXT`].
pub const LIBRARY: &str = "\
format: 1
title: A case of speakers
subjects: [sp-two]
people:
  sp-one: {name: sp1}
  sp-two: {name: sp2}
  sp-three: {name: sp3, named: false}
  sp-four: {name: sp4}
  sp-five: {name: sp5}
  sp-eight: {name: sp8}
organizations:
  sp-six: {name: sp6, kind: court}
sources:
  sp-seven: {title: sp7, text: gazette.txt, published: 2024-02-01}
  talk: {title: A talk, kind: interview, speakers: [sp-one]}
allegations:
  one:
    statement: zq1 It rained on two days
    by: sp-one
    about: sp-two
    date: 2024-01-01
    measure: {value: 10, unit: days, of: rain}
    cites: [{source: sp-seven, at: ¶1, quote: it rained, via: [talk]}]
    responses:
      - {by: sp-eight, is: denied, statement: zq8 It was dry, cites: [{source: sp-seven, at: ¶2}]}
    relations:
      - {to: two, is: contradicts, note: Not both., cites: [{source: sp-seven, at: ¶2}]}
    history: [{date: 2024-01-02, status: corroborated, because: so it seems}]
  two:
    statement: zq2 It snowed on one day
    kind: denial
    by: sp-two
    about: sp-one
    date: 2024-01-03
    measure: {value: 20, unit: days, of: rain}
    cites: [{source: sp-seven, at: ¶2}]
  three:
    statement: zq3 It hailed
    kind: opinion
    by: sp-three
    about: [sp-one, sp-two]
    date: 2024-01-04
    cites: [{source: sp-seven, at: ¶3}]
    relations: [{to: one, is: supports}]
  four:
    statement: zq4 It thundered
    kind: admission
    by: [sp-four, sp-five]
    about: sp-four
    date: 2024-01-05
    cites: [{source: sp-seven, at: ¶3}]
  five:
    statement: zq5 It was foggy
    by: sp-five
    about: sp-one
    cites: [{source: sp-seven, at: ¶3}]
    responses: [{by: sp-five, is: withdrawn, cites: [{source: sp-seven, at: ¶3}]}]
  six:
    statement: zq6 It rained on two days
    kind: finding
    by: sp-six
    about: trial
    date: 2024-01-06
    cites: [{source: sp-seven, at: ¶3}]
    relations: [{to: one, is: repeats}, {to: two, is: contradicts}]
  seven:
    statement: zq7 The weather was bad
    by: sp-seven
    about: sp-two
    measure: {value: 20, unit: days, of: sun}
    cites: [{source: sp-seven, at: ¶3}]
evidence:
  gauge:
    description: A rain gauge
    status: withheld
    bears_on: {one: supports, two: undermines, seven: neutral}
    cites: [{source: sp-seven, at: ¶3}]
  diary: {description: A diary, cites: [{source: sp-seven}]}
proceedings:
  trial:
    title: The trial
    about: [one, two]
    parties: [{who: sp-one}, {who: sp-two}]
    entries: [{date: 2024-02, title: Complaint, cites: [{source: sp-seven}]}]
events:
  storm: {title: A storm, date: 2024-01-02, participants: [sp-one], cites: [{source: sp-seven}]}
questions:
  why: {question: Why?, about: one, settles: [one, two, four], ask: sp-one}
";

/// What the source of the library says.
pub const TEXT: &str = "They say it rained.\nThey say it was dry.\nThey say much.\n";

/// What stands between two panes, or at the edge of one.
const EDGES: [char; 2] = ['│', '┃'];

/// The lines in which a word `zqN` comes without `spN` before it: in the same line of its pane, or above it
/// in the same columns, as in the rows of a list and where a text was wrapped. What is above counts up to
/// the word of another statement. What goes on from under a box that lies over the panes is not judged.
pub fn bare(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        for n in 1..=SPOKEN {
            let Some(at) = line.find(&format!("zq{n}")) else {
                continue;
            };
            // A pane beside this one has rows of its own.
            let before = &line[..at];
            let own = before.rsplit(EDGES).next().unwrap_or(before);
            let from = before.chars().count() - own.chars().count();
            let above = lines[number.saturating_sub(3)..number].iter();
            let above: Vec<String> = above
                .map(|line| {
                    let row = line.chars().skip(from);
                    row.take_while(|letter| !EDGES.contains(letter)).collect()
                })
                .collect();
            let said = format!("{}{own}", above.concat());
            let said = said.rsplit("zq").next().unwrap_or(&said);
            if !said.contains(&format!("sp{n}")) && !said.contains(['└', '┘']) {
                found.push((*line).to_owned());
            }
        }
    }
    found
}
