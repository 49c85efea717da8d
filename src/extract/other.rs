//! What is no document that is read here: what it is, told from its content, and what to do.

use serde::{Deserialize, Serialize};

/// Something that gives no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Other {
    Png,
    Jpeg,
    Gif,
    Tiff,
    WebP,
    Heic,
    Bmp,
    Svg,
    DjVu,
    Mp3,
    Wav,
    Ogg,
    Flac,
    Mp4,
    Matroska,
    Avi,
    IWork,
    OpenSheet,
    OpenSlides,
    OpenDrawing,
    BinarySheet,
    Xps,
    PostScript,
    Mobi,
    OutlookStore,
    Database,
    OldWord,
    OldExcel,
    OldPowerPoint,
    OtherCompound,
    Encrypted,
    LockedBook,
    Zip,
    Gzip,
    Rar,
    SevenZip,
    Tar,
    Program,
}

/// A row of [`OTHERS`].
pub struct Row {
    pub other: Other,
    /// What it is, as the end of a sentence that begins with the file: a noun and its article.
    pub name: &'static str,
    /// What to do.
    does: Does,
    /// None where there is none that all agree on.
    pub media_type: Option<&'static str>,
    /// Whether the bytes are surely such a one's; what only a reader can tell never is.
    looks: fn(&[u8]) -> bool,
}

/// What to do with something.
#[derive(Clone, Copy)]
enum Does {
    Recognise,
    WriteDown,
    Unpack,
    Open,
    SaveAs(&'static str),
    Nothing,
}

impl Does {
    fn says(self) -> String {
        match self {
            Self::Recognise => {
                "its words are no text; `casefile source ocr` recognises them, for a working copy"
                    .into()
            }
            Self::WriteDown => {
                "write down what is said in it, as a source's working copy (`text`)".into()
            }
            Self::Unpack => "unpack it, and add the documents in it".into(),
            Self::Open => {
                "a copy saved without its password can be read, as a source of its own".into()
            }
            Self::SaveAs(what) => format!("save it as {what}"),
            Self::Nothing => "it is not read".into(),
        }
    }
}

const fn never(_: &[u8]) -> bool {
    false
}

/// Everything that is known and not read. The first that looks right is taken.
pub const OTHERS: [Row; 38] = {
    use Does::{Nothing, Open, Recognise, SaveAs, Unpack, WriteDown};
    use Other as O;
    const fn row(
        other: Other,
        name: &'static str,
        does: Does,
        media_type: Option<&'static str>,
        looks: fn(&[u8]) -> bool,
    ) -> Row {
        Row {
            other,
            name,
            does,
            media_type,
            looks,
        }
    }
    const SHEET: Does = SaveAs(".xlsx or .csv");
    const SLIDES: Does = SaveAs(".pptx or PDF");
    [
        row(
            O::Png,
            "a picture (PNG)",
            Recognise,
            Some("image/png"),
            |b| b.starts_with(b"\x89PNG\r\n\x1A\n"),
        ),
        row(
            O::Jpeg,
            "a picture (JPEG)",
            Recognise,
            Some("image/jpeg"),
            |b| b.starts_with(b"\xFF\xD8\xFF"),
        ),
        row(
            O::Gif,
            "a picture (GIF)",
            Recognise,
            Some("image/gif"),
            |b| (b.starts_with(b"GIF87a") || b.starts_with(b"GIF89a")) && is_no_text(b),
        ),
        row(
            O::Tiff,
            "a picture (TIFF)",
            Recognise,
            Some("image/tiff"),
            |b| b.starts_with(b"II*\0") || b.starts_with(b"MM\0*"),
        ),
        row(
            O::WebP,
            "a picture (WebP)",
            Recognise,
            Some("image/webp"),
            |b| is_riff(b, b"WEBP"),
        ),
        row(
            O::Heic,
            "a picture (HEIC or AVIF)",
            SaveAs("JPEG or PNG, whose words `casefile source ocr` recognises"),
            Some("image/heif"),
            |b| {
                [b"heic", b"heix", b"mif1", b"heim", b"hevc", b"avif"]
                    .iter()
                    .any(|brand| is_media(b, *brand))
            },
        ),
        row(
            O::Bmp,
            "a picture (BMP)",
            Recognise,
            Some("image/bmp"),
            |b| b.starts_with(b"BM") && b.get(6..10) == Some(&[0; 4]) && is_no_text(b),
        ),
        row(
            O::Svg,
            "a drawing (SVG)",
            SaveAs("PDF"),
            Some("image/svg+xml"),
            is_drawing,
        ),
        row(
            O::DjVu,
            "a scan (DjVu)",
            SaveAs("PDF"),
            Some("image/vnd.djvu"),
            |b| b.starts_with(b"AT&TFORM"),
        ),
        row(
            O::Mp3,
            "a recording (MP3)",
            WriteDown,
            Some("audio/mpeg"),
            |b| {
                (b.starts_with(b"ID3") || b.starts_with(b"\xFF\xFB") || b.starts_with(b"\xFF\xF3"))
                    && is_no_text(b)
            },
        ),
        row(
            O::Wav,
            "a recording (WAV)",
            WriteDown,
            Some("audio/wav"),
            |b| is_riff(b, b"WAVE"),
        ),
        row(
            O::Ogg,
            "a recording (Ogg)",
            WriteDown,
            Some("application/ogg"),
            |b| b.starts_with(b"OggS\0"),
        ),
        row(
            O::Flac,
            "a recording (FLAC)",
            WriteDown,
            Some("audio/flac"),
            |b| b.starts_with(b"fLaC\0"),
        ),
        row(
            O::Mp4,
            "a recording (MP4)",
            WriteDown,
            Some("video/mp4"),
            |b| b.get(4..8) == Some(b"ftyp") && is_no_text(b),
        ),
        row(
            O::Matroska,
            "a recording (Matroska or WebM)",
            WriteDown,
            Some("video/x-matroska"),
            |b| b.starts_with(b"\x1A\x45\xDF\xA3"),
        ),
        row(
            O::Avi,
            "a recording (AVI)",
            WriteDown,
            Some("video/x-msvideo"),
            |b| is_riff(b, b"AVI "),
        ),
        row(
            O::IWork,
            "a document of Pages, Numbers or Keynote (iWork)",
            SaveAs(
                "Word (.docx), Excel (.xlsx), PowerPoint (.pptx) or PDF, by File, Export To in that program",
            ),
            None,
            |b| {
                is_zip(b)
                    && (holds(b, b"Index/Document.iwa")
                        || holds(b, b"Index.zip")
                        || holds(b, b"buildVersionHistory.plist"))
            },
        ),
        row(
            O::OpenSheet,
            "an OpenDocument spreadsheet",
            SHEET,
            Some("application/vnd.oasis.opendocument.spreadsheet"),
            |b| is_open(b, b"spreadsheet"),
        ),
        row(
            O::OpenSlides,
            "an OpenDocument presentation",
            SLIDES,
            Some("application/vnd.oasis.opendocument.presentation"),
            |b| is_open(b, b"presentation"),
        ),
        row(
            O::OpenDrawing,
            "an OpenDocument drawing",
            SaveAs("PDF"),
            Some("application/vnd.oasis.opendocument.graphics"),
            |b| is_open(b, b"graphics"),
        ),
        row(
            O::BinarySheet,
            "a binary Excel workbook (.xlsb)",
            SHEET,
            Some("application/vnd.ms-excel.sheet.binary.macroEnabled.12"),
            |b| is_zip(b) && holds(b, b"xl/workbook.bin"),
        ),
        row(
            O::Xps,
            "an XPS document",
            SaveAs("PDF"),
            Some("application/oxps"),
            |b| {
                is_zip(b)
                    && (holds(b, b"FixedDocSeq.fdseq") || holds(b, b"FixedDocumentSequence.fdseq"))
            },
        ),
        row(
            O::PostScript,
            "PostScript",
            SaveAs("PDF (`ps2pdf` does)"),
            Some("application/postscript"),
            |b| b.starts_with(b"%!PS-"),
        ),
        row(
            O::Mobi,
            "a book for Kindle",
            SaveAs("EPUB or PDF"),
            Some("application/x-mobipocket-ebook"),
            |b| b.get(60..68) == Some(b"BOOKMOBI"),
        ),
        row(
            O::OutlookStore,
            "a store of Outlook (PST)",
            SaveAs("single messages (.eml or .msg)"),
            Some("application/vnd.ms-outlook-pst"),
            |b| b.starts_with(b"!BDN"),
        ),
        row(
            O::Database,
            "a database (SQLite)",
            SaveAs("tables (.csv)"),
            Some("application/vnd.sqlite3"),
            |b| b.starts_with(b"SQLite format 3\0"),
        ),
        row(
            O::OldWord,
            "an old Word document (.doc)",
            SaveAs(".docx"),
            Some("application/msword"),
            never,
        ),
        row(
            O::OldExcel,
            "an old Excel workbook (.xls)",
            SHEET,
            Some("application/vnd.ms-excel"),
            never,
        ),
        row(
            O::OldPowerPoint,
            "an old PowerPoint presentation (.ppt)",
            SLIDES,
            Some("application/vnd.ms-powerpoint"),
            never,
        ),
        row(
            O::OtherCompound,
            "a compound file, but no Outlook message and no old Office document",
            Nothing,
            None,
            never,
        ),
        row(
            O::Encrypted,
            "an encrypted Office document, which needs a password",
            Open,
            None,
            never,
        ),
        row(
            O::LockedBook,
            "a book whose text is locked (DRM)",
            SaveAs("a copy without the lock, or as PDF, where you may"),
            Some("application/epub+zip"),
            never,
        ),
        row(
            O::Zip,
            "an archive (ZIP)",
            Unpack,
            Some("application/zip"),
            is_zip,
        ),
        row(
            O::Gzip,
            "an archive (gzip)",
            Unpack,
            Some("application/gzip"),
            |b| b.starts_with(b"\x1F\x8B\x08"),
        ),
        row(
            O::Rar,
            "an archive (RAR)",
            Unpack,
            Some("application/vnd.rar"),
            |b| b.starts_with(b"Rar!\x1A\x07"),
        ),
        row(
            O::SevenZip,
            "an archive (7-Zip)",
            Unpack,
            Some("application/x-7z-compressed"),
            |b| b.starts_with(b"7z\xBC\xAF\x27\x1C"),
        ),
        row(
            O::Tar,
            "an archive (tar)",
            Unpack,
            Some("application/x-tar"),
            |b| b.get(257..262) == Some(b"ustar") && is_no_text(b),
        ),
        row(
            O::Program,
            "a program, and no document",
            Nothing,
            None,
            |b| {
                let starts: [&[u8]; 6] = [
                    b"\x7FELF",
                    b"\xCF\xFA\xED\xFE",
                    b"\xCE\xFA\xED\xFE",
                    b"\xCA\xFE\xBA\xBE",
                    b"\0asm",
                    b"dex\n03",
                ];
                starts.iter().any(|start| b.starts_with(start)) && is_no_text(b)
                    || b.starts_with(b"MZ") && is_no_text(b)
            },
        ),
    ]
};

impl Other {
    /// What the bytes of a file are, where they are surely something that is not read here.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let mut rows = OTHERS.iter();
        rows.find(|row| (row.looks)(bytes)).map(|row| row.other)
    }

    /// All that is known of it.
    pub fn row(self) -> &'static Row {
        // The test below holds the table to the order of the variants.
        &OTHERS[self as usize]
    }

    /// What it is and what to do, as the end of a sentence that begins with the file.
    pub fn says(self) -> String {
        let row = self.row();
        format!("is {}: {}", row.name, row.does.says())
    }

    /// Whether its words may be recognised in a picture.
    pub fn is_picture(self) -> bool {
        matches!(self.row().does, Does::Recognise)
    }
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether the first element, after an XML declaration, comments and a document type, is a drawing.
fn is_drawing(bytes: &[u8]) -> bool {
    let mut rest = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    loop {
        let end: &[u8] = match rest {
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', b'?', ..] => b"?>",
            [b'<', b'!', ..] => b">",
            _ => break,
        };
        let Some(at) = memchr::memmem::find(rest, end) else {
            return false;
        };
        rest = rest[at + end.len()..].trim_ascii_start();
    }
    let behind = rest.strip_prefix(b"<svg").and_then(<[u8]>::first);
    behind.is_some_and(|next| next.is_ascii_whitespace() || *next == b'>')
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(bytes, word).is_some()
}

fn is_open(bytes: &[u8], kind: &[u8]) -> bool {
    let named = bytes.get(30..).unwrap_or_default();
    let rest = named.strip_prefix(b"mimetypeapplication/vnd.oasis.opendocument.");
    is_zip(bytes) && rest.is_some_and(|rest| rest.starts_with(kind))
}

fn is_riff(bytes: &[u8], kind: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(kind)
}

fn is_media(bytes: &[u8], brand: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12) == Some(brand)
}

/// Whether the first bytes hold what no text does, so that a note that begins with the letters of a
/// format is a note.
fn is_no_text(bytes: &[u8]) -> bool {
    bytes.iter().take(512).any(|byte| *byte == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_row() {
        for row in &OTHERS {
            assert_eq!(row.other.row().other, row.other, "{:?}", row.other);
            assert!(row.other.says().starts_with("is "));
        }
    }

    #[test]
    fn what_it_is_is_told_from_its_content() {
        let tar = [&[b'a'; 100][..], &[0; 157], b"ustar\0"].concat();
        for (bytes, other) in [
            (&b"\x89PNG\r\n\x1A\n\0\0"[..], Some(Other::Png)),
            (b"\xFF\xD8\xFF\xE0..", Some(Other::Jpeg)),
            (b"GIF89a\x01\0", Some(Other::Gif)),
            (b"II*\0\x08", Some(Other::Tiff)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some(Other::WebP)),
            (b"RIFF\0\0\0\0WAVEfmt ", Some(Other::Wav)),
            (b"\0\0\0\x18ftypheic", Some(Other::Heic)),
            (b"\0\0\0\x18ftypisom", Some(Other::Mp4)),
            (b"ID3\x03\0", Some(Other::Mp3)),
            (b"\x7FELF\x02\0", Some(Other::Program)),
            (b"MZ\x90\0\x03", Some(Other::Program)),
            (b"PK\x03\x04...Index/Document.iwa", Some(Other::IWork)),
            (b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Some(Other::OpenSheet)),
            (b"PK\x03\x04 other", Some(Other::Zip)),
            (b"%!PS-Adobe-3.0\n", Some(Other::PostScript)),
            (b"<svg xmlns='x'><text>x</text></svg>", Some(Other::Svg)),
            (
                b"<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE svg PUBLIC 'a' 'b'>\n<svg\n>",
                Some(Other::Svg),
            ),
            (b"<svgs are drawings>", None),
            (&tar, Some(Other::Tar)),
            (b"MZ is a district.", None),
            (b"BM, as they call it", None),
            (b"GIF89a is a format", None),
            (b"ID3 tags", None),
            (b"", None),
        ] {
            assert_eq!(Other::of(bytes), other, "{bytes:?}");
        }
    }
}
