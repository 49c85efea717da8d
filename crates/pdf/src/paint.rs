//! Pages become a file: what was placed is drawn, and each piece of it told to the tree.

use std::collections::HashMap;

use krilla::{
    Document as Output, SerializeSettings,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target as To},
    color::rgb,
    configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion},
    destination::{Destination, XyzDestination},
    geom::{PathBuilder, Point, Quadrilateral},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag},
    text::{GlyphId, KrillaGlyph},
};

use crate::{
    Failed,
    flow::Flow,
    fonts::Fonts,
    model::{Document, Leads, Target},
    page::{Entry, Item, PAGE, Place},
    text::{Piece, Words},
    tree::{Element, Role, Tree},
};

/// What leads somewhere is told from what does not, on paper too where it is printed in colours.
const LINK: Ink = (16, 60, 130);
const INK: Ink = (0, 0, 0);

/// Red, green and blue.
type Ink = (u8, u8, u8);

/// Writes laid out pages.
///
/// # Errors
/// Why they are not what both standards allow.
pub fn write(flow: Flow<'_>, document: &Document) -> Result<Vec<u8>, Failed> {
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| Failed(format!("{error:?}")))?;
    let mut output = Output::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    // The writer wants a day. Where the document has none, it is one that says nothing, and the one that packages have.
    let made = document
        .day
        .map_or(DateTime::new(1980).month(1).day(1), |day| {
            DateTime::new(day.year).month(day.month).day(day.day)
        });
    output.set_metadata(
        Metadata::new()
            .title(document.title.clone())
            .language(document.language.clone())
            .creation_date(made),
    );
    let Flow {
        setter,
        pages,
        tree,
        anchors,
        outline,
        ..
    } = flow;
    let mut painter = Painter {
        fonts: &setter.fonts,
        anchors,
        tree,
        links: HashMap::new(),
    };
    let settings = PageSettings::from_wh(PAGE.0, PAGE.1);
    let settings = settings.ok_or_else(|| Failed("a page has no size".into()))?;
    // What was drawn is let go of: the file and all that was placed are not held together.
    for page in pages {
        let mut sheet = output.start_page_with(settings.clone());
        let mut surface = sheet.surface();
        let areas = painter.draw(&page.items, &mut surface);
        surface.finish();
        for (link, quads, leads) in areas {
            if let Some(annotation) = painter.annotation(quads, &leads) {
                let piece = sheet.add_tagged_annotation(annotation);
                painter.tree.put(piece, link);
            }
        }
        sheet.finish();
    }
    output.set_outline(nested(&outline));
    output.set_tag_tree(painter.tree.tags(&document.language));
    let bytes = output.finish();
    let mut bytes = bytes.map_err(|error| Failed(format!("{error:?}")))?;
    name_no_program(&mut bytes);
    Ok(bytes)
}

/// Takes out which program wrote the metadata: the only place where the writer tells, and of its own accord. As many
/// spaces stand there, since the file says at which byte each of its parts begins.
fn name_no_program(bytes: &mut [u8]) {
    const TOLD: &[u8] = b"x:xmptk=\"xmp-writer\"";
    const NAME: &[u8] = b"xmp-writer";
    let told = bytes.windows(TOLD.len()).position(|part| part == TOLD);
    let name = told.and_then(|at| bytes.get_mut(at + TOLD.len() - 1 - NAME.len()..));
    if let Some(name) = name.and_then(|rest| rest.get_mut(..NAME.len())) {
        name.fill(b' ');
    }
}

struct Painter<'f> {
    fonts: &'f Fonts,
    anchors: HashMap<String, Place>,
    tree: Tree,
    /// The element of each link, by the element that it stands in and its run there.
    links: HashMap<(Element, usize), Element>,
}

/// The places of a link on a page.
type Area = (Element, Vec<Quadrilateral>, Leads);

impl Painter<'_> {
    /// Draws a page, and says where something leads on it.
    fn draw(&mut self, items: &[Item], surface: &mut Surface<'_>) -> Vec<Area> {
        let mut areas: Vec<Area> = Vec::new();
        // What is being read aloud, so to speak: all pieces beside one another of one element are one.
        let mut open = Open::Nothing;
        for item in items {
            match item {
                Item::Rule { from, to, width } => {
                    open.turn(
                        Open::Artifact(ArtifactType::Layout),
                        &mut self.tree,
                        surface,
                    );
                    rule(*from, *to, *width, surface);
                }
                Item::Line {
                    of: None,
                    words,
                    x,
                    y,
                    line,
                } => {
                    let kind = ArtifactType::PaginationOther;
                    open.turn(Open::Artifact(kind), &mut self.tree, surface);
                    for piece in &line.pieces {
                        self.piece(piece, words, (*x, *y), INK, surface);
                    }
                }
                Item::Line {
                    of: Some(element),
                    words,
                    x,
                    y,
                    line,
                } => {
                    if line.pieces.is_empty() {
                        open.turn(Open::Element(*element), &mut self.tree, surface);
                    }
                    for piece in &line.pieces {
                        let leads = words.leads.get(piece.run).and_then(Option::as_ref);
                        let leads = leads.filter(|leads| self.leads_somewhere(leads));
                        let Some(leads) = leads else {
                            open.turn(Open::Element(*element), &mut self.tree, surface);
                            self.piece(piece, words, (*x, *y), INK, surface);
                            continue;
                        };
                        let link = self.link(*element, piece.run);
                        open.turn(Open::Element(link), &mut self.tree, surface);
                        self.piece(piece, words, (*x, *y), LINK, surface);
                        let quad = quad(x + piece.x, *y, piece);
                        match areas.iter_mut().find(|(other, ..)| *other == link) {
                            Some((_, quads, _)) => quads.push(quad),
                            None => areas.push((link, vec![quad], leads.clone())),
                        }
                    }
                }
            }
        }
        open.turn(Open::Nothing, &mut self.tree, surface);
        areas
    }

    fn leads_somewhere(&self, leads: &Leads) -> bool {
        match &leads.to {
            Target::Anchor(name) => self.anchors.contains_key(name),
            Target::Address(_) => true,
        }
    }

    /// The element of a link, which stands where its first piece does.
    fn link(&mut self, within: Element, run: usize) -> Element {
        let tree = &mut self.tree;
        let link = self.links.entry((within, run));
        *link.or_insert_with(|| tree.add(Role::Link, Some(within)))
    }

    fn annotation(&self, quads: Vec<Quadrilateral>, leads: &Leads) -> Option<Annotation> {
        let target = match &leads.to {
            Target::Anchor(name) => {
                let place = *self.anchors.get(name)?;
                To::Destination(Destination::Xyz(destination(place)))
            }
            Target::Address(url) => To::Action(Action::Link(LinkAction::new(url.clone()))),
        };
        let link = LinkAnnotation::new_with_quad_points(quads, target);
        Some(Annotation::new_link(link, Some(leads.says.clone())))
    }

    fn piece(
        &self,
        piece: &Piece,
        words: &Words,
        (x, y): (f32, f32),
        ink: Ink,
        surface: &mut Surface<'_>,
    ) {
        let Some(font) = self.fonts.font(piece.font) else {
            return;
        };
        let size = piece.size;
        let glyphs: Vec<KrillaGlyph> = piece
            .glyphs
            .iter()
            .map(|glyph| {
                KrillaGlyph::new(
                    GlyphId::new(glyph.id),
                    glyph.advance / size,
                    glyph.x / size,
                    glyph.y / size,
                    0.0,
                    glyph.of.start as usize..glyph.of.end as usize,
                    None,
                )
            })
            .collect();
        surface.set_fill(Some(Fill {
            paint: color(ink).into(),
            opacity: NormalizedF32::ONE,
            rule: Default::default(),
        }));
        surface.set_stroke(None);
        let start = Point::from_xy(x + piece.x, y);
        surface.draw_glyphs(start, &glyphs, font.clone(), &words.text, size, false);
    }
}

/// What the pieces that are drawn belong to.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    /// What a page is made of, and nobody reads.
    Artifact(ArtifactType),
    Element(Element),
}

impl Open {
    /// Ends what is open and begins another, where it is another. Nothing else does either.
    fn turn(&mut self, next: Self, tree: &mut Tree, surface: &mut Surface<'_>) {
        if *self == next {
            return;
        }
        if *self != Self::Nothing {
            surface.end_tagged();
        }
        match next {
            Self::Nothing => {}
            Self::Artifact(kind) => {
                surface.start_tagged(ContentTag::Artifact(Artifact::new(kind, None)));
            }
            Self::Element(element) => {
                tree.put(surface.start_tagged(ContentTag::Other), element);
            }
        }
        *self = next;
    }
}

fn color((red, green, blue): Ink) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn rule(from: (f32, f32), to: (f32, f32), width: f32, surface: &mut Surface<'_>) {
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(to.0, to.1);
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            paint: color(INK).into(),
            width,
            ..Stroke::default()
        }));
        surface.draw_path(&path);
    }
}

/// Where a piece stands on its page.
fn quad(x: f32, y: f32, piece: &Piece) -> Quadrilateral {
    let (top, bottom) = (y - 0.9 * piece.size, y + 0.3 * piece.size);
    let (left, right) = (x, x + piece.width);
    Quadrilateral([
        Point::from_xy(left, bottom),
        Point::from_xy(right, bottom),
        Point::from_xy(right, top),
        Point::from_xy(left, top),
    ])
}

fn destination(place: Place) -> XyzDestination {
    // A little above, so that the line is not at the very edge.
    XyzDestination::new(place.page, Point::from_xy(0.0, (place.y - 4.0).max(0.0)))
}

/// The headings as a tree: each below the last one of a lower level.
fn nested(entries: &[Entry]) -> Outline {
    let mut outline = Outline::new();
    for node in children(&mut entries.iter().peekable(), 0) {
        outline.push_child(node);
    }
    outline
}

fn children(
    entries: &mut std::iter::Peekable<std::slice::Iter<'_, Entry>>,
    above: usize,
) -> Vec<OutlineNode> {
    let mut nodes = Vec::new();
    while let Some(entry) = entries.next_if(|entry| entry.level > above) {
        let mut node = OutlineNode::new(entry.title.clone(), destination(entry.at));
        for child in children(entries, entry.level) {
            node.push_child(child);
        }
        nodes.push(node);
    }
    nodes
}
