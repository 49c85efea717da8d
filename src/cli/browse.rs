//! `casefile` without a command: the browser, or an overview where there is no terminal.

pub mod unkept;

use std::path::PathBuf;

use super::{
    Failure, Outcome,
    as_of::Shown,
    context::{Context, own_folders, state_folder},
    out::Out,
    page,
    query::Looked,
    show,
};
use crate::{
    clean, clean_format, clock,
    document::Archive,
    library::{Index, Library, Scope},
    load,
    marker::Against,
    missed::Missed,
    model::Kind,
    query::{self, Query},
    session::Start,
    sheet::Sheet,
    sign::{Sign, Tone},
    text::{Clean, clean_line, name_of, pad, width},
    tui::{self, Settings, terminal},
};

/// What is said where a `#` is typed and nothing behind it.
const NO_RECORD: &str = "No record is named behind the `#`; this is the library.";

/// Why the browser is not opened on a terminal that says that it can only take lines.
const LINES_ONLY: &str = "note: TERM is `dumb`, a terminal that takes lines and no screen, so this is not the browser. `casefile PATH read` \
                          goes through the library line by line; to open the browser, set TERM to what the terminal is.\n";

pub fn run(
    start: Start,
    cover: Option<Option<String>>,
    since: Option<PathBuf>,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    if has_screen() {
        return browser(start, cover, since, context, out);
    }
    if let Some(since) = since {
        let since = clean_format!("{}", since.display());
        let since = shell_words::quote(&since);
        return Err(Failure::Wrong(clean_format!(
            "`--since` is for the browser, which needs a terminal; `casefile diff {since}` prints it."
        )));
    }
    match context.at() {
        Some("") => out.note(&clean!["note: ", NO_RECORD, "\n"]),
        Some(reference) => return show::one(reference, context, out),
        None => {}
    }
    if terminal::interactive() {
        out.note(&LINES_ONLY.into());
    }
    let shown = Shown::of(context)?;
    overview(&shown.library, out)?;
    if !shown
        .library
        .of_kind(&Scope::Library, Kind::Case)
        .is_empty()
    {
        let looked = Looked::default().with_verdicts(&Query::default(), &shown);
        let library = shown.library.clone().with_held(looked.held().clone());
        let passages = |index, number| looked.passage(index, number);
        let found = query::Context::new(&library).with_passages(&passages);
        let mut sheet = Sheet::of_library(&library);
        sheet.tell_tally(&found, &Scope::Library, page::COLUMNS);
        page::page(&sheet, out)?;
        out.line(&Clean::default())?;
    }
    let hint = "`casefile read` goes through it line by line, `casefile list KIND` lists records, `casefile show REF` \
                prints one, `casefile --help` says the rest.";
    out.line(&hint.into())?;
    Ok(shown.end(Outcome::Fine, Missed::default(), out))
}

/// Whether there is a terminal that takes a full screen.
pub fn has_screen() -> bool {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    terminal::interactive() && !is_dumb
}

fn browser(
    start: Start,
    cover: Option<Option<String>>,
    since: Option<PathBuf>,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let path = context.path()?;
    // What is not there at all is better told in the shell than on a full screen.
    if let Err(error) = std::fs::metadata(&path) {
        return Err(context.unopened(&load::Unopened { path, error }));
    }
    let (session, changes) = (context.session(&path), context.changes(&path));
    let mut settings = settings(context, path, context.archive()?)?;
    let at = context.at();
    settings
        .notices
        .extend(at.filter(|at| at.is_empty()).map(|_| NO_RECORD.to_owned()));
    let state = state_folder().filter(|_| session.is_some());
    let settings = Settings {
        against: Against {
            state,
            named: since,
        },
        session,
        changes,
        at: at.filter(|at| !at.is_empty()).map(ToOwned::to_owned),
        start,
        cover,
        ..settings
    };
    open(settings, out)
}

/// How the browser is opened on a library: with the user's keys, colours and manners, and with no memory.
pub fn settings(
    context: &Context<'_>,
    path: PathBuf,
    archive: Archive,
) -> Result<Settings, Failure> {
    let (themes, theme) = context.themes();
    Ok(Settings {
        path,
        archive,
        home: dirs::home_dir(),
        data: dirs::data_dir(),
        reviewer: context.reviewer(),
        own: own_folders(),
        cover: None,
        keymap: context.keymap(),
        themed: context.is_themed(),
        themes,
        theme,
        mouse: context.mouse(),
        notices: context.doubts().sentences(),
        session: None,
        changes: None,
        at: None,
        start: Start::Resume,
        history: context.history(),
        watch: context.watch(),
        quit: context.quit(),
        filters: context.filters(),
        against: Against::default(),
        tour: None,
        today: clock::today,
    })
}

/// Opens the browser, and says what could not be kept of what was done in it.
pub fn open(settings: Settings, out: &mut Out) -> Result<Outcome, Failure> {
    let unusable = |error| Failure::Wrong(clean_format!("The terminal cannot be used: {error}."));
    let ended = tui::run(settings).map_err(unusable)?;
    let unkept = ended.unkept;
    let unkept = unkept.map(|unkept| unkept::tell(&unkept, ended.is_covered, out));
    if let Some(by) = ended.by {
        if let Some(Failure::Wrong(why)) = &unkept {
            out.note(&clean!["error: ", why.clone(), "\n"]);
        }
        by.end();
    }
    match unkept {
        None => ended.shown.map(|()| Outcome::Fine).map_err(unusable),
        Some(failure) => Err(failure),
    }
}

/// The library in a few lines: its cases, what each holds, and what needs attention.
pub fn overview(library: &Library, out: &mut Out) -> Result<(), Failure> {
    let title = library.title.as_ref().map(|title| clean_line(title.raw()));
    let title = title.unwrap_or_else(|| clean_line(&name_of(library.root.display())));
    out.toned(&title, 0..title.len(), Tone::Strong)?;
    out.line(&Clean::default())?;
    let cases = library.of_kind(&Scope::Library, Kind::Case);
    if cases.is_empty() {
        out.line(&"There is no case file in it.".into())?;
    }
    for &index in cases {
        out.line(&Clean::default())?;
        case(library, index, out)?;
    }
    out.line(&Clean::default())
}

fn case(library: &Library, index: Index, out: &mut Out) -> Result<(), Failure> {
    let record = library.at(index);
    let id = record.key.id();
    let title = clean_format!("{id}  {}", library.label(index));
    let tones = [
        (0..id.as_str().len(), Tone::Strong),
        (id.as_str().len()..title.len(), Tone::Plain),
    ];
    super::page::cut_line(&title, &tones, out)?;
    let scope = Scope::Case(id.clone());
    let names = Kind::in_sections().map(|info| width(info.many));
    let column = names.max().unwrap_or(0);
    for info in Kind::in_sections() {
        let indices = library.of_kind(&scope, info.kind);
        if indices.is_empty() {
            continue;
        }
        let name = pad(info.many, column);
        let line = clean_format!(
            "  {name}  {:>3}  {}",
            indices.len(),
            statuses(library, indices, out)
        );
        super::page::cut_line(&line, &[(0..line.len(), Tone::Plain)], out)?;
    }
    Ok(())
}

/// How records are spread over their statuses, the most frequent first: `12 ○ alleged, 3 ✗ denied`.
fn statuses(library: &Library, indices: &[Index], out: &Out) -> Clean {
    let mut counts: Vec<(Sign, usize)> = Vec::new();
    for sign in indices.iter().filter_map(|index| Sign::of(library, *index)) {
        match counts.iter_mut().find(|(seen, _)| *seen == sign) {
            Some((_, count)) => *count += 1,
            None => counts.push((sign, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let parts = counts.iter();
    let parts = parts.map(|(sign, count)| clean![count, " ", out.look.sign(*sign)]);
    Clean::join(parts, ", ")
}
