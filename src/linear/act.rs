//! The words that are actions of the browser as well, and how each of its actions is had line by line.

use super::{
    Talk,
    spot::Look,
    words::{Does, named},
};
use crate::{
    clean,
    model::Body,
    text::{Clean, as_sentence, clean, clean_line},
    tui::{
        action::{Action, Why},
        effect::Effect,
        input::Press,
        list::{Column, View},
    },
};

/// How an action of the browser is had line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    Word(Does),
    /// By the name of the view.
    View,
    /// By the number of what is told.
    Number,
    /// Otherwise, or not: why.
    Not(&'static str),
}

const SCREEN: &str = "it moves what stands on a screen, and here nothing does";
const COPY: &str =
    "what is said stays on the terminal, from where its own keys, or the screen reader's, copy it";
const FILES: &str = "`casefile edit` and an editor change files";
const SAID: &str =
    "what was said stays said: `casefile read --cover` covers names from its beginning";
const FORWARD: &str = "where one went back from is not kept";

/// How an action of the browser is had here. There is no other list of them: a new one is to be put here.
pub fn reached(action: Action) -> Reached {
    use Action as A;
    use Reached::{Not, Number, Word};
    match action {
        A::Down | A::HalfDown | A::PageDown | A::NextPaneDown => Word(Does::Next),
        A::Up | A::HalfUp | A::PageUp | A::NextPaneUp => Word(Does::Previous),
        A::First | A::Last | A::NextSection | A::PreviousSection | A::Open => Number,
        A::NextLink | A::PreviousLink => Number,
        A::NextCitation | A::PreviousCitation | A::Citations => Number,
        A::Back | A::JumpBack | A::Cancel => Word(Does::Back),
        A::JumpForward => Not(FORWARD),
        A::Source => Word(Does::Text),
        A::Home | A::LibraryOverview => Word(Does::Home),
        A::Mark | A::GoToMark | A::GoTo => Word(Does::Show),
        A::NextChange | A::PreviousChange => Word(Does::Changes),
        A::Sort(_) => Word(Does::Sort),
        A::Group(_) => Word(Does::Group),
        A::Fold => Number,
        A::FoldAll | A::UnfoldAll => Word(Does::Fold),
        A::Filter => Word(Does::Filter),
        A::Search | A::SearchNext | A::SearchPrevious | A::Everywhere => Word(Does::Find),
        A::Pane1 => Word(Does::Views),
        A::Wrap | A::ShiftRight | A::ShiftLeft | A::Middle | A::Top | A::Bottom => Not(SCREEN),
        A::LineDown | A::LineUp | A::Pane2 | A::Pane3 | A::Pane4 | A::Zoom => Not(SCREEN),
        A::Wider | A::Narrower | A::Taller | A::Lower | A::Even | A::Theme => Not(SCREEN),
        A::Redraw | A::Suspend => Not(SCREEN),
        A::Origins => Word(Does::Origins),
        A::Falls => Word(Does::Falls),
        A::AsOf => Word(Does::Day),
        A::Cover => Not(SAID),
        A::Turn => Word(Does::Turn),
        A::Finer => Word(Does::Finer),
        A::Coarser => Word(Does::Coarser),
        A::View(_) => Reached::View,
        A::CopyText | A::CopyId | A::CopyCitation | A::CopyQuote | A::CopyLink => Not(COPY),
        A::CopyAddress | A::SelectWords | A::Cite => Not(COPY),
        A::Original => Word(Does::Original),
        A::MarkReviewed => Word(Does::Reviewed),
        A::Flag => Word(Does::Flag),
        A::Note | A::SaveNote => Word(Does::Note),
        A::Label => Word(Does::Label),
        A::TakeBack => Word(Does::TakeBack),
        A::HandReview => Word(Does::HandReview),
        A::MoveMarker => Word(Does::Seen),
        A::ChangeStatus | A::AnswerQuestion | A::AddResponse | A::MendQuote => Not(FILES),
        A::NewRecord | A::WriteChange | A::Edit => Not(FILES),
        A::Export => Word(Does::Export),
        A::Reload => Word(Does::Reload),
        A::Palette | A::Help | A::FindInHelp | A::NextInHelp | A::PreviousInHelp => {
            Word(Does::Help)
        }
        A::Quit | A::Leave => Word(Does::Quit),
        // What lies over the panes is asked here, and answered by a line.
        A::Next | A::Previous | A::NextPage | A::PreviousPage | A::NextRow | A::PreviousRow => {
            Number
        }
        A::PageOn | A::NextHalf | A::PreviousHalf | A::FirstOffer | A::LastOffer => Number,
        A::NextValue | A::PreviousValue | A::Accept | A::TakeOffer | A::TakeOfferBefore => Number,
        A::Close | A::CloseList | A::LeaveList | A::Older | A::Newer | A::Yes | A::No => Number,
    }
}

/// Why an action does nothing, with what is typed here in the place of a key.
fn told(why: Why) -> Clean {
    let words = match why {
        Why::Words(words) => words.into(),
        Why::Key(words, action, does) => {
            let typed: Option<Clean> = match (reached(action), action) {
                (Reached::Word(does), _) => Some(named(does).into()),
                (Reached::View, Action::View(view)) => Some(clean(&view.title().to_lowercase())),
                _ => None,
            };
            match typed {
                Some(typed) => clean![words, "; ", typed, " ", does],
                None => words.into(),
            }
        }
    };
    clean(&as_sentence(&words))
}

/// Which column was named; `off` and `none` end what was ordered by one.
///
/// # Errors
/// What can be named, where it is none of that.
pub fn column(does: Does, typed: &str) -> Result<Option<Column>, Clean> {
    let typed = typed.strip_prefix("by ").unwrap_or(typed);
    if matches!(typed, "off" | "none") {
        return Ok(None);
    }
    let mut columns = Column::ALL.into_iter();
    let found = columns.find(|column| column.word() == typed);
    found.map(Some).ok_or_else(|| {
        let words = Column::ALL.map(|column| Clean::from(column.word()));
        clean![
            match does {
                Does::Sort => "A list is sorted by one of ",
                _ => "A list is grouped by one of ",
            },
            Clean::join(words, ", "),
            "; ",
            named(does),
            " none ends it. “",
            clean_line(typed),
            "” is none of them."
        ]
    })
}

impl Talk {
    /// Does what an action of the browser does at once, and tells what comes of it.
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        let row = action.row();
        if let Err(why) = (row.enabled)(&self.model) {
            return self.refuse(told(why));
        }
        let view = self.model.state.place.view;
        self.model.state.notice = None;
        let mut effects = (row.run)(&mut self.model, Press::default());
        let notice = self.model.state.notice.take();
        self.said
            .extend(notice.map(|notice| clean_line(&notice.text)));
        let place = self.model.state.place.clone();
        effects.extend(match place.view == view {
            true => {
                let spot = self.spot_mut();
                spot.place = place;
                if let Some(from) = spot.look.from() {
                    *from = 0;
                }
                self.settle()
            }
            false => self.arrive(Look::of(place.view)),
        });
        effects
    }

    /// Puts a list into groups, or the lanes of the timeline.
    pub(super) fn group(&mut self, typed: &str) -> Vec<Effect> {
        match (self.has_rows(), column(Does::Group, typed)) {
            (false, _) => self.refuse(
                "Only a list, or the timeline, has groups: open one first, such as allegations."
                    .into(),
            ),
            (true, Err(why)) => self.refuse(why),
            (true, Ok(column)) => self.act(Action::Group(column)),
        }
    }

    /// Tells of a list in groups only their heads; or all of it again.
    pub(super) fn fold(&mut self) -> Vec<Effect> {
        let folded = &self.spot().place.list.arrangement.folded;
        self.act(match (self.is_in_list(), folded.is_empty()) {
            (true, true) => Action::FoldAll,
            (true, false) => Action::UnfoldAll,
            (false, _) => {
                return self
                    .refuse("Only a list in groups can be folded: open one, and group it.".into());
            }
        })
    }

    /// Whether what is looked at are rows of a view, or what is drawn of them.
    pub(super) fn has_rows(&self) -> bool {
        match self.spot().look {
            Look::List { .. } => true,
            Look::Page | Look::Part { .. } => {
                let view = self.spot().place.view;
                view.is_of_many() && (view.has_rows() || view == View::Timeline)
            }
            _ => false,
        }
    }

    /// Opens the original of the source, or of the one that is cited.
    pub(super) fn original(&mut self) -> Vec<Effect> {
        let is_source = |record: &crate::library::Record| matches!(record.body, Body::Source(_));
        let is_at_one = match self.spot().look {
            Look::Citation(_) | Look::Text { .. } => true,
            _ => self.selected() && self.model.record().is_some_and(is_source),
        };
        if !is_at_one {
            return self.refuse(
                "There is an original of a source: choose a source or a citation first.".into(),
            );
        }
        self.tells = super::Tells::Nothing;
        let row = Action::Original.row();
        match (row.enabled)(&self.model) {
            Err(why) => self.refuse(told(why)),
            Ok(()) => (row.run)(&mut self.model, Press::default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        linear::words::{Heard, WORDS, hear},
        tui::action::actions,
    };

    const DOCS: &str = include_str!("../../docs/linear.md");

    #[test]
    fn every_action_of_the_browser_is_had_here_or_the_manual_says_why_not() {
        let (mut words, mut not) = (0, 0);
        for row in actions() {
            match reached(row.action) {
                Reached::Word(does) => {
                    assert!(WORDS.iter().any(|word| word.does == does), "{}", row.name);
                    words += 1;
                }
                Reached::Not(why) => {
                    assert!(DOCS.contains(why), "{}: {why}", row.name);
                    not += 1;
                }
                Reached::View => assert!(matches!(row.action, Action::View(_)), "{}", row.name),
                Reached::Number => {}
            }
        }
        assert!(words > 40 && not > 20, "{words}, {not}");
    }

    #[test]
    fn every_view_is_opened_by_its_name() {
        for views in [View::OF_LIBRARY, View::OF_CASE] {
            let titles: Vec<&str> = views.iter().map(|view| view.title()).collect();
            for (number, title) in titles.iter().enumerate() {
                let typed = title.to_lowercase();
                assert_eq!(hear(&typed, &titles), Heard::View(number), "{title}");
                assert!(DOCS.contains(&format!("`{typed}`")), "{title}");
            }
        }
    }

    #[test]
    fn why_not_names_what_is_typed_and_no_key() {
        let why = Why::Key(
            "only in the timeline",
            Action::View(View::Timeline),
            "goes there",
        );
        assert_eq!(
            told(why).as_str(),
            "Only in the timeline; timeline goes there."
        );
        let why = Why::Key(
            "the list has no groups",
            Action::Group(Some(Column::Standing)),
            "makes some",
        );
        assert_eq!(
            told(why).as_str(),
            "The list has no groups; group makes some."
        );
    }
}
