//! Layers that are switched on and off: ISO 32000-1, 8.11 "Optional content".

use std::collections::HashSet;

use hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, Object, ObjectIdentifier},
};

/// How deep a formula of groups is followed, and how many parts it has, at most.
const MAX_DEPTH: usize = 16;
const MAX_PARTS: usize = 1000;

/// Which layers of a document are off where it is opened.
#[derive(Default)]
pub struct Layers {
    off: HashSet<ObjectIdentifier>,
    /// Those that are on where all others are off.
    on: HashSet<ObjectIdentifier>,
    /// Those that say themselves whether they are on where the document is looked at.
    viewed: HashSet<ObjectIdentifier>,
    /// Those that a reader switches by something else, as by how large the page is shown.
    switched: HashSet<ObjectIdentifier>,
    /// Whether all others are off.
    are_others_off: bool,
}

impl Layers {
    pub fn read(pdf: &Pdf) -> Self {
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let properties = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("OCProperties"));
        let Some(usual) = properties.and_then(|all| all.get::<Dict<'_>>("D")) else {
            return Self::default();
        };
        let named = |dict: &Dict<'_>, key: &str| -> HashSet<ObjectIdentifier> {
            let groups = dict.get::<Array<'_>>(key).into_iter();
            let groups = groups.flat_map(|groups| groups.iter::<Dict<'_>>());
            groups.filter_map(|group| group.obj_id()).collect()
        };
        let base = usual.get::<Name<'_>>("BaseState");
        let (mut viewed, mut switched) = (HashSet::new(), HashSet::new());
        let uses = usual.get::<Array<'_>>("AS").into_iter();
        for one in uses.flat_map(|uses| uses.iter::<Dict<'_>>()) {
            let event = one.get::<Name<'_>>("Event");
            let is_of_view = event.is_some_and(|event| event.as_str() == "View");
            let categories = one.get::<Array<'_>>("Category").into_iter();
            let mut categories = categories.flat_map(|all| all.iter::<Name<'_>>());
            match is_of_view && categories.all(|category| category.as_str() == "View") {
                true => viewed.extend(named(&one, "OCGs")),
                false if is_of_view => switched.extend(named(&one, "OCGs")),
                // What is printed or exported is another matter than what is seen.
                false => {}
            }
        }
        Self {
            off: named(&usual, "OFF"),
            on: named(&usual, "ON"),
            viewed,
            switched,
            are_others_off: base.is_some_and(|base| base.as_str() == "OFF"),
        }
    }

    /// Whether what belongs to a group, or to several by a rule, is surely not shown: ISO 32000-1, 8.11.2.
    pub fn hide(&self, group: &Dict<'_>) -> bool {
        if !group.contains_key("OCGs") && !group.contains_key("VE") {
            return self.is_on(group) == Some(false);
        }
        if let Some(formula) = group.get::<Array<'_>>("VE") {
            return self.meets(&formula, 0) == Some(false);
        }
        let groups: Vec<Dict<'_>> = match group.get::<Object<'_>>("OCGs") {
            Some(Object::Dict(one)) => vec![one],
            Some(Object::Array(all)) => all.iter::<Dict<'_>>().collect(),
            _ => return false,
        };
        let states: Option<Vec<bool>> = groups.iter().map(|group| self.is_on(group)).collect();
        // A group that is not there, or of which nothing can be said, decides nothing.
        let Some(states) = states.filter(|states| !states.is_empty()) else {
            return false;
        };
        let mut on = states.into_iter();
        let policy = group.get::<Name<'_>>("P");
        let is_shown = match policy.as_ref().map_or("AnyOn", |policy| policy.as_str()) {
            "AllOn" => on.all(|is_on| is_on),
            "AnyOff" => on.any(|is_on| !is_on),
            "AllOff" => on.all(|is_on| !is_on),
            _ => on.any(|is_on| is_on),
        };
        !is_shown
    }

    /// What a formula of groups comes to; none where that cannot be said.
    fn meets(&self, formula: &Array<'_>, depth: usize) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        let mut parts = formula.flex_iter();
        let operator = parts.next::<Name<'_>>()?;
        let parts = formula.iter::<Object<'_>>().skip(1).take(MAX_PARTS);
        let mut parts = parts.map(|part| match part {
            Object::Dict(group) => self.is_on(&group),
            Object::Array(inner) => self.meets(&inner, depth + 1),
            _ => None,
        });
        match operator.as_str() {
            "Not" => parts.next()?.map(|is_on| !is_on),
            "And" => parts.try_fold(true, |all, part| Some(all && part?)),
            "Or" => parts.try_fold(false, |any, part| Some(any || part?)),
            _ => None,
        }
    }

    /// Whether a group is on; none where that depends on the reader's program.
    fn is_on(&self, group: &Dict<'_>) -> Option<bool> {
        let id = group.obj_id()?;
        if self.viewed.contains(&id) {
            let usage = group.get::<Dict<'_>>("Usage");
            let view = usage.and_then(|usage| usage.get::<Dict<'_>>("View"));
            let state = view.and_then(|view| view.get::<Name<'_>>("ViewState"));
            if let Some(state) = state {
                return Some(state.as_str() != "OFF");
            }
        }
        if self.switched.contains(&id) {
            return None;
        }
        Some(!(self.off.contains(&id) || self.are_others_off && !self.on.contains(&id)))
    }
}
