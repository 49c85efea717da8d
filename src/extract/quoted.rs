//! Where a message quotes another: the words below are not its sender's.

mod labels;
mod signs;

use labels::{BEGINS, FORWARDED_BY, LABELS, Labels, SENDER, WROTE};
use signs::depth;
pub use signs::{runs_on, signs};

use super::{Block, Whose};

/// So many blocks below a `From:` in a text are looked at for what else heads a message.
const HEAD: usize = 5;

/// Marks in the blocks of one form of a message's text what it quotes of others: lines that begin with `>`, quotations, and
/// all that follows what heads a message (`From:` with `Sent:` and `Subject:` below it, or with an address, and lines like
/// these in any language), is said to be one, or is said to be what somebody wrote on a day where no `>` tells which of it is.
pub fn mark(blocks: &mut [Block]) {
    // From where on all is quoted, and from whom.
    let mut rest: Option<Option<Box<str>>> = None;
    let mut said: Option<Box<str>> = None;
    let signed = signed(blocks);
    for at in 0..blocks.len() {
        let is_behind_rule = at > 0 && is_titled(&blocks[at - 1].text);
        let head = headed(&blocks[at..], is_behind_rule);
        let follows = !signed.get(at + 1).is_some_and(|is| *is);
        let names = names_writer(&blocks[at].text) && is_plain(blocks.get(at + 1));
        // The rest of a line that was quoted deeper is of nobody who is known.
        let is_deep = at > 0 && depth(&blocks[at - 1].text) > 1;
        let block = &mut blocks[at];
        let depth = depth(&block.text);
        match head {
            // The message that is headed is quoted as its head is: no further.
            Some(from) if is_signed(block) => said = from,
            Some(from) => (rest, said) = (Some(from), None),
            None if rest.is_none() && !is_signed(block) && begins(&block.text) => rest = Some(None),
            None => {}
        }
        let mut is_quoted = false;
        for (range, whose) in &mut block.spans {
            if let Whose::Quoted(whom @ None) = whose {
                is_quoted |= range.len() == block.text.len();
                whom.clone_from(if is_deep { &None } else { &said });
            }
        }
        let wrote = wrote(&block.text);
        let whom = match (&rest, depth) {
            _ if is_quoted => {
                // What a program says before a quotation may stand in another.
                said = wrote.or(said);
                continue;
            }
            (_, 2..) => Some(None),
            (_, 1) => Some(said.clone()),
            (rest, _) => {
                // Whom a quotation is from is said right before it.
                said.clone_from(&wrote);
                rest.clone()
            }
        };
        match follows {
            true if is_attribution(&block.text) => rest = Some(wrote),
            true if names => rest = Some(None),
            _ => {}
        }
        if let Some(whom) = whom {
            let all = 0..block.text.len();
            block.spans.push((all, Whose::Quoted(whom)));
        }
    }
}

/// Whether a text begins with a sign of quotation.
pub fn has_sign(text: &str) -> bool {
    depth(text) > 0
}

/// Whether a sign, or a page, tells that a block is quoted.
fn is_signed(block: &Block) -> bool {
    let mut spans = block.spans.iter();
    depth(&block.text) > 0 || spans.any(|(_, whose)| matches!(whose, Whose::Quoted(_)))
}

/// Of each block whether signs, or a page, tell which of those from it on are quoted, before another message is headed.
fn signed(blocks: &[Block]) -> Vec<bool> {
    let mut signed = vec![false; blocks.len()];
    let mut behind = false;
    for (at, block) in blocks.iter().enumerate().rev() {
        let heads = begins(&block.text) || headed(&blocks[at..], false).is_some();
        behind = !heads && (is_signed(block) || behind);
        signed[at] = behind;
    }
    signed
}

/// Whether a program says so of what follows: who wrote it, and at which time or from which address; in a language that is
/// not known here, at which time and from which address. People seldom do.
pub fn is_attribution(text: &str) -> bool {
    let has_time = || {
        let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        let mut colons = text.match_indices(':').map(|(at, _)| at);
        colons.any(|at| at > 0 && is_digit(at - 1) && is_digit(at + 1))
    };
    match wrote_at(text) {
        Some(_) => has_time() || text.contains('@'),
        None => writer(text).is_some() && has_time(),
    }
}

/// Whether a line says who wrote what follows and nothing else, as people write it and some programs: `Bo wrote:`,
/// `On 3 May Bo wrote:`. What follows need not be all that person's.
pub fn names_writer(line: &str) -> bool {
    /// So many words such a line has at most, and a name in it.
    const LONGEST: (usize, usize) = (10, 3);
    let Some((at, word)) = wrote_at(line) else {
        return false;
    };
    let line = before_end(line).unwrap_or(line);
    let (before, behind) = (&line[..at], &line[at + word.len()..]);
    // Behind it a name may stand, or a day.
    let is_of_day = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(')
            || word.chars().count() <= LONGEST.1
    };
    let is_day = behind.contains(|c: char| c.is_ascii_digit());
    let most = LONGEST.1 + if is_day { LONGEST.1 } else { 0 };
    let is_name =
        behind.split_whitespace().count() <= most && behind.split_whitespace().all(is_of_day);
    let is_own = [before, behind].iter().any(|side| {
        let mut words = side.split_whitespace();
        words.any(|word| SENDER.contains(&&*word.to_lowercase()))
    });
    line.split_whitespace().count() <= LONGEST.0 && is_name && !is_own
}

/// Whether a block is there and its words are not quoted in the marks of quotations.
fn is_plain(block: Option<&Block>) -> bool {
    const MARKS: [char; 9] = ['"', '“', '”', '„', '«', '»', '\'', '‘', '‚'];
    block.is_some_and(|block| !block.text.trim_start().starts_with(MARKS))
}

/// Whether a line begins what heads another's message, so that it is not of one paragraph with the line before it.
pub fn heads(line: &str) -> bool {
    let line = line.replace('*', "");
    let label = line.split_once([':', '：']);
    is_rule(&line)
        || behind_beginning(&line).is_some()
        || label.is_some_and(|(label, _)| LABELS.iter().any(|labels| is_one(label, labels.from)))
}

/// Whether a line is one that is drawn, and may say what is below it.
pub fn is_rule(line: &str) -> bool {
    let is_drawn = line.len() > 9 && line.bytes().all(|byte| byte == b'_');
    is_drawn || is_titled(line)
}

/// Whether a text is words within a drawn line, as programs set them before a message: `----- Message transféré -----`.
fn is_titled(text: &str) -> bool {
    let text = text.trim_start_matches(['>', ' ']);
    let is_drawn = |part: Option<&str>| part.is_some_and(|part| part.trim().starts_with("---"));
    let end = text.len() - text.trim_end_matches('-').len();
    let words = text.trim_matches(['-', ' ']);
    is_drawn(Some(text))
        && is_drawn(text.get(text.len() - end..))
        && words.contains(char::is_alphabetic)
}

/// Who sent the message that these blocks begin with, if they begin with what heads one.
fn headed(blocks: &[Block], is_behind_rule: bool) -> Option<Option<Box<str>>> {
    let plain = |block: &Block| block.text.replace('*', "");
    let first = plain(blocks.first()?);
    let is_quoted = has_sign(&first);
    let first = first.trim_start_matches(['>', ' ']);
    let first = behind_beginning(first).unwrap_or(first);
    if let Some(from) = headed_by_name(first) {
        return Some(Some(from));
    }
    let (label, rest) = first.split_once([':', '：'])?;
    let mut all = String::new();
    // What heads another message heads this one no longer.
    let is_of_another =
        |at: usize, block: &Block| at > 0 && heads(block.text.trim_start_matches(['>', ' ']));
    let head = blocks.iter().take(HEAD).enumerate();
    for (_, block) in head.take_while(|(at, block)| !is_of_another(*at, block)) {
        all.push_str(&plain(block));
        all.push('\n');
    }
    let from = |labels: &Labels| {
        let parts = [labels.sent, labels.to, labels.about];
        let ends = parts.iter().filter_map(|labels| labelled(rest, labels));
        let from = &rest[..ends.min().unwrap_or(rest.len())];
        let heads = |labels: &[&str]| labelled(&all, labels).is_some();
        // Who writes down a route has lines like these, too.
        let (has_to, has_about) = (heads(labels.to), heads(labels.about));
        let is_head = match heads(labels.sent) {
            true => has_about || from.contains('@') || has_to && is_quoted,
            false => from.contains('@') && (has_to || has_about),
        };
        is_head.then(|| name(from))
    };
    let mut known = LABELS.iter().filter(|labels| is_one(label, labels.from));
    known
        .find_map(from)
        .or_else(|| headed_in_any_language(first, is_behind_rule))
}

/// Who sent the message that a text heads with a name, a day and a time without labels, and with some to whom it is and
/// about what, as Lotus Notes does.
fn headed_by_name(text: &str) -> Option<Box<str>> {
    /// So many words the name and the time are, at most.
    const LONGEST: usize = 10;
    let to = LABELS.iter().find_map(|labels| {
        labelled(text, labels.about)?;
        labelled(text, labels.to)
    })?;
    let before = &text[..to];
    let day = before.find(|c: char| c.is_ascii_digit())?;
    let is_time = |word: &str| {
        let mut parts = word.split(':');
        let is_number = |part: Option<&str>| part.is_some_and(|part| part.parse::<u8>().is_ok());
        is_number(parts.next()) && is_number(parts.next())
    };
    let is_head = before.starts_with(char::is_uppercase)
        && !before[..day].contains(':')
        && before.split_whitespace().count() <= LONGEST
        && before.split_whitespace().any(is_time);
    name(&before[..day]).filter(|_| is_head)
}

/// Who sent the message that a text heads in lines of a label and what it labels, whatever the labels are: three of them, the
/// first with an address and one with a time; or one of the two behind a line that is drawn and says what follows.
fn headed_in_any_language(text: &str, is_behind_rule: bool) -> Option<Option<Box<str>>> {
    /// So many signs, and words, a label has at most.
    const LABEL: (usize, usize) = (30, 3);
    /// So much of a text is looked at.
    const LONGEST: usize = 1_000;
    let text = text.get(..LONGEST).unwrap_or(text);
    let ends: Vec<usize> = text
        .match_indices([':', '：'])
        .filter(|(at, colon)| {
            let is_end = *colon == "：" || text[at + 1..].starts_with([' ', '\u{a0}']);
            let before = text[..*at].trim_end().chars().next_back();
            is_end && before.is_some_and(char::is_alphabetic)
        })
        .map(|(at, _)| at)
        .collect();
    let [first, second, _, ..] = ends[..] else {
        return None;
    };
    let label = &text[..first];
    let is_label = label.chars().count() <= LABEL.0 && label.split_whitespace().count() <= LABEL.1;
    let colon = text[first..].chars().next().map_or(1, char::len_utf8);
    let value = &text[first + colon..second];
    let has_date = text
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")));
    let is_head = match is_behind_rule {
        true => has_date || text.contains('@'),
        false => has_date && value.contains('@'),
    };
    // The next label stands at the end of what the first has.
    let from = value.find(['>', ']']).map_or("", |end| &value[..=end]);
    (is_label && is_head).then(|| name(from))
}

/// Where one of the labels stands in a text, at its beginning or behind a space, with a colon.
fn labelled(text: &str, labels: &[&str]) -> Option<usize> {
    let colons = text.match_indices([':', '：']);
    let mut found = colons.filter_map(|(colon, _)| {
        // The French put a space before it.
        let before = text[..colon].trim_end();
        labels.iter().find_map(|label| {
            let at = before
                .char_indices()
                .rev()
                .nth(label.chars().count() - 1)?
                .0;
            let is_whole = before[..at]
                .chars()
                .next_back()
                .is_none_or(char::is_whitespace);
            (is_whole && is_one(&before[at..], &[label])).then_some(at)
        })
    });
    found.next()
}

fn is_one(text: &str, of: &[&str]) -> bool {
    let text = text.trim().to_lowercase();
    of.contains(&&*text)
}

/// Whether a text says that a message follows, and nothing else.
fn begins(text: &str) -> bool {
    behind_beginning(text).is_some_and(str::is_empty) || is_forwarded_by(text)
}

/// Whether a text is a drawn line that says who forwarded what follows, as Lotus Notes draws it, or `Quoting Bo <b@c.example>:`.
fn is_forwarded_by(text: &str) -> bool {
    let words = text.trim_matches(['-', ' ']).to_lowercase();
    let is_said = FORWARDED_BY.iter().any(|said| words.starts_with(said));
    let is_quoting = words.starts_with("quoting ") && words.ends_with(':') && words.contains('@');
    is_titled(text) && is_said || is_quoting
}

/// What stands behind the words that a message follows, where a text begins with them.
fn behind_beginning(text: &str) -> Option<&str> {
    let is_line = |c: char| "-_— :>*".contains(c);
    let text = text.trim_matches(is_line);
    let has_it = |begins: &&&str| {
        let mut signs = text.chars().flat_map(char::to_lowercase);
        begins.chars().all(|c| signs.next() == Some(c))
    };
    let begins = BEGINS.iter().find(has_it)?;
    let length: usize = text
        .chars()
        .take(begins.chars().count())
        .map(char::len_utf8)
        .sum();
    let behind = &text[length..];
    // One who writes of an "original message" goes on in words.
    let is_parted = behind.is_empty() || behind.trim_start().starts_with(is_line);
    is_parted.then(|| behind.trim_start_matches(is_line))
}

/// Where in a text the words stand that say that somebody wrote what is below, if it ends with saying so; and which.
fn wrote_at(text: &str) -> Option<(usize, &'static str)> {
    let said = before_end(text)?;
    WROTE
        .iter()
        .find_map(|word| Some((said.rfind(word)?, *word)))
}

/// What stands before the end of a line that says who wrote what follows: a colon, or dashes as before it.
fn before_end(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let is_ruled = line.starts_with("--") && line.ends_with("--");
    let ruled = is_ruled.then(|| line.trim_end_matches(['-', ' ']));
    line.strip_suffix([':', '：']).or(ruled)
}

/// Whom a line names with an address that ends as what is said of a quotation ends, in whatever language: `Ada Reyes
/// <a@b.example>, 5 Mar 2026 Per, 10:00 tarihinde şunu yazdı:`.
fn writer(text: &str) -> Option<Box<str>> {
    /// So long such a line is at most, and the name in it.
    const LONGEST: (usize, usize) = (300, 3);
    let said = text.trim_end().strip_suffix([':', '：'])?;
    let (before, behind) = said.split_once('<').filter(|_| said.len() <= LONGEST.0)?;
    let (address, _) = behind
        .split_once('>')
        .filter(|(inside, _)| inside.contains('@'))?;
    let is_end = |c: char| c.is_ascii_digit() || c == ',' || c == ';';
    let named = before.rsplit(is_end).next().unwrap_or(before).trim();
    let is_name = named.split_whitespace().count() <= LONGEST.1;
    name(named)
        .filter(|_| is_name)
        .or_else(|| name(&format!("<{address}>")))
}

/// Who wrote what is quoted below, if a text ends with saying it: `On Thursday, Ada Reyes <a@b.example> wrote:`.
fn wrote(text: &str) -> Option<Box<str>> {
    let has_digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let Some((at, word)) = wrote_at(text) else {
        return writer(text).filter(|_| is_attribution(text));
    };
    let said = before_end(text).unwrap_or(text);
    let behind = name(&said[at + word.len()..]).filter(|name| !has_digits(name));
    if behind.is_some() {
        return behind;
    }
    let before = &said[..at];
    let last = before.rsplit([',', ';']).next().unwrap_or(before);
    // A time stands before the name, and a date.
    let (words, address) = last.split_at(last.find(['<', '[', '(']).unwrap_or(last.len()));
    let time = words.rfind(|c: char| c.is_ascii_digit());
    // Behind a day the month may stand, in any language: the address alone is sure.
    if time.is_some_and(|time| is_day(&words[..=time])) {
        return name(address).filter(|name| name.contains('@'));
    }
    let words = time.map_or(words, |time| &words[time + 1..]);
    let words = words.trim_matches(['-', ' ']);
    let halves = ["AM ", "PM ", "Uhr "].iter();
    let words = halves.fold(words, |words, half| {
        words.strip_prefix(half).unwrap_or(words)
    });
    name(&format!("{words} {address}")).filter(|name| !has_digits(name) || name.contains('@'))
}

/// Whether a text ends with the number of a day, neither a time nor a year.
fn is_day(text: &str) -> bool {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text.len() - before.len() <= 2 && !before.ends_with([':', '.', '/', '-'])
}

/// A name without its address; the address where there is no name.
fn name(text: &str) -> Option<Box<str>> {
    const LONGEST: usize = 100;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, address) = match text.split_once(['<', '[', '(']) {
        Some((name, address)) => (name.trim(), address),
        None => (&*text, ""),
    };
    let name = name.trim_matches(['"', '\'', ' ', ',']);
    let name = match name.is_empty() {
        true => address.trim_end_matches(['>', ']', ')', ' ']),
        false => name,
    };
    (!name.is_empty() && name.len() <= LONGEST).then(|| name.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], whom: &[Option<Option<&str>>]) {
        let mut blocks: Vec<Block> = texts.iter().map(|text| Block::new(None, *text)).collect();
        mark(&mut blocks);
        let found: Vec<Option<Option<&str>>> = blocks
            .iter()
            .map(|block| {
                block.spans.first().map(|(_, whose)| match whose {
                    Whose::Quoted(whom) => whom.as_deref(),
                    other => panic!("{other:?}"),
                })
            })
            .collect();
        assert_eq!(found, whom, "{texts:?}");
    }

    #[test]
    fn the_heads_of_messages_in_other_languages() {
        for head in [
            "De : Carl Engineer Envoyé : jeudi 5 mars 2026 10:00 À : Ana Objet : pompes",
            "De: Carl Engineer Enviado el: jueves, 5 de marzo de 2026 Para: Ana Asunto: bombas",
            "De: Carl Engineer Enviada em: quinta-feira, 5 de março de 2026 Para: Ana Assunto: bombas",
            "Da: Carl Engineer Inviato: giovedì 5 marzo 2026 A: Ana Oggetto: pompe",
            "Van: Carl Engineer Verzonden: donderdag 5 maart 2026 Aan: Ana Onderwerp: pompen",
            "Od: Carl Engineer Wysłano: czwartek, 5 marca 2026 Do: Ana Temat: pompy",
            "От: Carl Engineer Отправлено: 5 марта 2026 г. Кому: Ana Тема: насосы",
            "من: Carl Engineer تاريخ الإرسال: الخميس إلى: Ana الموضوع: المضخات",
        ] {
            check(&["No.", head, "They do not work."], &[None, CARL, CARL]);
        }
        for begins in ["-----Mensagem original-----", "-----الرسالة الأصلية-----"] {
            check(&["No.", begins, "x"], &[None, Some(None), Some(None)]);
        }
    }

    #[test]
    fn heads_and_attributions_in_languages_that_are_not_known() {
        let head = "Nga: Carl Engineer <c@d.example> Dërguar: 5 mars 2026 Për: Ana Subjekti: x";
        check(&["Po.", head, "They do not."], &[None, CARL, CARL]);
        let titled = "-------- Mesazh i përcjellë --------";
        let bare = "Nga: Carl Engineer Dërguar: 5 mars 2026 Për: Ana";
        check(
            &["Po.", titled, bare, "They do not."],
            &[None, None, Some(None), Some(None)],
        );
        check(&["Po.", bare, "They do."], &[None, None, None]);
        for said in [
            "Carl Engineer <c@d.example>, 4 Mar 2026 Çar, 10:00 tarihinde şunu yazdı:",
            "Carl Engineer <c@d.example> 于2026年3月4日周三 10:00写道：",
            "2026年3月4日(水) 10:00 Carl Engineer <c@d.example>:",
            "ср, 4 мар. 2026 г. в 10:00, Carl Engineer <c@d.example>:",
        ] {
            check(&["No.", said, "They do not."], &[None, None, CARL]);
            check(
                &["No.", said, "> They do not.", "Yes."],
                &[None, None, CARL, None],
            );
        }
        check(
            &["Write to Carl Engineer <c@d.example>:", "No."],
            &[None, None],
        );
    }

    const CARL: Option<Option<&str>> = Some(Some("Carl Engineer"));

    #[test]
    fn lines_with_signs_and_whom_they_are_from() {
        check(
            &[
                "No.",
                "On Thu, 5 Mar 2026 at 10:00, Carl Engineer <carl@harbour.example> wrote:",
                "> Did you know?",
                "> > Ask him.",
                "Yes.",
                "> And this?",
            ],
            &[None, None, CARL, Some(None), None, Some(None)],
        );
        check(
            &["Am 05.03.2026 um 10:00 schrieb Carl Engineer:", "> Nein."],
            &[None, CARL],
        );
        check(&["On 5 March at 10:00 wrote:", "> x"], &[None, Some(None)]);
        check(
            &["On 5 March Carl <c@d.example> wrote:", "> x"],
            &[None, Some(Some("c@d.example"))],
        );
        check(&["He:", "| No.", "| a | b |"], &[None, Some(None), None]);
    }

    #[test]
    fn what_somebody_wrote_and_nothing_marks_is_nobodys_that_is_known() {
        for (said, name) in [
            ("Carl wrote:", Some("Carl")),
            ("On 3 May Carl Engineer wrote:", None),
            ("Am 3. Mai schrieb Carl:", Some("Carl")),
            (
                "Carl Engineer schrieb am 2. März 2026:",
                Some("Carl Engineer"),
            ),
            ("---- Carl wrote ----", Some("Carl")),
        ] {
            let unknown = Some(None);
            check(
                &["No.", said, "They do.", "Who?"],
                &[None, None, unknown, unknown],
            );
            check(&[said, "> They do.", "Who?"], &[None, Some(name), None]);
            check(&[said, "“They do.”", "Who?"], &[None, None, None]);
        }
        for said in ["As I wrote:", "He wrote to us of these:", "Ich schrieb:"] {
            check(&[said, "They do.", "Who?"], &[None, None, None]);
        }
        let long = "> > The first line of the long quoted paragraph is wrapped by the";
        let rest = Block::new(None, "mailer.").of(Whose::Quoted(None));
        let attributed = "On 5 March at 10:00, Carl Engineer <c@d.example> wrote:";
        let mut blocks = [Block::new(None, attributed), Block::new(None, long), rest];
        mark(&mut blocks);
        assert_eq!(blocks[2].spans, [(0..7, Whose::Quoted(None))]);
        check(
            &["Bo> They do.", "No.", ": Who?"],
            &[Some(None), None, Some(None)],
        );
    }

    #[test]
    fn what_follows_the_head_of_a_message_is_anothers() {
        let head =
            "From: Carl Engineer Sent: Thursday, February 12, 2026 8:00 AM To: Ana Subject: pumps";
        check(
            &["I did not.", head, "They do not work.", "Who?"],
            &[None, CARL, CARL, CARL],
        );
        check(
            &[
                "Von: \"Carl Engineer\" <c@d.example>",
                "Gesendet: heute",
                "An: Ana",
                "Sie gehen nicht.",
            ],
            &[CARL, CARL, CARL, CARL],
        );
        check(&["*From:* Carl Engineer <c@d> *Date:* x *To:* y"], &[CARL]);
        check(
            &["From: Carl Engineer <c@d> To: y", "They do not."],
            &[CARL, CARL],
        );
        check(
            &["-----Original Message-----", "x"],
            &[Some(None), Some(None)],
        );
        // What only one of them says it is, is not.
        check(
            &[
                "> From: Carl Engineer",
                "> Sent: x",
                "> To: y",
                "> They do not.",
                "Yes.",
            ],
            &[CARL, CARL, CARL, CARL, None],
        );
        check(
            &["On 5 March Carl wrote:", "“No.”", "He lies."],
            &[None, None, None],
        );
        for drawn in [
            "------ Forwarded by Ana Roth/HOU/ECT on 09/26/2000 12:26 PM ------",
            "Quoting Carl Engineer <c@d.example>:",
        ] {
            check(&["No.", drawn, "They do."], &[None, Some(None), Some(None)]);
        }
        check(
            &[
                "No.",
                "Carl Engineer 09/26/2000 10:01 AM To: Ana Roth/HOU cc: Subject: Re: x",
                "They do not.",
            ],
            &[None, CARL, CARL],
        );
        check(
            &[
                "We met on 5 May at 10:01. To: all. Subject: what was said and by whom",
                "I did not.",
            ],
            &[None, None],
        );
        // What only speaks of a sender heads nothing, and what tells of a route.
        check(
            &[
                "From: Samplemouth To: Northport Date: 18 November 2023",
                "I did not sail.",
            ],
            &[None, None],
        );
        check(
            &[
                "Name: Ana Reyes Phone: 123 Mail: ana@x.example Year: 2024",
                "Yes.",
            ],
            &[None, None],
        );
        check(
            &["From: the harbour office", "we have heard nothing."],
            &[None, None],
        );
        check(
            &[
                "From: the desk of Nia Oak I pay nothing.",
                "____________",
                "From: Carl Engineer Sent: 1 March Subject: x",
                "I will pay 500.",
            ],
            &[None, None, CARL, CARL],
        );
        check(
            &["From today on: nothing", "Date: to be said", "To: all"],
            &[None, None, None],
        );
    }
}
