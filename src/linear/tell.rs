//! Where the reader is, in words.

use std::rc::Rc;

use super::{
    Asks, Does, Look, Talk, Tells,
    order::order,
    speak::{Line, Spoken, capital, ended, own_words},
    spot::Of,
    words::LEAVES,
};
use crate::{
    clean,
    model::{Body, Kind},
    search::text::not_read,
    sheet::Piece,
    text::{Clean, as_sentence, clean, clean_line, name_of},
    tui::{
        known::Since,
        list::{View, count},
    },
};

/// What can be chosen on a page.
pub enum OfPage {
    Part(usize),
    /// What is said of it first leads there.
    Links(Vec<Piece>),
    Text,
}

impl Talk {
    /// What there is to say now. Ends with a line feed.
    pub fn told(&mut self) -> Clean {
        self.follow();
        self.work_out();
        let mut lines = std::mem::take(&mut self.said);
        if self.model.known.has_changed && !self.has_told_changed {
            self.has_told_changed = true;
            lines.push(
                "Files have changed since they were read: say reload to hear what they say now."
                    .into(),
            );
        }
        match (&self.asks, self.tells) {
            (Some(asks), _) => lines.extend(self.question(asks)),
            (None, Tells::Nothing) => {}
            (None, Tells::Selection) => lines.extend(self.place().into_iter().next()),
            (None, Tells::Place) => lines.extend(self.place()),
        }
        let lines = lines.into_iter().filter(|line| !line.is_empty());
        let lines = lines.map(|line| clean![line, "\n"]);
        let text = Clean::join(lines, "");
        match self.model.known.cover {
            None => text,
            Some(_) => self.covered(&text),
        }
    }

    fn question(&self, asks: &Asks) -> Vec<Clean> {
        match asks {
            Asks::Handing(handing) => handing.question(),
            Asks::Leave => {
                let unsaved = self.model.known.review.unsaved.as_ref();
                let words = unsaved.map(|unsaved| clean!["Not saved: ", unsaved.why.clone(), ". "]);
                vec![clean![words, "Leave all the same? Type yes or no."]]
            }
            Asks::Behind(does) => {
                let asked: Clean = match does {
                    Does::Find => "Find which words?",
                    Does::Filter => {
                        "By which query? Such as by:NAME, standing:denied, or words; off lists all."
                    }
                    Does::Day => {
                        "As of which day? Such as 9 Mar 2021, Mar 2021 or 2021; today for today."
                    }
                    Does::Sort | Does::Group => {
                        "By what? By date, standing, speaker, origins or case; none ends it."
                    }
                    Does::Note => "What is the note?",
                    Does::Label => "Which label?",
                    Does::Falls => "Without which source? Type its id.",
                    Does::HandReview => "To which file?",
                    _ => "Which record? Type its id.",
                }
                .into();
                vec![clean![asked, " ", LEAVES, "."]]
            }
        }
    }

    /// The page of what is selected.
    pub(super) fn page(&self) -> Rc<Spoken> {
        match (self.spot().of, &self.asked) {
            (Of::ToAsk | Of::Tellings, Some(asked)) => Rc::clone(&asked.page),
            _ => Rc::new(Spoken::of(&self.model.shown.sheet)),
        }
    }

    pub(super) fn page_choices(&self) -> Vec<OfPage> {
        let page = self.page();
        let mut all: Vec<OfPage> = (0..page.parts.len()).map(OfPage::Part).collect();
        let links = page.links();
        if !links.is_empty() {
            all.push(OfPage::Links(links.into_iter().cloned().collect()));
        }
        let is_shown = self.spot().of == Of::Shown;
        let is_source = self
            .model
            .record()
            .filter(|_| is_shown)
            .is_some_and(|record| matches!(record.body, Body::Source(_)));
        if is_source && !self.spot().place.record.origins {
            all.push(OfPage::Text);
        }
        all
    }

    pub(super) fn open_part(&mut self, at: usize) -> Vec<crate::tui::effect::Effect> {
        match self.page_choices().into_iter().nth(at) {
            Some(OfPage::Part(part)) => self.stay_at(Look::Part { part, from: 0 }),
            Some(OfPage::Links(links)) => self.stay_at(Look::Links(links)),
            Some(OfPage::Text) => self.read_text(),
            None => Vec::new(),
        }
    }

    /// Whether a line of a part is a citation of the page.
    pub(super) fn is_citation_row(&self, part: usize, at: usize) -> bool {
        let page = self.page();
        let line = page.parts.get(part).and_then(|part| part.lines.get(at));
        line.is_some_and(|line| line.words.starts_with("Citation "))
    }

    fn place(&self) -> Vec<Clean> {
        let day = self
            .model
            .day()
            .map(|day| clean!["As of ", day.words(), ". "]);
        let mut lines = match &self.spot().look {
            Look::Views => self.tell_views(),
            Look::List { from } => self.tell_list(*from),
            Look::Page => self.tell_page(),
            Look::Part { part, from } => self.tell_part(*part, *from),
            Look::Links(pieces) => self.tell_links(pieces),
            Look::Citation(number) => self.tell_citation(*number),
            Look::Text { from, to } => self.tell_text(*from, *to),
            Look::Hits { from } => self.tell_hits(*from),
        };
        if let (Some(day), Some(first)) = (day, lines.first_mut()) {
            *first = clean![day, &*first];
        }
        lines
    }

    /// The library, where its cases are listed.
    fn tell_library(&self) -> Vec<Clean> {
        let library = &*self.model.known.library;
        let title = library.title.as_ref();
        let title = title.map(|title| clean_line(title.raw()));
        let title = title.unwrap_or_else(|| clean_line(&name_of(library.root.display())));
        let number = |count: usize, one: &'static str, many: &'static str| match count {
            1 => clean!["1 ", one],
            _ => clean![count, " ", many],
        };
        let cases = number(self.model.shown.total, "case", "cases");
        let problems = number(library.diagnostics.len(), "problem", "problems");
        let mut lines = vec![clean![
            "Library: ",
            ended(&title),
            " ",
            cases,
            ", ",
            problems,
            "."
        ]];
        if let Some(missed) = library.missed.sentence() {
            lines.push(ended(&clean![
                "Not all of it could be read: ",
                clean_line(&missed)
            ]));
        }
        if let Some(cover) = &self.model.known.cover {
            lines.push(clean![
                "Names of the protected are covered, as before ",
                &cover.masks.audience,
                "."
            ]);
        }
        lines
    }

    fn tell_views(&self) -> Vec<Clean> {
        let scope = &self.spot().place.scope;
        let library = &*self.model.known.library;
        let case = match scope {
            crate::library::Scope::Case(case) => {
                let key = crate::model::Key::Case(case.clone());
                let cases = library.of_kind(&crate::library::Scope::Library, Kind::Case);
                library.index(&key).map(|index| {
                    let at = cases.iter().position(|other| *other == index);
                    let at = at.map(|at| clean![" ", at + 1, " of ", cases.len()]);
                    clean![
                        "Case",
                        at,
                        ": ",
                        ended(&library.label(index)),
                        " Its views:"
                    ]
                })
            }
            crate::library::Scope::Library => None,
        };
        let head = case.unwrap_or_else(|| "The views of the library:".into());
        let views = self.views().into_iter().map(|view| {
            let count = count(library, scope, view).map(|count| clean![", ", count]);
            clean![view.title(), count, "."]
        });
        vec![head, inline(views)]
    }

    fn tell_list(&self, from: usize) -> Vec<Clean> {
        let place = &self.spot().place;
        let all = self.model.shown.items.len();
        let to = (from + Look::MOST).min(all);
        let is_home = self.spots.len() == 1 && place.view == View::Of(Kind::Case);
        let filter = place.list.filter.trim();
        let filter = (!filter.is_empty()).then(|| clean![", filtered by ", clean_line(filter)]);
        let only = place.list.only.as_ref();
        let only = only.map(|only| clean![", ", &only.words]);
        let filter = match (only, filter) {
            (None, filter) => filter,
            (only, filter) => Some(clean![only, filter]),
        };
        let order = order(&place.list.arrangement);
        let is_grouped = place.list.arrangement.group.is_some();
        let mut lines = match is_home {
            true => self.tell_library(),
            false => Vec::new(),
        };
        let title = place.view.title();
        if !is_home || all > Look::MOST || filter.is_some() {
            let from = from.min(all);
            lines.push(match all {
                0 => clean![title, filter, ": none."],
                _ => clean![
                    title,
                    // The heads of groups are rows as well.
                    if is_grouped { ", rows " } else { " " },
                    from + 1,
                    " to ",
                    to,
                    " of ",
                    all,
                    order,
                    filter,
                    "."
                ],
            });
        }
        let items = self.model.shown.items.iter().enumerate();
        let items = items.skip(from).take(Look::MOST);
        lines.extend(items.map(|(at, item)| clean![at + 1, " ", self.item(item)]));
        lines.push(match (is_home, to < all) {
            (true, _) => "Choose a number, or a word: find, filter, views, day, help, quit.".into(),
            (false, true) => "Next page: enter. 0 back.".into(),
            (false, false) => "0 back.".into(),
        });
        lines
    }

    fn tell_page(&self) -> Vec<Clean> {
        let page = self.page();
        let place = &self.spot().place;
        let mut lines = Vec::new();
        let mut intro = page.intro.iter().map(|line: &Line| line.words.clone());
        let first = intro.next().unwrap_or_default();
        let kind = self.model.record().map(|record| record.kind().info().one);
        let is_of_many = place.view.is_of_many();
        let is_whole = self.spot().of == Of::Shown && place.record.falls.is_none();
        let lead = match (place.view, kind) {
            // Such a page says itself what it is.
            _ if !is_whole => None,
            (View::Problems, _) => Some("Problem".into()),
            (_, Some(kind)) if !is_of_many && place.record.origins => {
                Some(clean!["Origins of ", kind])
            }
            (_, Some(kind)) if !is_of_many => Some(capital(kind)),
            (view, _) => Some(view.title().into()),
        };
        // Among groups a row's place is not that among its like.
        let is_grouped = place.list.arrangement.group.is_some();
        let is_row = place.view.has_list() && !is_of_many && is_whole && !is_grouped;
        let at = (is_row && !self.model.shown.items.is_empty()).then(|| {
            let (at, all) = (self.model.shown.position + 1, self.model.shown.items.len());
            clean![" ", at, " of ", all]
        });
        // A page that is called like its view says so itself.
        let lead = lead.map(|lead: Clean| clean![lead, at, ": "]);
        let lead = lead.filter(|lead| !first.starts_with(lead.trim_end_matches([':', ' '])));
        let without = match self.spot().of {
            Of::Tellings => Some("Tellings of "),
            Of::ToAsk => None,
            Of::Shown => place.record.falls.is_some().then_some("Without "),
        };
        lines.push(clean![without, lead, own_words(&first)]);
        lines.extend(intro);
        let is_of_one = !is_of_many && is_whole;
        if let Some(index) = self.model.shown.index.filter(|_| is_of_one) {
            let marked = self.model.known.library.at(index);
            if !matches!(marked.body, Body::Case(_)) {
                lines.push(crate::linear::speak::Trimmed::trimmed(&self.marked(index)));
            }
        }
        if place.view == View::Changes && matches!(self.since(), Since::Unknown) {
            lines.push("It is not known yet what changed.".into());
        }
        let choices = self.page_choices().into_iter().map(|choice| match choice {
            OfPage::Part(part) => page.parts[part].title(),
            OfPage::Links(links) => clean!["Names and citations above, ", links.len(), "."],
            OfPage::Text => match self.model.document().map_or(0, |text| text.len()) {
                0 => "Text: none here.".into(),
                1 => "Text, 1 paragraph.".into(),
                all => clean!["Text, ", all, " paragraphs."],
            },
        });
        lines.push(inline(choices));
        lines
    }

    fn tell_part(&self, number: usize, from: usize) -> Vec<Clean> {
        let page = self.page();
        let Some(part) = page.parts.get(number) else {
            return vec!["This part of the page is there no more. 0 back.".into()];
        };
        let all = part.lines.len();
        let to = (from + Look::MOST).min(all);
        let mut lines = vec![match all > Look::MOST {
            true => clean![&part.head, ", ", from + 1, " to ", to, " of ", all, "."],
            false => part.title(),
        }];
        let shown = part.lines.iter().enumerate().skip(from).take(Look::MOST);
        lines.extend(shown.map(|(at, line)| clean![at + 1, " ", &line.words]));
        lines.push(match to < all {
            true => "Next page: enter. 0 back.".into(),
            false => "0 back.".into(),
        });
        lines
    }

    fn tell_links(&self, pieces: &[Piece]) -> Vec<Clean> {
        let words = pieces.iter().map(|piece| match piece {
            Piece::Citation(number) => {
                let source = self.source_of(number.saturating_sub(1));
                let source = source.map(|index| self.model.known.library.short(index));
                let source = source.map(|source| clean![": ", source]);
                ended(&clean!["citation ", *number, source])
            }
            Piece::Link(_, words) => ended(words),
            Piece::Mark(mark) => ended(&mark.says),
            Piece::Text(..) | Piece::Sign(_) => Clean::default(),
        });
        let mut lines = vec!["This leads to:".into()];
        lines.extend(
            (1_usize..)
                .zip(words)
                .map(|(at, words)| clean![at, " ", words]),
        );
        lines.push("0 back.".into());
        lines
    }

    fn tell_hits(&self, from: usize) -> Vec<Clean> {
        let told = &self.model.state.everywhere.told;
        let typed = clean_line(&told.typed);
        if let Some(why) = &told.wrong {
            return vec![clean!["This cannot be searched for: ", why, ". 0 back."]];
        }
        let all = told.hits().count();
        let to = (from + Look::MOST).min(all);
        let mut lines = vec![match all {
            0 => clean!["“", typed, "” stands nowhere that was searched."],
            _ => {
                let summary = clean(&told.summary()).with_own_typography();
                clean![
                    "“",
                    typed,
                    "”: ",
                    summary,
                    "; ",
                    from + 1,
                    " to ",
                    to,
                    " of ",
                    all,
                    " that are told."
                ]
            }
        }];
        let near = told.near.as_ref();
        lines.extend(near.map(|near| clean!["Did you mean ", clean_line(near), "?"]));
        let gaps = [told.gaps.nothing_held(), told.gaps.not_searched()];
        let gaps = gaps
            .into_iter()
            .chain([told.cut.sentence(), not_read(told.flawed)]);
        lines.extend(gaps.flatten().map(|gap| clean(&as_sentence(&gap))));
        let hits = told.hits().enumerate().skip(from).take(Look::MOST);
        lines.extend(hits.map(|(at, (shown, hit))| {
            let index = self.model.known.library.index(&shown.key);
            let name = index.map(|index| self.model.known.library.short(index));
            let name = name.map(|name| name.part(0..name.trim_end_matches('.').len()));
            let place = super::speak::place(&hit.at);
            let place = (!place.is_empty()).then(|| clean![", in ", place]);
            clean![
                at + 1,
                " ",
                name,
                place,
                ": ",
                &hit.before,
                ended(&hit.excerpt.text)
            ]
        }));
        lines.push(match to < all {
            true => "Next page: enter. 0 back.".into(),
            false => "0 back.".into(),
        });
        lines
    }
}

/// Choices on one line, by their numbers, with the way back behind them.
fn inline(choices: impl Iterator<Item = Clean>) -> Clean {
    let numbered = (1_usize..)
        .zip(choices)
        .map(|(at, words)| clean![at, " ", words]);
    let numbered: Vec<Clean> = numbered.collect();
    match numbered.is_empty() {
        true => "0 back.".into(),
        false => clean![Clean::join(numbered, " "), " 0 back."],
    }
}
