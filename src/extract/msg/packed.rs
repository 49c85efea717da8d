//! RTF as a message packs it ([MS-OXRTFCP]).

/// What the window of the packing holds at first.
const AT_FIRST: &[u8; 207] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \
\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\
\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// The RTF that is packed; none if it is packed otherwise. What was cut off is missing.
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (head, data) = packed.split_at_checked(16)?;
    match &head[8..12] {
        b"MELA" => Some(data.to_vec()),
        b"LZFu" => Some(unpack_window(data)),
        _ => None,
    }
}

/// Eight steps at a time after a byte of flags: a byte as it stands, or two that name a place in the
/// window of the last 4,096 bytes and a length.
fn unpack_window(data: &[u8]) -> Vec<u8> {
    const WINDOW: usize = 4096;
    let mut window = [b' '; WINDOW];
    window[..AT_FIRST.len()].copy_from_slice(AT_FIRST);
    let mut at = AT_FIRST.len();
    let mut unpacked = Vec::new();
    let mut put = |byte: u8, at: &mut usize, window: &mut [u8; WINDOW]| {
        unpacked.push(byte);
        window[*at] = byte;
        *at = (*at + 1) % WINDOW;
    };
    let mut data = data.iter().copied();
    'all: while let Some(flags) = data.next() {
        for step in 0..8 {
            let Some(first) = data.next() else { break 'all };
            if flags >> step & 1 == 0 {
                put(first, &mut at, &mut window);
                continue;
            }
            let Some(second) = data.next() else {
                break 'all;
            };
            let place = usize::from(first) << 4 | usize::from(second >> 4);
            // A reference to the next place to be written is the end.
            if place == at {
                break 'all;
            }
            for offset in 0..usize::from(second & 0xF) + 2 {
                let byte = window[(place + offset) % WINDOW];
                put(byte, &mut at, &mut window);
            }
        }
    }
    unpacked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::rtf::blocks;

    #[test]
    fn unpacks_the_examples_of_the_specification() {
        // [MS-OXRTFCP], sections 4.1 and 4.2.
        let simple = b"\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\x00\x0a\x00rcpg125B2\x0a\xf3 hel\x09\x00 bw\x05\xb0ld}\x0a\x80\x0f\xa0";
        let rtf = unpack(simple).unwrap();
        assert_eq!(rtf, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assert_eq!(blocks(&rtf)[0].text, "hello world");
        let crossing =
            b"\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4\x4b\x51\x41\x00\x04\x20WXYZ\x0d\x6e\x7d\x01\x0e\xb0";
        assert_eq!(unpack(crossing).unwrap(), b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
    }

    #[test]
    fn what_is_stored_cut_off_or_unknown() {
        let head = |kind: &[u8]| [&[0; 8], kind, &[0; 4]].concat();
        assert_eq!(
            unpack(&[head(b"MELA"), b"{x}".to_vec()].concat()).unwrap(),
            b"{x}"
        );
        assert_eq!(
            unpack(&[head(b"LZFu"), b"\x00ab".to_vec()].concat()).unwrap(),
            b"ab"
        );
        assert_eq!(unpack(&head(b"ZIP!")), None);
        assert_eq!(unpack(b"LZFu"), None);
    }
}
