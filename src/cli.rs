//! The commands: the same facts as on the screen, line by line, for pipes, scripts and screen readers.

mod agenda;
mod as_of;
mod browse;
mod check;
mod complete;
mod completions;
mod config;
mod conflicts;
mod context;
mod dashed;
mod diff;
mod drawing;
mod edit;
mod export;
mod forget;
mod graphic;
mod handing;
mod here;
mod import;
mod init;
mod keys;
mod list;
mod man;
mod matrix;
mod next;
mod options;
mod origins;
mod out;
mod page;
mod patch;
mod query;
mod read;
mod record;
mod review;
mod sample;
mod schema;
mod search;
mod show;
mod source;
mod tellings;
mod timeline;
mod tour;
mod unbroken;

use std::{path::PathBuf, process::ExitCode};

use clap::{ColorChoice, CommandFactory, Parser, Subcommand, ValueEnum, builder::Styles};

use context::Context;
use out::{Look, Out};
use unbroken::unbroken;

use crate::{
    clean, clean_format,
    diagnostic::Printed,
    session::Start,
    text::{Clean, name_of},
};

/// Browse case files in which every statement names who said it, through whom and where it can be read.
///
/// Without a command, opens the browser; where there is no terminal, prints an overview.
#[derive(Debug, Parser)]
#[command(name = "casefile", version, after_long_help = EXIT_STATUS, styles = Styles::plain())]
pub struct Cli {
    /// The library: a folder of case files, or one case file.
    ///
    /// Without it ./casefiles is opened; else the library that this folder is in, which is the nearest
    /// folder with a library.yaml or a case.yaml, below your home folder; else the folder that the
    /// configuration names. A library that is called like a command is written ./name. PATH#REF opens it at
    /// a record, which is named as for `casefile show`.
    path: Option<PathBuf>,
    /// Open the browser as for the first time, not where it was left. What it remembers is not lost before
    /// something else is remembered.
    #[arg(long)]
    fresh: bool,
    /// In the browser and `casefile read`, write in the place of the names of the protected what they are called before an
    /// audience of `library.yaml` (or `frcp-5.2`), wherever they stand: somebody looks over the shoulder.
    /// Without a name it is the library's only audience; where there are several, one must be named.
    #[arg(long, value_name = "AUDIENCE", num_args = 0..=1, require_equals = true)]
    cover: Option<Option<String>>,
    /// Begin the browser with what changed since another version of the library: a folder, a case file, or a revision of
    /// its git repository (git:HEAD~3), as `casefile diff` has it. Without it, g w shows what changed since you last
    /// looked.
    #[arg(long, value_name = "OLD")]
    since: Option<PathBuf>,
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Options that every command takes.
#[derive(Debug, Default, clap::Args)]
pub struct Globals {
    /// Do everything as if the program had been started in this folder: the library at hand is the one there, and
    /// relative paths begin there.
    #[arg(short = 'C', value_name = "DIR", global = true)]
    directory: Option<PathBuf>,
    /// A folder of originals; quotes are checked against those that are found in it by their hash.
    /// May be given several times.
    #[arg(long, value_name = "DIR", global = true)]
    originals: Vec<PathBuf>,
    /// The colours of the browser: terminal, dark, light, high-contrast or mono.
    #[arg(long, value_name = "NAME", global = true)]
    theme: Option<String>,
    /// Signs of plain ASCII, for terminals without the glyphs. Where nothing is said, it is so where the
    /// locale (LC_ALL, LC_CTYPE, LANG) is not UTF-8, and on the Linux console.
    #[arg(long, value_name = "BOOL", global = true, num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    ascii: Option<bool>,
    /// Whether the browser listens to the mouse.
    #[arg(long, value_name = "BOOL", global = true, num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    mouse: Option<bool>,
    /// When plain output is coloured; `auto` also asks NO_COLOR.
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    color: ColorChoice,
    /// The configuration file to read instead of the usual one.
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Arguments),
    List(list::Arguments),
    Search(search::Arguments),
    Show(show::Arguments),
    Read(read::Arguments),
    Timeline(timeline::Arguments),
    Agenda(agenda::Arguments),
    Origins(origins::Arguments),
    Matrix(matrix::Arguments),
    Conflicts(conflicts::Arguments),
    Tellings(tellings::Arguments),
    Next(next::Arguments),
    Diff(diff::Arguments),
    Export(export::Arguments),
    Source(source::Arguments),
    Edit(edit::Arguments),
    Import(import::Arguments),
    Review(review::Arguments),
    Init(init::Arguments),
    Tour(tour::Arguments),
    Sample(sample::Arguments),
    Forget(forget::Arguments),
    Keys(keys::Arguments),
    Schema(schema::Arguments),
    Config(config::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

impl Command {
    fn takes_a_query(&self) -> bool {
        matches!(
            self,
            Self::List(_) | Self::Search(_) | Self::Timeline(_) | Self::Export(_)
        )
    }
}

/// How a listing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs; its shape is stable.
    Json,
}

/// The commands with all their arguments, as the parser knows them; what the manual page, the
/// completions and the tests of every command are made from.
pub fn command() -> clap::Command {
    let mut command = Cli::command();
    // Built, it knows of each argument what clap adds to it.
    command.build();
    command
}

const EXIT_STATUS: &str = "Exit status: 0 when all is well, 1 when `check` found errors, when `diff` found \
differences or when nothing is what was asked for, 2 for a wrong command line or a \
file that cannot be read or written, also where the rest was printed.";

/// How a command ended, where nothing failed.
enum Outcome {
    Fine,
    /// `check` found errors, `diff` differences, or nothing matched: status 1.
    Negative,
    /// Something could not be read, so what was printed may not be all: status 2.
    InPart,
}

/// Why a command ended early. The texts are sentences.
enum Failure {
    /// What was named does not exist: status 1.
    Nothing(Clean),
    /// The command line is wrong, or something cannot be read or written: status 2.
    Wrong(Clean),
    /// The same, told already in full.
    Told(Printed),
    /// Whoever read the output has gone away, which is no failure.
    Closed,
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    no_core_dumps();
    outlive_large_files();
    let mut words = std::env::args_os().skip(1);
    if words.next().is_some_and(|word| word == complete::ARGUMENT) {
        let mut out = Out::new(Look::of(&Globals::default()));
        let done = complete::run(&words.collect::<Vec<_>>(), &mut out);
        // A prompt is no place for errors.
        let _ = done.and_then(|_| out.flush());
        return ExitCode::SUCCESS;
    }
    let parsed = parse();
    let look = Look::of(
        parsed
            .as_ref()
            .map_or(&Globals::default(), |cli| &cli.globals),
    );
    let mut out = Out::new(look);
    let done = match &parsed {
        Ok(cli) => run(cli, &mut out),
        Err(error) => unparsed(error, &mut out),
    };
    let done = done.and_then(|outcome| out.flush().map(|()| outcome));
    let wrong = |message: &Clean| clean!["error: ", message, "\n"].into();
    let (message, code) = match done {
        Ok(Outcome::Fine) | Err(Failure::Closed) => return ExitCode::SUCCESS,
        Ok(Outcome::Negative) => return status(1),
        Ok(Outcome::InPart) => return status(2),
        Err(Failure::Nothing(message)) => (wrong(&message), 1),
        Err(Failure::Wrong(message)) => (wrong(&message), 2),
        Err(Failure::Told(message)) => (message, 2),
    };
    out.note_printed(&message);
    status(code)
}

/// The command line, in which a query may have words that begin with `-`.
fn parse() -> Result<Cli, clap::Error> {
    let line = dashed::Line::of(std::env::args_os().collect(), &command());
    line.read(|words| Cli::try_parse_from(words))
}

/// Says what the parser says instead of giving a command: help, the version, or what is wrong.
///
/// Its texts repeat arguments, and those may be the names of a stranger's files. They are rendered
/// without styles, and as they are: the parser's own plain text leaves out whatever looks like a
/// sequence, up to all the rest, where the cleaner shows it.
fn unparsed(error: &clap::Error, out: &mut Out) -> Result<Outcome, Failure> {
    let text = clean_format!("{}", error.render().ansi());
    if error.use_stderr() {
        return Err(Failure::Told(text.into()));
    }
    out.text(&text).map(|()| Outcome::Fine)
}

/// A core dump would hold what was read, and lie where its reader does not look for it.
fn no_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        // Where the system refuses, there is nothing else to be done about it.
        let _ = setrlimit(Resource::Core, none);
    }
}

/// A file that may not become as large as it is written is an error of writing it, and not the end of the program: the
/// system ends it for that only where nobody hears its signal.
fn outlive_large_files() {
    #[cfg(unix)]
    {
        use signal_hook::{consts::SIGXFSZ, flag::register};
        // Where it cannot be heard, it ends the program as before.
        let _ = register(SIGXFSZ, std::sync::Arc::default());
    }
}

fn status(code: i32) -> ExitCode {
    ExitCode::from(u8::try_from(code).unwrap_or(2))
}

fn run(cli: &Cli, out: &mut Out) -> Result<Outcome, Failure> {
    let globals = &cli.globals;
    if let Some(folder) = &globals.directory {
        std::env::set_current_dir(folder).map_err(|error| {
            let folder = name_of(folder.display());
            Failure::Wrong(clean_format!("`{folder}` of -C is not opened: {error}."))
        })?;
    }
    let path = cli.path.as_deref();
    let start = match (cli.fresh, &cli.command) {
        (false, _) => Start::Resume,
        (true, None) => Start::Fresh,
        (true, Some(_)) => {
            let message = "`--fresh` is for the browser; leave it out before a command.";
            return Err(Failure::Wrong(message.into()));
        }
    };
    let covers = matches!(&cli.command, None | Some(Command::Read(_)));
    if let (Some(_), false) = (&cli.cover, covers) {
        let message = "`--cover` is for the browser and `casefile read`; leave it out before another command.";
        return Err(Failure::Wrong(message.into()));
    }
    if let (Some(_), Some(_)) = (&cli.since, &cli.command) {
        let message = "`--since` is for the browser; leave it out before a command. `casefile diff` prints what changed.";
        return Err(Failure::Wrong(message.into()));
    }
    // What needs neither a library nor settings must work where these are broken.
    match &cli.command {
        Some(Command::Init(arguments)) => return unbroken(|| init::run(arguments, out)),
        Some(Command::Sample(arguments)) => return unbroken(|| sample::run(arguments, out)),
        Some(Command::Schema(_)) => return schema::run(out),
        Some(Command::Completions(arguments)) => return completions::run(arguments, out),
        Some(Command::Man(_)) => return man::run(out),
        Some(Command::Config(arguments)) => return config::run(arguments, globals, out),
        _ => {}
    }
    let context = Context::new(globals, path)?;
    // To read line by line begins at a record as the browser does.
    let begins = |at: &str| !at.is_empty() && matches!(&cli.command, Some(Command::Read(_)));
    let at = context.at().filter(|at| !begins(at));
    if let (Some(at), Some(_)) = (at, &cli.command) {
        let names = match at {
            "" => "announces a record and names none",
            _ => "names a record, which is for the browser and `casefile read`",
        };
        let at = context::named(at);
        let message = clean_format!(
            "`#{at}` {names}; leave it out before a command. `casefile show PATH#REF` prints one."
        );
        return Err(Failure::Wrong(message));
    }
    out.look.ascii = context.ascii();
    // The browser says it on its own screen.
    let opens_browser = matches!(&cli.command, None | Some(Command::Tour(_)));
    if !opens_browser || !browse::has_screen() {
        context.doubts().tell(out);
    }
    match &cli.command {
        Some(Command::Check(arguments)) => check::run(arguments, &context, out),
        Some(Command::List(arguments)) => list::run(arguments, &context, out),
        Some(Command::Search(arguments)) => search::run(arguments, &context, out),
        Some(Command::Show(arguments)) => show::run(arguments, &context, out),
        Some(Command::Read(arguments)) => read::run(arguments, cli.cover.clone(), &context, out),
        Some(Command::Timeline(arguments)) => timeline::run(arguments, &context, out),
        Some(Command::Agenda(arguments)) => agenda::run(arguments, &context, out),
        Some(Command::Origins(arguments)) => origins::run(arguments, &context, out),
        Some(Command::Matrix(arguments)) => matrix::run(arguments, &context, out),
        Some(Command::Conflicts(arguments)) => conflicts::run(arguments, &context, out),
        Some(Command::Tellings(arguments)) => tellings::run(arguments, &context, out),
        Some(Command::Next(arguments)) => next::run(arguments, &context, out),
        Some(Command::Diff(arguments)) => diff::run(arguments, &context, out),
        Some(Command::Export(arguments)) => export::run(arguments, &context, out),
        Some(Command::Source(arguments)) => source::run(arguments, &context, out),
        Some(Command::Edit(arguments)) => edit::run(arguments, &context, out),
        Some(Command::Import(arguments)) => import::run(arguments, &context, out),
        Some(Command::Review(arguments)) => review::run(arguments, &context, out),
        Some(Command::Tour(_)) => tour::run(&context, out),
        Some(Command::Forget(arguments)) => forget::run(arguments, &context, out),
        Some(Command::Keys(_)) => keys::run(&context, out),
        _ => browse::run(start, cli.cover.clone(), cli.since.clone(), &context, out),
    }
}
