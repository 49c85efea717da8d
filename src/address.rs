//! `PATH#REF`: a record by the library that it is in and the name that it has there, as `casefile` takes it.

use std::path::Path;

use crate::model::Key;

/// What stands between a library and a record. No id has it.
pub const MARK: char = '#';

/// The address of a record as one word for a shell: quoted, so that no shell reads anything else into it.
/// None where the path is no Unicode or holds control characters, which could not be typed or pasted.
///
/// `library` should be a whole path (`std::path::absolute`), or the address holds in one folder only.
pub fn link(library: &Path, key: &Key) -> Option<String> {
    let path = library.to_str()?;
    let is_plain = !path.chars().any(char::is_control);
    is_plain.then(|| shell_words::quote(&format!("{path}{MARK}{key}")).into_owned())
}

/// The two parts of what may be an address: all before the last `#`, and what is behind it.
pub fn parts(typed: &str) -> Option<(&str, &str)> {
    typed.rsplit_once(MARK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_one_word_and_its_parts_are_what_went_in() {
        let key = Key::Of("visit".parse().unwrap(), "no-minutes".parse().unwrap());
        for path in [
            "/srv/cases",
            "/srv/two words",
            "/srv/it's $(here) `now` \"x\"",
            "/srv/no#5",
            "~/cases",
            "/srv/*?[a]{b,c};&|<>!\\",
        ] {
            let link = link(Path::new(path), &key).unwrap();
            let words = shell_words::split(&link).unwrap();
            assert_eq!(words.len(), 1, "{link}");
            assert_eq!(parts(&words[0]), Some((path, "visit/no-minutes")));
            #[cfg(unix)]
            {
                let printed = std::process::Command::new("sh")
                    .args(["-c", &format!("printf %s {link}")])
                    .output()
                    .unwrap();
                assert_eq!(printed.stdout, words[0].as_bytes());
            }
        }
        assert_eq!(parts("/srv/cases"), None);
        // A terminal would act on what is pasted.
        assert_eq!(link(Path::new("/srv/\u{1b}[2J"), &key), None);
        assert_eq!(link(Path::new("/srv/a\nb"), &key), None);
    }
}
