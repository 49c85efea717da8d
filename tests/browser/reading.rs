//! Reading a source from its start to its end.

use casefile::tui::{measure::layout::layout, state::Pane};
use ratatui::layout::Rect;

use crate::story::Story;

/// The rows of the source's text on the screen.
fn text(story: &Story) -> Vec<String> {
    let inside = layout(story.model.state.size, &story.model).inside(Pane::Source);
    let Rect {
        x,
        y,
        width,
        height,
    } = inside;
    let buffer = story.buffer();
    let row = |row: u16| (x..x + width).map(|x| buffer[(x, row)].symbol()).collect();
    (y + 1..y + height).map(row).collect()
}

#[test]
fn by_pages_the_selection_is_in_sight_and_the_end_of_the_text_ends_the_pane() {
    for height in 12..40 {
        for width in [30, 60, 80, 200] {
            let mut story = Story::open("tests/browser/harbour", (width, height));
            story.keys("Ctrl+p");
            story.types("who knew");
            story.keys("Enter s");
            for (key, paragraph, end) in [
                ("PageDown", 4, "dredging"),
                ("PageUp", 0, "On Sunday crane 4"),
            ] {
                for _ in 0..20 {
                    story.keys(key);
                    let shown = text(&story);
                    let is_selected =
                        |row: &String| (row.contains('▸') || row.contains('▌')) && row.len() > 20;
                    assert!(
                        shown.iter().any(is_selected),
                        "{width}x{height} {key}\n{}",
                        story.screen()
                    );
                }
                assert_eq!(story.model.paragraph(), paragraph, "{width}x{height}");
                assert!(story.screen().contains(end), "{}", story.screen());
            }
            story.keys("G");
            let shown = text(&story);
            story.keys("PageDown PageDown");
            assert_eq!(text(&story), shown, "{width}x{height}");
        }
    }
}

#[test]
fn why_there_is_nothing_to_read_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("a file");
    };
    let files = [
        ("empty.txt", "", "There are no words in this file."),
        ("page.html", "<script>go()</script>", "holds no words: a"),
        ("gone.txt", "", "`gone.txt` is not there."),
    ];
    let mut case = "format: 1\ntitle: Nothing\nsources:\n".to_owned();
    for (number, (name, text, _)) in files.iter().enumerate() {
        case += &format!("  s{number}:\n    title: Paper {number}\n    text: {name}\n");
        write(name, text);
    }
    write("papers.yaml", &case);
    std::fs::remove_file(folder.path().join("gone.txt")).expect("a file");
    for (number, (_, _, why)) in files.iter().enumerate() {
        let mut story = Story::open(folder.path(), (100, 24));
        story.keys("Ctrl+p");
        story.types(&format!("Paper {number}"));
        story.keys("Enter s");
        assert!(story.screen().contains(why), "{why}\n{}", story.screen());
        // And nothing that one does with a text does harm.
        story.keys("v j PageDown PageUp G g g y n y y / x Enter n");
    }
}

#[test]
fn the_number_of_a_paragraph_and_who_cites_it_have_room_however_many_there_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines: Vec<String> = (1..=12_345)
        .map(|number| format!("Line {number}."))
        .collect();
    let text = lines.join("\n\n");
    std::fs::write(folder.path().join("long.txt"), text).expect("a file");
    let cited = "    cites: [{source: long, at: ¶12345}]\n";
    let case = format!(
        "format: 1\ntitle: Long\nsources:\n  long:\n    title: Long paper\n    text: long.txt\n\
         allegations:\n  one:\n    statement: One.\n{cited}  two:\n    statement: Two.\n{cited}"
    );
    std::fs::write(folder.path().join("long.yaml"), case).expect("a file");
    for (width, expected) in [(80, "▸¶12345 ² Line 12345."), (30, "▸12345 Line 12345.")] {
        let mut story = Story::open(folder.path(), (width, 24));
        story.keys("Ctrl+p");
        story.types("Long paper");
        story.keys("Enter s G");
        assert!(story.screen().contains(expected), "{}", story.screen());
    }
}

#[test]
fn a_file_that_is_here_and_cannot_be_read_is_not_called_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = "format: 1\ntitle: Nothing\nsources:\n  page:\n    title: A page\n    \
                text: page.html\nallegations:\n  said:\n    statement: Said.\n    by: page\n    \
                cites: [{source: page, at: ¶1, quote: Said so}]\n";
    std::fs::write(folder.path().join("papers.yaml"), case).expect("a file");
    std::fs::write(folder.path().join("page.html"), "<script>go()</script>").expect("a file");
    let mut story = Story::open(folder.path(), (80, 24));
    story.keys("Enter j j Enter Enter s");
    let source = layout(story.model.state.size, &story.model).pane(Pane::Source);
    assert!(
        story.find_in("“Said so”", source).is_some(),
        "{}",
        story.screen()
    );
    assert!(story.find_in("no text", source).is_some());
    assert!(
        story.find_in("not held", source).is_none(),
        "{}",
        story.screen()
    );
}

/// A source of one line of text that fills many panes, and one of several.
fn tall() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let case = "format: 1\ntitle: Tall\nsources:\n  one: {title: One line, text: one.txt}\n  two: {title: Two, text: two.txt}\n";
    std::fs::write(folder.path().join("tall.yaml"), case).unwrap();
    let words: String = (0..3_000).map(|number| format!("word{number} ")).collect();
    std::fs::write(
        folder.path().join("one.txt"),
        format!("first {words}last\n"),
    )
    .unwrap();
    std::fs::write(
        folder.path().join("two.txt"),
        format!("begin\n\n{words}\n\nend {words}last\n"),
    )
    .unwrap();
    folder
}

#[test]
fn the_end_of_a_text_is_its_last_line_however_tall_its_last_paragraph() {
    let folder = tall();
    for size in [(80, 24), (120, 40)] {
        for (open, first) in [
            ("Enter g s Enter s", "first word0"),
            ("Enter g s j Enter s", "begin"),
        ] {
            let mut story = Story::open(folder.path(), size);
            story.keys(open);
            assert!(story.screen().contains(first), "{}", story.screen());
            story.keys("G");
            assert!(
                story.screen().contains("word2999 last"),
                "{}",
                story.screen()
            );
            assert!(!story.screen().contains(first), "{}", story.screen());
            // Once more, or by the wheel, it stays there; back goes a line.
            story.keys("G j");
            assert!(
                story.screen().contains("word2999 last"),
                "{}",
                story.screen()
            );
            story.keys("g g");
            assert!(story.screen().contains(first), "{}", story.screen());
            story.keys("End");
            assert!(
                story.screen().contains("word2999 last"),
                "{}",
                story.screen()
            );
            story.keys("Home");
            assert!(story.screen().contains(first), "{}", story.screen());
        }
    }
    // A paragraph that is gone to by its number is seen from its start.
    let mut story = Story::open(folder.path(), (80, 24));
    story.keys("Enter g s j Enter s G 3 G");
    assert!(story.screen().contains("end word0"), "{}", story.screen());
}
