//! What was marked or written in the browser and could not be put down: it is handed on, since it would go with the program.

use std::env;

use crate::{
    clean, clean_format,
    cli::{Failure, out::Out, unbroken::unbroken},
    review::{EntryId, InMemory, Unkept},
    save::{Existing, save},
    text::{Clean, clean, clean_line, name_of},
};

/// Says what could not be put down, and where it is now.
pub fn tell(unkept: &Unkept, is_covered: bool, out: &mut Out) -> Failure {
    let Unkept {
        told,
        drafts,
        unsaved,
    } = unkept;
    let mut sentences: Vec<Clean> = told.iter().map(|why| clean_line(why)).collect();
    for draft in drafts {
        let now = hand_on("note", "txt", &draft.text, is_covered, out);
        let of = draft.of.words();
        sentences.push(clean![
            "The note on ",
            of,
            " that was being written is not kept; ",
            now
        ]);
    }
    if let Some(InMemory { what, why, json }) = unsaved {
        let now = hand_on("review", "json", json, is_covered, out);
        let how = "`casefile review import` takes it.";
        sentences.push(clean_format!("Not saved: {what}, since {why}; {now} {how}"));
    }
    Failure::Wrong(Clean::join(sentences, " "))
}

/// Writes a text to a new file where temporary ones are, which is often another disk; where that cannot be either, to
/// standard output, unless somebody else may see it there. Returns where it is, as the end of a sentence.
fn hand_on(what: &str, ending: &str, text: &str, is_covered: bool, out: &mut Out) -> Clean {
    let name = format!("casefile-{what}-{}.{ending}", EntryId::drawn().short());
    let path = env::temp_dir().join(name);
    let Err(error) = unbroken(|| save(&path, text, Existing::Keep)) else {
        return clean_format!("`{}` has it.", name_of(path.display()));
    };
    let whole = clean![clean(text.trim_end()), "\n"];
    let printed = !is_covered && out.text(&whole).and_then(|()| out.flush()).is_ok();
    match printed {
        true => "it is printed above.".into(),
        false => clean_format!(
            "`{}` cannot be written either: {error}; it is lost.",
            name_of(path.display())
        ),
    }
}
