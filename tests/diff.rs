//! What `casefile diff` says: of two revisions of the shipped library, held to lists that were written by hand; and of
//! records that differ in one leaf, or in nothing but their layout.

mod diff {
    #[cfg(unix)]
    mod git;
    mod leaves;
    mod lists;
}
