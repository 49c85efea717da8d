//! The fonts that this crate brings: `assets/fonts/make` says how they were made.

use std::sync::Arc;

use krilla::text::Font;
use parley::{
    FontContext,
    fontique::{Blob, Collection, CollectionOptions, SourceCache},
};

/// The families, in the order in which they are asked for a letter.
pub const FAMILIES: [&str; 5] = [
    "Noto Serif",
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "Noto Sans Math",
    "Noto Sans Symbols2",
];

const FILES: [&[u8]; 8] = [
    include_bytes!("../assets/fonts/NotoSerif-Regular.ttf"),
    include_bytes!("../assets/fonts/NotoSerif-Bold.ttf"),
    include_bytes!("../assets/fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../assets/fonts/NotoNaskhArabic-Bold.ttf"),
    include_bytes!("../assets/fonts/NotoSerifHebrew-Regular.ttf"),
    include_bytes!("../assets/fonts/NotoSerifHebrew-Bold.ttf"),
    include_bytes!("../assets/fonts/NotoSansMath-Regular.ttf"),
    include_bytes!("../assets/fonts/NotoSansSymbols2-Regular.ttf"),
];

/// The fonts, as what sets lines and what writes them know them.
pub struct Fonts {
    pub context: FontContext,
    /// Each by the number under which lines name it.
    known: Vec<(u64, Font)>,
}

impl Fonts {
    /// Those of this crate, and no others.
    ///
    /// # Errors
    /// The number of the file that is no font.
    pub fn new() -> Result<Self, usize> {
        let collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let mut context = FontContext {
            collection,
            source_cache: SourceCache::default(),
        };
        let mut known = Vec::new();
        for (number, file) in FILES.into_iter().enumerate() {
            let blob = Blob::new(Arc::new(file));
            let font = Font::new(file.into(), 0).ok_or(number)?;
            known.push((blob.id(), font));
            context.collection.register_fonts(blob, None);
        }
        Ok(Self { context, known })
    }

    /// The place in the list of the font whose file has that number.
    pub fn number(&self, id: u64) -> Option<usize> {
        self.known.iter().position(|(known, _)| *known == id)
    }

    /// The font at a place of the list.
    pub fn font(&self, number: usize) -> Option<&Font> {
        self.known.get(number).map(|(_, font)| font)
    }
}
