//! What the environment tells of the terminal: which programs stand before it, and what it takes.
//!
//! The only place where the terminal's side reads the environment. Nothing is asked of the
//! terminal, so what is not in the environment is not known: a multiplexer on the other side of
//! `ssh`, for one, shows in `TERM` at most.

/// A program between us and the terminal that the reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Multiplexer {
    /// GNU screen.
    Screen,
    Tmux,
    /// One of the two, and nothing says which.
    Either,
}

/// Whether addresses may be sent as links (OSC 8). Most terminals that do not know them show
/// nothing of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    Taken,
    Refused,
}

/// Whether there can be a clipboard behind the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clipboard {
    Possible,
    None,
}

/// What is known of the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Surroundings {
    /// From the nearest to us to the nearest to the reader.
    pub(super) between: Vec<Multiplexer>,
    pub(super) links: Links,
    pub(super) clipboard: Clipboard,
}

impl Surroundings {
    /// What the environment of this process says.
    pub(super) fn found() -> Self {
        Self::of(|name| Some(std::env::var_os(name)?.to_string_lossy().into_owned()))
    }

    /// What an environment says that gives each variable's value.
    fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name| variable(name).unwrap_or_default();
        let term = value("TERM");
        let between = between(&term, &value("STY"), &value("TMUX"), &value("TERMCAP"));
        let no_screen = between.iter().all(|program| *program == Multiplexer::Tmux);
        // Emacs shows what it does not know; the console of Linux has nothing to click with; VTE
        // before 0.50 could be made to crash by links.
        let plain = [
            "dumb", "linux", "eterm", "cons25", "vt100", "vt102", "vt220",
        ];
        let is_plain = plain.iter().any(|name| names(&term, name));
        let old_vte = value("VTE_VERSION")
            .parse()
            .is_ok_and(|version: u32| version < 5_000);
        let links = match no_screen && !is_plain && !old_vte {
            true => Links::Taken,
            false => Links::Refused,
        };
        let has_none = between.is_empty() && ["dumb", "linux", "cons25"].contains(&term.as_str());
        let clipboard = match has_none {
            true => Clipboard::None,
            false => Clipboard::Possible,
        };
        Self {
            between,
            links,
            clipboard,
        }
    }
}

/// Whether `term` is the terminal `name` or a variant of it, as `vt220` and `vt220-8bit`.
fn names(term: &str, name: &str) -> bool {
    term.strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.', '+']))
}

/// The multiplexers, the nearest to us first.
fn between(term: &str, sty: &str, tmux: &str, termcap: &str) -> Vec<Multiplexer> {
    use Multiplexer::{Either, Screen, Tmux};
    match (sty.is_empty(), tmux.is_empty()) {
        (false, true) => vec![Screen],
        (true, false) => vec![Tmux],
        // The variables of the outer one are handed on by the inner; `TERM` is always the inner's.
        // screen says in `TERMCAP` which `TERM` it has set.
        (false, false) => {
            let by_screen = termcap.starts_with(&format!("SC|{term}|"));
            let like_screen = names(term, "screen") && termcap.is_empty();
            match by_screen || like_screen {
                true => vec![Screen, Tmux],
                false => vec![Tmux, Screen],
            }
        }
        // Seen through `ssh` or `sudo`, which hand on `TERM` alone.
        (true, true) if names(term, "tmux") => vec![Tmux],
        // screen alone puts the outer terminal's name behind a dot.
        (true, true) if term.starts_with("screen.") => vec![Screen],
        (true, true) if names(term, "screen") => vec![Either],
        (true, true) => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Multiplexer::{Either, Screen, Tmux};

    type Variables<'a> = [(&'a str, &'a str)];

    fn of(variables: &Variables) -> Surroundings {
        Surroundings::of(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    /// The environments are those of tmux 3.3a and GNU screen 4.9, each in the other.
    #[test]
    fn the_nearest_multiplexer_is_first() {
        let (sty, tmux) = (
            ("STY", "16528.pts-7.vm"),
            ("TMUX", "/tmp/tmux-0/a2,16524,0"),
        );
        let termcap = ("TERMCAP", "SC|screen|VT 100/ANSI X3.64 virtual terminal:");
        let cases: [(&Variables, &[Multiplexer]); 12] = [
            (&[("TERM", "xterm-256color")], &[]),
            (&[], &[]),
            (&[("TERM", "screen"), sty, termcap], &[Screen]),
            (&[("TERM", "tmux-256color"), tmux], &[Tmux]),
            (&[("TERM", "screen-256color"), tmux], &[Tmux]),
            (&[("TERM", "screen"), sty, tmux, termcap], &[Screen, Tmux]),
            (
                &[("TERM", "tmux-256color"), sty, tmux, termcap],
                &[Tmux, Screen],
            ),
            (
                &[("TERM", "screen-256color"), sty, tmux, termcap],
                &[Tmux, Screen],
            ),
            (&[("TERM", "screen"), sty, tmux], &[Screen, Tmux]),
            (&[("TERM", "tmux-256color")], &[Tmux]),
            (&[("TERM", "screen.xterm-256color")], &[Screen]),
            (&[("TERM", "screen-256color"), ("TMUX", "")], &[Either]),
        ];
        for (variables, between) in cases {
            assert_eq!(of(variables).between, between, "{variables:?}");
        }
    }

    #[test]
    fn links_are_sent_where_nothing_speaks_against_it() {
        for (variables, links) in [
            (vec![("TERM", "xterm-256color")], Links::Taken),
            (
                vec![("TERM", "xterm-256color"), ("VTE_VERSION", "6003")],
                Links::Taken,
            ),
            (vec![("TERM", "tmux-256color"), ("TMUX", "x")], Links::Taken),
            (
                vec![("TERM", "xterm-256color"), ("VTE_VERSION", "4602")],
                Links::Refused,
            ),
            (vec![("TERM", "linux")], Links::Refused),
            (vec![("TERM", "dumb")], Links::Refused),
            (vec![("TERM", "eterm-color")], Links::Refused),
            (vec![("TERM", "screen"), ("STY", "x")], Links::Refused),
            (vec![("TERM", "screen-256color")], Links::Refused),
            (
                vec![("TERM", "tmux-256color"), ("TMUX", "x"), ("STY", "x")],
                Links::Refused,
            ),
        ] {
            assert_eq!(of(&variables).links, links, "{variables:?}");
        }
    }

    #[test]
    fn a_console_has_no_clipboard() {
        for (variables, clipboard) in [
            (vec![("TERM", "linux")], Clipboard::None),
            (vec![("TERM", "linux"), ("TMUX", "x")], Clipboard::Possible),
            (vec![("TERM", "xterm")], Clipboard::Possible),
            (vec![], Clipboard::Possible),
        ] {
            assert_eq!(of(&variables).clipboard, clipboard, "{variables:?}");
        }
    }
}
