//! What follows from the case file follows before an audience, too, whoever is called otherwise there.

use super::*;
use crate::{
    analysis::{origins, standing},
    load,
    model::Kind,
};

/// An admission in a letter of one's own, two articles of one author in one paper, a court's own decision, words taken
/// back in an article of one's own, a body of the media that speaks in its own article.
const FILE: &str = "format: 1
title: Graves
people:
  ana: {name: Ana Ruiz Molina}
  omar: {name: Omar Sabri}
  mayor: {name: Jan Mayor}
organizations:
  gazette: {name: The Gazette, kind: media}
  court: {name: Court of Limburg, kind: court}
sources:
  letter: {title: A letter, kind: report, authors: [Ana Ruiz Molina]}
  first: {title: Graves found, kind: article-newspaper, publisher: The Gazette, authors: [Nadia Lind], published: 2024-05-01}
  second: {title: More graves, kind: article-newspaper, publisher: The Gazette, authors: [Nadia Lind], published: 2024-05-03}
  own: {title: What I saw, kind: article-newspaper, publisher: The Herald, authors: [Omar Sabri]}
  decision: {title: Decision 12, kind: legal-case, publisher: Court of Limburg, text: a.txt}
allegations:
  admitted: {statement: She took it., by: first, against: [ana], cites: [{source: first}], responses: [{by: ana, is: admitted, cites: [{source: letter}]}]}
  admits: {statement: I took it., kind: admission, by: ana, against: [ana], cites: [{source: letter}]}
  twice: {statement: He knew., by: [first, second], against: [mayor], cites: [{source: first, basis: observed}, {source: second, basis: observed}]}
  paper: {statement: He dug., by: gazette, against: [mayor], cites: [{source: first, via: [letter]}, {source: second, basis: observed}]}
  taken: {statement: Twelve were there., by: omar, cites: [{source: own}, {source: first}], responses: [{by: omar, is: withdrawn, cites: [{source: own}]}]}
  found: {statement: He hid it., kind: finding, by: court, about: [mayor], cites: [{source: decision}]}
";

/// The library in which some of its people, bodies and sources are protected, by their numbers as bits.
fn library(protected: u32) -> Library {
    let mut number = 0;
    let lines = FILE.lines().map(|line| {
        if !["{name: ", "{title: "]
            .iter()
            .any(|name| line.contains(name))
        {
            return format!("{line}\n");
        }
        let is_protected = protected & (1 << number) != 0;
        number += 1;
        match line.strip_suffix('}') {
            Some(line) if is_protected => {
                format!("{line}, protect: {{as: Somebody {number:02}}}}}\n")
            }
            _ => format!("{line}\n"),
        }
    });
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "He hid it.").unwrap();
    std::fs::write(folder.path().join("graves.yaml"), lines.collect::<String>()).unwrap();
    let (parsed, found) = load::read(folder.path()).unwrap();
    Library::link(parsed, found)
}

/// All that follows for its allegations, and what is held of its sources.
fn facts(library: &Library) -> String {
    let mut facts = String::new();
    for index in library.indices() {
        let record = library.at(index);
        let said = match record.kind() {
            Kind::Allegation => format!(
                "{:?} {:?} {:?} {:?} {:?}\n",
                standing::standing(library, index),
                standing::derive(library, index).map(|derived| derived.because),
                origins::of(library, index),
                library.speaker(record),
                library.held(index),
            ),
            _ => format!("{:?}\n", library.held(index)),
        };
        facts.push_str(&said);
    }
    facts
}

#[test]
fn no_standing_changes_with_what_somebody_is_called() {
    const ALL: u32 = (1 << 10) - 1;
    let mut many = 0;
    // One, two or all of them.
    for protected in (1..=ALL).filter(|set| set.count_ones() < 3 || *set == ALL) {
        let library = library(protected);
        assert_eq!(library.diagnostics, []);
        let masks = Masks::of(&library, "frcp-5.2", None, &mut Codes::new()).unwrap();
        let mut covered = facts(&masks.library(&library));
        for (whom, words) in &masks.called {
            let name = library.called(whom.record().unwrap()).name;
            covered = covered.replace(words.as_str(), &name);
        }
        assert_eq!(covered, facts(&library), "{protected:b}");
        many += masks.called.len();
    }
    assert_eq!(many, 10 + 2 * 45 + 10);
}

#[test]
fn nobody_is_called_as_somebody_who_is_not_protected() {
    let refused = |file: &str| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("x.yaml"),
            format!("format: 1\ntitle: X\n{file}"),
        )
        .unwrap();
        let (parsed, found) = load::read(folder.path()).unwrap();
        let library = Library::link(parsed, found);
        let masks = Masks::of(&library, "frcp-5.2", None, &mut Codes::new());
        masks.map(|_| ()).map_err(|why| why.to_string())
    };
    let ana = "people:\n  ana: {name: Ana Ruiz, protect: {as: Witness B}}\n";
    for other in [
        "  ben: {name: witness b}\n",
        "  ben: {name: Ben, short: Witness B}\n",
        "  ben: {name: Ben, also_known_as: [Witness B]}\n",
        "organizations:\n  ben: {name: Witness B}\n",
    ] {
        let why = refused(&format!("{ana}{other}")).unwrap_err();
        assert!(
            ["x/ana", "x/ben", "Witness B", "another `as`"]
                .iter()
                .all(|word| why.contains(word)),
            "{other}: {why}"
        );
    }
    assert_eq!(
        refused(&format!("{ana}  ben: {{name: Witness C}}\n")),
        Ok(())
    );
}
