//! Revisions of a repository that may be a stranger's.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

const BINARY: &str = env!("CARGO_BIN_EXE_casefile");

struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    /// A library with two commits: the statement of one of its records changes.
    fn new() -> Self {
        let repository = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(repository.path("home")).unwrap();
        fs::create_dir(repository.path("work")).unwrap();
        repository.git(&["init", "-q", "-b", "main"]);
        for statement in ["It was rusty.", "It was sound."] {
            let case = format!(
                "format: 1\ntitle: A visit\nallegations:\n  crane: {{statement: {statement}}}\n"
            );
            fs::write(repository.path("work/visit.yaml"), case).unwrap();
            repository.git(&["add", "-A"]);
            repository.git(&["commit", "-q", "-m", "x"]);
        }
        repository
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn git(&self, arguments: &[&str]) {
        let done = Command::new("git")
            .args(["-c", "user.name=x", "-c", "user.email=x@example.org"])
            .args(arguments)
            .current_dir(self.path("work"))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        assert!(done.status.success(), "{done:?}");
    }

    fn diff(&self, arguments: &[&str]) -> Output {
        self.diff_with(arguments, &[])
    }

    fn diff_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
        Command::new(BINARY)
            .arg("diff")
            .args(arguments)
            .current_dir(self.path("work"))
            .env_clear()
            .env("HOME", self.path("home"))
            .env("LANG", "C.UTF-8")
            .env("PATH", std::env::var_os("PATH").unwrap())
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn revisions_are_compared_with_each_other_and_with_the_folder() {
    let repository = Repository::new();
    let between = repository.diff(&["git:HEAD~1", "git:HEAD"]);
    // No library is at hand: the folder is no plain sign of one.
    assert_eq!(between.status.code(), Some(2), "{between:?}");
    let told = repository.diff(&["git:HEAD~1", "."]);
    assert_eq!(told.status.code(), Some(1), "{told:?}");
    assert!(
        text(&told.stdout).contains("[-rusty.-] {+sound.+}"),
        "{told:?}"
    );
    let same = repository.diff(&["git:HEAD", "."]);
    assert_eq!((same.status.code(), text(&same.stdout)), (Some(0), ""));
    let by_path = Command::new(BINARY)
        .args([".", "diff", "git:main~1", "git:main"])
        .current_dir(repository.path("work"))
        .env("HOME", repository.path("home"))
        .output()
        .unwrap();
    assert_eq!(by_path.status.code(), Some(1), "{by_path:?}");
}

#[test]
fn what_git_refuses_is_said_as_it_is() {
    let repository = Repository::new();
    let told = repository.diff(&["git:nowhere", "."]);
    assert_eq!(told.status.code(), Some(2));
    let error = text(&told.stderr);
    assert!(
        error.starts_with("error: `git:nowhere` cannot be read: git says: fatal: "),
        "{error}"
    );
    let told = repository.diff_with(&["git:HEAD", "."], &[("PATH", "")]);
    assert!(
        text(&told.stderr).contains("by the program `git`, and there is none"),
        "{told:?}"
    );
    fs::remove_dir_all(repository.path("work/.git")).unwrap();
    let told = repository.diff(&["git:HEAD", "."]);
    assert!(
        text(&told.stderr).contains("not a git repository"),
        "{told:?}"
    );
}

/// A program that leaves a sign that it was run.
fn trap(repository: &Repository, name: &str) -> String {
    let path = repository.path(name);
    let sign = repository.path("ran");
    // It ends at once: whoever waits for an answer has none.
    let script = format!("#!/bin/sh\necho {name} >> {}\nexit 1\n", sign.display());
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.display().to_string()
}

fn has_run(repository: &Repository) -> String {
    fs::read_to_string(repository.path("ran")).unwrap_or_default()
}

/// A configuration that runs a program in every way that git has for it.
fn hostile(repository: &Repository) {
    let trap = trap(repository, "trap");
    let hooks = repository.path("hooks");
    fs::create_dir(&hooks).unwrap();
    for hook in [
        "post-index-change",
        "reference-transaction",
        "post-checkout",
        "fsmonitor-watchman",
    ] {
        fs::copy(&trap, hooks.join(hook)).unwrap();
        let own = repository.path("work/.git/hooks").join(hook);
        fs::create_dir_all(own.parent().unwrap()).unwrap();
        fs::copy(&trap, own).unwrap();
    }
    let included = repository.path("included");
    fs::write(
        &included,
        format!("[core]\n\tfsmonitor = {trap}\n\tsshCommand = {trap}\n"),
    )
    .unwrap();
    let config = format!(
        "[include]\n\tpath = {included}\n\
         [core]\n\tfsmonitor = {trap}\n\thooksPath = {hooks}\n\tsshCommand = {trap}\n\tpager = {trap}\n\
         \teditor = {trap}\n\taskPass = {trap}\n\tgitProxy = {trap}\n\talternateRefsCommand = {trap}\n\
         \tattributesFile = {attributes}\n\
         [pager]\n\trev-parse = {trap}\n\tls-tree = {trap}\n\tcat-file = {trap}\n\
         [alias]\n\trev-parse = !{trap}\n\tls-tree = !{trap}\n\tcat-file = !{trap}\n\
         [diff]\n\texternal = {trap}\n\
         [diff \"x\"]\n\ttextconv = {trap}\n\tcommand = {trap}\n\
         [filter \"x\"]\n\tclean = {trap}\n\tsmudge = {trap}\n\tprocess = {trap}\n\trequired = true\n\
         [credential]\n\thelper = !{trap}\n\
         [gpg]\n\tprogram = {trap}\n\
         [uploadpack]\n\tpackObjectsHook = {trap}\n\
         [remote \"origin\"]\n\turl = ext::{trap}\n\tuploadpack = {trap}\n\tpromisor = true\n\
         \tpartialclonefilter = blob:none\n\
         [protocol]\n\tallow = always\n[protocol \"ext\"]\n\tallow = always\n\
         [trace2]\n\teventTarget = {trace}\n",
        included = included.display(),
        hooks = hooks.display(),
        attributes = repository.path("attributes").display(),
        trace = repository.path("traced").display(),
    );
    let attributes = "*.yaml diff=x filter=x\n";
    fs::write(repository.path("attributes"), attributes).unwrap();
    fs::write(repository.path("work/.gitattributes"), attributes).unwrap();
    let path = repository.path("work/.git/config");
    let mut all = fs::read_to_string(&path).unwrap();
    all.push_str(&config);
    fs::write(path, all).unwrap();
}

#[test]
fn a_strangers_repository_runs_nothing() {
    let repository = Repository::new();
    hostile(&repository);
    // The traps are set: what others ask git for runs them.
    let _ = Command::new("git")
        .args(["status"])
        .current_dir(repository.path("work"))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(has_run(&repository).contains("trap"));
    fs::remove_file(repository.path("ran")).unwrap();

    let told = repository.diff(&["git:HEAD~1", "."]);
    assert_eq!(told.status.code(), Some(1), "{told:?}");
    assert_eq!(has_run(&repository), "");
    assert!(!repository.path("traced").exists());
    // Nor does what the environment says.
    let own = trap(&repository, "of-environment");
    let environment: Vec<(&str, &str)> = [
        "GIT_PAGER",
        "GIT_SSH_COMMAND",
        "GIT_EXTERNAL_DIFF",
        "GIT_ASKPASS",
        "GIT_EDITOR",
        "PAGER",
    ]
    .map(|name| (name, &*own))
    .to_vec();
    let traced = repository.path("traced").display().to_string();
    let programs = repository.path("programs");
    fs::create_dir(&programs).unwrap();
    for name in ["git-rev-parse", "git-ls-tree", "git-cat-file", "ssh"] {
        fs::copy(&own, programs.join(name)).unwrap();
    }
    let programs = programs.display().to_string();
    let parameters = format!("'core.fsmonitor={own}' 'core.sshCommand={own}'");
    let more = [
        ("GIT_TRACE", &*traced),
        ("GIT_TRACE2", &*traced),
        ("GIT_DIR", "/nowhere"),
        ("GIT_WORK_TREE", "/nowhere"),
        ("GIT_INDEX_FILE", "/nowhere"),
        ("GIT_OBJECT_DIRECTORY", "/nowhere"),
        ("GIT_COMMON_DIR", "/nowhere"),
        ("GIT_NAMESPACE", "nowhere"),
        ("GIT_CEILING_DIRECTORIES", "/"),
        ("GIT_EXEC_PATH", &*programs),
        ("GIT_CONFIG", "/nowhere"),
        ("GIT_CONFIG_PARAMETERS", &*parameters),
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", "core.fsmonitor"),
        ("GIT_CONFIG_VALUE_0", &*own),
        ("GIT_SSH", &*own),
        ("GIT_PROXY_COMMAND", &*own),
        ("GIT_ALLOW_PROTOCOL", "ext:file:ssh"),
    ];
    let environment = [environment, more.to_vec()].concat();
    let told = repository.diff_with(&["git:HEAD~1", "."], &environment);
    assert_eq!(told.status.code(), Some(1), "{told:?}");
    assert_eq!(has_run(&repository), "");
    assert!(!repository.path("traced").exists());
}

/// What a partial clone lacks is not fetched.
#[test]
fn an_object_that_is_not_there_is_fetched_from_nowhere() {
    let repository = Repository::new();
    hostile(&repository);
    let config = repository.path("work/.git/config");
    let all = fs::read_to_string(&config).unwrap();
    let all = all.replace("repositoryformatversion = 0", "repositoryformatversion = 1");
    fs::write(
        &config,
        format!("{all}[extensions]\n\tpartialClone = origin\n"),
    )
    .unwrap();
    let lost = Command::new("git")
        .args(["rev-parse", "HEAD~1:visit.yaml"])
        .current_dir(repository.path("work"))
        .output()
        .unwrap();
    let lost = text(&lost.stdout).trim();
    let object = format!("work/.git/objects/{}/{}", &lost[..2], &lost[2..]);
    fs::remove_file(repository.path(&object)).unwrap();
    // The trap is set: asked otherwise, git fetches it.
    let _ = Command::new("git")
        .args(["cat-file", "-p", lost])
        .current_dir(repository.path("work"))
        .output();
    assert!(has_run(&repository).contains("trap"), "{lost}");
    fs::remove_file(repository.path("ran")).unwrap();

    let told = repository.diff(&["git:HEAD~1", "."]);
    assert_eq!(told.status.code(), Some(2), "{told:?}");
    assert_eq!(has_run(&repository), "");
}

/// What a repository says of its commits besides them, and where it says that other objects are, changes no revision.
#[test]
fn a_revision_is_what_its_commits_say() {
    let repository = Repository::new();
    repository.git(&["commit", "-q", "--allow-empty", "-m", "last"]);
    let id = |revision: &str| {
        let found = Command::new("git")
            .args(["rev-parse", revision])
            .current_dir(repository.path("work"))
            .output()
            .unwrap();
        text(&found.stdout).trim().to_owned()
    };
    let (last, middle, first) = (id("HEAD"), id("HEAD~1"), id("HEAD~2"));
    let is_middle = |what: &str| {
        let told = repository.diff(&["git:HEAD~1", "."]);
        assert_eq!(told.status.code(), Some(0), "{what}: {told:?}");
    };
    is_middle("as it is");
    // Grafts give a commit other parents, replacements another content.
    let grafts = repository.path("work/.git/info/grafts");
    fs::create_dir_all(grafts.parent().unwrap()).unwrap();
    fs::write(&grafts, format!("{last} {first}\n")).unwrap();
    assert_eq!(id("HEAD~1"), first, "the trap is set");
    is_middle("grafts");
    fs::remove_file(&grafts).unwrap();
    repository.git(&["replace", &middle, &first]);
    is_middle("replacements");
    repository.git(&["replace", "-d", &middle]);
    // What is laid out as a repository and is not called `.git` is none.
    let inner = repository.path("work/inner");
    fs::create_dir(&inner).unwrap();
    for part in ["HEAD", "config", "objects", "refs"] {
        let copied = Command::new("cp")
            .arg("-r")
            .arg(repository.path("work/.git").join(part))
            .arg(&inner)
            .status();
        assert!(copied.unwrap().success());
    }
    fs::write(inner.join("visit.yaml"), "format: 1\ntitle: A\n").unwrap();
    let config = fs::read_to_string(inner.join("config")).unwrap();
    let bare = config.replace("bare = false", "bare = true");
    fs::write(inner.join("config"), bare).unwrap();
    let told = repository.diff(&["git:HEAD~2", "inner"]);
    assert_eq!(told.status.code(), Some(2), "{told:?}");
    assert!(text(&told.stderr).contains("bare"), "{told:?}");
}

/// A `git` that lies elsewhere in the repository of a library is no program of the user's either.
#[test]
fn no_git_of_the_repository_is_run() {
    let repository = Repository::new();
    fs::create_dir_all(repository.path("work/tools")).unwrap();
    fs::create_dir_all(repository.path("work/lib")).unwrap();
    fs::rename(
        repository.path("work/visit.yaml"),
        repository.path("work/lib/visit.yaml"),
    )
    .unwrap();
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-q", "-m", "x"]);
    let own = trap(&repository, "work/tools/git");
    let folder = Path::new(&own).parent().unwrap().display().to_string();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap());
    let told = repository.diff_with(&["git:HEAD", "lib"], &[("PATH", &path)]);
    assert_eq!(told.status.code(), Some(0), "{told:?}");
    assert_eq!(has_run(&repository), "");
}

/// A `git` that lies in the library is no program of the user's.
#[test]
fn no_git_of_the_library_itself_is_run() {
    let repository = Repository::new();
    let own = trap(&repository, "work/git");
    let folder = Path::new(&own).parent().unwrap().display().to_string();
    let path = format!("{folder}:.:{}", std::env::var("PATH").unwrap());
    let told = repository.diff_with(&["git:HEAD~1", "."], &[("PATH", &path)]);
    assert_eq!(told.status.code(), Some(1), "{told:?}");
    assert_eq!(has_run(&repository), "");
}

/// Nor is one that lies in the other library, which may be a stranger's.
#[test]
fn no_git_of_the_other_library_is_run() {
    let repository = Repository::new();
    fs::create_dir_all(repository.path("old/bin")).unwrap();
    // Without one no library is found here.
    fs::write(repository.path("work/library.yaml"), "format: 1\n").unwrap();
    fs::copy(
        repository.path("work/visit.yaml"),
        repository.path("old/visit.yaml"),
    )
    .unwrap();
    let own = trap(&repository, "old/bin/git");
    let folder = Path::new(&own).parent().unwrap().display().to_string();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap());
    for old in ["../old", "../old/visit.yaml"] {
        let told = repository.diff_with(&[old, "git:HEAD"], &[("PATH", &path)]);
        assert_eq!(told.status.code(), Some(0), "{told:?}");
        assert_eq!(has_run(&repository), "");
    }
}
