use super::{super::Attachment, *};

fn texts(extracted: &Extracted) -> Vec<&str> {
    extracted.blocks.iter().map(|block| &*block.text).collect()
}

fn mail(rest: &str) -> Result<Extracted, Unreadable> {
    read(format!("From: a@b.example\r\n{}", rest.replace('\n', "\r\n")).as_bytes())
}

fn file(name: &str, media_type: &str, bytes: u64) -> Attachment {
    Attachment {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        bytes,
    }
}

#[test]
fn headers_that_matter_in_their_order_and_decoded() {
    let mail = b"From MAILER Tue Mar  4 2025\nReceived: by x; Tue, 4 Mar 2025 05:06:07 +0100\n\
        Subject: =?utf-8?Q?Gr=C3=BCn?= =?iso-8859-1?B?6Q==?=\n and blue\nX-Spam: no\n\
        Date: Tue, 4 Mar 2025 05:06:07 +0100 (CET)\nCc: c@d.example\n\
        To: \"Kim, B.\" <b@c.example>,\n\t=?windows-1251?B?wOTg?= <ada@c.example>\n\
        From: Ada Reyes <a@b.example>\n\nHi.\n";
    let read = read(mail).unwrap();
    assert_eq!(
        texts(&read),
        [
            "From: Ada Reyes <a@b.example>",
            "To: Kim, B. <b@c.example>, Ада <ada@c.example>",
            "Cc: c@d.example",
            "Date: Tue, 4 Mar 2025 05:06:07 +0100 (CET)",
            "Subject: Grüné and blue",
            "Hi.",
        ]
    );
    assert_eq!(read.about.title.as_deref(), Some("Grüné and blue"));
    assert_eq!(read.about.authors, ["Ada Reyes"]);
    assert_eq!(
        read.about.date.as_deref(),
        Some("2025-03-04T05:06:07+01:00")
    );
}

#[test]
fn the_text_is_decoded_and_parted() {
    let body = "Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: quoted-printable\n\n\
        Pi=B1tek, sob=\nota.\n\n> stara\n> wiadomo=B6=E6\n";
    let found = mail(body).unwrap();
    assert_eq!(texts(&found)[1..], ["Piątek, sobota.", "> stara wiadomość"]);
    let body = "Content-Transfer-Encoding: base64\n\nSGks\nIHlv\ndS4\n";
    assert_eq!(texts(&mail(body).unwrap())[1..], ["Hi, you."]);
    let body = "Content-Type: text/html\n\n<title>no</title><p>One<p hidden>no</p><div>Tw&ouml;";
    assert_eq!(texts(&mail(body).unwrap())[1..], ["One", "Twö", "no"]);
}

const MIXED: &str = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"o u t\"\n\npreamble\n\
    --o u t\nContent-Type: multipart/alternative; boundary=in\n\n\
    --in\nContent-Type: text/plain\n\nPlain.\n--in\nContent-Type: multipart/related; boundary=rel\n\n\
    --rel\nContent-Type: text/html\n\n<p>Html.\n--rel\nContent-Type: image/png; name=a.png\n\
    Content-Transfer-Encoding: base64\n\nAAAA\n--rel--\n--in--\n\
    --o u t\nContent-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''n%C3%B6te.txt\n\nnot text\n\
    --o u t\nContent-Type: message/rfc822\n\nFrom: c@d\nSubject: inner\n\nInner text.\n\
    --o u t\n\nAfter.\n--o u t--\nepilogue\n";

#[test]
fn one_form_of_the_text_and_the_rest_attached() {
    let found = mail(MIXED).unwrap();
    assert_eq!(texts(&found)[1..], ["Plain.", "After."]);
    assert_eq!(
        found.attachments,
        [
            file("a.png", "image/png", 3),
            file("nöte.txt", "text/plain", 8),
            file("", "message/rfc822", 40),
        ]
    );
    let html_only = MIXED.replace("Plain.", " ");
    assert_eq!(texts(&mail(&html_only).unwrap())[1..], ["Html.", "After."]);
}

#[test]
fn what_is_cut_off_or_without_parts_is_read_as_far_as_it_goes() {
    let cut = &MIXED[..MIXED.find("Html.").unwrap()];
    assert_eq!(texts(&mail(cut).unwrap())[1..], ["Plain."]);
    let parts = "Content-Type: multipart/mixed; boundary=x\n\nNo parts\nat all.\n";
    assert_eq!(texts(&mail(parts).unwrap())[1..], ["No parts at all."]);
    let parts = "Content-Type: multipart/mixed\n\n--x\n\nNo boundary.\n";
    assert_eq!(texts(&mail(parts).unwrap())[1..], ["--x", "No boundary."]);
    let digest = "Content-Type: multipart/digest; boundary=x\n\n--x\n\nFrom: a@b\n\nx\n--x--\n";
    assert_eq!(
        mail(digest).unwrap().attachments,
        [file("", "message/rfc822", 14)]
    );
}

#[test]
fn what_is_no_mail_and_what_is_too_much() {
    for bytes in [&b""[..], b"\n\n", b"just words", b"X-A: b\n\ntext"] {
        assert!(
            matches!(read(bytes), Err(Unreadable::Damaged(_))),
            "{bytes:?}"
        );
    }
    let nested = |levels: usize| {
        let one = |n| format!("Content-Type: multipart/mixed; boundary=b{n}x\n\n--b{n}x\n");
        let all: String = (0..levels).map(one).collect();
        mail(&format!("{all}\nEnd.\n"))
    };
    assert_eq!(texts(&nested(50).unwrap())[1..], ["End."]);
    assert!(matches!(nested(51), Err(Unreadable::TooBig(_))));
    assert!(matches!(nested(20_000), Err(Unreadable::TooBig(_))));
    let parts = |count: usize| {
        let head = "Content-Type: multipart/mixed; boundary=x\n\n".to_owned();
        mail(&(head + &"--x\n\nt\n".repeat(count)))
    };
    assert_eq!(parts(9_999).unwrap().blocks.len(), 10_000);
    assert!(matches!(parts(10_000), Err(Unreadable::TooBig(_))));
    let messages = "Content-Type: message/rfc822\n\n".repeat(100_000);
    assert_eq!(mail(&messages).unwrap().attachments.len(), 1);
}
