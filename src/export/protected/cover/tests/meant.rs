//! Names that stand in a text as it was not meant: with marks within them, and in the characters of something else.

use super::read;

#[test]
fn a_name_is_found_however_its_characters_are_written() {
    let people = "  a: {name: María Quiñones, protect: {as: Witness A}}\n  \
                  g: {name: Luz García, protect: {as: Witness G}}\n  \
                  m: {name: Uwe Müller, protect: {as: Witness M}}\n  \
                  v: {name: Ana Villareal, protect: {as: Witness V}}\n";
    for (name, who) in [
        ("Qui&ntilde;ones", "Witness A"),
        ("Mar&iacute;a Qui&#241;ones", "Witness A"),
        ("Garc&iacute;a", "Witness G"),
        ("Garc&amp;#xED;a", "Witness G"),
        ("Garc\\u00eda", "Witness G"),
        ("M=C3=BCller", "Witness M"),
        ("M=FCller", "Witness M"),
        ("M=C3=BCl=\nler", "Witness M"),
        ("M%FCller", "Witness M"),
        ("MÃ¼ller", "Witness M"),
        ("MÃƒÂ¼ller", "Witness M"),
        ("GarcÃ\u{AD}a", "Witness G"),
        ("Villa**real**", "Witness V"),
        ("**Villa**real", "Witness V"),
        ("Villa<b>r</b>eal", "Witness V"),
        ("Ana Villa_real_", "Witness V"),
        ("Villa¬real", "Witness V"),
        ("Villa¬ real", "Witness V"),
        ("Villa¬\nreal", "Witness V"),
        ("Vil la real", "Witness V"),
        ("VILLA REAL", "Witness V"),
    ] {
        let text = format!("Then {name} left.");
        assert_eq!(read(people, &text), format!("Then {who} left."), "{name}");
    }
    let text = "R&D; a **real** villa; x = y; a * b * c; São Paulo";
    assert_eq!(read(people, text), text);
}
