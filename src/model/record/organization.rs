//! Organizations: agencies, courts, newspapers, armed groups.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{At, Citation, Measure, OneOrMany, Ref, Text, value::list, words::words};

words! {
    /// What an organization is.
    OrganizationKind {
        Government = "government", Agency = "agency", Court = "court", Legislature = "legislature",
        Media = "media", ArmedGroup = "armed-group", Facility = "facility", Company = "company",
        Ngo = "ngo", Other = "other",
    }
}

/// A body that appears: an agency, a court, a newspaper, an armed group.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// The name as the sources give it.
    pub name: Text,
    /// Other spellings and names.
    #[serde(default, deserialize_with = "list")]
    pub also_known_as: Vec<Text>,
    /// What it is.
    pub kind: Option<At<OrganizationKind>>,
    /// The organization it is part of.
    pub part_of: Option<At<Ref>>,
    /// What the sources say of it.
    pub description: Option<Text>,
    /// Numbers that the sources give of it.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}
