//! Reading all sources of a library, or all that a task needs, for those who then only compute: the search of all
//! texts, the rules of `check`, an export.
//!
//! Nothing here judges what is read. Each room opens documents, gives them to the one that asks about them, and says
//! what could not be read.

pub mod changes;
pub mod corpus;
pub mod export;
pub mod quotes;
pub mod review;
mod seen;
pub mod withheld;

pub use seen::{see, see_both};
