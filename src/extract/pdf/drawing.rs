//! The instructions that make a path and paint it: ISO 32000-1, 8.5 "Path construction and painting".

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::{content::ops::TypedInstruction as Op, object::Number};

use super::{ground::Ground, paint::Style, path::Path};

/// The path that a stream is about to paint.
#[derive(Default)]
pub struct Drawing {
    path: Path,
    /// What the path becomes the bounds of once it is painted: whether what it covers twice counts.
    clips: Option<bool>,
}

impl Drawing {
    /// Follows an instruction that makes a path or paints; `page` leads to the page. Says whether it is one that paints.
    pub fn take(
        &mut self,
        instruction: &Op<'_, '_>,
        page: Affine,
        style: &mut Style,
        ground: Option<&mut Ground>,
    ) -> bool {
        let path = &mut self.path;
        let at = |x: Number, y: Number| page * Point::new(x.as_f64(), y.as_f64());
        match instruction {
            Op::MoveTo(to) => path.move_to(at(to.0, to.1)),
            Op::LineTo(to) => path.line_to(at(to.0, to.1)),
            Op::CubicTo(c) => path.curve_to(at(c.0, c.1), at(c.2, c.3), at(c.4, c.5)),
            Op::CubicStartTo(c) => path.curve_to(path.last(), at(c.0, c.1), at(c.2, c.3)),
            Op::CubicEndTo(c) => path.curve_to(at(c.0, c.1), at(c.2, c.3), at(c.2, c.3)),
            Op::ClosePath(_) => path.close(),
            Op::RectPath(r) => {
                let corner = Point::new(r.0.as_f64(), r.1.as_f64());
                path.rect(corner, r.2.as_f64(), r.3.as_f64(), page);
            }
            Op::ClipNonZero(_) => self.clips = Some(true),
            Op::ClipEvenOdd(_) => self.clips = Some(false),
            _ => return self.paint(instruction, page, style, ground),
        }
        false
    }

    fn paint(
        &mut self,
        instruction: &Op<'_, '_>,
        page: Affine,
        style: &mut Style,
        ground: Option<&mut Ground>,
    ) -> bool {
        // What is covered twice counts, or not, where it fills at all; and whether it draws lines.
        let (fills, draws) = match instruction {
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) => (Some(true), false),
            Op::FillPathEvenOdd(_) => (Some(false), false),
            Op::FillAndStrokeNonZero(_) | Op::CloseFillAndStrokeNonZero(_) => (Some(true), true),
            Op::FillAndStrokeEvenOdd(_) | Op::CloseFillAndStrokeEvenOdd(_) => (Some(false), true),
            Op::StrokePath(_) | Op::CloseAndStrokePath(_) => (None, true),
            Op::EndPath(_) => (None, false),
            _ => return false,
        };
        if let Op::CloseAndStrokePath(_) = instruction {
            self.path.close();
        }
        if let Some(ground) = ground {
            if let Some(counts_twice) = fills {
                ground.fill(&mut self.path, style, counts_twice);
            }
            if draws {
                ground.stroke(&mut self.path, style, page.determinant().abs().sqrt());
            }
        }
        if let Some(counts_twice) = self.clips.take() {
            self.path.clip(style, counts_twice);
        }
        self.path.clear();
        fills.is_some() || draws
    }
}
