//! EDTF text → [`Value`]: intervals and sets here, what they are made of in `single`.

mod cursor;
mod single;

use super::value::{Endpoint, Member, Partial, SetKind, Value};
use super::{DateError, MAX_BYTES};
use single::{long_year, moment, partial};

type Parsed<T> = Result<T, DateError>;

/// Parses a whole text; nothing may come before or after the date.
pub(super) fn value(text: &str) -> Parsed<Value> {
    if text.len() > MAX_BYTES {
        return Err(DateError::new(format!(
            "a date has at most {MAX_BYTES} bytes, this has {}",
            text.len()
        )));
    }
    if text.is_empty() {
        return Err(DateError::new("a date is expected, this is empty"));
    }
    if let Some((from, to)) = text.split_once('/') {
        return interval(text, from, to);
    }
    if let Some(inside) = text.strip_prefix('[') {
        return set(text, inside, ']', SetKind::OneOf);
    }
    if let Some(inside) = text.strip_prefix('{') {
        return set(text, inside, '}', SetKind::AllOf);
    }
    if looks_long(text) {
        return long_year(text).map(Value::Long);
    }
    if let Some((day, time)) = day_and_time(text) {
        return moment(text, day, time).map(Value::Moment);
    }
    partial(text).map(Value::Partial)
}

/// Tells `Y170000002` and `1950S2` from `Yesterday` and `9 SEPT 2025`.
fn looks_long(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_digit() || "YES-~?%".contains(c);
    (text.starts_with('Y') || text.contains('S'))
        && text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(fits)
}

/// Tells `2025-04-09T10:10:10` from `9 OCT 2025`.
fn day_and_time(text: &str) -> Option<(&str, &str)> {
    let digit = |c: char| c.is_ascii_digit();
    let (day, time) = text.split_once('T')?;
    (day.starts_with(|c| digit(c) || c == '-') && time.starts_with(digit)).then_some((day, time))
}

fn interval(text: &str, from: &str, to: &str) -> Parsed<Value> {
    if to.contains('/') {
        let message = format!("an interval has one `/`, {} has more", quoted(text));
        return Err(DateError::new(message));
    }
    let ends = (endpoint(from)?, endpoint(to)?);
    match &ends {
        (Endpoint::Unknown, Endpoint::Unknown) => {
            return Err(DateError::new("`/` has a date on neither side"));
        }
        (Endpoint::At(start), Endpoint::At(end)) => in_order(text, (from, start), (to, end), "/")?,
        _ => {}
    }
    Ok(Value::Interval(ends.0, ends.1))
}

fn endpoint(text: &str) -> Parsed<Endpoint> {
    match text {
        "" => Ok(Endpoint::Unknown),
        ".." => Ok(Endpoint::Open),
        _ => member_date(text, "an interval").map(Endpoint::At),
    }
}

/// A date where long years and times may not stand.
fn member_date(text: &str, place: &str) -> Parsed<Partial> {
    let refused = |help: String| DateError {
        message: format!("{} is not allowed in {place}", quoted(text)),
        help: Some(help),
    };
    if text.is_empty() {
        return Err(DateError::new(format!("a date is missing in {place}")));
    }
    if looks_long(text) {
        let reason = "only a day, a month or a year of four digits may; write a long year alone";
        return Err(refused(reason.to_owned()));
    }
    match day_and_time(text) {
        Some((day, _)) if partial(day).is_ok() => {
            Err(refused(format!("write the day without the time: {day}")))
        }
        _ => partial(text),
    }
}

fn in_order(
    text: &str,
    (from, start): (&str, &Partial),
    (to, end): (&str, &Partial),
    between: &str,
) -> Parsed<()> {
    if start.may_end_at(end) {
        return Ok(());
    }
    let help = if end.span.last >= start.span.first {
        format!("write the end as exactly as the start, {from}")
    } else {
        format!("write {to}{between}{from}")
    };
    Err(DateError {
        message: format!("{} ends before it starts", quoted(text)),
        help: Some(help),
    })
}

fn set(text: &str, inside: &str, close: char, kind: SetKind) -> Parsed<Value> {
    let Some(inside) = inside.strip_suffix(close) else {
        let closed = format!("{text}{close}");
        return Err(DateError {
            message: format!("`{close}` is expected at the end of {}", quoted(text)),
            help: value(&closed).is_ok().then(|| format!("write {closed}")),
        });
    };
    let parts: Vec<&str> = inside.split(',').collect();
    let last = parts.len() - 1;
    let members = parts.iter().enumerate().map(|(index, part)| {
        let member = member(text, part)?;
        let misplaced = match member {
            Member::OrEarlier(_) => index > 0,
            Member::OrLater(_) => index < last,
            Member::One(_) | Member::Range(..) => false,
        };
        if misplaced {
            return Err(DateError {
                message: format!(
                    "in {} only the first may be open to earlier and the last to later dates",
                    quoted(text)
                ),
                help: Some("write [..1984,1990] or [1984,1990..]".to_owned()),
            });
        }
        Ok(member)
    });
    members
        .collect::<Parsed<_>>()
        .map(|members| Value::Set(kind, members))
}

fn member(text: &str, part: &str) -> Parsed<Member> {
    let date = |text| member_date(text, "a set");
    match part.split_once("..") {
        None => date(part).map(Member::One),
        Some(("", to)) => date(to).map(Member::OrEarlier),
        Some((from, "")) => date(from).map(Member::OrLater),
        Some((from, to)) => {
            let (start, end) = (date(from)?, date(to)?);
            in_order(text, (from, &start), (to, &end), "..")?;
            Ok(Member::Range(start, end))
        }
    }
}

/// `text` as it can stand in a message: without control and other invisible
/// characters, and not longer than a line.
fn quoted(text: &str) -> String {
    let most = 60;
    let shown = text.chars().take(most).flat_map(|char| {
        let plain = matches!(char, '\'' | '"' | '\\');
        let escaped = (!plain).then(|| char.escape_debug());
        escaped.into_iter().flatten().chain(plain.then_some(char))
    });
    let more = if text.chars().nth(most).is_some() {
        "…"
    } else {
        ""
    };
    format!("`{}{more}`", shown.collect::<String>())
}
