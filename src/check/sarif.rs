//! Findings as SARIF 2.1.0, the format in which code forges and editors take them.

use serde_json::{Value, json};

use super::{RULES, STRUCTURE};
use crate::{
    clean,
    diagnostic::{Diagnostic, Files, Severity, sentence},
    model::Span,
    text::clean,
};

/// A log of one run, with the rules and the codes of reading that it may name.
pub fn sarif(diagnostics: &[Diagnostic], files: &Files) -> Value {
    let told = STRUCTURE
        .iter()
        .map(|(code, says)| described(code, says, "error", "structure"));
    let rules = RULES.iter().map(|rule| {
        let level = level(rule.severity);
        described(rule.name, rule.finds, level, rule.tier.word())
    });
    let rules: Vec<Value> = rules.chain(told).collect();
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|found| result(found, files))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn described(name: &str, says: &str, level: &str, tag: &str) -> Value {
    json!({
        "id": name,
        "shortDescription": { "text": format!("Finds {says}.") },
        "defaultConfiguration": { "level": level },
        "properties": { "tags": [tag] },
    })
}

fn result(found: &Diagnostic, files: &Files) -> Value {
    let mut text = sentence(&found.message);
    if let Some(help) = &found.help {
        text.push(&clean![" Help: ", sentence(help)]);
    }
    let mut location = found
        .span
        .and_then(|span| place(span, files))
        .unwrap_or_else(|| json!({}));
    if let Some(record) = &found.record {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": record.to_string() }]);
    }
    let related: Vec<Value> = (0..)
        .zip(&found.related)
        .filter_map(|(number, (span, label))| {
            let mut location = place(*span, files)?;
            location["id"] = json!(number);
            location["message"] = json!({ "text": clean(label).to_string() });
            Some(location)
        })
        .collect();
    json!({
        "ruleId": found.code,
        "level": level(found.severity),
        "message": { "text": text },
        "locations": [location],
        "relatedLocations": related,
    })
}

/// A place of a file; of a file as a whole, where there is no line.
fn place(span: Span, files: &Files) -> Option<Value> {
    let mut place = json!({
        "artifactLocation": { "uri": uri(&files.get(span.file)?.path) },
    });
    if span.line > 0 {
        place["region"] = json!({
            "startLine": span.line,
            "startColumn": span.column,
            "endColumn": span.column + span.length,
        });
    }
    Some(json!({ "physicalLocation": place }))
}

/// A path as a URI reference (RFC 3986): relative to where the program was started, or absolute.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    if std::path::Path::new(path).is_absolute() {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri() {
        for (path, wanted) in [
            ("casefiles/a-b.yaml", "casefiles/a-b.yaml"),
            ("a b/é%.yaml", "a%20b/%C3%A9%25.yaml"),
            ("c:x.yaml", "c%3Ax.yaml"),
        ] {
            assert_eq!(uri(path), wanted);
        }
        #[cfg(unix)]
        assert_eq!(uri("/a/b.yaml"), "file:///a/b.yaml");
    }
}
