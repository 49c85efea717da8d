//! Runs the program in a world of its own: an empty home, an empty folder to work in, and no
//! environment but what the test sets. Paths in what it prints are relative, so they can be compared.

use std::{
    ffi::OsStr,
    fs,
    io::Read,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

pub const BINARY: &str = env!("CARGO_BIN_EXE_casefile");

/// The folder in which a library is opened without being named.
pub const STARTER: &str = "casefiles";

pub struct World {
    folder: tempfile::TempDir,
    environment: Vec<(String, String)>,
}

impl World {
    /// An empty folder to work in.
    pub fn empty() -> Self {
        let world = Self {
            folder: tempfile::tempdir().unwrap(),
            environment: Vec::new(),
        };
        fs::create_dir_all(world.path("")).unwrap();
        fs::create_dir_all(world.folder.path().join("home")).unwrap();
        world
    }

    /// One that holds the library of `casefile init`, where it is opened without being named.
    pub fn starter() -> Self {
        let world = Self::empty();
        world.run(&format!("init {STARTER}")).code(0);
        world
    }

    /// One that holds a library with one case, `visit`, of these records.
    pub fn case(records: &str) -> Self {
        let head = "format: 1\ntitle: A visit\n";
        Self::empty().file("casefiles/visit.yaml", &format!("{head}{records}"))
    }

    /// One whose one source is that file, with these keys in its record, and which cites these places and words.
    pub fn citing(file: &str, bytes: &[u8], keys: &str, citations: &[(&str, &str)]) -> Self {
        let mut case = format!(
            "sources:\n  paper: {{title: The Paper, published: 2025-03-01, text: {file}{keys}}}\n\
             events:\n  cited:\n    title: Cited\n    date: 2025-03-01\n    cites:\n"
        );
        for (at, quote) in citations {
            case += &format!("      - {{source: paper, at: \"{at}\", quote: \"{quote}\"}}\n");
        }
        let world = Self::case(&case);
        fs::write(world.path(&format!("casefiles/{file}")), bytes).unwrap();
        world
    }

    /// The same with a file.
    pub fn file(self, path: &str, text: &str) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The same with a configuration file at its usual place.
    pub fn config(self, text: &str) -> Self {
        let path = self.folder.path().join("home/.config/casefile/config.toml");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("work").join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// The environment of the program in this world.
    pub fn environment(&self) -> Vec<(String, String)> {
        let home = self.folder.path().join("home").display().to_string();
        let mut environment = vec![
            ("XDG_CONFIG_HOME".to_owned(), format!("{home}/.config")),
            ("HOME".to_owned(), home),
            // Without a locale the program writes ASCII.
            ("LANG".to_owned(), "C.UTF-8".to_owned()),
        ];
        environment.extend(self.environment.iter().cloned());
        environment
    }

    pub fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(BINARY);
        command
            .args(arguments)
            .current_dir(self.path(""))
            .env_clear()
            .envs(self.environment())
            .stdin(Stdio::null());
        command
    }

    /// Runs the program with these arguments, apart at white space.
    pub fn run(&self, arguments: &str) -> Ran {
        self.run_with(&arguments.split_whitespace().collect::<Vec<_>>())
    }

    pub fn run_with<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Ran {
        Ran::of(self.command(arguments).output().unwrap())
    }

    /// Runs the program for a reader that takes one byte and goes away.
    pub fn run_for_impatient(&self, arguments: &str) -> Ran {
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        let mut child = self
            .command(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0]).unwrap();
        drop(stdout);
        Ran::of(child.wait_with_output().unwrap())
    }
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Self {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code(),
        }
    }

    #[track_caller]
    pub fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    #[track_caller]
    pub fn out(self, text: &str) -> Self {
        assert_eq!(self.out, text, "{}", self.err);
        self
    }

    #[track_caller]
    pub fn err(self, text: &str) -> Self {
        assert_eq!(self.err, text, "{}", self.out);
        self
    }

    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// JSON in which each record is its key alone, and a record with more than a record's own keys keeps
/// only those and its key: what a record has, the tests of `list` say.
pub fn brief(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    const OWN: [&str; 10] = [
        "kind",
        "label",
        "case",
        "measure",
        "by",
        "own_voice",
        "via",
        "statement",
        "origins",
        "standing",
    ];
    match value {
        Value::Array(all) => all.into_iter().map(brief).collect(),
        Value::Object(map) if map.contains_key("key") && map.contains_key("measure") => {
            let rest = map.into_iter().filter(|(name, _)| !OWN.contains(&&**name));
            let mut rest: serde_json::Map<_, _> =
                rest.map(|(name, own)| (name, brief(own))).collect();
            match rest.len() {
                1 => rest.remove("key").unwrap(),
                _ => Value::Object(rest),
            }
        }
        Value::Object(map) => {
            let all = map.into_iter().map(|(name, own)| (name, brief(own)));
            Value::Object(all.collect())
        }
        other => other,
    }
}
