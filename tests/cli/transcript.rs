//! A transcript that is a PDF: its lines have numbers in the margin, and `36:10-14` names them.

use super::{
    super::pages::{Sheet, pdf},
    harness::World,
};

/// What stands on a page: its number, and what is said beside the numbers from 1 on.
fn page(number: &str, said: &[&str]) -> Sheet {
    let y = |line: usize| 700.0 - 24.0 * line as f64;
    let mut sheet = Sheet::default().text(500.0, 760.0, 12.0, number);
    for line in 0..25 {
        sheet = sheet.text(60.0, y(line), 12.0, &(line + 1).to_string());
    }
    for (line, words) in said.iter().enumerate() {
        sheet = sheet.text(100.0, y(line), 12.0, words);
    }
    sheet
}

/// A cover, and two pages on which 36 and 37 are printed.
fn transcript() -> Vec<u8> {
    let cover = Sheet::default().text(
        100.0,
        700.0,
        14.0,
        "Testimony of Ana Pires, volume two, taken at the quay",
    );
    let first = [
        "Q.    When did you see the crane before it fell, if you",
        "saw it at all on that day, and who was with you when you",
        "saw it there, in the yard or from the office window?",
        "A.    I saw it at nine. Nobody was with me, and I did not",
        "go near it, since the harbour office had told us all to",
        "stay away from berth four until the wind had gone down.",
        "Q.    Who told you so?",
        "A.    The harbour master told me, and he told the others",
        "too, each of us alone, so that no one else would hear it",
    ];
    let second = [
        "when he said it. That is how he did such things then.",
        "Q.    Did you write it down?",
        "A.    I wrote it down that evening in a book of my own.",
    ];
    let fill = |said: &[&'static str], rest: &'static str| -> Vec<&'static str> {
        let mut said = said.to_vec();
        said.resize(25, rest);
        said
    };
    let first = fill(
        &first,
        "(The witness was shown a list of the men at berth four.)",
    );
    let second = fill(&second, "");
    pdf(&[cover, page("36", &first), page("37", &second[..3])])
}

/// What is found of each place and quote: the verdict, and what is in doubt of the place.
fn found(citations: &[(&str, &str)]) -> (World, Vec<String>) {
    let world = World::citing("talk.pdf", &transcript(), "", citations);
    let shown = world.run("show cited --format json").code(0).json();
    let all = shown["citations"].as_array().unwrap().clone();
    let said = all.iter().map(|citation| {
        let word = |key: &str| citation[key].as_str().unwrap_or("-").to_owned();
        format!("{} {}", word("verdict"), word("place"))
    });
    (world, said.collect())
}

#[test]
fn words_are_looked_for_on_the_lines_that_are_cited() {
    let citations = [
        ("36:4", "I saw it at nine."),
        (
            "36:4-6",
            "I saw it at nine. Nobody was with me, and I did not go near it",
        ),
        ("p. 36 l. 5-6", "told us all to stay away from berth four"),
        // Words that go on behind the last line that is cited are there; those of another line of the paragraph are not.
        ("36:4", "I did not go near it"),
        ("36:4", "stay away from berth four until"),
        ("36:7", "told us all to stay away from berth four"),
        ("37:3", "I wrote it down that evening"),
        ("37:2", "I wrote it down that evening"),
        ("36:25", "the men at berth four"),
        ("36:26", "the men at berth four"),
        ("36:4", "I saw it at ten."),
        ("p. 36", "Who told you so?"),
    ];
    let (world, said) = found(&citations);
    let wanted = [
        "verbatim -",
        "verbatim -",
        "verbatim -",
        "verbatim -",
        "moved -",
        "moved -",
        "verbatim -",
        "moved -",
        "verbatim -",
        "ambiguous no-such-place",
        "missing -",
        "verbatim -",
    ];
    for ((citation, said), wanted) in citations.iter().zip(&said).zip(wanted) {
        assert_eq!(said, wanted, "{citation:?}");
    }
    let told = world.run("check quote-moved").out;
    for place in ["at p. 36 l. 6.", "at p. 36 l. 5-6."] {
        assert!(told.contains(place), "{told}");
    }
}

/// Four pages on one sheet: which 5 is meant, nothing tells.
#[test]
fn where_a_number_stands_twice_on_a_page_the_page_is_looked_at() {
    let numbers: Vec<String> = (1..=25).map(|line| line.to_string()).collect();
    let numbers: Vec<&str> = numbers.iter().map(|line| &**line).collect();
    let sides = [
        (40.0, "was said by one of us then"),
        (320.0, "was said by all of them then"),
    ];
    let sheet = sides.iter().fold(Sheet::default(), |sheet, (x, words)| {
        let sheet = sheet.lines(*x, 720.0, &numbers);
        sheet.lines(x + 30.0, 720.0, &[*words; 25])
    });
    let world = World::citing(
        "talk.pdf",
        &pdf(&[sheet]),
        "",
        &[("1:5", "said by one of us")],
    );
    let shown = world.run("show cited --format json").code(0).json();
    assert_eq!(shown["citations"][0]["verdict"], "ambiguous");
    assert_eq!(shown["citations"][0]["place"], serde_json::Value::Null);
}
