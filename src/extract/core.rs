//! What the core properties of an Office document state about it.

use super::{About, Unreadable, date, package::Package, xml};

/// What a package states about its document; nothing where it states nothing.
///
/// # Errors
/// As [`Package::part`].
pub fn about(package: &mut Package<'_>) -> Result<About, Unreadable> {
    let Some(core) = package.part("docProps/core.xml")? else {
        return Ok(About::default());
    };
    let stated = xml::texts_in(&core, "coreProperties")?;
    let first = |name: &str| {
        let mut found = stated.iter().filter(|(found, _)| found == name);
        found.next().map(|(_, text)| text.clone())
    };
    let authors = first("creator").unwrap_or_default();
    let authors = authors.split(';').map(|name| name.trim().to_owned());
    let made = first("created").or_else(|| first("modified"));
    Ok(About {
        title: first("title"),
        authors: authors.filter(|name| !name.is_empty()).collect(),
        date: made.and_then(|made| date::iso(&made)),
        language: first("language"),
        ..About::default()
    })
}
