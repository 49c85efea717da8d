use super::{super::Attachment, *};

fn texts(extracted: &Extracted) -> Vec<&str> {
    extracted.blocks.iter().map(|block| &*block.text).collect()
}

/// Each block, and what its words are.
fn told(extracted: &Extracted) -> Vec<String> {
    let told = extracted.blocks.iter().map(|block| {
        let spans = block.spans.iter();
        let spans: String = spans.map(|(_, whose)| format!(" | {whose}")).collect();
        format!("{}{spans}", block.text)
    });
    told.collect()
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
    assert_eq!(texts(&mail(body).unwrap())[1..], ["One", "no", "Twö"]);
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
fn the_text_and_the_messages_attached_and_the_rest() {
    let found = mail(MIXED).unwrap();
    assert_eq!(
        told(&found)[1..],
        [
            "Plain. | in only one of the message's forms",
            "Html. | in only one of the message's forms",
            "After.",
            "From: c@d | in an attached message, from c@d",
            "Subject: inner | in an attached message, from c@d",
            "Inner text. | in an attached message, from c@d",
        ]
    );
    assert_eq!(
        found.attachments,
        [
            file("a.png", "image/png", 3),
            file("nöte.txt", "text/plain", 8),
            file("inner", "message/rfc822", 40),
        ]
    );
    let [inner] = &found.messages[..] else {
        panic!("{:?}", found.messages);
    };
    let whole = format!("From: a@b.example\r\n{}", MIXED.replace('\n', "\r\n"));
    let bytes = inner.bytes.clone().unwrap();
    let inner = &whole[bytes.start as usize..bytes.end as usize];
    assert!(
        inner.starts_with("From: c@d") && inner.ends_with("Inner text."),
        "{inner:?}"
    );
    let html_only = MIXED.replace("Plain.", " ");
    assert_eq!(texts(&mail(&html_only).unwrap())[1..3], ["Html.", "After."]);
}

#[test]
fn each_message_of_a_mailbox_is_its_senders() {
    let mailbox = b"From a Thu\nFrom: Ana <a@x>\nSubject: the call\n\nI never got a call.\n>From here on.\n\n\
        From c Thu\nFrom: Carl <c@x>\nDate: Thu, 5 Mar 2026 10:00:00 +0000\n\nThe pumps do not work.\n\n\
        From d Thu\nX: y\n\nno sender\n";
    let found = read(mailbox).unwrap();
    assert_eq!(
        told(&found),
        [
            "From: Ana <a@x> | in message 1 of 3, from Ana",
            "Subject: the call | in message 1 of 3, from Ana",
            "I never got a call. From here on. | in message 1 of 3, from Ana",
            "From: Carl <c@x> | in message 2 of 3, from Carl",
            "Date: Thu, 5 Mar 2026 10:00:00 +0000 | in message 2 of 3, from Carl",
            "The pumps do not work. | in message 2 of 3, from Carl",
        ]
    );
    // Nobody is the author of all.
    assert_eq!(found.about, About::default());
    assert_eq!(found.unread, ["message 3 of 3".into()]);
    let heads: Vec<Option<&str>> = found
        .messages
        .iter()
        .map(|one| one.from.as_deref())
        .collect();
    assert_eq!(heads, [Some("Ana"), Some("Carl"), None]);
    let second = found.messages[1].bytes.clone().unwrap();
    let second = &mailbox[second.start as usize..second.end as usize];
    assert!(second.starts_with(b"From: Carl") && second.ends_with(b"work.\n\n"));
}

#[test]
fn what_a_message_quotes_is_anothers() {
    let body = "Content-Type: text/html\n\n<p>I did not know.<p>Carl wrote:<blockquote><p>It does not work.</blockquote>\
        <div><b>From:</b> Dora Master<br><b>Sent:</b> today<br><b>Subject:</b> x</div><p>Who says so?";
    assert_eq!(
        told(&mail(body).unwrap())[1..],
        [
            "I did not know.",
            "Carl wrote:",
            "It does not work. | quoted from a message by Carl",
            "From: Dora Master Sent: today Subject: x | quoted from a message by Dora Master",
            "Who says so? | quoted from a message by Dora Master",
        ]
    );
}

#[test]
fn old_encodings_of_headers_and_texts() {
    let raw = b"From: J\xF6rg <j@x>\nSubject: F\xE4hre im S\xFCden\nContent-Type: text/plain; charset=iso-8859-1\n\n\xE4";
    let found = read(raw).unwrap();
    assert_eq!(
        texts(&found),
        ["From: Jörg <j@x>", "Subject: Fähre im Süden", "ä"]
    );
    assert_eq!(found.about.authors, ["Jörg"]);
    let body = "Content-Type: text/plain; charset=utf-7\n\nDie F+AOQ-hre.";
    assert_eq!(texts(&mail(body).unwrap())[1..], ["Die Fähre."]);
    let unknown = b"From: a@b\nContent-Type: text/plain; charset=ibm850\n\nF\x84hre";
    let notes = read(unknown).unwrap().notes;
    assert!(
        matches!(&notes[..], [note] if note.contains("`ibm850`")),
        "{notes:?}"
    );
}

#[test]
fn lines_that_the_program_broke() {
    let body = "Content-Type: text/plain; format=flowed; delsp=yes\n\nThe office  \ncalled and nobody ans \n\
        wered the ferry.\nNext.\n\n> quo \n> ted\n> > deep \n> not\n-- \nAna\n";
    assert_eq!(
        texts(&mail(body).unwrap())[1..],
        [
            "The office called and nobody answered the ferry. Next.",
            "> quoted",
            "> > deep",
            "> not",
            "-- Ana"
        ]
    );
}

#[test]
fn words_that_are_not_read_are_told_of() {
    let pgp = "text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----";
    let encoded = "text/plain\nContent-Transfer-Encoding: x-yenc";
    let locked = "multipart/encrypted; boundary=x\n\n--x\nContent-Type: application/octet-stream\n\nxx\n--x--";
    for (kind, word) in [
        ("application/ms-tnef; name=winmail.dat", "winmail.dat"),
        ("application/octet-stream; name=WINMAIL.DAT", "winmail.dat"),
        ("application/pkcs7-mime", "S/MIME"),
        ("application/pgp-encrypted", "encrypted"),
        ("message/partial; number=2", "pieces"),
        ("message/external-body", "elsewhere"),
        (pgp, "(PGP)"),
        (encoded, "`x-yenc`"),
        (locked, "encrypted"),
    ] {
        let unread = mail(&format!("Content-Type: {kind}\n\nxx")).unwrap().unread;
        assert!(
            matches!(&unread[..], [part] if part.contains(word)),
            "{kind}: {unread:?}"
        );
    }
    for kind in ["image/png", "text/plain", "application/pkcs7-signature"] {
        let found = mail(&format!("Content-Type: {kind}\n\nxx")).unwrap();
        assert!(found.unread.is_empty(), "{kind}");
    }
    let mailbox = b"From a Thu\nFrom: a@x\nContent-Type: application/pkcs7-mime\n\nxx\n\nFrom b Thu\nFrom: b@x\n\nyes\n";
    let unread = read(mailbox).unwrap().unread;
    let part = "a part that is encrypted or signed (S/MIME) in message 1";
    assert_eq!(unread, [part.into()]);
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
    let digest = mail(digest).unwrap();
    assert_eq!(digest.attachments, [file("", "message/rfc822", 14)]);
    assert_eq!(
        told(&digest)[1..],
        [
            "From: a@b | in an attached message, from a@b",
            "x | in an attached message, from a@b"
        ]
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
    let messages = mail(&messages).unwrap();
    assert_eq!(messages.attachments.len(), DEPTH + 1);
    assert_eq!(
        messages.unread,
        ["messages that are attached more than 20 deep".into()]
    );
}

#[test]
fn what_outlook_wrapped_is_read_once() {
    let mail = |plain: &str, wrapped: &[u8]| {
        let head = format!(
            "From: Ana <a@x>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n{plain}\n--b\nContent-Type: application/ms-tnef; \
             name=winmail.dat\nContent-Transfer-Encoding: binary\n\n"
        );
        [head.as_bytes(), wrapped, b"\n--b--\n"].concat()
    };
    let words = "The pumps do not work and the ferry must not sail.";
    let wrapped = crate::extract::tnef::tests::wrapped(words);
    for plain in ["", words] {
        let found = super::read(&mail(plain, &wrapped)).unwrap();
        let texts: Vec<&str> = found.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, ["From: Ana <a@x>", words]);
        assert!(found.unread.is_empty(), "{:?}", found.unread);
        let names = found.attachments.iter().map(|attached| &*attached.name);
        assert_eq!(names.collect::<Vec<_>>(), ["winmail.dat", "log.txt"]);
    }
    let found = super::read(&mail("", b"no such thing")).unwrap();
    assert_eq!(found.unread.len(), 1);
}

#[test]
fn all_are_named_from_whom_a_message_is() {
    for head in [
        "From: Eve <e@x>\nFrom: Ana <a@x>",
        "From: Eve <e@x>, Ana <a@x>",
    ] {
        let found = read(format!("{head}\nSubject: y\n\nHi.\n").as_bytes()).unwrap();
        assert_eq!(found.about.authors, ["Eve", "Ana"]);
        let outer = format!("From: Bo <b@x>\nContent-Type: message/rfc822\n\n{head}\n\nHi.\n");
        let found = read(outer.as_bytes()).unwrap();
        assert_eq!(
            told(&found).last().unwrap(),
            "Hi. | in an attached message, from Eve, Ana"
        );
    }
}
