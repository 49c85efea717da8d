//! What a view says beside its cells: where the terminal's own cursor stands, and which cells lead
//! to an address.

use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::layout::{Position, Rect};

/// The longest address in bytes that becomes a link; terminals of the VTE family drop longer ones.
pub const ADDRESS_LIMIT: usize = 2_083;

/// What a frame has beside its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Painted {
    /// Where the terminal's cursor is shown; with none it is hidden.
    pub cursor: Option<Position>,
    /// The cells that lead to an address. Where two overlap, the first one holds.
    pub links: Vec<Link>,
}

/// Cells of one row that lead to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    at: Rect,
    address: String,
    id: u64,
}

impl Link {
    /// The cells in the first row of `at`, as a link to `address`; none where the address does not
    /// begin with `http://`, `https://` or `mailto:` in whatever case and go on, has a control character
    /// or a space in it, or is longer than [`ADDRESS_LIMIT`]. What is not ASCII is written by its bytes
    /// (RFC 3987, section 3.1), since terminals want nothing else.
    ///
    /// The links of one address are one to the terminal, so that one may go on in the next row.
    pub fn new(at: Rect, address: &str) -> Option<Self> {
        let goes_on = |beginning: &&str| {
            let begins = address.get(..beginning.len());
            begins.is_some_and(|begins| begins.eq_ignore_ascii_case(beginning))
                && address.len() > beginning.len()
        };
        if !["http://", "https://", "mailto:"].iter().any(goes_on)
            || address.contains(|c: char| c.is_control() || c.is_whitespace())
        {
            return None;
        }
        let address: String = address.chars().map(written).collect();
        if address.len() > ADDRESS_LIMIT {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        address.hash(&mut hasher);
        Some(Self {
            at: Rect { height: 1, ..at },
            id: hasher.finish(),
            address,
        })
    }

    /// The cells, in one row.
    pub fn at(&self) -> Rect {
        self.at
    }

    /// The address: printing ASCII without a space.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The same for all links of one address.
    pub fn id(&self) -> u64 {
        self.id
    }
}

/// A character of an address as it is sent.
fn written(c: char) -> String {
    if c.is_ascii() {
        return c.to_string();
    }
    let bytes = c.to_string().into_bytes();
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(address: &str) -> Option<String> {
        Link::new(Rect::new(0, 0, 3, 1), address).map(|link| link.address)
    }

    #[test]
    fn only_clean_addresses_of_the_web_become_links() {
        for good in [
            "https://a.org/b?c;d=%20#e",
            "http://a.org",
            "HTTPS://A.ORG/",
            "mailto:a@b.org",
        ] {
            assert_eq!(address(good).as_deref(), Some(good));
        }
        let long = format!("https://a.org/{}", "a".repeat(ADDRESS_LIMIT));
        for bad in [
            "",
            "a.org",
            "https://",
            "https:a.org",
            "mailto:",
            "ftp://a.org",
            "file:///etc/passwd",
            "javascript://a.org",
            " https://a.org",
            "https://a.org/b c",
            "https://a.org/\u{1b}\\x",
            "https://a.org/\u{7}",
            "https://a.org/\u{9c}",
            "https://a.org/\n",
            "https://a.org/\u{a0}",
            &long,
        ] {
            assert_eq!(address(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn what_is_not_ascii_is_sent_by_its_bytes() {
        let sent = address("https://a.org/é\u{202e}");
        assert_eq!(sent.as_deref(), Some("https://a.org/%C3%A9%E2%80%AE"));
    }

    #[test]
    fn links_of_one_address_are_one() {
        let link = |row, address| Link::new(Rect::new(0, row, 3, 2), address).expect("a link");
        assert_eq!(link(0, "https://a.org").id(), link(1, "https://a.org").id());
        assert_ne!(link(0, "https://a.org").id(), link(0, "https://b.org").id());
        assert_eq!(link(0, "https://a.org").at().height, 1);
    }
}
