//! What a file states about itself and nobody wrote: logins and programs in the place of authors.

use crate::{
    clean_format,
    extract::{Format, html::without_by},
    text::Clean,
};

/// What programs call themselves where an author, or a title, should stand.
const PROGRAMS: [&str; 21] = [
    "acrobat",
    "adobe",
    "apache poi",
    "crystal reports",
    "ghostscript",
    "hp scan",
    "itext",
    "konica",
    "libreoffice",
    "microsoft",
    "openpyxl",
    "pdfcreator",
    "powerpoint presentation",
    "pscript",
    "python-docx",
    "quarkxpress",
    "ricoh",
    "scanner",
    "wkhtmltopdf",
    "word - ",
    "xerox",
];

/// What accounts are called that are nobody's.
const ACCOUNTS: [&str; 26] = [
    "acer",
    "admin",
    "administrador",
    "administrateur",
    "administrator",
    "anonymous",
    "asus",
    "author",
    "benutzer",
    "dell",
    "guest",
    "hp",
    "hp inc.",
    "lenovo",
    "owner",
    "pc",
    "root",
    "samsung",
    "test",
    "unknown",
    "unspecified",
    "user",
    "usuario",
    "utilisateur",
    "valued customer",
    "windows user",
];

/// The endings of names of files.
const ENDINGS: [&str; 9] = [
    ".doc", ".docx", ".dot", ".pdf", ".ppt", ".pptx", ".rtf", ".xls", ".xlsx",
];

/// The authors that are people or organizations, as far as their names tell. Of the others it is remarked
/// that the file states them.
pub fn authors(
    stated: impl Iterator<Item = String>,
    format: Option<Format>,
    remarks: &mut Vec<Clean>,
) -> Vec<String> {
    let mut authors = Vec::new();
    for author in stated.map(|author| without_by(&author).to_owned()) {
        let what = match format {
            // What a message is from is an address, whatever it looks like.
            Some(Format::Email | Format::Msg) => None,
            _ if is_program(&author) => Some("a program or a file"),
            _ if is_account(&author) => Some("an account"),
            // A page has a byline, which may be one word.
            Some(Format::Html | Format::Mhtml) => None,
            _ if is_login(&author) => Some("a login"),
            _ => None,
        };
        match what {
            Some(what) => remarks.push(clean_format!(
                "it states as its author `{author}`, which looks like {what}; write it in if it is the author"
            )),
            None => authors.push(author),
        }
    }
    authors
}

/// The title, where it is one that somebody gave.
pub fn title(stated: Option<String>, remarks: &mut Vec<Clean>) -> Option<String> {
    let title = stated?;
    let small = without_brackets(&title).to_lowercase();
    let is_made = [
        "microsoft word - ",
        "microsoft powerpoint - ",
        "microsoft excel - ",
    ]
    .iter()
    .any(|start| small.starts_with(start))
        || matches!(
            &*small,
            "powerpoint presentation" | "untitled" | "document1" | "anonymous" | "unspecified"
        );
    if is_made {
        remarks.push(clean_format!(
            "it states as its title `{title}`, which a program made"
        ));
    }
    (!is_made).then_some(title)
}

fn is_program(author: &str) -> bool {
    let small = author.to_lowercase();
    PROGRAMS.iter().any(|program| small.contains(program))
        || ENDINGS.iter().any(|ending| small.ends_with(ending))
}

fn is_account(author: &str) -> bool {
    ACCOUNTS.contains(&&*without_brackets(author).to_lowercase())
}

/// A name without brackets round it: `(anonymous)`.
fn without_brackets(name: &str) -> &str {
    name.trim_matches(['(', ')', '[', ']', '<', '>']).trim()
}

/// Whether a name is one by which people log in: a single word in small letters, with digits or a domain, or
/// with the letter of a first name before the last name.
fn is_login(author: &str) -> bool {
    let name = author.rsplit('\\').next().unwrap_or(author);
    let is_word = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    let has_no_capital = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    let has_digit = name.bytes().any(|byte| byte.is_ascii_digit());
    let has_initial = matches!(name.as_bytes(), [first, second, third, ..]
        if first.is_ascii_uppercase() && second.is_ascii_uppercase() && third.is_ascii_lowercase());
    name != author || is_word && (has_no_capital || has_digit || has_initial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_organizations_are_authors_and_logins_are_not() {
        for (author, is_author) in [
            ("Ada Reyes", true),
            ("U.S. Court of Appeals", true),
            ("Reuters", true),
            ("IMF", true),
            ("McDonald", true),
            ("佐藤", true),
            ("de la Cruz, Ana", true),
            ("jsmith", false),
            ("jsmith2", false),
            ("JSmith", false),
            ("j.smith", false),
            ("COURT\\jsmith", false),
            ("Administrator", false),
            ("Windows User", false),
            ("Microsoft Office User", false),
            ("HP", false),
            ("(anonymous)", false),
            ("Microsoft Word - brief.doc", false),
            ("brief.docx", false),
            ("openpyxl", false),
        ] {
            let mut remarks = Vec::new();
            let found = authors(
                [author.to_owned()].into_iter(),
                Some(Format::Pdf),
                &mut remarks,
            );
            assert_eq!(found == [author], is_author, "{author}");
            assert_eq!(remarks.is_empty(), is_author, "{author}");
        }
        // The word before a name is none of it.
        let stated = ["By Ada Reyes".to_owned()].into_iter();
        assert_eq!(
            authors(stated, Some(Format::Pdf), &mut Vec::new()),
            ["Ada Reyes"]
        );
        for (author, format) in [("jsmith", Format::Email), ("bellingcat", Format::Html)] {
            let stated = [author.to_owned()].into_iter();
            assert_eq!(authors(stated, Some(format), &mut Vec::new()), [author]);
        }
    }

    #[test]
    fn a_title_that_a_program_made_is_none() {
        for (stated, is_title) in [
            ("Microsoft Word - brief.doc", false),
            ("Untitled", false),
            ("A brief history of Microsoft", true),
        ] {
            let mut remarks = Vec::new();
            let found = title(Some(stated.to_owned()), &mut remarks);
            assert_eq!((found.is_some(), remarks.is_empty()), (is_title, is_title));
        }
    }
}
