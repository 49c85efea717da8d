//! What a page paints for a letter that is a drawing of its own: ISO 32000-1, 9.6.5 "Type 3 fonts".

use hayro_font::Type3Glyph;
use hayro_syntax::{
    content::{TypedIter, ops::TypedInstruction as Op},
    page::Resources,
};

use super::{
    look::Kind,
    paint::{Colour, Style},
    spaces::Spaces,
    tint::{Blend, Tint},
};

/// Bytes of a drawing that is followed, at most. That of a letter has some hundred.
const MAX_BYTES: usize = 64 << 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    Nothing,
    /// It has the colour that is set where it is written.
    Inherits,
    /// It has one of its own.
    Own(Colour),
    /// It has several, or those of another drawing.
    Other,
}

impl Drawn {
    pub fn of(glyph: &Type3Glyph<'_>, spaces: &Spaces) -> Self {
        let Some(program) = glyph.program() else {
            return Self::Nothing;
        };
        let Some(data) = program
            .decoded_data()
            .ok()
            .filter(|data| data.len() <= MAX_BYTES)
        else {
            return Self::Other;
        };
        let resources = glyph.font().resources().unwrap_or_default();
        let resources = Resources::new(resources);
        let mut style = Style::default();
        let mut drawn = Self::Nothing;
        let mut instructions = TypedIter::new(&data);
        // The first says whether the drawing is without colours, so that those within count for nothing.
        let mut has_colours = true;
        let mut is_coloured = false;
        while let Some(instruction) = instructions.next() {
            let colour = match &instruction {
                Op::ColorGlyph(_) | Op::EndPath(_) => continue,
                Op::ShapeGlyph(_) => {
                    has_colours = false;
                    continue;
                }
                Op::FillPathNonZero(_)
                | Op::FillPathNonZeroCompatibility(_)
                | Op::FillPathEvenOdd(_) => style.filling(),
                Op::StrokePath(_) | Op::CloseAndStrokePath(_) => style.stroking(),
                Op::InlineImage(image) if image.0.dict().get::<bool>("IM") == Some(true) => {
                    style.filling()
                }
                Op::FillAndStrokeNonZero(_)
                | Op::CloseFillAndStrokeNonZero(_)
                | Op::FillAndStrokeEvenOdd(_)
                | Op::CloseFillAndStrokeEvenOdd(_)
                | Op::Shading(_)
                | Op::XObject(_)
                | Op::InlineImage(_)
                | Op::ShowText(_)
                | Op::ShowTexts(_)
                | Op::NextLineAndShowText(_)
                | Op::ShowTextWithParameters(_) => Some(Colour::Unclear),
                other => {
                    is_coloured |= is_colour(other);
                    style.take(other, &resources, spaces);
                    continue;
                }
            };
            let this = match colour {
                None => continue,
                Some(_) if !has_colours || !is_coloured => Self::Inherits,
                Some(Colour::Unclear) => Self::Other,
                Some(colour) => Self::Own(colour),
            };
            drawn = match drawn {
                Self::Nothing => this,
                same if same == this => same,
                _ => Self::Other,
            };
        }
        drawn
    }

    /// How a letter comes onto its page that would come onto it so by what is set where it is written.
    pub fn kind(self, set: Kind) -> Kind {
        match self {
            Self::Nothing => Kind::NotPainted,
            Self::Inherits => set,
            Self::Own(Colour::Known(colour)) => Kind::Coloured(Tint {
                colour,
                alpha: u8::MAX,
                blend: Blend::Normal,
            }),
            Self::Own(_) | Self::Other => Kind::Painted,
        }
    }
}

fn is_colour(instruction: &Op<'_, '_>) -> bool {
    matches!(
        instruction,
        Op::NonStrokeColorDeviceGray(_)
            | Op::NonStrokeColorDeviceRgb(_)
            | Op::NonStrokeColorCmyk(_)
            | Op::NonStrokeColor(_)
            | Op::NonStrokeColorNamed(_)
            | Op::ColorSpaceNonStroke(_)
            | Op::StrokeColorDeviceGray(_)
            | Op::StrokeColorDeviceRgb(_)
            | Op::StrokeColorCmyk(_)
            | Op::StrokeColor(_)
            | Op::StrokeColorNamed(_)
            | Op::ColorSpaceStroke(_)
            | Op::SetGraphicsState(_)
    )
}
