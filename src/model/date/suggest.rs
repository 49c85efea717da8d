//! What to write instead of a date that is no EDTF.
//!
//! Nothing here guesses: a suggestion is made only when the writing is one
//! people use, every EDTF text offered has been parsed, and a writing with two
//! readings gets both.

use super::{parse, words};

/// The longest writing that is looked into, in bytes: people write no longer
/// ones, and taking a text apart at every dash costs the square of its length.
const MAX_BYTES: usize = 80;

/// The EDTF of `text`, where it can mean one date only.
pub(super) fn only(text: &str) -> Option<String> {
    match &offers(text)[..] {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// The EDTF texts that `text` may stand for.
fn offers(text: &str) -> Vec<String> {
    match text.len() > MAX_BYTES {
        true => Vec::new(),
        false => first_found(text, &[single, hedged, ranges]),
    }
}

/// What to write instead of `text`; none if it resembles nothing known.
pub(super) fn help(text: &str) -> Option<String> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let offers = offers(text);
    let folded = text.to_lowercase();
    let tokens: Vec<&str> = tokens(&folded);
    match offers.as_slice() {
        [one] => Some(format!("write {one}")),
        [] if text.trim().is_empty() || is_unknown(&folded) => Some(
            "leave the date out where nothing is known of it; the source's own words go into \
             date_said"
                .to_owned(),
        ),
        [] if tokens.iter().any(|token| RELATIVE.contains(token)) => Some(
            "a date the source gives only relatively goes into date_said, in its words; write \
             here what can be known, such as 2025-03 or 2025"
                .to_owned(),
        ),
        [] if has_short_year(&folded) => Some("write the year with four digits".to_owned()),
        [] => None,
        many => {
            let each = many.iter().map(|offer| {
                let meaning = parse::value(offer).map(|value| words::of(&value));
                meaning.map_or_else(
                    |_| offer.clone(),
                    |meaning| format!("{offer} for {meaning}"),
                )
            });
            Some(format!("write {}", each.collect::<Vec<_>>().join(" or ")))
        }
    }
}

const RELATIVE: [&str; 25] = [
    "last",
    "next",
    "this",
    "ago",
    "yesterday",
    "today",
    "tomorrow",
    "tonight",
    "now",
    "recently",
    "later",
    "earlier",
    "previous",
    "following",
    "early",
    "mid",
    "late",
    "end",
    "beginning",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "weekend",
];

const HEDGES: [(&str, &str); 14] = [
    ("c.", "~"),
    ("ca.", "~"),
    ("c ", "~"),
    ("ca ", "~"),
    ("circa ", "~"),
    ("about ", "~"),
    ("around ", "~"),
    ("approximately ", "~"),
    ("approx. ", "~"),
    ("approx ", "~"),
    ("possibly ", "?"),
    ("probably ", "?"),
    ("perhaps ", "?"),
    ("maybe ", "?"),
];

/// Dashes and words between the two ends of a range, tried in this order.
const BETWEEN: [&str; 9] = [
    " to ",
    " until ",
    " through ",
    " and ",
    " - ",
    "–",
    "—",
    "\\",
    "-",
];

/// What comes before the only end of a range that is given, and whether that
/// end is the start.
const ONE_SIDED: [(&str, bool); 8] = [
    ("not before ", true),
    ("not after ", false),
    ("until ", false),
    ("till ", false),
    ("before ", false),
    ("since ", true),
    ("after ", true),
    ("from ", true),
];

const ONGOING: [&str; 5] = ["present", "now", "today", "ongoing", "open"];

fn is_unknown(folded: &str) -> bool {
    let unknown = [
        "unknown", "undated", "n.d.", "nd", "none", "n/a", "tbd", "?", "-", "null",
    ];
    unknown.contains(&folded.trim())
}

fn has_short_year(folded: &str) -> bool {
    let lengths: Vec<usize> = folded.split(['/', '.', '-']).map(str::len).collect();
    let digits = folded
        .chars()
        .all(|c| c.is_ascii_digit() || "/.-".contains(c));
    digits && lengths.len() == 3 && lengths.iter().all(|length| (1..=2).contains(length))
}

fn tokens(text: &str) -> Vec<&str> {
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '–' | '—');
    text.split(between)
        .filter(|token| !token.is_empty())
        .collect()
}

fn is_edtf(text: &str) -> bool {
    parse::value(text).is_ok()
}

/// A way to read a writing (in small letters, trimmed): the EDTF texts it may
/// stand for. What is no EDTF after all is dropped by [`first_found`].
type Way = fn(&str) -> Vec<String>;

/// What the first of `ways` to find anything finds, each once.
fn first_found(text: &str, ways: &[Way]) -> Vec<String> {
    let folded = text.trim().to_lowercase();
    let found = ways.iter().map(|way| {
        let mut offers = way(&folded);
        offers.retain(|offer| is_edtf(offer));
        offers.dedup();
        offers
    });
    found
        .into_iter()
        .find(|offers| !offers.is_empty())
        .unwrap_or_default()
}

/// One date, without a word that says how sure it is.
fn single(text: &str) -> Vec<String> {
    first_found(text, &[tidied, earlier_drafts, time, numbers, named])
}

/// Small letters, blanks within, and the place of a season as the drafts wrote it.
fn tidied(text: &str) -> Vec<String> {
    let upper = text.to_uppercase();
    let compact = upper.split_whitespace().collect();
    vec![compact, upper.replace("-21^SOUTHERNHEMISPHERE", "-29")]
}

/// Writings of the drafts before ISO 8601-2:2019: `199u`, `2004?~`, `2004/open`,
/// `y170000002`.
fn earlier_drafts(text: &str) -> Vec<String> {
    let text = text.replace("unknown", "").replace("open", "..");
    let text = text.replace("?~", "%").replace("~?", "%");
    vec![text.to_uppercase().replace('U', "X")]
}

/// A time with fractions of seconds, or with a blank for the `T`.
fn time(text: &str) -> Vec<String> {
    let text = text.to_uppercase().replacen(' ', "T", 1);
    let Some((day, time)) = text.split_once('T') else {
        return Vec::new();
    };
    let zone_at = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(zone_at).unwrap_or((time, ""));
    let clock = clock.split('.').next().unwrap_or(clock);
    let zone = if zone == "-00:00" { "Z" } else { zone };
    vec![format!("{day}T{clock}{zone}")]
}

/// `9/4/2025`, `01.04.2025`, `2025-4-9`, `4/2025`, `20250409`.
fn numbers(text: &str) -> Vec<String> {
    let separators: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(fields) = text
        .split(|c: char| !c.is_ascii_digit())
        .map(number)
        .collect::<Option<Vec<_>>>()
    else {
        return Vec::new();
    };
    if !separators.iter().all(|c| "/.- ".contains(*c))
        || separators.windows(2).any(|w| w[0] != w[1])
    {
        return Vec::new();
    }
    let day = |year: u32, month: u32, day: u32| format!("{year:04}-{month:02}-{day:02}");
    match fields[..] {
        [(year, 4), (0, _), (0, _)] => vec![format!("{year:04}")],
        [(year, 4), (month, _), (0, _)] => vec![format!("{year:04}-{month:02}")],
        [(year, 4), (0, _)] => vec![format!("{year:04}")],
        // Nobody writes the day before the month behind a year: a month that does not exist is a slip, and not a day.
        [(year, 4), (a, 1 | 2), (b, 1 | 2)] => vec![day(year, a, b)],
        [(a, 1 | 2), (b, 1 | 2), (year, 4)] if separators.contains(&'.') => vec![day(year, b, a)],
        [(a, 1 | 2), (b, 1 | 2), (year, 4)] => {
            // 21 to 41 in the month's place would be a season.
            let month = |month: &u32| (1..=12).contains(month);
            let readings = [(a, b), (b, a)].into_iter().filter(|(m, _)| month(m));
            readings.map(|(m, d)| day(year, m, d)).collect()
        }
        [(year, 4), (month @ 1..=12, 1 | 2)] | [(month @ 1..=12, 1 | 2), (year, 4)] => {
            vec![format!("{year:04}-{month:02}")]
        }
        [(compact, 8)] => vec![day(compact / 10_000, compact / 100 % 100, compact % 100)],
        [(from, 4), (to, 4)] => vec![format!("{from:04}/{to:04}")],
        _ => Vec::new(),
    }
}

/// The number and how many digits it has.
fn number(text: &str) -> Option<(u32, usize)> {
    Some((text.parse().ok()?, text.len()))
}

/// `April 9, 2025`, `9th of Apr 2025`, `April 2025`, `spring 2001`, `Q1 2025`,
/// `the 1990s`.
fn named(text: &str) -> Vec<String> {
    let (mut month, mut day, mut year) = (None, None, None);
    for token in tokens(text) {
        let digits = token.bytes().take_while(u8::is_ascii_digit).count();
        let (count, ending) = token.split_at(digits);
        let twice = match (digits, ending) {
            (0, "of" | "the" | "in") => false,
            (0, name) => month.replace(month_code(name)).is_some(),
            (1 | 2, "" | "st" | "nd" | "rd" | "th") => day.replace(count).is_some(),
            (4, "") => year.replace(count).is_some(),
            (4, "s") if text == token || text == format!("the {token}") => {
                return count
                    .strip_suffix('0')
                    .map(|decade| format!("{decade}X"))
                    .into_iter()
                    .collect();
            }
            _ => true,
        };
        if twice {
            return Vec::new();
        }
    }
    match (year, month.flatten(), day) {
        (Some(year), Some(month), None) => vec![format!("{year}-{month:02}")],
        (Some(year), Some(month @ ..=12), Some(day)) => {
            vec![format!("{year}-{month:02}-{day:0>2}")]
        }
        _ => Vec::new(),
    }
}

/// The EDTF number of a month, season or quarter by its English name; of a
/// month the first three letters are enough.
fn month_code(name: &str) -> Option<u32> {
    let named = |full: &&str| name.len() >= 3 && full.to_lowercase().starts_with(name);
    let month = crate::text::MONTHS.iter().position(named);
    let code = match name {
        "sept" => Some(8),
        "spring" => Some(20),
        "summer" => Some(21),
        "autumn" | "fall" => Some(22),
        "winter" => Some(23),
        "q1" => Some(32),
        "q2" => Some(33),
        "q3" => Some(34),
        "q4" => Some(35),
        _ => month,
    };
    u32::try_from(code? + 1).ok()
}

/// `c. 2025`, `about April 2025`, `possibly 2025`.
fn hedged(text: &str) -> Vec<String> {
    let found = HEDGES
        .iter()
        .find_map(|(hedge, sign)| Some((text.strip_prefix(hedge)?, sign)));
    let dates = found.map(|(rest, sign)| single(rest).into_iter().map(move |date| date + sign));
    dates.into_iter().flatten().collect()
}

/// `2025-03 - 2025-06`, `from March 2025 to June 2025`, `until July 2025`,
/// `2020 - present`.
fn ranges(text: &str) -> Vec<String> {
    let side = |text| first_found(text, &[single, hedged]);
    let bare = text
        .strip_prefix("from ")
        .or_else(|| text.strip_prefix("between "))
        .unwrap_or(text);
    for between in BETWEEN {
        for (at, _) in bare.match_indices(between) {
            let (from, to) = (bare[..at].trim(), bare[at + between.len()..].trim());
            let starts = side(from);
            let Some(start) = starts.last() else {
                continue;
            };
            let ends = if ONGOING.contains(&to) {
                vec!["..".to_owned()]
            } else {
                side(to)
            };
            if let Some(end) = ends.last() {
                // Where both have two readings, day and month stand alike in both.
                let count = starts.len().max(ends.len());
                let both = (0..count).map(|index| {
                    format!(
                        "{}/{}",
                        starts.get(index).unwrap_or(start),
                        ends.get(index).unwrap_or(end)
                    )
                });
                return both.collect();
            }
        }
    }
    let one_sided = ONE_SIDED
        .iter()
        .find_map(|(word, is_start)| Some((text.strip_prefix(word)?, is_start)));
    let dates = one_sided.map(|(rest, is_start)| {
        side(rest).into_iter().map(move |date| {
            if *is_start {
                format!("{date}/..")
            } else {
                format!("../{date}")
            }
        })
    });
    dates.into_iter().flatten().collect()
}
