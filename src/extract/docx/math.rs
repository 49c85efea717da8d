//! Formulas in a Word document (Office Math, ECMA-376, part 1, 22.1), as they are written in a line: 3/5, 10⁶, √16.

use super::super::{Whose, flow::Flow, script::Script, xml::Attributes};

/// The formulas round a place.
#[derive(Default)]
pub struct Math {
    formulas: usize,
    objects: Vec<Object>,
}

/// Something in a formula that is made of parts.
struct Object {
    kind: Kind,
    /// What stands round its parts and between them.
    signs: [String; 3],
    /// How many of its parts have begun.
    parts: usize,
    /// How many things its words are.
    marks: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Fraction,
    /// Parts in signs: brackets, where it says of none.
    Delimited,
    /// A sum or another sign that goes over what stands behind it.
    Over,
    Root,
    Phantom,
    /// A sign upon another: a stroke through `=` makes it `≠`.
    Accent,
    /// Cells of a table.
    Cells,
    Other,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "f" => Self::Fraction,
            "d" => Self::Delimited,
            "nary" => Self::Over,
            "rad" => Self::Root,
            "phant" => Self::Phantom,
            "acc" => Self::Accent,
            "m" | "eqArr" => Self::Cells,
            "borderBox" | "sSup" | "sSub" | "sSubSup" | "sPre" | "func" | "bar" | "box"
            | "groupChr" | "limLow" | "limUpp" => Self::Other,
            _ => return None,
        })
    }

    fn signs(self) -> [&'static str; 3] {
        match self {
            Self::Fraction => ["", "/", ""],
            Self::Delimited => ["(", "|", ")"],
            Self::Over => ["∫", "", ""],
            Self::Root => ["√", "", ""],
            Self::Cells => ["", " ", ""],
            Self::Accent => ["", "", "\u{302}"],
            Self::Phantom | Self::Other => [""; 3],
        }
    }
}

impl Math {
    /// An element begins.
    pub fn open(&mut self, name: &str, attributes: &Attributes<'_>, flow: &mut Flow) {
        self.formulas += usize::from(name == "oMath");
        if self.formulas == 0 {
            return;
        }
        if let Some(kind) = Kind::of(name) {
            if kind == Kind::Fraction {
                flow.part_figures();
            }
            self.objects.push(Object {
                kind,
                signs: kind.signs().map(str::to_owned),
                parts: 0,
                marks: 0,
            });
            return;
        }
        let Some(object) = self.objects.last_mut() else {
            return;
        };
        let value = attributes.get("val");
        let is_off = matches!(value.as_deref(), Some("0" | "false" | "off"));
        let mut mark = |whose: Whose| {
            object.marks += 1;
            flow.begin(whose);
        };
        match (name, object.kind) {
            ("show", Kind::Phantom) if is_off => mark(Whose::Hidden),
            ("strikeH" | "strikeV" | "strikeBLTR" | "strikeTLBR", Kind::Other) if !is_off => {
                mark(Whose::Struck);
            }
            // A fraction without its line.
            ("type", Kind::Fraction) if value.as_deref() == Some("noBar") => {
                object.signs[1] = " ".to_owned();
            }
            ("begChr", Kind::Delimited) | ("chr", Kind::Over) => {
                object.signs[0] = value.unwrap_or_default();
            }
            ("chr", Kind::Accent) => object.signs[2] = value.unwrap_or_default(),
            ("sepChr", Kind::Delimited) => object.signs[1] = value.unwrap_or_default(),
            ("endChr", Kind::Delimited) => object.signs[2] = value.unwrap_or_default(),
            ("deg", _) => flow.shift(Script::Above),
            ("sub" | "sup", kind) => {
                if kind == Kind::Over {
                    object.begin(flow);
                }
                flow.shift(match name {
                    "sup" => Script::Above,
                    _ => Script::Below,
                });
            }
            ("num" | "den" | "e", _) => object.begin(flow),
            _ => {}
        }
    }

    /// An element ends.
    pub fn close(&mut self, name: &str, flow: &mut Flow) {
        if self.formulas == 0 {
            return;
        }
        match name {
            "oMath" => self.formulas -= 1,
            "deg" | "sub" | "sup" if !self.objects.is_empty() => flow.shift_back(),
            name if Kind::of(name).is_some() => {
                let Some(object) = self.objects.pop() else {
                    return;
                };
                if object.parts > 0 {
                    flow.text(&object.signs[2]);
                }
                if object.kind == Kind::Fraction {
                    flow.part_figures();
                }
                (0..object.marks).for_each(|_| flow.end_last());
            }
            _ => {}
        }
    }
}

impl Object {
    /// A part of it begins.
    fn begin(&mut self, flow: &mut Flow) {
        // The limits of a sum stand behind its sign, and are no parts.
        let sign = match (self.kind, self.parts) {
            (_, 0) => &self.signs[0],
            _ => &self.signs[1],
        };
        flow.text(sign);
        self.parts += 1;
    }
}
