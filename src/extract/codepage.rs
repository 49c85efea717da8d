//! Code pages of Windows.

use encoding_rs::{Encoding, WINDOWS_1252};

/// The encoding that a code page is; windows-1252 for one that is not known.
pub fn encoding(page: u32) -> &'static Encoding {
    known(page).unwrap_or(WINDOWS_1252)
}

/// Whether a code page is read, or is plain ASCII, or none at all.
pub fn is_known(page: u32) -> bool {
    matches!(page, 0 | 20127) || known(page).is_some()
}

fn known(page: u32) -> Option<&'static Encoding> {
    let label = match page {
        866 => "ibm866".to_owned(),
        874 => "windows-874".to_owned(),
        932 => "shift_jis".to_owned(),
        936 | 20936 | 51936 | 54936 => "gb18030".to_owned(),
        949 | 51949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        1200 => "utf-16le".to_owned(),
        1201 => "utf-16be".to_owned(),
        1250..=1258 => format!("windows-{page}"),
        10000 => "macintosh".to_owned(),
        10007 | 10017 => "x-mac-cyrillic".to_owned(),
        20866 => "koi8-r".to_owned(),
        21866 => "koi8-u".to_owned(),
        20932 | 51932 => "euc-jp".to_owned(),
        28591..=28606 => format!("iso-8859-{}", page - 28590),
        38598 => "iso-8859-8-i".to_owned(),
        50220..=50222 => "iso-2022-jp".to_owned(),
        65001 => "utf-8".to_owned(),
        _ => return None,
    };
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// The code page of a font's character set, as RTF numbers these.
pub fn of_charset(charset: u32) -> Option<u32> {
    Some(match charset {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        0 => 1252,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_outlook_writes() {
        for (page, name) in [
            (866, "IBM866"),
            (1251, "windows-1251"),
            (10007, "x-mac-cyrillic"),
            (28605, "ISO-8859-15"),
            (38598, "ISO-8859-8-I"),
            (51949, "EUC-KR"),
            (850, "windows-1252"),
        ] {
            assert_eq!(encoding(page).name(), name, "{page}");
            assert_eq!(is_known(page), page != 850, "{page}");
        }
    }
}
