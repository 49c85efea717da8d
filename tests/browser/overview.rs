//! The page of a case shows first what one needs.

use crate::story::Story;

/// The heads of the groups and the shipped cases that have them, in the order of the list.
const HEADS: [(&str, [bool; 5]); 4] = [
    ("Against or about", [true, true, true, true, true]),
    ("Against ", [true, true, true, true, true]),
    ("Said to be missing (", [true, false, true, false, false]),
    ("Not known (", [true, true, true, true, true]),
];

#[test]
fn the_first_screen_of_a_shipped_case_has_every_group() {
    for number in 0..5 {
        let mut story = Story::open("casefiles", (80, 24));
        story.keys(&"j ".repeat(number));
        story.keys("Enter");
        let screen = story.screen();
        for (head, of) in HEADS {
            let heads = screen.lines().filter(|line| line.contains(head)).count();
            assert_eq!(heads > 0, of[number], "{head}\n{screen}");
        }
        // Each head has a row below it: the last line of the pane is none.
        let last = screen.lines().rev().nth(1).unwrap_or_default();
        assert!(!last.contains("Not known"), "{screen}");
    }
}
