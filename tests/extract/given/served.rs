//! News pages as served, beside the article that a browser's reading view finds in them.

use std::fs;

use casefile::extract::html;

use super::given;
use crate::html::{FOREIGN, FOUND, measure};

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn articles_are_found_and_menus_are_not() {
    let folder = given("html");
    let files = fs::read_dir(&folder).unwrap().flatten();
    let names = files.filter_map(|file| file.file_name().into_string().ok());
    let pages: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(".source.html")?.to_owned()))
        .collect();
    assert!(pages.len() >= 4, "{pages:?}");
    for page in pages {
        let source = fs::read(folder.join(format!("{page}.source.html"))).unwrap();
        let expected = fs::read_to_string(folder.join(format!("{page}.expected.html"))).unwrap();
        let (found, foreign) = measure(&source, &expected);
        eprintln!(
            "{page}: {:.2} % found, {:.2} % foreign",
            found * 100.0,
            foreign * 100.0
        );
        assert!(
            found >= FOUND && foreign <= FOREIGN,
            "{page}: {found} {foreign}"
        );
    }
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn what_pages_state_about_themselves() {
    let folder = given("html");
    for (page, language, date, publisher) in [
        ("bbc-1", "en", "2015-07-24", "BBC News"),
        ("guardian-1", "en", "2019-01-03", "the Guardian"),
        ("lemonde-1", "fr", "2015-05-04", "Le Monde.fr"),
    ] {
        let source = fs::read(folder.join(format!("{page}.source.html"))).unwrap();
        let read = html::read(&source).unwrap();
        let about = read.about;
        assert_eq!(about.language.as_deref(), Some(language), "{page}");
        assert_eq!(
            about.date.as_deref().and_then(|date| date.get(..10)),
            Some(date),
            "{page}"
        );
        assert_eq!(about.publisher.as_deref(), Some(publisher), "{page}");
        let title = about.title.unwrap_or_default();
        assert!(
            !title.is_empty() && !title.contains(publisher),
            "{page}: {title}"
        );
        assert!(
            about.url.is_some_and(|url| url.starts_with("http")),
            "{page}"
        );
        assert!(
            read.attachments.is_empty() && read.pages.is_none(),
            "{page}"
        );
    }
}
