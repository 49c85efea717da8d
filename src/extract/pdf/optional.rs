//! Layers that are switched on and off: ISO 32000-1, 8.11 "Optional content".

use std::collections::HashSet;

use hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, Object, ObjectIdentifier},
};

/// Which layers of a document are off where it is opened.
#[derive(Default)]
pub struct Layers {
    off: HashSet<ObjectIdentifier>,
    /// Those that are on where all others are off.
    on: HashSet<ObjectIdentifier>,
    /// Those that a reader switches by what it does with the document.
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
        let uses = usual.get::<Array<'_>>("AS").into_iter();
        let uses = uses.flat_map(|uses| uses.iter::<Dict<'_>>());
        Self {
            off: named(&usual, "OFF"),
            on: named(&usual, "ON"),
            switched: uses.flat_map(|one| named(&one, "OCGs")).collect(),
            are_others_off: base.is_some_and(|base| base.as_str() == "OFF"),
        }
    }

    /// Whether what belongs to a group, or to several by a rule, is surely not shown.
    pub fn hide(&self, group: &Dict<'_>) -> bool {
        if self.off.is_empty() && !self.are_others_off {
            return false;
        }
        let groups: Vec<Dict<'_>> = match group.get::<Object<'_>>("OCGs") {
            None => return self.is_off(group),
            Some(Object::Dict(one)) => vec![one],
            Some(Object::Array(all)) => all.iter::<Dict<'_>>().collect(),
            Some(_) => return false,
        };
        // What counts is a formula that is not followed.
        if groups.is_empty() || group.contains_key("VE") {
            return false;
        }
        let is_unsure =
            |group: &Dict<'_>| group.obj_id().is_none_or(|id| self.switched.contains(&id));
        if groups.iter().any(is_unsure) {
            return false;
        }
        let mut off = groups.iter().map(|group| self.is_off(group));
        let policy = group.get::<Name<'_>>("P");
        match policy.as_ref().map_or("AnyOn", |policy| policy.as_str()) {
            "AllOn" => off.any(|is_off| is_off),
            "AnyOff" => !off.any(|is_off| is_off),
            "AllOff" => !off.all(|is_off| is_off),
            _ => off.all(|is_off| is_off),
        }
    }

    fn is_off(&self, group: &Dict<'_>) -> bool {
        let Some(id) = group.obj_id() else {
            return false;
        };
        let is_off = self.off.contains(&id) || self.are_others_off && !self.on.contains(&id);
        is_off && !self.switched.contains(&id)
    }
}
