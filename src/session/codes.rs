//! The codes by which audiences know whom a library protects, in the user's own data folder.
//!
//! A code is given when a name is first met for an audience; its number is one of the next, and it stays whatever becomes
//! of the record. The place of the codes follows from the path of the library: where that is moved, or the place lost,
//! new codes are given, and nothing here could know it. So it is said each time where they are, and which are new.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use super::{Remembered, Store};
use crate::{
    clean_format,
    text::{Clean, clean_line, name_of},
};

/// The codes by which an audience knows the protected: of each record, by its key, the number.
pub type Codes = BTreeMap<String, u32>;

/// The codes of all audiences of a library.
type All = BTreeMap<String, Codes>;

/// Where the codes of an audience are, and which of them are new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    audience: String,
    path: PathBuf,
    /// Those that there were before.
    known: usize,
    /// Those that were given now.
    given: usize,
}

impl Kept {
    /// Of an audience, whose codes were these before.
    fn of(audience: &str, store: Option<&Store>, before: &All, now: &All) -> Option<Self> {
        let count = |all: &All| all.get(audience).map_or(0, Codes::len);
        let (known, now) = (count(before), count(now));
        (now > 0).then(|| Self {
            audience: audience.to_owned(),
            path: store.map(Store::path).unwrap_or_default(),
            known,
            given: now.saturating_sub(known),
        })
    }

    /// What whoever exports must know of them, in sentences.
    pub fn words(&self) -> Clean {
        let audience = clean_line(&self.audience);
        let codes = match (self.known, self.given) {
            (_, 0) => clean_format!("The codes of the audience `{audience}` are those of before"),
            (0, _) => clean_format!(
                "The codes of the audience `{audience}` are new: none were kept for a library in this folder. Whoever has a \
                 paper from before it was moved, or from another computer, has other codes in it. They are kept"
            ),
            (_, given) => clean_format!(
                "The codes of the audience `{audience}` are those of before, and {given} new"
            ),
        };
        let kept = match (self.known, self.given) {
            (0, _) => " in",
            _ => ", kept in",
        };
        clean_format!("{codes}{kept} `{}`.", name_of(self.path.display()))
    }
}

/// How long an export waits for another one to keep its codes, which takes that no more than a write.
const PATIENCE: Duration = Duration::from_secs(5);

/// Makes something by the codes of an audience. Those that `make` gives are kept when this returns, before anything is
/// handed on that rests on them: were it the other way, a file that is there could have codes that nobody knows, and
/// that are given to others. What is then not written after all costs no more than that its codes are known. Of two exports at once the second waits for that and asks `make` anew, since the numbers
/// that were free are taken. With what is made comes where the codes are; none where the audience has none.
///
/// # Errors
/// What `make` says. Where there are codes that cannot be read: new ones would be other codes for the same people. Where
/// new ones cannot be kept.
pub fn with_codes<T>(
    store: Option<&Store>,
    audience: &str,
    make: impl Fn(&mut Codes) -> Result<T, Clean>,
) -> Result<(T, Option<Kept>), Clean> {
    let make = |all: &mut All| {
        let made = make(all.entry(audience.to_owned()).or_default());
        all.retain(|_, codes| !codes.is_empty());
        made
    };
    let before = read(store)?;
    let mut all = before.clone();
    let made = make(&mut all)?;
    // Mostly all have their codes, and nobody needs to wait for anybody.
    if all == before {
        return Ok((made, Kept::of(audience, store, &before, &all)));
    }
    let cannot = |why: &str| {
        clean_format!(
            "Nothing was written: the codes by which the audience knows the protected cannot be kept: {}.",
            clean_line(why)
        )
    };
    let Some(store) = store else {
        return Err(cannot("this user has no data folder"));
    };
    let held = store.hold(PATIENCE);
    let _held = held.map_err(|error| cannot(&error.to_string()))?;
    let before = read(Some(store))?;
    let mut all = before.clone();
    let made = make(&mut all)?;
    let text = serde_json::to_string_pretty(&all);
    let text = text.map_err(|error| cannot(&error.to_string()))?;
    let kept = store.keep(&text);
    kept.map_err(|error| cannot(&error.to_string()))?;
    Ok((made, Kept::of(audience, Some(store), &before, &all)))
}

/// Those that were kept last.
fn read(store: Option<&Store>) -> Result<All, Clean> {
    let unreadable = |why: &str| {
        let path = store.map(Store::path).unwrap_or_default();
        clean_format!(
            "Nothing was written: the codes by which audiences know the protected are in `{}`, which cannot be read: \
             {}. Put it right; where it is moved away, the next export gives other codes to the same people.",
            path.display(),
            clean_line(why)
        )
    };
    match store.map_or(Remembered::Nothing, Store::read) {
        Remembered::Nothing => Ok(All::new()),
        Remembered::Text(text) => {
            serde_json::from_str(&text).map_err(|error| unreadable(&error.to_string()))
        }
        Remembered::Unreadable(why) => Err(unreadable(&why)),
    }
}

#[cfg(test)]
mod tests {
    use std::{
        path::Path,
        sync::{
            atomic::{AtomicUsize, Ordering},
            mpsc::channel,
        },
        thread,
        time::Duration,
    };

    use super::*;

    /// Gives a record the next code, where it has none.
    fn give(codes: &mut Codes, key: &str) -> u32 {
        let next = codes.values().max().map_or(1, |last| last + 1);
        *codes.entry(key.to_owned()).or_insert(next)
    }

    #[test]
    fn what_two_exports_give_at_once_is_given_once_each() {
        let folder = tempfile::tempdir().unwrap();
        let store = &Store::of_codes(folder.path(), Path::new("library"));
        let (is_giving, wait_for_giving) = channel();
        let (is_done, wait_for_done) = channel();
        let asked = AtomicUsize::new(0);
        let first = |codes: &mut Codes| {
            // What it gives the second time it keeps: the other one comes between, or waits.
            if asked.fetch_add(1, Ordering::SeqCst) == 1 {
                is_giving.send(()).unwrap();
                let _ = wait_for_done.recv_timeout(Duration::from_millis(500));
            }
            Ok(give(codes, "visit/ana"))
        };
        let numbers = thread::scope(|scope| {
            let second = scope.spawn(move || {
                wait_for_giving.recv().unwrap();
                let ben = with_codes(Some(store), "court", |codes| Ok(give(codes, "visit/ben")));
                let _ = is_done.send(());
                ben.ok().map(|(ben, _)| ben)
            });
            let ana = with_codes(Some(store), "court", first).ok();
            (ana.map(|(ana, _)| ana), second.join().unwrap())
        });
        assert_eq!(numbers, (Some(1), Some(2)));
        let kept = read(Some(store)).ok().unwrap();
        let names: Vec<_> = kept["court"].keys().map(String::as_str).collect();
        assert_eq!(names, ["visit/ana", "visit/ben"]);
    }

    #[test]
    fn who_holds_the_codes_for_long_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::of_codes(folder.path(), Path::new("library"));
        let at_most = Duration::from_millis(100);
        let held = store.hold(at_most).unwrap();
        let begin = std::time::Instant::now();
        let why = store.hold(at_most).err().unwrap().to_string();
        assert!(begin.elapsed() >= at_most && begin.elapsed() < PATIENCE);
        let path = store.path().with_extension("held");
        assert_eq!(
            why,
            format!("another run of casefile still holds `{}`", path.display())
        );
        drop(held);
        assert!(store.hold(at_most).is_ok());
    }

    #[test]
    fn it_is_said_where_codes_are_and_which_are_new() {
        let folder = tempfile::tempdir().unwrap();
        let said = |library: &str, keys: &[&str]| {
            let store = Store::of_codes(folder.path(), &folder.path().join(library));
            let (_, kept) = with_codes(Some(&store), "court", |codes| {
                keys.iter().for_each(|key| {
                    give(codes, key);
                });
                Ok(())
            })
            .ok()
            .unwrap();
            let path = store.path().display().to_string();
            kept.map(|kept| kept.words().replace(&path, "THERE"))
        };
        assert_eq!(said("here", &[]), None);
        let new = said("here", &["visit/ana"]).unwrap();
        assert!(
            new.contains("are new: none were kept for a library in this folder"),
            "{new}"
        );
        assert!(new.ends_with("They are kept in `THERE`."), "{new}");
        assert_eq!(
            said("here", &["visit/ana"]).unwrap(),
            "The codes of the audience `court` are those of before, kept in `THERE`."
        );
        assert_eq!(
            said("here", &["visit/ben", "visit/ana"]).unwrap(),
            "The codes of the audience `court` are those of before, and 1 new, kept in `THERE`."
        );
        // The same library in another folder.
        let moved = said("elsewhere", &["visit/ana"]).unwrap();
        assert!(moved.contains("are new"), "{moved}");
    }

    #[test]
    fn codes_that_cannot_be_kept_are_not_given() {
        let given = with_codes(None, "court", |codes| Ok(give(codes, "visit/ana")));
        assert!(matches!(given, Err(why) if why.contains("cannot be kept")));
        // Who has no need of any is not asked for them.
        assert!(with_codes(None, "court", |_| Ok(())).is_ok());
    }
}
