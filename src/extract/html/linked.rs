//! Style sheets that a page links to, where they came with it.

use dom_query::Document;

use super::media;

/// Of more sheets, none is looked at: each is read for the whole page.
const MOST: usize = 30;

/// Puts the sheets that a page links to in the place of the links, as `sheet` has them by their addresses. Returns whether
/// one for screens is not there.
pub fn read(document: &Document, sheet: impl Fn(&str) -> Option<String>) -> bool {
    let links = document.select("link[href]");
    let mut is_missing = false;
    let mut read = 0;
    for link in links.nodes() {
        let attribute = |name: &str| link.attr(name).unwrap_or_default().to_ascii_lowercase();
        let kinds = attribute("rel");
        let is = |kind: &str| kinds.split_ascii_whitespace().any(|of| of == kind);
        let is_read = is("stylesheet") && !is("alternate") && !link.has_attr("disabled");
        if !is_read || !media::holds(&attribute("media")) {
            continue;
        }
        let address = link.attr("href").unwrap_or_default();
        match sheet(&address).filter(|_| read < MOST) {
            Some(text) => {
                read += 1;
                link.replace_with_html(style(&text));
            }
            None => is_missing = true,
        }
    }
    is_missing
}

/// A sheet as an element of a page.
pub fn style(sheet: &str) -> String {
    // One that ended the element would be text.
    format!("<style>{}</style>", sheet.replace("</", ""))
}

/// The addresses of the sheets for screens that a sheet begins with (`@import`).
pub fn imports(sheet: &str) -> Vec<String> {
    const QUOTES: &[char] = &['"', '\''];
    let mut found = Vec::new();
    let mut rest = sheet;
    while let Some((_, behind)) = rest.split_once("@import") {
        let (rule, after) = behind.split_once(';').unwrap_or((behind, ""));
        rest = after;
        let rule = rule.trim_start();
        let rule = rule.strip_prefix("url(").unwrap_or(rule).trim_start();
        let (address, media) = match rule.strip_prefix(QUOTES) {
            Some(inside) => inside.split_once(QUOTES),
            None => rule.split_once(')'),
        }
        .unwrap_or((rule, ""));
        let media = media.trim_start().trim_start_matches(')');
        if !address.trim().is_empty() && media::holds(&media.trim().to_ascii_lowercase()) {
            found.push(address.trim().to_owned());
        }
    }
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_that_a_sheet_begins_with() {
        assert_eq!(
            imports(
                "@import 'a.css';@import url(b.css) screen; @import url( \"c.css\" );\n@import \"d.css\" print; p { top: 0 }"
            ),
            ["a.css", "b.css", "c.css"]
        );
    }
}
