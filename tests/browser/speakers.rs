//! Wherever a statement is on the screen, who says it comes before it.

use casefile::{sign::legend, tui::list::View};

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
            let before = before_a_speaker(&screen);
            assert_eq!(before, [""; 0], "{size:?} {keys}\n{screen}");
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

/// The lines in which a standing comes right before someone who speaks: `✗ denied  sp1: …` reads as if they had
/// denied it.
fn before_a_speaker(screen: &str) -> Vec<&str> {
    let legend = legend();
    let standings = legend.iter().find(|(of, _)| *of == "Statements");
    let standings = &standings.expect("the signs of statements").1;
    let is_before = |line: &str| {
        standings.iter().any(|sign| {
            line.match_indices(sign.glyph).any(|(at, glyph)| {
                let rest = line[at + glyph.len()..].trim_start();
                let rest = rest.strip_prefix(sign.word).unwrap_or(rest).trim_start();
                rest.starts_with("sp")
            })
        })
    };
    screen.lines().filter(|line| is_before(line)).collect()
}

#[test]
fn a_standing_before_a_speaker_is_found() {
    let screen = " ✗ denied  sp1: zq1\n ! sp2\n sp3: zq3 ✗ denied by sp4\n";
    assert_eq!(before_a_speaker(screen), [" ✗ denied  sp1: zq1", " ! sp2"]);
}
