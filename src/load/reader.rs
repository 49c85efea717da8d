//! The files of a library, one after the other, within what is left of the limits on all together.

use std::{io, sync::Arc};

use super::{
    astray::{self, Found},
    opening::CaseFile,
    records, seals, yaml,
};
use crate::{
    diagnostic::{Diagnostic, Report, Severity},
    door::{Reach, Refusal},
    library::{AsBefore, Astray, InLibrary, Parsed, ParsedRecord, Sound},
    limits::{CASE_FILES, LIBRARY_BYTES, Limit, Limits, RECORDS, VALUES, YAML_BYTES},
    model::{Body, FileId, Id, Key, Kind, Span},
    text::{Decoded, counted},
};

/// A library on its way from the disk.
pub struct Reader<'b> {
    parsed: Parsed,
    report: Report,
    /// Bytes and values of all files so far.
    bytes: u64,
    values: yaml::Values,
    beyond: Vec<Beyond>,
    /// What the files said before, which stands for one that cannot be read whole.
    before: Option<&'b Sound>,
}

/// Files of which nothing was read because of a limit on all of them together: one message, however
/// many they are.
struct Beyond {
    limit: Limit,
    files: u64,
    /// The first of them, and the place in it, where it was read so far.
    first: String,
    span: Option<Span>,
}

/// Why a file gives no text.
enum NoText {
    Failed(io::Error),
    Beyond(Limit),
}

impl From<io::Error> for NoText {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

impl<'b> Reader<'b> {
    /// A library of which nothing was read yet.
    pub fn new(parsed: Parsed, report: Report, limits: Limits) -> Self {
        Self {
            values: yaml::Values::within(&limits),
            parsed: Parsed { limits, ..parsed },
            report,
            bytes: 0,
            beyond: Vec::new(),
            before: None,
        }
    }

    /// The same, which reads a file as it was before where nothing was lost of it then and something is now.
    pub fn keeping(self, before: &'b Sound) -> Self {
        Self {
            before: Some(before),
            ..self
        }
    }

    /// Reads these files, and gives what was read with what is wrong with it; of those `beside` them, which hold no
    /// case, it is only seen whether they protect somebody.
    pub fn read_all(mut self, files: Vec<CaseFile>, beside: Vec<CaseFile>) -> (Parsed, Report) {
        let most = self.parsed.limits.of(&CASE_FILES);
        for (number, file) in (1..).zip(files) {
            match most.allows(number) {
                true => self.read(file),
                false => self.beyond(&most, file.case.as_ref(), file.shown(), None),
            }
        }
        beside.iter().for_each(|file| self.look_into(file));
        self.done()
    }

    /// Reports a `protect` in a file that is not read.
    fn look_into(&mut self, file: &CaseFile) {
        // What cannot be opened is no case file that somebody wrote here.
        let Ok(bytes) = file.read(&self.parsed.limits.of(&YAML_BYTES)) else {
            return;
        };
        let text = crate::text::decode(&bytes).text;
        if astray::in_text(&text, FileId(0)).next().is_none() {
            return;
        }
        let shown = file.shown();
        let id = self.parsed.files.add(shown.clone(), text.as_str().into());
        if let Some(first) = astray::in_text(&text, id).next() {
            let (astray, told) = astray::unread(first, &shown);
            self.parsed.astray.get_or_insert(astray);
            self.report.push(told);
        }
    }

    /// Remembers a `protect` that protects nobody, and reports it where nothing else was said of its line.
    fn astray(&mut self, places: Vec<Span>) {
        self.in_doubt(places.into_iter().map(astray::misplaced));
    }

    /// The same of whatever was to keep something from others.
    fn in_doubt(&mut self, all: impl IntoIterator<Item = (Astray, Diagnostic)>) {
        for (astray, told) in all {
            self.parsed.astray.get_or_insert(astray);
            if !self.report.tells_of(astray.place) {
                self.report.push(told);
            }
        }
    }

    fn read(&mut self, file: CaseFile) {
        let shown = file.shown();
        let before = self.before.and_then(|before| before.get(&shown)).cloned();
        let decoded = match self.decoded(&file) {
            Ok(decoded) => decoded,
            Err(NoText::Beyond(limit)) => {
                self.beyond(&limit, file.case.as_ref(), shown, None);
                return self.unread(file.case, Span::default(), file.reach);
            }
            Err(NoText::Failed(error)) => {
                let refused = Refusal::of(&error);
                let code = refused.map_or("unreadable-file", |_| "link-outside");
                let help = match (refused, &before) {
                    (Some(_), _) => "put a copy of the file here, if you trust it",
                    (None, Some(_)) => "it is shown as it was before",
                    (None, None) => "references to its records are not checked",
                };
                let message = format!("`{shown}` cannot be read: {error}");
                self.report
                    .push(Diagnostic::without_place(code, message).help(help));
                self.missed(file.case.as_ref());
                return match before.filter(|_| refused.is_none()) {
                    Some(text) => self.as_before(file, shown, None, text),
                    None => self.unread(file.case, Span::default(), file.reach),
                };
            }
        };
        let doubt = doubt(&decoded);
        let text: Arc<str> = decoded.text.into();
        let id = self.parsed.files.add(shown.clone(), Arc::clone(&text));
        if let Some(before) = before.filter(|before| *before != text)
            && let Some(mistakes) = self.mistakes(&file, id, &text)
        {
            // The problems of a case are those of its records.
            for mut mistake in mistakes {
                let case = file.case.clone().map(Key::Case);
                mistake.record = mistake.record.or(case);
                self.report.push(mistake);
            }
            self.missed(file.case.as_ref());
            return self.as_before(file, shown, Some(id), before);
        }
        if let Some((message, is_doubtful)) = doubt {
            self.report.push(
                Diagnostic::error("encoding", first(&text, is_doubtful, id), message)
                    .help("save the file as UTF-8")
                    .warning(),
            );
        }
        self.read_text(file, shown, id, text);
    }

    /// Reads a file as it was before.
    fn as_before(&mut self, file: CaseFile, shown: String, now: Option<FileId>, text: Arc<str>) {
        let before = self.parsed.files.add(shown.clone(), Arc::clone(&text));
        self.parsed.as_before.push(AsBefore { now, before });
        self.read_text(file, shown, before, text);
    }

    /// What is wrong with a text of which something is lost; none where nothing is.
    fn mistakes(&self, file: &CaseFile, id: FileId, text: &Arc<str>) -> Option<Vec<Diagnostic>> {
        let limits = self.parsed.limits.clone();
        let report = Report::within(&limits);
        let mut alone = Reader::new(Parsed::default(), report, limits);
        alone.read_text(file.clone(), file.shown(), id, Arc::clone(text));
        let is_whole = !alone.parsed.sound.is_empty();
        let found = alone.done().1.into_diagnostics().into_iter();
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        (!is_whole).then(|| found.filter(is_error).collect())
    }

    fn read_text(&mut self, file: CaseFile, shown: String, id: FileId, text: Arc<str>) {
        let found = self.report.count();
        let unmerged = self.values.unmerged;
        let entries = match yaml::parse(&text, id, &mut self.values, &mut self.report) {
            Ok(entries) => entries,
            Err(why) => {
                match why {
                    yaml::NoEntries::Reported => {
                        self.missed(file.case.as_ref());
                    }
                    yaml::NoEntries::BeyondLimit(span) => {
                        let limit = self.parsed.limits.of(&VALUES);
                        self.beyond(&limit, file.case.as_ref(), shown, Some(span));
                    }
                }
                self.astray(Found::default().and_in_text(&text, id));
                let seals = seals::Found::default().and_in_text(&text, id);
                self.in_doubt(seals.judged(std::iter::empty()));
                return self.unread(file.case, Span::start_of(id), file.reach);
            }
        };
        let is_sound = !self.report.has_errors_since(found);
        if !is_sound {
            self.parsed.unread.torn.insert(file.case.clone());
        }
        self.parsed.missed.versions += self.values.unmerged - unmerged;
        let protects = Found::in_file(&entries, file.case.is_none()).and_in_text(&text, id);
        let mut seals = seals::Found::in_file(&entries);
        if !is_sound {
            seals = seals.and_in_text(&text, id);
        }
        let before = self.parsed.records.len();
        let reading = records::Reading {
            file: id,
            case: file.case,
            reach: file.reach,
            parsed: &mut self.parsed,
            report: &mut self.report,
        };
        reading.read(entries);
        let is_broken = |record: &ParsedRecord| matches!(record.body, Body::Broken(_));
        if is_sound && !self.parsed.records[before..].iter().any(is_broken) {
            self.parsed.sound.insert(shown, text);
        }
        records::check_source_files(&mut self.parsed, before, &mut self.report);
        self.astray(protects);
        let bodies = self.parsed.records[before..].iter();
        let seals = seals.judged(bodies.map(|record| &record.body));
        self.in_doubt(seals);
    }

    /// The text of a file, within what is left for the library.
    fn decoded(&mut self, file: &CaseFile) -> Result<Decoded, NoText> {
        let limits = &self.parsed.limits;
        let bytes = file.read(&limits.of(&YAML_BYTES))?;
        let decoded = crate::text::decode(&bytes);
        let all = self.bytes + decoded.text.len() as u64;
        let limit = limits.of(&LIBRARY_BYTES);
        if !limit.allows(all) {
            return Err(NoText::Beyond(limit));
        }
        self.bytes = all;
        Ok(decoded)
    }

    /// Counts a file of which nothing was read: that of a case, or `library.yaml`.
    fn missed(&mut self, case: Option<&Id>) {
        match case {
            Some(_) => self.parsed.missed.files += 1,
            None => self.parsed.missed.shared = 1,
        }
    }

    /// Shows a case that nothing could be read of.
    fn unread(&mut self, case: Option<Id>, span: Span, reach: Arc<Reach>) {
        self.parsed.unread.files.insert(case.clone());
        if let Some(case) = case {
            self.parsed.records.push(ParsedRecord {
                key: Key::Case(case),
                span,
                reach,
                lacks_file: false,
                body: Body::Broken(Kind::Case.into()),
                here: InLibrary::default(),
            });
        }
    }

    /// Counts a file that is beyond a limit on all files together.
    fn beyond(&mut self, limit: &Limit, case: Option<&Id>, shown: String, span: Option<Span>) {
        self.missed(case);
        let mut told = self.beyond.iter_mut();
        match told.find(|beyond| beyond.limit.name == limit.name) {
            Some(beyond) => beyond.files += 1,
            None => self.beyond.push(Beyond {
                limit: *limit,
                files: 1,
                first: shown,
                span,
            }),
        }
    }

    /// What was read, and what is wrong with it.
    fn done(mut self) -> (Parsed, Report) {
        for beyond in self.beyond {
            let what = match beyond.files {
                1 => format!("`{}` was not read", beyond.first),
                many => {
                    let many = counted(many, "case file");
                    format!("{many} were not read, the first of them `{}`", beyond.first)
                }
            };
            self.report.push(Diagnostic {
                span: beyond.span,
                ..Diagnostic::left_out(&beyond.limit, &what)
            });
        }
        if let Some((records, first)) = self.parsed.unread.beyond {
            let verb = if records == 1 { "was" } else { "were" };
            let what = format!("{} {verb} not read", counted(records, "record"));
            self.report.push(Diagnostic {
                span: Some(first),
                ..Diagnostic::left_out(&self.parsed.limits.of(&RECORDS), &what)
            });
        }
        (self.parsed, self.report)
    }
}

/// What is asked of a character.
type CharTest = fn(char) -> bool;

/// Why a text may not be what was meant, and by which characters that can be seen.
fn doubt(decoded: &Decoded) -> Option<(String, CharTest)> {
    match decoded.encoding {
        encoding if decoded.lossy => Some((
            format!("this is not all {encoding}; `\u{FFFD}` stands for what could not be read"),
            |c| c == '\u{FFFD}',
        )),
        "windows-1252" => Some((
            "this file is not UTF-8 and was read as windows-1252".to_owned(),
            |c| !c.is_ascii(),
        )),
        _ => None,
    }
}

/// The first character of a text that is so.
fn first(text: &str, is_so: CharTest, file: FileId) -> Span {
    let mut span = Span::start_of(file);
    for line in crate::text::lines(text) {
        if let Some(column) = line.chars().position(is_so) {
            span.column += u32::try_from(column).unwrap_or(0);
            return span;
        }
        span.line += 1;
    }
    Span::start_of(file)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;
    use crate::{library::Library, load};

    const WHOLE: &str = "\
format: 1
title: One
people:
  ana: {name: Ana}
  ben: {name: Ben}
";

    /// The records of a library, what is wrong with it by its codes, and whether files are shown as they were.
    fn read(folder: &Path, before: &Sound) -> (Vec<String>, BTreeSet<&'static str>, bool) {
        let (parsed, found) = load::read_again(folder, before).unwrap();
        let library = Library::link(parsed, found);
        let keys = library.records().map(|record| record.key.to_string());
        let codes = library.diagnostics.iter().map(|found| found.code);
        let is_before = !library.as_before.is_empty();
        assert_eq!(library.missed.files > 0, is_before, "it is said");
        (keys.collect(), codes.collect(), is_before)
    }

    #[test]
    fn a_file_that_is_being_written_is_read_as_it_was() {
        // What is written, what is wrong with it, and which records there are then.
        let whole = ["one", "one/ana", "one/ben"];
        let table: [(&str, &str, Option<&str>, &[&str]); 7] = [
            ("nothing yet", "", Some("not-a-case-file"), &whole),
            (
                "half a line",
                "format: 1\ntitle: \"On",
                Some("syntax"),
                &whole,
            ),
            (
                "a mistake within",
                "format: 1\ntitle: One\npeople:\n  ana: {name: [Ana}\n  ben: {name: Ben}\n",
                Some("syntax"),
                &whole,
            ),
            (
                "a record without what it must have",
                "format: 1\ntitle: One\npeople:\n  ana: {name: Ana}\n  ben: {\n    short: B}\n",
                Some("missing-key"),
                &whole,
            ),
            (
                "a value that does not fit",
                "format: 1\ntitle: One\npeople:\n  ana: {name: Ana, url: [a]}\n",
                None,
                &["one", "one/ana"],
            ),
            (
                "a record less",
                "format: 1\ntitle: One\npeople:\n  ana: {name: Ana}\n",
                None,
                &["one", "one/ana"],
            ),
            ("all of it", WHOLE, None, &whole),
        ];
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("one.yaml");
        fs::write(&file, WHOLE).unwrap();
        let (parsed, _) = load::read(folder.path()).unwrap();
        let sound = parsed.sound;
        for (name, text, wrong, records) in table {
            fs::write(&file, text).unwrap();
            let (keys, codes, is_before) = read(folder.path(), &sound);
            assert_eq!(keys, records, "{name}");
            assert_eq!(is_before, wrong.is_some(), "{name}: {codes:?}");
            assert!(
                wrong.is_none_or(|wrong| codes.contains(wrong)),
                "{name}: {codes:?}"
            );
        }
        // What never was whole is shown as it is.
        fs::write(&file, "format: 1\ntitle: \"On").unwrap();
        let (parsed, found) = load::read_again(folder.path(), &Sound::default()).unwrap();
        assert!(parsed.as_before.is_empty() && parsed.sound.is_empty() && found.count() > 0);
    }

    #[test]
    fn a_file_stays_as_it_was_until_it_is_whole_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("one.yaml");
        fs::write(&file, WHOLE).unwrap();
        let (parsed, _) = load::read(folder.path()).unwrap();
        let mut sound = parsed.sound;
        for half in ["", "format: 1\ntit", "format: 1\ntitle: [", ""] {
            fs::write(&file, half).unwrap();
            let (parsed, _) = load::read_again(folder.path(), &sound).unwrap();
            assert_eq!(parsed.records.len(), 3, "{half:?}");
            sound = parsed.sound;
        }
        fs::write(&file, WHOLE.replace("Ben", "Benedict")).unwrap();
        let (parsed, _) = load::read_again(folder.path(), &sound).unwrap();
        assert!(parsed.as_before.is_empty());
        assert!(parsed.sound.values().all(|text| text.contains("Benedict")));
    }
}
