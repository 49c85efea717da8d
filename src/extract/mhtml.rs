//! Web pages as browsers save them in one file (MHTML, RFC 2557): a message whose first text is the page.

use mail_parser::MessageParser;

use super::{Extracted, Unreadable, html};

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
    let mut extracted = html::page(&page)?;
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

#[cfg(test)]
mod tests {
    use super::*;

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
