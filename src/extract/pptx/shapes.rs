//! What of a slide is not seen: shapes beside it, or below others, and letters of the colour of what is behind them.

use crate::extract::{
    Unreadable, Whose,
    script::Script,
    xml::{self, Attributes, Event, Then},
};

/// Hundredths of points: letters of that size and less are not to be read.
const TINY: u32 = 200;

/// By so much in each of its parts a colour differs from another at most of which it cannot be told on a screen.
const LIKE: u8 = 7;

/// The elements that stand on a slide.
pub const SHAPES: [&str; 5] = ["sp", "grpSp", "graphicFrame", "cxnSp", "pic"];

/// What makes a colour another.
const CHANGES: [&str; 6] = ["lumMod", "lumOff", "shade", "tint", "satMod", "inv"];

/// The elements that name one.
const COLORS: [&str; 6] = [
    "srgbClr",
    "schemeClr",
    "prstClr",
    "sysClr",
    "scrgbClr",
    "hslClr",
];

/// Red, green and blue.
type Color = [u8; 3];

const WHITE: Color = [255; 3];

/// What lies behind letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// Nothing of its own.
    #[default]
    None,
    Color(Color),
    /// A picture, a pattern, or a colour that is not known here.
    Other,
}

/// A place on a slide: left, top, right and bottom.
type Place = [i64; 4];

/// A shape of a slide, in the order in which they lie above one another.
#[derive(Clone, Debug, Default)]
struct Shape {
    /// None where another file says it, or a group moves it.
    place: Option<Place>,
    fill: Fill,
    is_picture: bool,
}

/// The shapes of a slide, and what lies behind them.
#[derive(Debug, Default)]
pub struct Slide {
    shapes: Vec<Shape>,
    ground: Fill,
    size: Option<[i64; 2]>,
}

impl Slide {
    /// Reads where the shapes of a slide of that size lie. `ground` is what is behind slides that say nothing of it.
    ///
    /// # Errors
    /// `Damaged` for what is no XML.
    pub fn read(part: &str, size: Option<[i64; 2]>, ground: Fill) -> Result<Self, Unreadable> {
        let mut slide = Self {
            size,
            ground,
            ..Self::default()
        };
        let (mut groups, mut corner) = (0_usize, [0; 2]);
        // What the fill is of that is read.
        let mut is_of_shape = false;
        let mut is_of_ground = false;
        xml::read(part, |event| {
            match event {
                Event::Open("Fallback" | "ln" | "txBody", _) => return Then::Skip,
                Event::Open(name, _) if SHAPES.contains(&name) => {
                    groups += usize::from(name == "grpSp");
                    slide.shapes.push(Shape {
                        is_picture: name == "pic",
                        // Cells of tables have fills of their own.
                        fill: match name {
                            "graphicFrame" => Fill::Other,
                            _ => Fill::None,
                        },
                        ..Shape::default()
                    });
                }
                Event::Close("grpSp") => groups = groups.saturating_sub(1),
                Event::Open("spPr", _) => is_of_shape = true,
                Event::Close("spPr") => is_of_shape = false,
                Event::Open("bg", _) => is_of_ground = true,
                Event::Close("bg") => is_of_ground = false,
                Event::Open("off", attributes) if is_of_shape => {
                    corner = ["x", "y"].map(|name| number(attributes, name).unwrap_or(0));
                }
                Event::Open("ext", attributes) if is_of_shape && groups == 0 => {
                    let size = [number(attributes, "cx"), number(attributes, "cy")];
                    if let (Some(shape), [Some(width), Some(height)]) =
                        (slide.shapes.last_mut(), size)
                    {
                        let [x, y] = corner;
                        let ends = [x.saturating_add(width), y.saturating_add(height)];
                        shape.place = Some([x, y, ends[0], ends[1]]);
                    }
                }
                // A shape that says nothing of its fill may have that of a style.
                Event::Open("fillRef", attributes)
                    if attributes.get("idx").is_some_and(|index| index != "0") =>
                {
                    if let Some(shape) = slide.shapes.last_mut()
                        && shape.fill == Fill::None
                    {
                        shape.fill = Fill::Other;
                    }
                }
                Event::Open("gradFill" | "blipFill" | "pattFill" | "grpFill" | "solidFill", _) => {
                    slide.fill(is_of_shape, is_of_ground, Fill::Other);
                }
                Event::Open(name, attributes) if COLORS.contains(&name) => {
                    let fill = color(attributes).map_or(Fill::Other, Fill::Color);
                    slide.fill(is_of_shape, is_of_ground, fill);
                }
                // What shines through is a mixture.
                Event::Open("alpha", _) => slide.fill(is_of_shape, is_of_ground, Fill::Other),
                Event::Open(name, _) if CHANGES.contains(&name) => {
                    slide.fill(is_of_shape, is_of_ground, Fill::Other);
                }
                Event::Open("overrideClrMapping", _) => slide.ground = Fill::Other,
                _ => {}
            }
            Then::GoOn
        })?;
        Ok(slide)
    }

    fn fill(&mut self, is_of_shape: bool, is_of_ground: bool, fill: Fill) {
        match self.shapes.last_mut() {
            Some(shape) if is_of_shape => shape.fill = fill,
            _ if is_of_ground => self.ground = fill,
            _ => {}
        }
    }

    /// Whether nobody sees a shape, by its number: it lies beside the slide, or below another.
    pub fn hides(&self, number: usize) -> bool {
        let Some([left, top, right, bottom]) =
            self.shapes.get(number).and_then(|shape| shape.place)
        else {
            return false;
        };
        let is_beside = self.size.is_some_and(|[width, height]| {
            left >= width || top >= height || right <= 0 || bottom <= 0
        });
        let mut above = self.shapes.iter().skip(number + 1);
        is_beside
            || above.any(|other| {
                let covers = matches!(other.fill, Fill::Color(_));
                covers
                    && other.place.is_some_and(|[from, up, to, down]| {
                        from <= left && up <= top && to >= right && down >= bottom
                    })
            })
    }

    /// What lies behind the letters of a shape.
    fn behind(&self, number: usize) -> Fill {
        let own = self
            .shapes
            .get(number)
            .map_or(Fill::None, |shape| shape.fill);
        let below = self.shapes.iter().take(number);
        let is_above_others = || {
            let mut below = below.clone();
            below.any(|shape| shape.is_picture || shape.fill != Fill::None)
        };
        match own {
            Fill::None if is_above_others() => Fill::Other,
            Fill::None => self.ground,
            own => own,
        }
    }

    /// What the words of a run are that looks so, in a shape.
    pub fn whose(&self, look: &Look, number: usize) -> Option<Whose> {
        let behind = look.marked.map_or(self.behind(number), Fill::Color);
        let is_white = look.letters.is_some_and(|letters| is_like(letters, WHITE));
        match (look.letters, behind) {
            _ if look.is_unseen => Some(Whose::Hidden),
            (Some(letters), Fill::Color(behind)) if is_like(letters, behind) => Some(Whose::Hidden),
            (_, Fill::None) if is_white => Some(Whose::White),
            _ => None,
        }
    }
}

/// How the letters of a run look.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// None where a style says it.
    letters: Option<Color>,
    /// The colour of a pen that marks them.
    marked: Option<Color>,
    is_unseen: bool,
    /// Where in their line they stand, if not on it.
    pub script: Option<Script>,
    /// Whether it says of what colour they are.
    says_color: bool,
    /// What is said of what, while it is read.
    says: Option<Says>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Letters,
    Marked,
}

impl Look {
    /// The properties of a run begin.
    pub fn of(attributes: &Attributes<'_>) -> Self {
        let size = attributes
            .get("sz")
            .and_then(|size| size.parse::<u32>().ok());
        // In thousandths of the letters' size.
        let script = match number(attributes, "baseline") {
            Some(1..) => Some(Script::Above),
            Some(..=-1) => Some(Script::Below),
            _ => None,
        };
        Self {
            script,
            is_unseen: size.is_some_and(|size| size <= TINY),
            ..Self::default()
        }
    }

    /// Whether it says of what colour the letters are.
    pub fn says_color(&self) -> bool {
        self.says_color || self.is_unseen
    }

    /// Takes what stands in them. The line round letters is none of their colour.
    pub fn take(&mut self, event: &Event<'_>) -> Then {
        match event {
            Event::Open("ln" | "effectLst", _) => return Then::Skip,
            Event::Open("solidFill", _) => self.says = Some(Says::Letters),
            Event::Open("highlight", _) => self.says = Some(Says::Marked),
            Event::Close("solidFill" | "highlight") => self.says = None,
            Event::Open("noFill", _) => self.is_unseen = true,
            Event::Open("alpha", attributes) if self.says == Some(Says::Letters) => {
                self.is_unseen |= number(attributes, "val") == Some(0);
            }
            Event::Open(name, _) if CHANGES.contains(name) => match self.says {
                Some(Says::Letters) => self.letters = None,
                Some(Says::Marked) => self.marked = None,
                None => {}
            },
            Event::Open(name, attributes) if COLORS.contains(name) => {
                self.says_color |= self.says == Some(Says::Letters);
                match self.says {
                    Some(Says::Letters) => self.letters = color(attributes),
                    Some(Says::Marked) => self.marked = color(attributes),
                    None => {}
                }
            }
            _ => {}
        }
        Then::GoOn
    }
}

/// What a layout or a master of slides puts behind what stands on them.
pub fn ground(part: &str) -> Result<Option<Fill>, Unreadable> {
    let (mut ground, mut is_of_ground) = (None, false);
    xml::read(part, |event| {
        match event {
            Event::Open("bg", _) => is_of_ground = true,
            Event::Close("bg") => is_of_ground = false,
            // A picture on it may lie behind letters.
            Event::Open("pic" | "blip", _) => ground = Some(Fill::Other),
            Event::Open(name, attributes)
                if COLORS.contains(&name) && is_of_ground && ground != Some(Fill::Other) =>
            {
                ground = Some(color(attributes).map_or(Fill::Other, Fill::Color));
            }
            Event::Open("gradFill" | "pattFill", _) if is_of_ground => ground = Some(Fill::Other),
            // A shape with a fill may be as large as the slide.
            Event::Open("txBody" | "txStyles", _) => return Then::Skip,
            Event::Open("clrMap", attributes)
                if attributes.get("bg1").is_some_and(|color| color != "lt1") =>
            {
                ground = Some(Fill::Other);
            }
            Event::Open(name, _) if is_of_ground && CHANGES.contains(&name) => {
                ground = Some(Fill::Other);
            }
            Event::Open("solidFill", _) if !is_of_ground => ground = Some(Fill::Other),
            _ => {}
        }
        Then::GoOn
    })?;
    Ok(ground)
}

/// A colour; of those of the theme the ones of paper and letters are known.
fn color(attributes: &Attributes<'_>) -> Option<Color> {
    // Thousandths of a hundredth, or with a sign of per cent.
    let share = |name: &str| {
        let said = attributes.get(name)?;
        let share = match said.strip_suffix('%') {
            Some(share) => share.parse::<f64>().ok()? * 1000.0,
            None => said.parse().ok()?,
        };
        Some((share / 100_000.0).clamp(0.0, 1.0))
    };
    if let (Some(red), Some(green), Some(blue)) = (share("r"), share("g"), share("b")) {
        // Light, of which a screen's numbers are about the root.
        return Some([red, green, blue].map(|share| (share.powf(1.0 / 2.2) * 255.0).round() as u8));
    }
    if share("lum") == Some(1.0) {
        return Some(WHITE);
    }
    let value = attributes.get("val")?;
    match &*value {
        "bg1" | "lt1" | "white" | "window" => return Some(WHITE),
        "tx1" | "dk1" | "black" | "windowText" => return Some([0; 3]),
        _ => {}
    }
    let number = u32::from_str_radix(&value, 16)
        .ok()
        .filter(|_| value.len() == 6)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

fn is_like(one: Color, other: Color) -> bool {
    let mut parts = one.iter().zip(other);
    parts.all(|(one, other)| one.abs_diff(other) <= LIKE)
}

fn number(attributes: &Attributes<'_>, name: &str) -> Option<i64> {
    attributes.get(name)?.parse().ok()
}
