//! Web pages as browsers save them in one file (MHTML, RFC 2557): a message whose first text is the page.

use std::collections::HashMap;

use mail_parser::{Message, MessageParser, MimeHeaders};

use super::{Extracted, Unreadable, html, relations::resolved};

/// So deep sheets are read that sheets begin with.
const DEPTH: usize = 3;

/// Whether a message, by its head, is a page that a browser saved: it says where the page was, or that a program saved
/// it.
pub fn looks(head: &[u8]) -> bool {
    let end = memchr::memmem::find(head, b"\r\n\r\n").or(memchr::memmem::find(head, b"\n\n"));
    let headers = head[..end.unwrap_or(head.len())].to_ascii_lowercase();
    let holds = |words: &[u8]| memchr::memmem::find(&headers, words).is_some();
    let is_of_parts =
        holds(b"content-type: multipart/related") || holds(b"content-type:multipart/related");
    let is_saved = holds(b"snapshot-content-location:")
        || holds(b"from: <saved by")
        || holds(b"from: \"saved by")
        || holds(b"x-mimeole: produced by microsoft mimeole")
            && !holds(b"\nreceived:")
            && !holds(b"\nto:");
    is_of_parts && is_saved
}

/// Reads the page in it, as it is read where it is a file of its own.
///
/// # Errors
/// `Damaged` where there is no page in it, else as [`html::read`].
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let message = MessageParser::default().parse(bytes);
    let page = message.as_ref().and_then(|message| message.body_html(0));
    let Some((message, page)) = message.as_ref().zip(page) else {
        return Err(Unreadable::Damaged("there is no page in it".to_owned()));
    };
    let sheets = Sheets::of(message);
    let mut extracted = html::page(&page, |address| sheets.read(&sheets.page, address, DEPTH))?;
    let address = message.header("Snapshot-Content-Location");
    let address = address.and_then(|address| address.as_text()).map(str::trim);
    let is_public =
        |address: &&str| address.starts_with("http://") || address.starts_with("https://");
    let about = &mut extracted.about;
    about.url = about
        .url
        .take()
        .or(address.filter(is_public).map(str::to_owned));
    about.title = about.title.take().or(message.subject().map(str::to_owned));
    Ok(extracted)
}

/// The style sheets in a message, by their addresses.
struct Sheets {
    /// The address of the page.
    page: String,
    /// Each with the address from which it links to others.
    texts: HashMap<String, (String, String)>,
}

impl Sheets {
    fn of(message: &Message<'_>) -> Self {
        let mut sheets = Self {
            page: String::new(),
            texts: HashMap::new(),
        };
        for part in &message.parts {
            let is = |sub: &str| {
                let kind = part.content_type();
                kind.is_some_and(|kind| {
                    let known = kind.subtype().unwrap_or_default();
                    kind.ctype().eq_ignore_ascii_case("text") && known.eq_ignore_ascii_case(sub)
                })
            };
            let location = part.content_location().unwrap_or_default().trim();
            if is("html") && sheets.page.is_empty() {
                location.clone_into(&mut sheets.page);
            }
            let text = part.text_contents().filter(|_| is("css"));
            if let Some(text) = text {
                let id = part.content_id().map(|id| format!("cid:{id}"));
                for address in id.into_iter().chain([location.to_owned()]) {
                    let own = location.to_owned();
                    sheets.texts.insert(address, (own, text.to_owned()));
                }
            }
        }
        sheets
    }

    /// The sheet that is linked to from an address, behind those that it begins with.
    fn read(&self, from: &str, link: &str, depth: usize) -> Option<String> {
        let address = absolute(from, link.trim());
        let (own, text) = self.texts.get(&address)?;
        let before = html::imports(text);
        let before = before.iter().filter(|_| depth > 0);
        let mut all: String = before
            .filter_map(|import| self.read(own, import, depth - 1))
            .collect();
        all.push_str(text);
        Some(all)
    }
}

/// The address of what is linked to from another.
fn absolute(from: &str, link: &str) -> String {
    let has_scheme = link.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let Some((scheme, rest)) = from.split_once("://").filter(|_| !has_scheme) else {
        return link.to_owned();
    };
    if let Some(link) = link.strip_prefix("//") {
        return format!("{scheme}://{link}");
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{scheme}://{host}/{}", resolved(folder, link))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheets_that_came_with_a_page_are_read() {
        for (link, import) in [
            ("https://a.example/x/main.css", "../more.css"),
            ("x/main.css", "https://a.example/more.css"),
            ("/x/main.css", "/more.css"),
            ("cid:one", "//a.example/more.css"),
        ] {
            let saved = format!(
                "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/x\nMIME-Version: 1.0\n\
                 Content-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\n\n--B\n\
                 Content-Type: text/html\nContent-Location: https://a.example/page\n\n\
                 <html><head><link rel=stylesheet href='{link}'></head><body><p>It was <b class=s>not</b> closed\
                 <i class=h> by her</i>.</p></body></html>\n\
                 --B\nContent-Type: text/css\nContent-ID: <one>\nContent-Location: https://a.example/x/main.css\n\n\
                 @import '{import}'; .s {{ text-decoration: line-through }}\n\
                 --B\nContent-Type: text/css\nContent-Location: https://a.example/more.css\n\n.h {{ display: none }}\n--B--\n"
            );
            let found = read(saved.as_bytes()).unwrap();
            let texts: Vec<&str> = found.blocks.iter().map(|block| &*block.text).collect();
            assert_eq!(texts, ["It was closed.", "not", "by her"], "{link}");
            assert_eq!(found.notes, [] as [&str; 0], "{link}");
            let lost = saved.replace("text/css", "text/plain");
            assert_eq!(read(lost.as_bytes()).unwrap().notes.len(), 1, "{link}");
        }
    }

    #[test]
    fn a_saved_page_is_a_page() {
        let saved = "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/x\nSubject: Ferry page\n\
            MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\n\n--B\n\
            Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<html><body><p>It was caf=C3=A9 <s>not</s> closed.</p></body></html>\n--B--\n";
        assert!(looks(saved.as_bytes()));
        let found = read(saved.as_bytes()).unwrap();
        let texts: Vec<&str> = found.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, ["It was café closed.", "not"]);
        assert_eq!(found.about.title.as_deref(), Some("Ferry page"));
        assert_eq!(found.about.url.as_deref(), Some("https://a.example/x"));
        assert!(found.about.authors.is_empty());
        let mail = "From: Ana <a@x>\nTo: b@x\nContent-Type: multipart/related; boundary=B\n\nx";
        assert!(!looks(mail.as_bytes()));
        assert!(read(b"").is_err());
    }
}
