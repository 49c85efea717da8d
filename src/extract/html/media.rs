//! For which readers rules of a style sheet are: those who look at the page on the screen of a computer.

/// The width and the height of the window that is taken for theirs, in pixels.
const WIDTH: f32 = 1280.0;
const HEIGHT: f32 = 800.0;

/// Pixels of the units of lengths, which a browser counts by letters of sixteen pixels.
const UNITS: [(&str, f32); 6] = [
    ("rem", 16.0),
    ("em", 16.0),
    ("px", 1.0),
    ("pt", 4.0 / 3.0),
    ("cm", 37.8),
    ("in", 96.0),
];

/// Whether a list of media queries, in small letters, holds on such a screen. What is not known here does not.
pub fn holds(queries: &str) -> bool {
    queries.trim().is_empty() || queries.split(',').any(query)
}

fn query(query: &str) -> bool {
    let query = query.trim();
    let (is_meant, rest) = match query.strip_prefix("not ") {
        Some(rest) => (false, rest),
        None => (true, query.strip_prefix("only ").unwrap_or(query)),
    };
    is_meant == rest.split(" and ").all(part)
}

fn part(part: &str) -> bool {
    let part = part.trim();
    match part.strip_prefix('(') {
        None => matches!(part, "all" | "screen"),
        Some(inside) => feature(inside.trim_end_matches(')').trim()),
    }
}

/// Whether a condition holds: `min-width: 600px`, `width >= 600px`, `400px <= width`.
fn feature(condition: &str) -> bool {
    if let Some((name, value)) = condition.split_once(':') {
        let value = value.trim();
        let (name, compares): (&str, fn(f32, f32) -> bool) = match name.trim() {
            name if name.starts_with("min-") => (&name[4..], |has, asked| has >= asked),
            name if name.starts_with("max-") => (&name[4..], |has, asked| has <= asked),
            name => (name, |has, asked| has == asked),
        };
        return match (own(name), length(value)) {
            (Some(has), Some(asked)) => compares(has, asked),
            _ => matches!(
                (name, value),
                ("hover" | "any-hover", "hover")
                    | ("pointer" | "any-pointer", "fine")
                    | ("orientation", "landscape")
                    | ("prefers-color-scheme", "light")
                    | ("prefers-reduced-motion", "no-preference")
            ),
        };
    }
    for (sign, compares) in SIGNS {
        if let Some((left, right)) = condition.split_once(sign) {
            let value = |side: &str| own(side.trim()).or_else(|| length(side.trim()));
            let both = value(left).zip(value(right));
            return both.is_some_and(|(left, right)| compares(left, right));
        }
    }
    matches!(condition, "color" | "hover" | "pointer")
}

type Compares = fn(f32, f32) -> bool;

/// The longer ones first.
const SIGNS: [(&str, Compares); 4] = [
    (">=", |left, right| left >= right),
    ("<=", |left, right| left <= right),
    (">", |left, right| left > right),
    ("<", |left, right| left < right),
];

fn own(name: &str) -> Option<f32> {
    match name {
        "width" | "device-width" => Some(WIDTH),
        "height" | "device-height" => Some(HEIGHT),
        _ => None,
    }
}

fn length(value: &str) -> Option<f32> {
    if value == "0" {
        return Some(0.0);
    }
    let mut units = UNITS.iter();
    units.find_map(|(unit, pixels)| {
        let number = value.strip_suffix(unit)?.trim_end();
        Some(number.parse::<f32>().ok()? * pixels)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_on_the_screen_of_a_computer() {
        for held in [
            "",
            "screen",
            "only screen and (min-width: 600px)",
            "print, (max-width: 100em)",
            "not print",
            "(width >= 40rem)",
            "(600px < width)",
            "screen and (hover:hover)",
        ] {
            assert!(holds(held), "{held}");
        }
        for not in [
            "print",
            "(max-width:600px)",
            "not screen",
            "screen and (min-width: 1281px)",
            "(width < 40rem)",
            "(prefers-color-scheme: dark)",
            "(x-y: z)",
            "speech and (color)",
        ] {
            assert!(!holds(not), "{not}");
        }
    }
}
