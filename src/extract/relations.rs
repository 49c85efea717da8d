//! How the parts of an Office document name each other (Office Open XML, ECMA-376, part 2).

use super::{
    Unreadable,
    package::Package,
    xml::{self, Event, Then},
};

/// A part that another one names.
pub struct Relation {
    pub id: String,
    /// The last word of its type: `worksheet`, `slide`, `comments`.
    pub kind: String,
    /// The name of the part.
    pub target: String,
}

/// What the part of that name relates to, in the order of the file; nothing where it relates to nothing.
/// What stands outside of the document is left out.
///
/// # Errors
/// As [`Package::part`].
pub fn of(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Unreadable> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let beside = match folder {
        "" => format!("_rels/{file}.rels"),
        folder => format!("{folder}/_rels/{file}.rels"),
    };
    let mut found = Vec::new();
    let Some(relations) = package.part(&beside)? else {
        return Ok(found);
    };
    xml::read(&relations, |event| {
        if let Event::Open("Relationship", attributes) = event
            && attributes.get("TargetMode").as_deref() != Some("External")
            && let (Some(id), Some(kind), Some(target)) = (
                attributes.get("Id"),
                attributes.get("Type"),
                attributes.get("Target"),
            )
        {
            found.push(Relation {
                id,
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: resolved(folder, &target),
            });
        }
        Then::GoOn
    })?;
    Ok(found)
}

/// The name of the part that holds the document itself; `usual` where the package does not say.
///
/// # Errors
/// As [`Package::part`].
pub fn main_part(package: &mut Package<'_>, usual: &str) -> Result<String, Unreadable> {
    let found = of(package, "")?.into_iter();
    let mut main = found.filter(|relation| relation.kind == "officeDocument");
    Ok(main.next().map_or(usual.to_owned(), |main| main.target))
}

/// The name of a part, as another in that folder names it.
pub fn resolved(folder: &str, target: &str) -> String {
    let (mut steps, target): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(target) => (Vec::new(), target),
        None => (folder.split('/').collect(), target),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_resolved_from_their_folder() {
        for (folder, target, name) in [
            (
                "ppt/slides",
                "../notesSlides/n1.xml",
                "ppt/notesSlides/n1.xml",
            ),
            (
                "xl",
                "/xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            ("", "./a//b.xml", "a/b.xml"),
            ("a", "../../../b", "b"),
        ] {
            assert_eq!(resolved(folder, target), name);
        }
    }
}
