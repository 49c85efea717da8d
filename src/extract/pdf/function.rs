//! Functions that mix colours: ISO 32000-1, 7.10 "Functions".

use hayro_syntax::object::{Array, Dict, Number, Object, Stream};

/// How deep functions may stand in functions.
const MAX_DEPTH: usize = 4;
/// Numbers in and out of one, at most.
const MAX_NUMBERS: usize = 32;

/// From numbers to numbers.
#[derive(Debug)]
pub enum Function {
    /// From one end to the other.
    Curve {
        from: Vec<f64>,
        to: Vec<f64>,
        exponent: f64,
    },
    /// Several of one number each, and where each but the first begins.
    Joined {
        parts: Vec<Function>,
        bounds: Vec<f64>,
        domain: (f64, f64),
        encode: Vec<f64>,
    },
    /// Several that each give one number.
    Each(Vec<Function>),
    Table(Table),
    /// One that is a program, or is broken.
    Unknown,
}

/// Numbers at the points of a grid.
#[derive(Debug)]
pub struct Table {
    sizes: Vec<usize>,
    domain: Vec<f64>,
    range: Vec<f64>,
    data: Vec<u8>,
    /// Bytes of a number.
    width: usize,
}

impl Function {
    pub fn read(stated: &Object<'_>) -> Self {
        Self::at(stated, 0).unwrap_or(Self::Unknown)
    }

    fn at(stated: &Object<'_>, depth: usize) -> Option<Self> {
        if depth > MAX_DEPTH {
            return None;
        }
        let (dict, stream) = match stated {
            Object::Dict(dict) => (dict, None),
            Object::Stream(stream) => (stream.dict(), Some(stream)),
            Object::Array(each) => {
                let each = each.iter::<Object<'_>>().take(MAX_NUMBERS);
                let each: Option<Vec<Self>> = each.map(|one| Self::at(&one, depth + 1)).collect();
                return each.map(Self::Each);
            }
            _ => return None,
        };
        match dict.get::<i32>("FunctionType")? {
            0 => Table::read(dict, stream?).map(Self::Table),
            2 => Some(Self::Curve {
                from: numbers(dict, "C0").unwrap_or_else(|| vec![0.0]),
                to: numbers(dict, "C1").unwrap_or_else(|| vec![1.0]),
                exponent: dict.get::<Number>("N")?.as_f64(),
            }),
            3 => {
                let parts = dict.get::<Array<'_>>("Functions")?;
                let parts = parts.iter::<Object<'_>>().take(MAX_NUMBERS);
                let parts: Option<Vec<Self>> = parts.map(|one| Self::at(&one, depth + 1)).collect();
                let domain = numbers(dict, "Domain")?;
                Some(Self::Joined {
                    parts: parts?,
                    bounds: numbers(dict, "Bounds")?,
                    domain: (*domain.first()?, *domain.get(1)?),
                    encode: numbers(dict, "Encode")?,
                })
            }
            _ => None,
        }
    }

    /// What these numbers lead to; none where that is not known.
    pub fn of(&self, given: &[f64]) -> Option<Vec<f64>> {
        match self {
            Self::Curve { from, to, exponent } => {
                let at = given.first()?.clamp(0.0, 1.0).powf(*exponent);
                let pairs = from.iter().zip(to);
                Some(pairs.map(|(from, to)| from + at * (to - from)).collect())
            }
            Self::Joined {
                parts,
                bounds,
                domain,
                encode,
            } => {
                let given = given.first()?.clamp(domain.0, domain.1);
                let at = bounds.iter().filter(|bound| given >= **bound).count();
                let at = at.min(parts.len().checked_sub(1)?);
                let start = at.checked_sub(1).and_then(|before| bounds.get(before));
                let (start, end) = (
                    *start.unwrap_or(&domain.0),
                    *bounds.get(at).unwrap_or(&domain.1),
                );
                let (low, high) = (*encode.get(at * 2)?, *encode.get(at * 2 + 1)?);
                let part = match end > start {
                    true => (given - start) / (end - start),
                    false => 0.0,
                };
                parts.get(at)?.of(&[low + part * (high - low)])
            }
            Self::Each(each) => {
                let each = each.iter().map(|one| one.of(given)?.first().copied());
                each.collect()
            }
            Self::Table(table) => table.of(given),
            Self::Unknown => None,
        }
    }
}

impl Table {
    fn read(dict: &Dict<'_>, stream: &Stream<'_>) -> Option<Self> {
        let sizes = numbers(dict, "Size")?;
        let range = numbers(dict, "Range")?;
        // What turns the grid round is rare, and leads to other colours.
        let plain: Vec<f64> = sizes.iter().flat_map(|size| [0.0, size - 1.0]).collect();
        let is_plain = numbers(dict, "Encode").is_none_or(|encode| encode == plain)
            && numbers(dict, "Decode").is_none_or(|decode| decode == range);
        is_plain.then_some(())?;
        Some(Self {
            sizes: sizes.iter().map(|size| size.max(1.0) as usize).collect(),
            domain: numbers(dict, "Domain")?,
            range,
            data: stream.decoded_data().ok()?.into_owned(),
            width: match dict.get::<i32>("BitsPerSample")? {
                8 => 1,
                16 => 2,
                _ => return None,
            },
        })
    }

    /// What stands at the nearest point of the grid.
    fn of(&self, given: &[f64]) -> Option<Vec<f64>> {
        let (mut index, mut step) = (0_usize, 1_usize);
        for (at, size) in self.sizes.iter().enumerate() {
            let (low, high) = (*self.domain.get(at * 2)?, *self.domain.get(at * 2 + 1)?);
            let part = ((given.get(at)? - low) / (high - low).max(1e-9)).clamp(0.0, 1.0);
            let place = (part * (size - 1) as f64).round() as usize;
            index = index.checked_add(place.checked_mul(step)?)?;
            step = step.checked_mul(*size)?;
        }
        let count = self.range.len() / 2;
        let start = index.checked_mul(count)?;
        let most = if self.width == 2 { 65535.0 } else { 255.0 };
        let outs = (0..count).map(|at| {
            let from = start.checked_add(at)?.checked_mul(self.width)?;
            let bytes = self.data.get(from..from.checked_add(self.width)?)?;
            let number = bytes
                .iter()
                .fold(0.0, |sum, byte| sum * 256.0 + f64::from(*byte));
            let (low, high) = (*self.range.get(at * 2)?, *self.range.get(at * 2 + 1)?);
            Some(low + number / most * (high - low))
        });
        outs.collect()
    }
}

fn numbers(dict: &Dict<'_>, key: &str) -> Option<Vec<f64>> {
    let numbers = dict.get::<Array<'_>>(key)?;
    let numbers = numbers.iter::<Number>().take(MAX_NUMBERS * 2);
    Some(numbers.map(|number| number.as_f64()).collect())
}
