//! Colours, as styles write them.

use cssparser::color::parse_named_color;

/// Red, green, blue and how much of it is seen.
pub type Color = [u8; 4];

/// A colour as bright is that of paper.
const BRIGHT: u8 = 0xF8;

/// The colour that a value names, in small letters; none where it names none that is known here.
pub fn of(value: &str) -> Option<Color> {
    let value = value.trim();
    if let Some(digits) = value.strip_prefix('#') {
        return hexadecimal(digits);
    }
    if let Some((name, inside)) = value.split_once('(') {
        let inside = inside.trim_end_matches(')');
        return match name.trim() {
            "rgb" | "rgba" => rgb(inside),
            "hsl" | "hsla" => hsl(inside),
            _ => None,
        };
    }
    if value == "transparent" {
        return Some([0, 0, 0, 0]);
    }
    let (red, green, blue) = parse_named_color(value).ok()?;
    Some([red, green, blue, 255])
}

/// The colour that an attribute names, in small letters: also without the sign before its digits.
pub fn of_attribute(value: &str) -> Option<Color> {
    of(value).or_else(|| hexadecimal(value.trim()))
}

pub fn is_white(color: Color) -> bool {
    color.iter().all(|part| *part >= BRIGHT)
}

fn hexadecimal(digits: &str) -> Option<Color> {
    let part = |from: usize, length: usize| {
        let part = digits.get(from * length..(from + 1) * length)?;
        let value = u8::from_str_radix(part, 16).ok()?;
        Some(if length == 1 { value * 17 } else { value })
    };
    let (length, has_alpha) = match digits.len() {
        3 => (1, false),
        4 => (1, true),
        6 => (2, false),
        8 => (2, true),
        _ => return None,
    };
    let alpha = if has_alpha { part(3, length)? } else { 255 };
    Some([part(0, length)?, part(1, length)?, part(2, length)?, alpha])
}

/// The numbers of a function, each with whether it is so many of a hundred.
fn numbers(inside: &str) -> Vec<(f32, bool)> {
    let parts = inside.split([',', '/', ' ']).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    let number = |part: &str| {
        let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
        digits
            .parse()
            .ok()
            .map(|number: f32| (number, part.ends_with('%')))
    };
    parts.map_while(number).collect()
}

fn alpha(stated: Option<&(f32, bool)>) -> u8 {
    let part = match stated {
        None => 1.0,
        Some((number, true)) => number / 100.0,
        Some((number, false)) => *number,
    };
    (part * 255.0) as u8
}

fn rgb(inside: &str) -> Option<Color> {
    let numbers = numbers(inside);
    let part = |at: usize| {
        let (number, of_hundred) = numbers.get(at)?;
        Some(if *of_hundred { number * 2.55 } else { *number }.round() as u8)
    };
    Some([part(0)?, part(1)?, part(2)?, alpha(numbers.get(3))])
}

/// Only the ends of lightness tell the colour by themselves; others are told apart by all three.
fn hsl(inside: &str) -> Option<Color> {
    let numbers = numbers(inside);
    let [hue, saturation, lightness] =
        [0, 1, 2].map(|at| numbers.get(at).map(|(number, _)| *number));
    let (hue, saturation, lightness) = (hue?, saturation? / 100.0, lightness? / 100.0);
    let part = |from: f32| {
        let k = (from + hue / 30.0).rem_euclid(12.0);
        let reach = saturation * lightness.min(1.0 - lightness);
        let part = lightness - reach * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0);
        (part * 255.0).round() as u8
    };
    Some([part(0.0), part(8.0), part(4.0), alpha(numbers.get(3))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_in_any_notation() {
        for white in [
            "white",
            "#fff",
            "#FFFFFF",
            "#ffff",
            "rgb(255,255,255)",
            "rgb(100% 100% 100% / 1)",
            "hsl(0 0% 100%)",
            "#fefefe",
            "snow",
        ] {
            assert!(
                is_white(of(&white.to_ascii_lowercase()).unwrap()),
                "{white}"
            );
        }
        assert_eq!(of("hsl(120, 100%, 50%)"), of("#0f0"));
        assert_eq!(of("rgba(0,0,0,0)").unwrap()[3], 0);
        assert_eq!(of("#0000").unwrap()[3], 0);
        assert_eq!(of("rebeccapurple"), of("#639"));
        assert_eq!(of("darkslategrey"), of("#2f4f4f"));
        assert_eq!(of("url(x)"), None);
        assert_eq!(of_attribute("ffffff"), of("white"));
        assert_eq!(of("#ab"), None);
    }
}
