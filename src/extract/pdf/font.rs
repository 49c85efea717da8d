//! What the codes of a page's fonts mean.

use std::{cell::RefCell, collections::HashMap, rc::Rc, sync::Arc};

use encoding_rs::MACINTOSH;
use hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{
    Array, Dict, Name, Number, Object, ObjectIdentifier, Rect, Stream, String as PdfString,
};
use smol_str::SmolStr;
use unicode_normalization::UnicodeNormalization;

use super::{agree, drawn::Drawn, names::Names, spaces::Spaces};

/// The object that a font stands in, and where in it: one may hold several.
type Place = (ObjectIdentifier, usize);

/// The fonts of a document, each read once.
pub struct Fonts<'a> {
    faces: RefCell<HashMap<Place, Option<Rc<Face<'a>>>>>,
    cache: FontCache<'a>,
    resolver: FontResolverFn,
    cmaps: CMapResolverFn,
}

impl<'a> Fonts<'a> {
    pub fn new() -> Self {
        Self {
            faces: RefCell::default(),
            cache: FontCache::new(),
            // Fonts that a file names but does not hold are stood in for by those that every reader
            // of PDF has; their shapes do not matter here, their names of letters do.
            resolver: Arc::new(|query| {
                let standard = match query {
                    FontQuery::Standard(font) => *font,
                    FontQuery::Fallback(query) => query.pick_standard_font(),
                };
                Some(standard.get_font_data())
            }),
            cmaps: Arc::new(|name| match name {
                CMapName::IdentityH | CMapName::IdentityV => Some(IDENTITY),
                name => hayro_cmap::load_embedded(name),
            }),
        }
    }
    /// The font that a dictionary describes; none if it cannot be read.
    pub fn face(&self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let Some(id) = dict.obj_id() else {
            return Face::read(dict, self).map(Rc::new);
        };
        let id = (id, dict.data().as_ptr().addr());
        if let Some(known) = self.faces.borrow().get(&id) {
            return known.clone();
        }
        let face = Face::read(dict, self).map(Rc::new);
        self.faces.borrow_mut().insert(id, face.clone());
        face
    }
}

/// Codes that are characters: what some files mean when they name an encoding as a map to Unicode.
const IDENTITY: &[u8] = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
    1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap";

/// Codes of a font whose meaning is remembered, at most. Few fonts have more letters.
const MAX_KNOWN: usize = 10_000;

/// A font, and what its codes mean where it does not say so itself.
pub struct Face<'a> {
    pub font: Font<'a>,
    /// How high a letter of size one is: not one for the fonts that are drawn by the page itself.
    pub height: f64,
    /// Whether its letters are drawings of the page's, which may bring colours of their own.
    is_drawn: bool,
    meaning: Meaning,
    codes: Codes,
    /// Which letter each code draws by the name that the font gives it.
    names: Names,
    /// What its codes mean, where some are said to mean nothing.
    repaired: Option<CMap>,
    /// What is known of its codes already: to find it in the font takes long, and is asked for each letter.
    known: RefCell<HashMap<u32, (SmolStr, bool)>>,
    /// What is known of how the page draws its codes.
    drawings: RefCell<HashMap<u32, Drawn>>,
}

/// In what order the codes of a font are that are not ASCII.
enum Codes {
    /// As the font says.
    Stated,
    /// It says nothing: as on a Macintosh, where its map to Unicode, if it has one, has nothing else.
    Macintosh(Option<Box<CMap>>),
}

/// What to go by where a font does not say what a code means.
enum Meaning {
    /// Codes of one byte, in an order that nobody changed: ASCII.
    Ascii,
    /// Codes of one byte, most of which may be anything; that of the space is one.
    Space,
    /// The numbers of a collection of East Asian characters.
    Collection(Box<Collection>),
    Unknown,
}

struct Collection {
    /// From code to number.
    encoding: CMap,
    /// From number to character.
    characters: CMap,
}

impl<'a> Face<'a> {
    fn read(dict: &Dict<'a>, fonts: &Fonts<'a>) -> Option<Self> {
        if !is_sound(dict) {
            return None;
        }
        let font = fonts.cache.font(dict, &fonts.resolver, &fonts.cmaps)?;
        let subtype = dict.get::<Name<'_>>("Subtype");
        let subtype = subtype.as_ref().map_or("", |name| name.as_str());
        let meaning = match subtype {
            "Type0" => collection(dict, &fonts.cmaps).map_or(Meaning::Unknown, |found| {
                Meaning::Collection(Box::new(found))
            }),
            _ => match &renamed(dict)[..] {
                [] => Meaning::Ascii,
                codes if codes.contains(&SPACE) => Meaning::Unknown,
                _ => Meaning::Space,
            },
        };
        let height = if subtype == "Type3" {
            drawn_height(dict)
        } else {
            1.0
        };
        Some(Self {
            font,
            height,
            is_drawn: subtype == "Type3",
            meaning,
            codes: codes(dict, &fonts.cmaps),
            repaired: repaired(dict, &fonts.cmaps),
            names: Names::read(dict),
            known: RefCell::default(),
            drawings: RefCell::default(),
        })
    }

    /// What the page paints for a code.
    pub fn drawn(&self, code: u32, spaces: &Spaces) -> Drawn {
        if let Some(known) = self.drawings.borrow().get(&code) {
            return *known;
        }
        let drawn = match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Type3(glyph) => Drawn::of(&glyph, spaces),
            FontGlyph::Outline(_) => Drawn::Inherits,
        };
        let mut drawings = self.drawings.borrow_mut();
        if drawings.len() < MAX_KNOWN {
            drawings.insert(code, drawn);
        }
        drawn
    }

    pub fn is_drawn(&self) -> bool {
        self.is_drawn
    }

    /// What a code means: nothing, where the file says so, and U+FFFD where nobody says: the reader shall see that something
    /// stands there. And whether that is doubtful: the code draws another letter by its name.
    pub fn text(&self, code: u32) -> (SmolStr, bool) {
        if let Some(known) = self.known.borrow().get(&code) {
            return known.clone();
        }
        let said = self.read_text(code);
        let name = self.names.of(code);
        let known = match name.filter(|name| !agree::agree(*name, &said)) {
            // A letter that is drawn is there, whatever the map says.
            Some(name) if agree::is_nothing(&said) => {
                (SmolStr::new(name.encode_utf8(&mut [0; 4])), true)
            }
            name => (said, name.is_some()),
        };
        let mut all = self.known.borrow_mut();
        if all.len() < MAX_KNOWN {
            all.insert(code, known.clone());
        }
        known
    }

    fn read_text(&self, code: u32) -> SmolStr {
        use hayro_font::FontGlyph::{Outline, Type3};
        if let Some(text) = self.codes.of(code) {
            return text;
        }
        let stated = match self.font.glyph(self.font.map_code(code), code) {
            Outline(glyph) => glyph.as_unicode(),
            Type3(glyph) => glyph.as_unicode(),
        };
        let repaired = || self.repaired.as_ref()?.lookup_bf_string(code);
        match stated.or_else(repaired).or_else(|| self.meaning.of(code)) {
            Some(BfString::Char(NOTHING)) => SmolStr::default(),
            Some(BfString::Char(c)) => spelled_out(c.encode_utf8(&mut [0; 4])),
            Some(BfString::String(text)) => spelled_out(&text),
            None => SmolStr::new_static("\u{FFFD}"),
        }
    }
}

impl Codes {
    /// What a code means in this order; none where the font says what it means.
    fn of(&self, code: u32) -> Option<SmolStr> {
        let Self::Macintosh(map) = self else {
            return None;
        };
        let byte = [u8::try_from(code).ok().filter(|byte| !byte.is_ascii())?];
        let is_mapped = |map: &CMap| map.lookup_bf_string(code).is_some();
        let is_stated = map.as_deref().is_some_and(is_mapped);
        let text = MACINTOSH.decode_without_bom_handling_and_without_replacement(&byte)?;
        (!is_stated).then(|| spelled_out(&text))
    }
}

impl Meaning {
    fn of(&self, code: u32) -> Option<BfString> {
        match self {
            Self::Ascii => char::from_u32(code)
                .filter(|c| (' '..='~').contains(c))
                .map(BfString::Char),
            Self::Space => (i64::from(code) == SPACE).then_some(BfString::Char(' ')),
            Self::Collection(collection) => {
                let number =
                    (1..=4).find_map(|length| collection.encoding.lookup_cid_code(code, length))?;
                collection.characters.lookup_bf_string(number)
            }
            Self::Unknown => None,
        }
    }
}

/// The order of the codes of a font. That of a TrueType font of signs, which names no encoding, is the one of its own
/// table for the Macintosh (ISO 32000-1, 9.6.6.4).
fn codes(dict: &Dict<'_>, cmaps: &CMapResolverFn) -> Codes {
    const OF_SIGNS: i64 = 1 << 2;
    let flags = dict.get::<Dict<'_>>("FontDescriptor");
    let flags = flags.and_then(|descriptor| descriptor.get::<Number>("Flags"));
    let is_of_signs = flags.is_some_and(|flags| flags.as_i64() & OF_SIGNS != 0);
    let subtype = dict.get::<Name<'_>>("Subtype");
    let is_true_type = subtype.is_some_and(|name| name.as_str() == "TrueType");
    if !is_true_type || !is_of_signs || dict.contains_key("Encoding") {
        return Codes::Stated;
    }
    let map = dict.get::<Stream<'_>>("ToUnicode");
    let map = map.and_then(|map| parse(&map.decoded_data().ok()?, cmaps));
    Codes::Macintosh(map.map(Box::new))
}

/// How the codes of a font lead to characters by way of its collection: "Adobe-Japan1" and the like.
fn collection(dict: &Dict<'_>, cmaps: &CMapResolverFn) -> Option<Collection> {
    let encoding = match dict.get::<Object<'_>>("Encoding")? {
        Object::Name(name) => match CMapName::from_bytes(&name) {
            CMapName::IdentityH => CMap::identity_h(),
            CMapName::IdentityV => CMap::identity_v(),
            known => parse(cmaps(known)?, cmaps)?,
        },
        Object::Stream(stream) => parse(&stream.decoded_data().ok()?, cmaps)?,
        _ => return None,
    };
    let stated = encoding.metadata().character_collection.clone();
    let stated = stated.and_then(|stated| stated.family.ucs2_cmap());
    let characters = stated.or_else(|| {
        let descendant = dict.get::<Array<'_>>("DescendantFonts")?;
        let descendant = descendant.iter::<Dict<'_>>().next()?;
        let info = descendant.get::<Dict<'_>>("CIDSystemInfo")?;
        let registry = info.get::<PdfString<'_>>("Registry")?;
        let ordering = info.get::<PdfString<'_>>("Ordering")?;
        CidFamily::from_registry_ordering(&registry, &ordering).ucs2_cmap()
    })?;
    let characters = parse(cmaps(characters)?, cmaps)?;
    Some(Collection {
        encoding,
        characters,
    })
}

/// Whether the ranges of codes that a font states are such as can be: their parser counts through
/// them, be it to four thousand million.
fn is_sound(dict: &Dict<'_>) -> bool {
    let is_code = |number: i64| (0..=0xFFFF).contains(&number);
    let descendants = dict.get::<Array<'_>>("DescendantFonts");
    let descendant = descendants.and_then(|all| all.iter::<Dict<'_>>().next());
    let widths = descendant.into_iter().flat_map(|font| {
        ["W", "W2"]
            .map(|key| font.get::<Array<'_>>(key))
            .into_iter()
            .flatten()
    });
    let first = dict
        .get::<Number>("FirstChar")
        .map(|number| number.as_i64());
    let mut numbers = widths
        .flat_map(|widths| widths.iter::<Object<'_>>())
        .filter_map(|part| {
            // Widths of vertical writing may be negative; a code is not, and is read as none if it is.
            part.into_number().map(|number| number.as_i64().max(0))
        });
    first.is_none_or(is_code) && numbers.all(is_code)
}

/// The code of the space in every order of codes of one byte.
const SPACE: i64 = 0x20;

/// The codes to which a font gives names of its own. Where it does, a name that says nothing must not be taken
/// for the letter that others have there: better none than a wrong one. `a65` for 65, as in the drawn
/// fonts of TeX, is no name but the code.
fn renamed(dict: &Dict<'_>) -> Vec<i64> {
    let encoding = dict.get::<Dict<'_>>("Encoding");
    let Some(differences) = encoding.and_then(|it| it.get::<Array<'_>>("Differences")) else {
        return Vec::new();
    };
    let mut renamed = Vec::new();
    let mut code = 0;
    for part in differences.iter::<Object<'_>>() {
        match part {
            Object::Number(number) => code = number.as_i64(),
            Object::Name(name) => {
                let number = name
                    .as_str()
                    .trim_start_matches(|c: char| c.is_ascii_alphabetic());
                if number.parse() != Ok(code) && name.as_str() != ".notdef" {
                    renamed.push(code);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    renamed
}

/// What a code is mapped to that means nothing by itself: a part of a letter whose other part says
/// what it is.
const NOTHING: char = '\0';

/// A font's map to Unicode, if it maps some codes to nothing, as in `<0003> <>`: their parser takes
/// such a map for broken.
fn repaired(dict: &Dict<'_>, cmaps: &CMapResolverFn) -> Option<CMap> {
    let map = dict.get::<Stream<'_>>("ToUnicode")?.decoded_data().ok()?;
    let mut repaired = Vec::new();
    let mut rest = &map[..];
    while let Some(at) = memchr::memmem::find(rest, b"<>") {
        repaired.extend_from_slice(&rest[..at]);
        repaired.extend_from_slice(b"<0000>");
        rest = &rest[at + 2..];
    }
    if repaired.is_empty() {
        return None;
    }
    repaired.extend_from_slice(rest);
    parse(&repaired, cmaps)
}

fn parse(data: &[u8], cmaps: &CMapResolverFn) -> Option<CMap> {
    let cmaps = cmaps.clone();
    CMap::parse(data, move |name| cmaps(name))
}

/// The height of a font whose letters are drawings, by the box that holds them all.
fn drawn_height(dict: &Dict<'_>) -> f64 {
    let scale = dict
        .get::<[f64; 6]>("FontMatrix")
        .map_or(0.001, |m| m[3].abs());
    let height = dict
        .get::<Rect>("FontBBox")
        .map_or(0.0, |rect| rect.height().abs());
    let height = height * scale;
    if height > 0.0 && height.is_finite() {
        height
    } else {
        1.0
    }
}

/// Without ligatures and without the forms that letters take in a word: they are how a letter looks,
/// not what it is. All else stays as it is.
pub fn spelled_out(text: &str) -> SmolStr {
    // U+FEFF, the last of these blocks, is no form of a letter.
    let is_form = |c: char| matches!(c, '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    if text.chars().any(is_form) {
        let spelled: String = text.nfkc().collect();
        // A vowel sign alone is spelled as one on a space.
        SmolStr::new(if text == " " {
            text
        } else {
            spelled.trim_start()
        })
    } else if text.chars().all(char::is_whitespace) {
        SmolStr::new_static(" ")
    } else {
        SmolStr::new(text)
    }
}
