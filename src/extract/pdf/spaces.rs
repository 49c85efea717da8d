//! What the numbers of a colour mean: ISO 32000-1, 8.6 "Colour spaces" and 7.10 "Functions".

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use hayro_syntax::{
    object::{Array, Name, Number, Object, ObjectIdentifier, Stream},
    page::Resources,
};

use super::{
    function::Function,
    paint::{Colour, PAPER},
};

/// How deep spaces may stand in spaces: an index into inks that stand for another space.
const MAX_DEPTH: usize = 4;
/// Inks of one space, at most: ISO 32000-1, annex C.
const MAX_INKS: usize = 32;
/// In parts of the whole: how far from grey a colour of the space Lab is, at most, that is taken for grey.
const NEARLY_GREY: f64 = 5.0;

/// How the numbers of a colour are meant.
#[derive(Clone, Debug)]
pub enum Space {
    Gray,
    Rgb,
    Cmyk,
    Lab,
    Indexed(Rc<Indexed>),
    Inks(Rc<Inks>),
    /// Each of its colours hides what is below.
    Other,
    Unclear,
}

/// A table of colours of another space.
#[derive(Debug)]
pub struct Indexed {
    base: Space,
    table: Vec<u8>,
}

/// Inks that are mixed, and the colours that stand for them where a printer has them not.
#[derive(Debug)]
pub struct Inks {
    count: usize,
    /// Whether none of them is there.
    are_none: bool,
    mix: Rc<Function>,
    alternate: Space,
}

/// The spaces of a document that were read already.
#[derive(Default)]
pub struct Spaces {
    known: RefCell<HashMap<ObjectIdentifier, Space>>,
    functions: RefCell<HashMap<ObjectIdentifier, Rc<Function>>>,
}

impl Spaces {
    /// The space of a name.
    pub fn named(&self, name: &Name<'_>, resources: &Resources<'_>) -> Space {
        if let Some(space) = of_device(name.as_str()) {
            return space;
        }
        let id = resources.color_spaces.get_ref(name.as_str());
        let id = id.map(ObjectIdentifier::from);
        if let Some(known) = id.and_then(|id| self.known.borrow().get(&id).cloned()) {
            return known;
        }
        let space = match resources.get_color_space(name) {
            Some(stated) => self.stated(&stated, 0),
            None => Space::Unclear,
        };
        if let Some(id) = id {
            self.known.borrow_mut().insert(id, space.clone());
        }
        space
    }

    /// The space that an object states.
    pub fn stated(&self, stated: &Object<'_>, depth: usize) -> Space {
        match stated {
            Object::Name(name) => of_device(name.as_str()).unwrap_or(Space::Unclear),
            Object::Array(parts) if depth < MAX_DEPTH => {
                self.of_array(parts, depth).unwrap_or(Space::Unclear)
            }
            _ => Space::Unclear,
        }
    }

    fn of_array(&self, parts: &Array<'_>, depth: usize) -> Option<Space> {
        let mut parts = parts.flex_iter();
        let family = parts.next::<Name<'_>>()?;
        Some(match family.as_str() {
            "CalGray" => Space::Gray,
            "CalRGB" => Space::Rgb,
            "Lab" => Space::Lab,
            "ICCBased" => {
                let profile = parts.next::<Stream<'_>>();
                match profile.and_then(|profile| profile.dict().get::<i32>("N")) {
                    Some(1) => Space::Gray,
                    Some(3) => Space::Rgb,
                    Some(4) => Space::Cmyk,
                    _ => Space::Other,
                }
            }
            "Indexed" | "I" => {
                let base = self.stated(&parts.next::<Object<'_>>()?, depth + 1);
                parts.next::<Number>()?;
                let table = match parts.next::<Object<'_>>()? {
                    Object::String(table) => table.to_vec(),
                    Object::Stream(table) => table.decoded_data().ok()?.into_owned(),
                    _ => return Some(Space::Other),
                };
                Space::Indexed(Rc::new(Indexed { base, table }))
            }
            "Separation" | "DeviceN" => {
                let names: Vec<Name<'_>> = match parts.next::<Object<'_>>()? {
                    Object::Name(name) => vec![name],
                    Object::Array(names) => names.iter::<Name<'_>>().take(MAX_INKS).collect(),
                    _ => return None,
                };
                let alternate = self.stated(&parts.next::<Object<'_>>()?, depth + 1);
                Space::Inks(Rc::new(Inks {
                    count: names.len(),
                    are_none: names.iter().all(|name| name.as_str() == "None"),
                    mix: self.function(&parts.next::<Object<'_>>()?),
                    alternate,
                }))
            }
            name => of_device(name)?,
        })
    }

    /// The function that an object states.
    pub fn function(&self, stated: &Object<'_>) -> Rc<Function> {
        let id = match stated {
            Object::Stream(stream) => Some(stream.obj_id()),
            _ => None,
        };
        if let Some(known) = id.and_then(|id| self.functions.borrow().get(&id).cloned()) {
            return known;
        }
        let function = Rc::new(Function::read(stated));
        if let Some(id) = id {
            let mut functions = self.functions.borrow_mut();
            functions.insert(id, Rc::clone(&function));
        }
        function
    }
}

/// The spaces that have a name of their own, as whole and as short as images within a page name them.
fn of_device(name: &str) -> Option<Space> {
    match name {
        "DeviceGray" | "G" | "CalGray" => Some(Space::Gray),
        "DeviceRGB" | "RGB" | "CalRGB" => Some(Space::Rgb),
        "DeviceCMYK" | "CMYK" => Some(Space::Cmyk),
        _ => None,
    }
}

impl Space {
    /// The colour of these numbers.
    pub fn colour(&self, numbers: &[f64]) -> Colour {
        let number = |at: usize| numbers.get(at).copied().unwrap_or(0.0);
        let part = |at: usize| number(at).clamp(0.0, 1.0);
        let byte = |part: f64| (part * 255.0).round() as u8;
        match self {
            Self::Gray => Colour::Known([byte(part(0)); 3]),
            Self::Rgb => Colour::Known([0, 1, 2].map(|at| byte(part(at)))),
            Self::Cmyk => {
                let light = 1.0 - part(3);
                Colour::Known([0, 1, 2].map(|at| byte((1.0 - part(at)) * light)))
            }
            Self::Lab => {
                let is_grey = [1, 2].iter().all(|at| number(*at).abs() < NEARLY_GREY);
                match is_grey {
                    true => Colour::Known([byte(shown(number(0))); 3]),
                    false => Colour::Some,
                }
            }
            Self::Indexed(indexed) => indexed.colour(number(0)),
            Self::Inks(inks) => inks.colour(numbers),
            Self::Other => Colour::Some,
            Self::Unclear => Colour::Unclear,
        }
    }

    /// The colour that it begins with.
    pub fn first(&self) -> Colour {
        match self {
            Self::Gray | Self::Rgb | Self::Lab => self.colour(&[]),
            // Black where the page says the space itself, and who knows which where it brings one.
            Self::Cmyk | Self::Other => Colour::Some,
            Self::Indexed(indexed) => indexed.colour(0.0),
            Self::Inks(inks) => inks.colour(&vec![1.0; inks.count]),
            Self::Unclear => Colour::Unclear,
        }
    }

    /// How many numbers a colour has, where that is one for a byte of a table.
    fn count(&self) -> Option<usize> {
        match self {
            Self::Gray => Some(1),
            Self::Rgb => Some(3),
            Self::Cmyk => Some(4),
            Self::Inks(inks) => Some(inks.count),
            _ => None,
        }
    }
}

impl Indexed {
    fn colour(&self, number: f64) -> Colour {
        let Some(count) = self.base.count() else {
            return Colour::Some;
        };
        let start = (number.clamp(0.0, 255.0) as usize) * count;
        match self.table.get(start..start + count) {
            Some(bytes) => {
                let numbers: Vec<f64> = bytes.iter().map(|byte| f64::from(*byte) / 255.0).collect();
                self.base.colour(&numbers)
            }
            None => Colour::Some,
        }
    }
}

impl Inks {
    fn colour(&self, numbers: &[f64]) -> Colour {
        if self.are_none {
            return Colour::Nothing;
        }
        if let Some(mixed) = self.mix.of(numbers) {
            return self.alternate.colour(&mixed);
        }
        // None of each is the lightest that there is, whatever they are.
        match numbers.iter().all(|number| *number <= 0.0) {
            true => Colour::Known(PAPER),
            // An ink may be one that is not there.
            false => Colour::Unclear,
        }
    }
}

/// How light a grey of the space Lab is on a screen: CIE 1976, and the curve of sRGB.
fn shown(lightness: f64) -> f64 {
    let root = (lightness.clamp(0.0, 100.0) + 16.0) / 116.0;
    let light = match root > 6.0 / 29.0 {
        true => root.powi(3),
        false => 3.0 * (6.0_f64 / 29.0).powi(2) * (root - 4.0 / 29.0),
    };
    match light <= 0.003_130_8 {
        true => (12.92 * light).max(0.0),
        false => 1.055 * light.powf(1.0 / 2.4) - 0.055,
    }
}
