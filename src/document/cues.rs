//! What a text of a recording sets between its words: the numbers and times of captions (SubRip, WebVTT), and the codes
//! in brackets at the beginnings of paragraphs (`[00:14:30]`). Whoever quotes what was said leaves them out.
//!
//! Only what can be nothing else is such: a line with two times and the arrow between them; the figure alone on the line
//! above it that an empty line parts from what is above, or that is one more than that of the caption before, or one less
//! than that of the next; and a code of a row of codes that do not fall. Any other figure may be one that was said.

use std::ops::Range;

use super::{Document, Held, Paragraph, times};
use crate::extract::Whose;

/// Which bytes of paragraphs are such, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    taken: Vec<(usize, usize)>,
    /// The paragraphs that are numbers and times of captions: never text of it.
    captions: Vec<usize>,
}

impl Cues {
    fn of(paragraphs: &[Paragraph], recordings: &[Vec<(usize, u32)>]) -> Self {
        let mut captions = Vec::new();
        let times: Vec<usize> = (0..paragraphs.len())
            .filter(|place| is_times(&paragraphs[*place].text))
            .collect();
        let number = |place: usize| {
            let before = &paragraphs[place.checked_sub(1)?];
            let is_above = before.lines.end() + 1 == *paragraphs[place].lines.start();
            let text = before.text.trim();
            let is_figure = is_above && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u32>().ok().filter(|_| is_figure)
        };
        let numbers: Vec<Option<u32>> = times.iter().map(|place| number(*place)).collect();
        let follows = |one: Option<&Option<u32>>, next: Option<&Option<u32>>| {
            let one = one.copied().flatten().and_then(|one| one.checked_add(1));
            one.is_some() && one == next.copied().flatten()
        };
        for (at, place) in times.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| numbers.get(before));
            let own = numbers.get(at);
            let stands_apart = own.is_some_and(Option::is_some) && begins(*place - 1, paragraphs);
            if stands_apart || follows(before, own) || follows(own, numbers.get(at + 1)) {
                captions.push(place - 1);
            }
            captions.push(*place);
        }
        let whole = |place: &usize| (*place, paragraphs[*place].text.len());
        let mut taken: Vec<(usize, usize)> = captions.iter().map(whole).collect();
        let codes = recordings.iter().flatten();
        taken.extend(codes.filter_map(|(place, _)| {
            let bytes = in_brackets(&paragraphs.get(*place)?.text)?;
            Some((*place, bytes))
        }));
        taken.sort_unstable();
        Self { taken, captions }
    }

    /// Whether all there is are the numbers and times of captions, if there is any.
    pub fn are_captions(&self) -> bool {
        self.taken.len() == self.captions.len()
    }

    /// Whether a paragraph is one.
    pub fn is_caption(&self, place: usize) -> bool {
        self.captions.binary_search(&place).is_ok()
    }

    /// The bytes of a paragraph that are said; none where it is all number or time.
    pub fn words(&self, place: usize, paragraphs: &[Paragraph]) -> Option<Range<usize>> {
        let length = paragraphs.get(place)?.text.len();
        let at = self.taken.binary_search_by_key(&place, |cue| cue.0);
        let taken = at.map_or(0, |at| self.taken[at].1);
        (taken == 0 || taken < length).then_some(taken..length)
    }
}

/// Whether nothing stands on the line above a paragraph.
fn begins(place: usize, paragraphs: &[Paragraph]) -> bool {
    let before = place.checked_sub(1).and_then(|at| paragraphs.get(at));
    let above = before.map_or(0, |before| *before.lines.end());
    paragraphs[place].lines.start() > &(above + 1) || place == 0
}

/// Marks in captions what no player shows: the tags that say how words look and who speaks them; in WebVTT remarks,
/// styles and regions as well.
pub(super) fn mark(paragraphs: &mut [Paragraph]) {
    hide(paragraphs);
    if !paragraphs.iter().any(|paragraph| is_times(&paragraph.text)) {
        return;
    }
    let mut speaks: Option<Box<str>> = None;
    for paragraph in paragraphs {
        let tags = tags(&paragraph.text);
        if tags.is_empty() {
            continue;
        }
        let mut changes = Vec::new();
        for tag in &tags {
            let Some(voice) = voice(&paragraph.text[tag.clone()]) else {
                continue;
            };
            if speaks.as_deref().is_some_and(|speaks| speaks != voice) {
                changes.push((tag.end..tag.end, Whose::OverSpeaker));
            }
            speaks = Some(voice.into());
        }
        let tags = tags.into_iter().map(|tag| (tag, Whose::Markup));
        let spans = paragraph.spans.iter().cloned().chain(tags);
        paragraph.spans = spans.chain(changes).collect();
    }
}

/// Who speaks behind a tag of WebVTT: `<v.loud Ana Roth>`.
fn voice(tag: &str) -> Option<&str> {
    let (name, voice) = tag.strip_prefix('<')?.strip_suffix('>')?.split_once(' ')?;
    let is_voice = name.split('.').next() == Some("v");
    is_voice.then(|| voice.trim())
}

/// The tags of SubRip and WebVTT in a text, and the codes in braces that some players know: `<i>`, `<v Bo>`, `{\an8}`.
fn tags(text: &str) -> Vec<Range<usize>> {
    const TAGS: [&str; 8] = ["i", "b", "u", "s", "font", "c", "v", "lang"];
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(['<', '{']).map(|at| from + at) {
        let close = if text[at..].starts_with('<') {
            '>'
        } else {
            '}'
        };
        let Some(end) = text[at..].find(close).map(|end| at + end) else {
            break;
        };
        let inside = &text[at + 1..end];
        let name = inside.trim_start_matches('/');
        let name = name.split([' ', '.']).next().unwrap_or_default();
        let is_tag = match close {
            '>' => TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag)) || is_time(inside),
            _ => inside.starts_with('\\'),
        };
        from = at + 1;
        if is_tag {
            tags.push(at..end + 1);
            from = end + 1;
        }
    }
    tags
}

/// Marks the blocks of WebVTT that no player shows: remarks, styles and regions.
fn hide(paragraphs: &mut [Paragraph]) {
    let head = paragraphs.first().map_or("", |first| &*first.text);
    if !head.trim_start_matches('\u{feff}').starts_with("WEBVTT") {
        return;
    }
    let is_head = |text: &str| {
        let word = text.split_whitespace().next();
        matches!(word, Some("NOTE" | "STYLE" | "REGION"))
    };
    let (mut end, mut is_hidden) = (0, false);
    for paragraph in paragraphs {
        // A block begins behind an empty line.
        if *paragraph.lines.start() > end + 1 {
            is_hidden = is_head(&paragraph.text);
        }
        end = *paragraph.lines.end();
        if is_hidden {
            let all = (0..paragraph.text.len(), Whose::Hidden);
            paragraph.spans = paragraph.spans.iter().cloned().chain([all]).collect();
        }
    }
}

/// Whether a text is the times of a caption: `00:00:01,000 --> 00:00:04,000`, and how it is shown behind them.
fn is_times(text: &str) -> bool {
    // Few texts have the one, and none of most is looked through twice.
    if memchr::memchr(b'>', text.as_bytes()).is_none() {
        return false;
    }
    let Some((from, to)) = text.trim().split_once(" --> ") else {
        return false;
    };
    let to = to.split_whitespace().next();
    is_time(from.trim_end()) && to.is_some_and(is_time) && !text.contains('\n')
}

/// A time with parts of a second; WebVTT leaves out hours that are none.
fn is_time(text: &str) -> bool {
    let Some((time, parts)) = text.rsplit_once([',', '.']) else {
        return false;
    };
    let are_digits =
        |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = time.split(':').collect();
    let (last, first) = match groups[..] {
        [hours, minutes, seconds] => ([minutes, seconds], Some(hours)),
        [minutes, seconds] => ([minutes, seconds], None),
        _ => return false,
    };
    let are_hours =
        |hours: &str| hours.len() >= 2 && hours.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(parts, 3)
        && last.iter().all(|group| are_digits(group, 2))
        && first.is_none_or(are_hours)
}

/// The bytes that a code in brackets takes at the beginning of a text, with the space behind it.
fn in_brackets(text: &str) -> Option<usize> {
    let rest = text.trim_start();
    let close = match rest.chars().next()? {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let (code, behind) = rest[1..].split_once(close)?;
    let is_code = code
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b":.,".contains(&byte));
    let ends = behind.is_empty() || behind.starts_with(char::is_whitespace);
    (is_code && ends && times::code(code).is_some()).then(|| text.len() - behind.trim_start().len())
}

impl Document {
    /// The numbers and times between its words; none in a digest.
    pub(super) fn cues(&self) -> Cues {
        match self.held {
            Held::Digest => Cues::default(),
            _ => Cues::of(&self.paragraphs, self.recordings()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::cut;

    /// What is said, paragraph by paragraph.
    fn said(text: &str) -> Vec<String> {
        let all = cut::paragraphs(text, cut::Cut::Lines);
        let document = Document::new(Held::WorkingCopy, all);
        let cues = document.cues();
        let all = (0..document.paragraphs.len()).filter_map(|place| {
            let words = cues.words(place, &document.paragraphs)?;
            Some(document.paragraphs[place].text[words].to_owned())
        });
        all.collect()
    }

    #[test]
    fn numbers_and_times_of_captions_are_not_said() {
        let captions = "1\n00:00:01,000 --> 00:00:04,000\nI saw\n\n2\n00:00:04,500 --> 00:00:06,000 align:start\n12\nmen.";
        assert_eq!(said(captions), ["I saw", "12", "men."]);
        let web = "WEBVTT\n\n00:01.000 --> 00:04.000\nI saw\n\n00:04.500 --> 00:06.000\nmen.";
        assert_eq!(said(web), ["WEBVTT", "I saw", "men."]);
    }

    #[test]
    fn tags_of_captions_are_markup() {
        let shown = |text: &str| {
            let mut shown = text.to_owned();
            tags(text)
                .into_iter()
                .rev()
                .for_each(|tag| shown.replace_range(tag, ""));
            shown
        };
        for (text, expected) in [
            (
                "{\\an8}<i>I</i> <FONT color=\"red\">saw</font> 12",
                "I saw 12",
            ),
            ("<v Bo>I <c.loud>saw<00:01.000> 12</c>", "I saw 12"),
            ("a < b > c {d} <e>", "a < b > c {d} <e>"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn codes_in_brackets_are_not_said() {
        let call = "[00:14:05] The ferry\nhas left.\n(00:14:30.250) When?\n[00:20:00]\nAt nine.";
        assert_eq!(said(call), ["The ferry", "has left.", "When?", "At nine."]);
    }

    #[test]
    fn other_figures_are() {
        for (text, count) in [
            // A figure above the times that is in no row, or not above them.
            (
                "0\n1\n00:00:01,000 --> 00:00:04,000\na\n40\n00:00:04,500 --> 00:00:06,000\nb",
                3,
            ),
            (
                "1\n\n00:00:01,000 --> 00:00:04,000\na\n2\n\n00:00:04,500 --> 00:00:06,000\nb",
                2,
            ),
            // Behind an empty line it can be nothing else.
            (
                "7\n00:00:01,000 --> 00:00:04,000\na\n\n40\n00:00:04,500 --> 00:00:06,000\n9",
                1,
            ),
        ] {
            let figures = said(text);
            let figures = figures.iter().filter(|said| said.parse::<u32>().is_ok());
            assert_eq!(figures.count(), count, "{text}");
        }
        for text in [
            "12:00:00 a\n13:00:00 b",
            "[12:00:00] alone",
            "at [12:00:00] a\nat [13:00:00] b",
            "[12:00:00]a\n[13:00:00]b",
            "5 --> 9\n01:02 --> 02:03",
        ] {
            let whole: Vec<&str> = text.split('\n').collect();
            assert_eq!(said(text), whole, "{text}");
        }
    }
}
