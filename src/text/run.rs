//! Runs of bytes that are taken as they are: most of most texts, and looked at once for each byte of a document.

/// How many bytes are looked at together, where nothing among them is to be told apart.
const TOGETHER: usize = 16;

/// How many bytes at the beginning are kept as they are, each space behind and before another of them: `is_kept` says
/// it of a byte, the space among them.
#[inline]
pub fn run(bytes: &[u8], is_kept: impl Fn(u8) -> bool) -> usize {
    let mut end = 0;
    let mut last = b' ';
    // Without a branch for each byte a processor takes them all at once; where words end is nothing that it could
    // foresee.
    while let Some(next) = bytes.get(end..=end + TOGETHER) {
        let pairs = next.iter().zip(&next[1..]);
        let are_kept = pairs.fold(last != b' ' || next[0] != b' ', |are, (byte, behind)| {
            are & is_kept(*byte) & !((*byte == b' ') & (*behind == b' '))
        });
        if !are_kept {
            break;
        }
        end += TOGETHER;
        last = bytes[end - 1];
    }
    let rest = bytes[end..].iter().position(|byte| {
        let is_end = !is_kept(*byte) | ((last == b' ') & (*byte == b' '));
        last = *byte;
        is_end
    });
    let end = rest.map_or(bytes.len(), |rest| end + rest);
    // A space belongs to what stands behind it.
    end - usize::from(bytes[..end].ends_with(b" "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(bytes: &[u8], is_kept: fn(u8) -> bool) -> usize {
        let is_taken = |at: usize| {
            let is_space = |at: usize| bytes.get(at).is_none_or(|byte| *byte == b' ');
            let is_double = bytes[at] == b' ' && (at == 0 || is_space(at - 1));
            is_kept(bytes[at]) && !is_double
        };
        let end = (0..bytes.len())
            .find(|at| !is_taken(*at))
            .unwrap_or(bytes.len());
        if bytes[..end].ends_with(b" ") {
            end - 1
        } else {
            end
        }
    }

    proptest! {
        #[test]
        fn as_byte_by_byte(words in proptest::collection::vec("[a-e]{1,9}| |  |\\.|[a-z ]{20}", 0..12)) {
            let is_kept = |byte: u8| byte.is_ascii_lowercase() | (byte == b' ');
            let text = words.concat();
            prop_assert_eq!(run(text.as_bytes(), is_kept), plain(text.as_bytes(), is_kept));
        }
    }
}
