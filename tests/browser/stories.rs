//! The pages of `stories/`: what a reader does, and what the screen then shows.
//!
//! A page is Markdown. Its blocks marked `story` are followed line by line, each a verb and its
//! words; between them stands why. Lines are:
//!
//! | line | meaning |
//! |---|---|
//! | `open PATH WxH` | opens a library on a screen of that size |
//! | `open PATH WxH with originals` | the same with the originals; skips the page where there are none |
//! | `open a copy of PATH WxH` | opens a copy, whose files may be changed |
//! | `open PATH#REF WxH` | begins at a record |
//! | `open the tour WxH` | opens the tour, with its guide; it is not remembered |
//! | `restart`, `restart WxH` | leaves the program, and opens the library again by another run that knows what this one kept |
//! | `press KEYS` | presses keys: `Enter j Ctrl+p` |
//! | `type TEXT`, `paste TEXT` | types, pastes |
//! | `click in PANE: WORDS` | clicks on the first letter of words in a pane, by its digit |
//! | `wheel down in PANE: WORDS`, `wheel up …` | turns the wheel over words in a pane |
//! | `resize WxH` | gives the screen another size |
//! | `see WORDS`, `miss WORDS` | the words stand, do not stand, in a row of the screen |
//! | `row A … B` | a row of the screen holds A, and B somewhere after it |
//! | `column A = B` | the first A and the first B of the screen begin in the same column |
//! | `under WORDS: MARKS` | the marks stand in the next row, right under the first letter of the words |
//! | `hangs WORDS` | what begins with the words goes on in the next row, no further to the left |
//! | `found WORDS` | the words are drawn as what was searched for |
//! | `banner WORDS` | the first row says that an earlier day is looked at, and holds the words |
//! | `cursor after WORDS`, `cursor at WORDS`, `cursor on WORDS` | the terminal's cursor is behind, on the first letter of, or in the row of the words |
//! | `leads WORDS to ADDRESS`, `leads WORDS to nothing` | the words are a link of the terminal to the address, are none |
//! | `quote WORDS` | the words are highlighted as quoted, and nothing else is |
//! | `select WORDS` | the words are part of what is selected in the pane that has the keys |
//! | `rows below N` | of the pane that has the keys, at least N lines stand below what is selected |
//! | `wide PANE N` | of a pane, by its digit, no line of text is wider than N columns |
//! | `ascii` | all of the screen is ASCII |
//! | `bind ACTION KEY`, before `open` | a key of the configuration |
//! | `save NAME: QUERY`, before `open` | a query that is saved |
//! | `config LINE`, before `open` | a line of the configuration: `ascii`, `history` or `quit` |
//! | `running`, `ended` | the program has not ended, has ended |
//! | `copied LABEL: TEXT`, `edited FILE:LINE`, `exported CASES to FILE`, `viewed SOURCE` | what left the program last; `\\n` is a line break |
//! | `copy holds WORDS` | what left last is a copy, and these words are in it |
//! | `file FILE: WORDS`, `absent FILE` | a line of a file that was exported holds the words; there is no such file. `~/FILE` is in the reader's own folder |
//! | `nothing left` | nothing has left the program since the last such line |
//! | `in FILE: OLD => NEW` | changes the first such words of a file of the copy; `\n` is a line break |
//! | `remove FILE` | removes a file of the copy |

mod opening;

use std::{fs, path::Path};

use casefile::tui::{effect::Effect, measure::layout::layout, message::Message, theme::Part};
use ratatui::{
    crossterm::event::{Event, MouseButton, MouseEventKind},
    layout::{Position, Size},
};

use crate::{seen, story::Story};
use opening::{Opened, Settings};

#[test]
fn every_story_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/stories");
    let mut pages: Vec<_> = fs::read_dir(folder)
        .expect("the folder of stories")
        .map(|entry| entry.expect("a page").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    pages.sort();
    assert!(pages.len() > 10);
    let mut broken = Vec::new();
    for page in pages {
        let text = fs::read_to_string(&page).expect("a page");
        let name = page.file_name().expect("a name").to_string_lossy();
        if let Err(why) = tell(&name, &text) {
            broken.push(why);
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// The stories of `stories/wanted/`, each under a heading of its own. They are ignored until all
/// hold; `cargo test --test browser wanted -- --ignored` says which do not yet, and where.
#[test]
#[ignore = "these stories are wanted and do not hold yet"]
fn every_wanted_story_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/stories/wanted");
    let mut pages: Vec<_> = fs::read_dir(folder)
        .expect("the folder of wanted stories")
        .map(|entry| entry.expect("a page").path())
        .collect();
    pages.sort();
    let (mut held, mut broken) = (Vec::new(), Vec::new());
    for page in pages {
        let text = fs::read_to_string(&page).expect("a page");
        let name = page.file_name().expect("a name").to_string_lossy();
        // What stands before the first heading explains the page.
        for story in text.split("\n## ").skip(1) {
            let heading = story.lines().next().unwrap_or_default();
            let title = format!("{name}: {heading}");
            // What needs a terminal is told in prose here, and tested elsewhere.
            if !story.contains("```story") {
                continue;
            }
            match tell(&title, story) {
                Ok(()) => held.push(title),
                Err(why) => broken.push(why),
            }
        }
    }
    assert!(
        broken.is_empty(),
        "{} hold:\n{}\n{} do not:\n{}",
        held.len(),
        held.join("\n"),
        broken.len(),
        broken.join("\n")
    );
}

/// Follows a page; says where it does not hold.
fn tell(page: &str, text: &str) -> Result<(), String> {
    let mut teller = Teller::default();
    let mut inside = false;
    for (number, line) in (1..).zip(text.lines()) {
        match line.trim() {
            "```story" => inside = true,
            "```" => inside = false,
            "" => {}
            line if inside => match teller.follow(page, line) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(why) => {
                    let screen = teller.story.map_or_else(String::new, |s| s.screen());
                    return Err(format!("{page}:{number}: {line}\n{why}\n{screen}"));
                }
            },
            _ => {}
        }
    }
    match teller.story {
        Some(_) => Ok(()),
        None => Err(format!("{page} tells no story")),
    }
}

#[derive(Default)]
struct Teller {
    story: Option<Story>,
    opened: Option<Opened>,
    settings: Settings,
}

/// What is said of a page that begins otherwise.
const FIRST: &str = "a page begins with `open`";

impl Teller {
    /// Follows a line. False ends the page.
    fn follow(&mut self, page: &str, line: &str) -> Result<bool, String> {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb {
            "open" => return self.open(page, rest),
            "bind" | "save" | "config" => return self.settings.add(verb, rest).map(|()| true),
            _ => {}
        }
        if verb == "in" {
            return self.change(rest).map(|()| true);
        }
        if verb == "remove" {
            let removed = fs::remove_file(self.copy()?.join(rest));
            return removed.map(|()| true).map_err(|error| error.to_string());
        }
        if verb == "restart" {
            return self.restart(rest).map(|()| true);
        }
        let (opened, story) = self.opened.as_ref().zip(self.story.as_mut()).ok_or(FIRST)?;
        match verb {
            "press" => story.keys(rest),
            "type" => story.types(rest),
            "paste" => story.send(Message::Terminal(Event::Paste(rest.replace("\\n", "\n")))),
            "click" => {
                let left = MouseEventKind::Down(MouseButton::Left);
                let at = place(story, rest)?;
                story.mouse(left, at);
                story.mouse(MouseEventKind::Up(MouseButton::Left), at);
            }
            "wheel" => {
                let (way, rest) = rest.split_once(' ').ok_or("wheel down in PANE: WORDS")?;
                let kind = match way {
                    "down" => MouseEventKind::ScrollDown,
                    _ => MouseEventKind::ScrollUp,
                };
                story.mouse(kind, place(story, rest)?);
            }
            "resize" => {
                let (width, height) = size(rest);
                story.send(Message::Sized(Size { width, height }));
            }
            "see" => hold(story.screen().contains(rest), "is not there")?,
            "miss" => hold(!story.screen().contains(rest), "is there")?,
            "row" => seen::row(&story.screen(), rest)?,
            "column" => seen::column(&story.screen(), rest)?,
            "under" => seen::under(&story.screen(), rest)?,
            "hangs" => seen::hangs(&story.screen(), rest)?,
            "found" => seen::found(story, rest)?,
            "rows" => seen::rows_below(story, rest)?,
            "wide" => seen::wide(story, rest)?,
            "ascii" => seen::ascii(&story.screen())?,
            "file" => opened.wrote(rest)?,
            "absent" => hold(!opened.has_written(rest), "it is there")?,
            "ended" => hold(story.model.state.done, "it has not ended")?,
            "running" => hold(!story.model.state.done, "it has ended")?,
            "banner" => {
                let first = story.screen();
                let first = first.lines().next().unwrap_or_default();
                let is_banner = first.trim_start().starts_with("AS OF");
                hold(
                    is_banner && first.contains(&rest.to_uppercase()),
                    "the first row does not say so",
                )?;
            }
            "cursor" => seen::cursor(story, rest)?,
            "leads" => seen::leads(story, rest)?,
            "quote" => same(&story.words_in(Part::Quote), rest)?,
            "select" => {
                let selected = seen::selected(story);
                hold(
                    selected.contains(rest),
                    &format!("selected is {selected:?}"),
                )?;
            }
            "copied" | "edited" | "exported" | "viewed" => {
                let left = story.left.0.pop().map(|effect| describe(&effect));
                story.left.0.clear();
                same(&left.unwrap_or_default(), line)?;
            }
            "copy" => {
                let words = rest.strip_prefix("holds ").ok_or("copy holds WORDS")?;
                let left = story.left.0.pop();
                story.left.0.clear();
                let holds =
                    matches!(&left, Some(Effect::Copy { text, .. }) if text.contains(words));
                hold(holds, &format!("what left is {left:?}"))?;
            }
            "nothing" => hold(story.left.0.is_empty(), &format!("{:?}", story.left.0))?,
            _ => return Err(format!("there is no verb {verb:?}")),
        }
        Ok(true)
    }

    /// Opens a browser with what was set; that is for this one alone, and not for what a page opens after
    /// it. False where a page cannot be told here.
    fn open(&mut self, page: &str, rest: &str) -> Result<bool, String> {
        let settings = std::mem::take(&mut self.settings);
        let opened = Opened::open(page, rest, settings)?;
        let Some((opened, story)) = opened else {
            return Ok(false);
        };
        (self.opened, self.story) = (Some(opened), Some(story));
        Ok(true)
    }

    fn restart(&mut self, rest: &str) -> Result<(), String> {
        let (opened, story) = self.opened.as_ref().zip(self.story.as_mut()).ok_or(FIRST)?;
        let now = story.model.state.size;
        story.keys("Q");
        hold(story.model.state.done, "`Q` does not leave here")?;
        *story = opened.again(match rest {
            "" => (now.width, now.height),
            rest => size(rest),
        });
        Ok(())
    }

    /// The folder of a copy, whose files may be changed.
    fn copy(&self) -> Result<&Path, String> {
        let copy = self.opened.as_ref().and_then(Opened::copy);
        copy.ok_or_else(|| "no copy is open".into())
    }

    fn change(&mut self, rest: &str) -> Result<(), String> {
        let copy = self.copy()?;
        let (file, change) = rest.split_once(": ").ok_or("in FILE: OLD => NEW")?;
        let (old, new) = change.split_once(" =>").ok_or("in FILE: OLD => NEW")?;
        let (old, new) = (old.replace("\\n", "\n"), new.replace("\\n", "\n"));
        let path = copy.join(file);
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        hold(text.contains(&old), "the file does not hold that")?;
        let new = new.strip_prefix(' ').unwrap_or(&new);
        fs::write(&path, text.replacen(&old, new, 1)).map_err(|error| error.to_string())
    }
}

/// Where words stand in a pane: `in 2: WORDS`.
fn place(story: &Story, rest: &str) -> Result<Position, String> {
    let (pane, words) = rest
        .strip_prefix("in ")
        .and_then(|rest| rest.split_once(": "))
        .ok_or("in PANE: WORDS")?;
    let area = layout(story.model.state.size, &story.model).pane(seen::pane(pane)?);
    let found = story.find_in(words, area);
    found.ok_or_else(|| "the words are not there".into())
}

fn hold(holds: bool, why: &str) -> Result<(), String> {
    holds.then_some(()).ok_or_else(|| why.to_owned())
}

fn same(found: &str, wanted: &str) -> Result<(), String> {
    hold(found == wanted, &format!("it is {found:?}"))
}

/// An effect in the words of a page; of a path its name.
fn describe(effect: &Effect) -> String {
    let name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned());
    match effect {
        Effect::Copy { text, label } => format!("copied {label}: {}", text.replace('\n', "\\n")),
        Effect::View { source, page } => match page {
            Some(page) => format!("viewed {source} at page {page}"),
            None => format!("viewed {source}"),
        },
        Effect::Edit { path, line } => {
            format!("edited {}:{line}", name(path).unwrap_or_default())
        }
        Effect::Export(export) => {
            let cases: Vec<&str> = export.cases.iter().map(|case| case.as_str()).collect();
            let (cases, path) = (cases.join(" "), export.path.display());
            match export.query.text() {
                "" => format!("exported {cases} to {path}"),
                query => format!("exported {query} of {cases} to {path}"),
            }
        }
        other => format!("{other:?}"),
    }
}

fn size(text: &str) -> (u16, u16) {
    let (width, height) = text.split_once('x').expect("WIDTHxHEIGHT");
    (
        width.parse().expect("a width"),
        height.parse().expect("a height"),
    )
}
