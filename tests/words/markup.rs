//! Words of texts with markup, of captions and of messages: found as they are shown, and nobody's who did not say them.

use super::seams::{hold, hold_in};

const MARKUP: &str = "normalised";

#[test]
fn markdown_is_found_as_it_is_shown() {
    let text = "It was **never** paid, [as Bo said](http://a.example/b \"the mayor lied\") on\\. the _old_ quay, \
                ~~170~~270 men.\n\nIt is `x` <b>too</b>, un**happy**.";
    let rows = [
        ("It was never paid, as Bo said on. the old quay", MARKUP),
        ("It was **never** paid", "verbatim"),
        ("It is x too", MARKUP),
        ("too, unhappy", MARKUP),
        ("happy", "missing"),
        (
            "the old quay, 270 men",
            "normalised, over words that are struck out",
        ),
        (
            "the mayor lied",
            "verbatim, in the title of a link, which no page shows",
        ),
        ("It was paid", "missing"),
        ("quay, 170270 men", "normalised, in part struck out"),
    ];
    hold_in("a.md", text, &rows);
}

#[test]
fn words_round_struck_ones_are_found_and_no_sentence_that_is_struck_is_passed_over() {
    let text = "It paid ~~170~~ 270 men. He was <del>not</del> at the *pier*. A~~b~~\n\n~~He denied it.~~\n\nHe left.";
    let rows = [
        (
            "It paid 270 men",
            "normalised, over words that are struck out",
        ),
        ("men. He was", "verbatim"),
        ("He was at the pier", "normalised, over words deleted"),
        ("He was not at the pier", "normalised, in part deleted"),
        ("at the pier. A He left", "missing"),
        ("A He denied it. He left", "missing"),
    ];
    hold_in("a.md", text, &rows);
}

#[test]
fn nobody_says_what_another_says_next_in_captions() {
    let text = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ana Roth>Falk took the money\n\n00:04.500 --> 00:06.000\n\
                <v.loud Bo Falk>and gave it away.</v>\n\n00:06.500 --> 00:07.000\n<v Bo Falk>All of it.\n\n\
                00:07.500 --> 00:08.000\nSo I heard. <v Ana Roth>Never.";
    let over = "verbatim, over a change of speaker";
    let shown = "normalised, over a change of speaker";
    let rows = [
        ("Falk took the money and gave it away", over),
        ("and gave it away. All of it. So I heard", "verbatim"),
        ("and gave it away", "verbatim"),
        ("So I heard. Never", shown),
        ("Never", "verbatim"),
    ];
    hold_in("a.vtt", text, &rows);
}

#[test]
fn what_a_page_of_a_forum_quotes_is_not_of_who_answers() {
    let page = |quoted: &str| {
        format!(
            "<!doctype html><title>T</title><h1>Who paid?</h1><div><blockquote>{quoted}<p>I saw Holm on the pier in March.</p>\
             </blockquote><p>You saw nothing, you were in Riga.</p></div>"
        )
        .into_bytes()
    };
    let across = "on the pier in March. You saw nothing";
    let part = "verbatim, in part quoted from another's message, in part the sender's own";
    let quoted = "verbatim, quoted from another's message";
    let rows = [
        (page("<cite>nord77 wrote:</cite>"), across, part),
        (page("<div>nord77 wrote:</div>"), across, part),
        (page("nord77 wrote:<br>"), "I saw Holm", quoted),
        (page("<cite>nord77</cite>"), "You saw nothing", "verbatim"),
        // A page may quote as part of what it says.
        (page(""), across, "verbatim"),
        (page("<p>The witness said:</p>"), "I saw Holm", "verbatim"),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(bytes, quote, says)| ("a.html", bytes, quote, says))
        .collect();
    hold(&rows);
}

#[test]
fn captions_are_found_as_they_are_shown_and_their_numbers_nowhere() {
    let srt = "11\n00:00:01,000 --> 00:00:04,000\n{\\an8}<i>I saw</i> him at <b>the</b> door.\n\n\
               12\n00:00:04,500 --> 00:00:06,000\nHe left\nwith 9\n\n14\n00:00:07,000 --> 00:00:08,000\nmen.";
    let vtt = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Bo>I <c.loud>saw</c> him.\n\n00:04.500 --> 00:06.000\nHe left.";
    let rows = [
        (
            "a.srt",
            srt,
            "I saw him at the door. He left with 9 men",
            MARKUP,
        ),
        ("a.srt", srt, "He left with 9 men", "verbatim"),
        ("a.srt", srt, "the door. 12", "missing"),
        ("a.srt", srt, "with 9 14", "missing"),
        ("a.srt", srt, "him at <b>the</b> door", "verbatim"),
        ("a.vtt", vtt, "I saw him. He left", MARKUP),
        ("a.vtt", vtt, "saw him. 00:04", "missing"),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, text, quote, says)| (name, text.into(), quote, says))
        .collect();
    hold(&rows);
}

#[test]
fn words_of_others_in_messages_are_not_the_senders() {
    let mail = |text: &str| {
        format!("From: Nia Oak <n@x.example>\nTo: f@x.example\nSubject: x\n\n{text}\n").into_bytes()
    };
    let quoted = "quoted from another's message";
    let long = "> The first line of the long quoted paragraph is wrapped by the";
    let of = |verdict: &str| format!("{verdict}, {quoted}");
    let (own, others) = ("verbatim".to_owned(), of("verbatim"));
    let rows = [
        (
            mail(&format!(
                "See it.\n{long}\nmailer and paid in May.\n> The end.\nFine."
            )),
            "mailer and paid in May",
            &others,
        ),
        (
            mail(&format!(
                "See it.\n{long}\nmailer and paid in May.\n> The end.\nFine."
            )),
            "Fine",
            &own,
        ),
        (
            mail(&format!("{long} end.\nno, I did not.\n> The end.")),
            "no, I did not",
            &own,
        ),
        (
            mail("No.\nBo> I paid it.\nBo> All of it.\nYes."),
            "paid it. All of it",
            &others,
        ),
        (mail("No.\n: I paid it.\nYes."), "I paid it", &others),
        (mail("No.\n  > I paid it.\nYes."), "I paid it", &others),
        (mail("No.\n\nBo wrote:\n\nI paid it."), "I paid it", &others),
        (
            mail("No.\n\nOn 3 May Bo wrote:\nI paid it."),
            "I paid it",
            &others,
        ),
        (
            mail("No.\n\nBo wrote:\n\n\"I paid it.\" He lies."),
            "He lies",
            &own,
        ),
        (mail("No.\n\nAs I wrote:\n\nI paid it."), "I paid it", &own),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(bytes, quote, says)| ("a.eml", bytes, quote, &**says))
        .collect();
    hold(&rows);
}

#[test]
fn small_letters_beside_a_word_are_no_part_of_its_sentence() {
    let text = "<office:document-content><office:body><office:text><text:p>We saw <text:ruby><text:ruby-base>the ferry\
                </text:ruby-base><text:ruby-text>no boat</text:ruby-text></text:ruby> leave.</text:p></office:text>\
                </office:body></office:document-content>";
    let mime = ("mimetype", "application/vnd.oasis.opendocument.text");
    let odt = super::plants::packed(&[mime, ("content.xml", text)]);
    hold(&[
        ("a.odt", odt.clone(), "We saw the ferry leave", "verbatim"),
        (
            "a.odt",
            odt,
            "no boat",
            "verbatim, in what tells how words are read",
        ),
    ]);
}
