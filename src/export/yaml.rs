//! Records and citations as YAML to paste into a case file.

use crate::{
    scalar::{Marks, quoted, scalar},
    text::Clean,
    verify::NewCitation,
};

/// What is known of a document that is to be a source; nothing where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewSource {
    pub title: String,
    pub kind: Option<&'static str>,
    pub publisher: Option<String>,
    pub authors: Vec<String>,
    /// An EDTF date.
    pub published: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    /// The path of its digest beside the case file.
    pub digest: Option<String>,
    /// The path of its working copy beside the case file.
    pub text: Option<String>,
    /// How its working copy came about.
    pub text_by: Option<&'static str>,
    /// The path of the original beside the case file, or its name; none where it is no UTF-8.
    pub file: Option<String>,
    pub sha256: String,
    /// None where nothing surely says what it is.
    pub media_type: Option<&'static str>,
    /// What is worth knowing and no part of the record.
    pub remarks: Vec<Clean>,
}

/// The keys of a source's record, from the first column.
///
/// # Errors
/// Where a value cannot be written, as for one of more than two gigabytes.
pub fn source(source: &NewSource) -> serde_yaml::Result<String> {
    let mut yaml = String::new();
    for remark in &source.remarks {
        yaml.push_str(&format!("# {}\n", remark.replace('\n', " ")));
    }
    let authors = match &source.authors[..] {
        [] => None,
        [one] => Some(scalar(one)?),
        several => {
            let several = several.iter().map(|author| quoted(author, Marks::Single));
            let several: Vec<String> = several.collect::<serde_yaml::Result<_>>()?;
            Some(format!("[{}]", several.join(", ")))
        }
    };
    let lines = [
        ("title", Some(scalar(&source.title)?)),
        ("kind", value(source.kind)?),
        ("publisher", value(source.publisher.as_deref())?),
        ("authors", authors),
        ("published", value(source.published.as_deref())?),
        ("language", value(source.language.as_deref())?),
        ("url", value(source.url.as_deref())?),
        ("text", value(source.text.as_deref())?),
        ("text_by", value(source.text_by)?),
        ("digest", value(source.digest.as_deref())?),
    ];
    for (key, value) in lines {
        if let Some(value) = value {
            yaml.push_str(&format!("{key}: {value}\n"));
        }
    }
    yaml.push_str("original:\n");
    for (key, value) in [
        ("file", value(source.file.as_deref())?),
        ("sha256", Some(scalar(&source.sha256)?)),
        ("media_type", value(source.media_type)?),
    ] {
        if let Some(value) = value {
            yaml.push_str(&format!("  {key}: {value}\n"));
        }
    }
    Ok(yaml)
}

fn value(text: Option<&str>) -> serde_yaml::Result<Option<String>> {
    text.map(scalar).transpose()
}

/// A citation as an item of a list. `source` is the reference by which its case names the source.
///
/// # Errors
/// As of [`source`](fn@source).
pub fn citation(source: &str, citation: &NewCitation) -> serde_yaml::Result<String> {
    let at = citation.at.to_string();
    let lines = [
        ("source", Some(source)),
        ("at", Some(&*at)),
        ("quote", citation.quote.as_deref()),
        ("prefix", citation.prefix.as_deref()),
        ("suffix", citation.suffix.as_deref()),
    ];
    let mut yaml = String::new();
    for (key, value) in lines {
        let Some(value) = value else { continue };
        let lead = if yaml.is_empty() { "- " } else { "  " };
        yaml.push_str(&format!("{lead}{key}: {}\n", scalar(value)?));
    }
    Ok(yaml)
}
