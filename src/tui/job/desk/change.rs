//! Changes of files: written, and taken back.

use std::sync::Arc;

use super::Done;
use crate::{
    edit::made::{NotTaken, Proposed},
    session::Store,
    text::Clean,
    tui::effect::Became,
};

/// Writes a change, and notes that it can be taken back.
///
/// # Errors
/// Why it is not in its file, or may not be on the disk, as a sentence.
pub fn write(
    proposed: Arc<Proposed>,
    store: Option<&Store>,
    done: &mut Vec<Done>,
) -> Result<Became, Clean> {
    proposed.write(store)?;
    let can_be_taken_back = store.is_some();
    if can_be_taken_back {
        done.push(Done::Change(Arc::clone(&proposed)));
    }
    Ok(Became::Written {
        proposed,
        can_be_taken_back,
    })
}

/// Takes the change back that was done last.
///
/// # Errors
/// Why it stays in its file, as a sentence. Where it can never be taken back, it stands in the way of nothing else.
pub fn take_back(store: Option<&Store>, done: &mut Vec<Done>) -> Result<Became, Clean> {
    let none = || Clean::from("There is nothing to take back.");
    let Some(Done::Change(proposed)) = done.pop() else {
        return Err(none());
    };
    match proposed.take_back(store.ok_or_else(none)?) {
        Ok(told) => Ok(Became::TakenBack { proposed, told }),
        Err(NotTaken::ForNow(why)) => {
            done.push(Done::Change(proposed));
            Err(why)
        }
        Err(NotTaken::Ever(why)) => Err(why),
    }
}
