//! The words by which mail programs tell that they quote a message.

/// What heads a quoted message in a language.
pub struct Labels {
    pub from: &'static [&'static str],
    pub sent: &'static [&'static str],
    pub to: &'static [&'static str],
    pub about: &'static [&'static str],
}

/// In the languages of mail programs.
pub const LABELS: &[Labels] = &[
    Labels {
        from: &["from"],
        sent: &["sent", "date"],
        to: &["to"],
        about: &["subject"],
    },
    Labels {
        from: &["von"],
        sent: &["gesendet", "datum"],
        to: &["an"],
        about: &["betreff"],
    },
    Labels {
        from: &["de"],
        sent: &["envoyé", "date"],
        to: &["à"],
        about: &["objet"],
    },
    Labels {
        from: &["de", "desde"],
        sent: &["enviado", "enviado el", "fecha"],
        to: &["para"],
        about: &["asunto"],
    },
    Labels {
        from: &["de"],
        sent: &["enviado em", "enviada em", "enviado", "enviada", "data"],
        to: &["para"],
        about: &["assunto"],
    },
    Labels {
        from: &["da"],
        sent: &["inviato", "inviata", "data"],
        to: &["a"],
        about: &["oggetto"],
    },
    Labels {
        from: &["van"],
        sent: &["verzonden", "datum"],
        to: &["aan"],
        about: &["onderwerp"],
    },
    Labels {
        from: &["od"],
        sent: &["wysłano", "wysłane", "data wysłania", "data"],
        to: &["do"],
        about: &["temat"],
    },
    Labels {
        from: &["от"],
        sent: &["отправлено", "дата"],
        to: &["кому"],
        about: &["тема"],
    },
    Labels {
        from: &["від"],
        sent: &["надіслано", "дата"],
        to: &["кому"],
        about: &["тема"],
    },
    Labels {
        from: &["från"],
        sent: &["skickat", "datum"],
        to: &["till"],
        about: &["ämne"],
    },
    Labels {
        from: &["fra"],
        sent: &["sendt", "dato"],
        to: &["til"],
        about: &["emne"],
    },
    Labels {
        from: &["lähettäjä"],
        sent: &["lähetetty", "päiväys"],
        to: &["vastaanottaja"],
        about: &["aihe"],
    },
    Labels {
        from: &["od"],
        sent: &["odesláno", "datum"],
        to: &["komu"],
        about: &["předmět"],
    },
    Labels {
        from: &["od"],
        sent: &["odoslané", "dátum"],
        to: &["komu"],
        about: &["predmet"],
    },
    Labels {
        from: &["feladó"],
        sent: &["küldve", "dátum", "elküldve"],
        to: &["címzett"],
        about: &["tárgy"],
    },
    Labels {
        from: &["de la"],
        sent: &["trimis", "data"],
        to: &["către"],
        about: &["subiect"],
    },
    Labels {
        from: &["από"],
        sent: &["στάλθηκε", "ημερομηνία"],
        to: &["προς"],
        about: &["θέμα"],
    },
    Labels {
        from: &["kimden", "gönderen"],
        sent: &["gönderildi", "gönderme tarihi", "tarih"],
        to: &["kime", "alıcı"],
        about: &["konu"],
    },
    Labels {
        from: &["dari"],
        sent: &["dikirim", "tanggal"],
        to: &["kepada"],
        about: &["subjek"],
    },
    Labels {
        from: &["từ"],
        sent: &["đã gửi", "ngày"],
        to: &["đến"],
        about: &["chủ đề"],
    },
    Labels {
        from: &["من"],
        sent: &["تاريخ الإرسال", "تم الإرسال", "أرسلت", "أُرسلت", "التاريخ"],
        to: &["إلى", "الى"],
        about: &["الموضوع"],
    },
    Labels {
        from: &["از"],
        sent: &["ارسال\u{200c}شده", "ارسال شده", "تاریخ"],
        to: &["به"],
        about: &["موضوع"],
    },
    Labels {
        from: &["מאת"],
        sent: &["נשלח", "תאריך"],
        to: &["אל"],
        about: &["נושא"],
    },
    Labels {
        from: &["发件人"],
        sent: &["发送时间", "日期"],
        to: &["收件人"],
        about: &["主题"],
    },
    Labels {
        from: &["寄件者"],
        sent: &["寄件日期", "日期"],
        to: &["收件者", "收件人"],
        about: &["主旨"],
    },
    Labels {
        from: &["差出人"],
        sent: &["送信日時", "日付"],
        to: &["宛先"],
        about: &["件名"],
    },
    Labels {
        from: &["보낸 사람"],
        sent: &["보낸 날짜", "날짜"],
        to: &["받는 사람"],
        about: &["제목"],
    },
];

/// What a program says before another's message.
pub const BEGINS: &[&str] = &[
    "original message",
    "forwarded message",
    "begin forwarded message",
    "ursprüngliche nachricht",
    "weitergeleitete nachricht",
    "originalnachricht",
    "urspr. nachricht",
    "message d'origine",
    "message d’origine",
    "message original",
    "message transféré",
    "début du message transféré",
    "mensaje reenviado",
    "mensagem original",
    "mensagem encaminhada",
    "messaggio inoltrato",
    "doorgestuurd bericht",
    "wiadomość oryginalna",
    "oryginalna wiadomość",
    "przekazana wiadomość",
    "treść przekazanej wiadomości",
    "пересланное сообщение",
    "пересылаемое сообщение",
    "الرسالة الأصلية",
    "رسالة معاد توجيهها",
    "mensaje original",
    "messaggio originale",
    "oorspronkelijk bericht",
    "исходное сообщение",
];

/// What a program says of whom it quotes: the words before or behind the name.
pub const WROTE: &[&str] = &[
    " wrote",
    " schrieb",
    " a écrit",
    " escribió",
    " ha scritto",
    " schreef",
    " написал",
    " skrev",
    " escreveu",
    " napisał(a)",
    " napisał",
    " napisała",
    " pisze",
    " написала",
    " пишет",
    " كتب",
    " كتبت",
];

/// What the sender is called who says of what was written that it is the sender's own.
pub const SENDER: &[&str] = &[
    "i", "we", "ich", "wir", "je", "j'ai", "nous", "yo", "io", "ho", "ik", "wij", "eu", "ja", "я",
    "мы", "jag", "jeg", "vi", "أنا",
];
