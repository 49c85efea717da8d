//! Wherever a statement is on the screen, who says it comes before it.

use casefile::tui::list::View;

use crate::{
    spoken::{LIBRARY, TEXT, bare},
    story::Story,
};

#[test]
fn no_screen_shows_a_statement_without_its_speaker() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("weather.yaml"), LIBRARY).unwrap();
    std::fs::write(folder.path().join("gazette.txt"), TEXT).unwrap();
    let mut seen = 0;
    for size in [(40, 12), (80, 24), (120, 40), (160, 45)] {
        let mut story = Story::open(folder.path(), size);
        let mut look = |story: &Story, keys: &str| {
            let screen = story.screen();
            seen += screen.matches("zq").count();
            assert_eq!(bare(&screen), [""; 0], "{size:?} {keys}\n{screen}");
        };
        for scope in ["", "Enter"] {
            for view in 0..View::OF_LIBRARY.len() {
                story.keys("Esc ~ h h h g g");
                story.keys(scope);
                story.keys("Alt+1 g g");
                for _ in 0..view {
                    story.keys("j");
                }
                look(&story, "menu");
                for keys in [
                    "Enter",
                    "Enter",
                    "O",
                    "O",
                    "j",
                    "s",
                    "h",
                    "[",
                    "Esc",
                    "Alt+2 j",
                    "Alt+3",
                    "f z q",
                    "Esc",
                    "Ctrl+p z q",
                    "Esc",
                    "Ctrl+f r a i n",
                    "Esc",
                ] {
                    story.keys(keys);
                    look(&story, keys);
                }
            }
        }
    }
    assert!(seen > 500, "{seen}");
}
