//! Questions of the job, as a table that anybody can read (`tests/questions/questions.md`), each asked of the program.

use std::{fs, path::Path};

use super::harness::World;

const TABLE: &str = "tests/questions/questions.md";
const LIBRARY: &str = "tests/questions/library";

/// How well an answer answers; none may be wrong.
#[derive(Debug, PartialEq)]
enum Judged {
    Whole,
    InPart,
}

/// A row of the table.
#[derive(Debug)]
struct Question {
    number: usize,
    command: String,
    holds: Vec<String>,
    lacks: Vec<String>,
    judged: Judged,
}

/// The texts between backticks.
fn spans(cell: &str) -> Vec<String> {
    let parts = cell.split('`').skip(1).step_by(2);
    parts.map(str::to_owned).collect()
}

fn questions() -> Vec<Question> {
    let text = fs::read_to_string(TABLE).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| "));
    let rows = rows.filter(|line| line[2..].starts_with(|first: char| first.is_ascii_digit()));
    let read = rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [number, _, _, command, holds, lacks, judged] = cells[..] else {
            panic!("seven cells: {row}");
        };
        Question {
            number: number.parse().unwrap(),
            command: spans(command).concat(),
            holds: spans(holds),
            lacks: spans(lacks),
            judged: match judged {
                "whole" => Judged::Whole,
                part if part.starts_with("in part: ") => Judged::InPart,
                other => panic!("{other:?} is no judgment: {row}"),
            },
        }
    });
    read.collect()
}

fn world() -> World {
    let mut world = World::empty();
    for file in fs::read_dir(Path::new(LIBRARY)).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        world = world.file(
            &format!("casefiles/{name}"),
            &fs::read_to_string(&path).unwrap(),
        );
    }
    world
}

/// What is wrong with an answer; nothing where it holds what it must, in that order, and nothing that it must not.
fn faults(question: &Question, answer: &str) -> Vec<String> {
    let mut rest = answer;
    let mut faults = Vec::new();
    for words in &question.holds {
        match rest.find(words.as_str()) {
            Some(at) => rest = &rest[at + words.len()..],
            None => faults.push(format!("does not hold {words:?} (in this order)")),
        }
    }
    let wrong = question
        .lacks
        .iter()
        .filter(|words| answer.contains(&***words));
    faults.extend(wrong.map(|words| format!("holds {words:?}")));
    faults
}

#[test]
fn each_question_is_answered_and_none_wrongly() {
    let world = world();
    world.run("check").code(0).out("");
    let questions = questions();
    let numbers: Vec<usize> = questions.iter().map(|question| question.number).collect();
    assert_eq!(numbers, (1..=25).collect::<Vec<_>>());
    let in_part = questions.iter().filter(|one| one.judged == Judged::InPart);
    assert!(in_part.count() <= 2);
    let mut wrong = Vec::new();
    for question in &questions {
        assert!(!question.holds.is_empty(), "{question:?}");
        let ran = world.run(&question.command);
        let answer = format!("{}{}", ran.out, ran.err);
        let faults = faults(question, &answer);
        if !faults.is_empty() || !matches!(ran.code, Some(0 | 1)) {
            wrong.push(format!(
                "{}: {}\n{}\n{answer}",
                question.number,
                question.command,
                faults.join("\n")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_answer_with_less_or_more_than_it_may_hold_is_told() {
    let question = Question {
        number: 1,
        command: String::new(),
        holds: vec!["first".into(), "then".into()],
        lacks: vec!["never".into()],
        judged: Judged::Whole,
    };
    assert!(faults(&question, "first, then").is_empty());
    for answer in ["then, first", "first", "first, then, never"] {
        assert_eq!(faults(&question, answer).len(), 1, "{answer}");
    }
}
