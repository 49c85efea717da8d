//! The user's editor, at a line of a file.

use std::{env, ffi::OsString, fs, io, path::Path, process::Command};

use crate::document::program::find;

/// How editors take a line: the names of those that do not take `+LINE FILE`.
const COLON: [&str; 4] = ["hx", "helix", "subl", "zed"];
const GO_TO: [&str; 3] = ["code", "codium", "code-insiders"];

/// The command that opens a file of the library in `root` at a line, from `$VISUAL`, `$EDITOR` or vi. No
/// shell is involved.
///
/// # Errors
/// A sentence, where the variable cannot be read as words or the editor is not found.
pub fn command(root: &Path, path: &Path, line: u32) -> Result<Command, String> {
    let set = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = set("VISUAL")
        .or_else(|| set("EDITOR"))
        .unwrap_or_else(|| "vi".into());
    let words = shell_words::split(&editor)
        .map_err(|_| format!("$VISUAL or $EDITOR has a quotation mark too few: `{editor}`."))?;
    let (program, arguments) = words.split_first().ok_or("$EDITOR is empty.")?;
    let found = find(program, env::var_os("PATH"), &[root, folder_of(path)])
        .ok_or_else(|| format!("The editor `{program}` was not found; set $VISUAL or $EDITOR."))?;
    let mut command = Command::new(found);
    command.args(arguments);
    command.args(at_line(program, path, line));
    Ok(command)
}

/// Why an editor would show something else than a file that was read, if it would: of a name that nothing is under, an
/// editor makes a new file. Words without a period.
pub fn unedited(path: &Path) -> Option<String> {
    let shown = path.display();
    match fs::metadata(path) {
        Ok(found) if found.is_file() => None,
        Ok(_) => Some(format!("`{shown}` is no file any more")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Some(format!("`{shown}` is no longer there"))
        }
        Err(error) => Some(format!("`{shown}` cannot be opened: {error}")),
    }
}

/// The arguments that open a file at a line.
fn at_line(program: &str, path: &Path, line: u32) -> Vec<OsString> {
    let name = Path::new(program)
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or(program);
    // A name that begins with a hyphen would be read as an option.
    let path = match path.to_string_lossy().starts_with('-') {
        true => Path::new(".").join(path),
        false => path.to_owned(),
    };
    let with_line = || {
        let mut text = path.clone().into_os_string();
        text.push(format!(":{line}"));
        text
    };
    match name {
        name if COLON.contains(&name) => vec![with_line()],
        name if GO_TO.contains(&name) => vec!["--wait".into(), "--goto".into(), with_line()],
        _ => vec![format!("+{line}").into(), path.into_os_string()],
    }
}

/// The folder that a file lies in.
pub(super) fn folder_of(file: &Path) -> &Path {
    let folder = file.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_is_given_the_line_in_its_way() {
        let arguments = |program: &str, path: &str| {
            let words = at_line(program, Path::new(path), 7);
            words
                .into_iter()
                .map(|word| word.into_string().unwrap())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(arguments("vim", "a.yaml"), "+7 a.yaml");
        assert_eq!(arguments("/usr/bin/nano", "a.yaml"), "+7 a.yaml");
        assert_eq!(arguments("hx", "a.yaml"), "a.yaml:7");
        assert_eq!(arguments("code", "a.yaml"), "--wait --goto a.yaml:7");
        assert_eq!(arguments("vi", "-c quit.yaml"), "+7 ./-c quit.yaml");
    }

    #[test]
    fn a_file_lies_in_a_folder_also_where_none_is_named() {
        assert_eq!(folder_of(Path::new("a.yaml")), Path::new("."));
        assert_eq!(folder_of(Path::new("/a/b.yaml")), Path::new("/a"));
    }
}
