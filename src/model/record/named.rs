//! What people and organizations are named by, and what they are called before others.

/// What a record with a `name`, a `short` one and others (`also_known_as`) answers of them, and of `protect`: a part of
/// its `impl Describe`. What else is known of somebody by these keys tells who they are, and is left out with the name. The keys are in each type by themselves, since a file has them beside its others.
macro_rules! named {
    ($($tells:ident),* $(,)?) => {
        fn label(&self) -> $crate::model::record::Label<'_> {
            $crate::model::record::Label::Name(&self.name)
        }

        fn aliases(&self) -> &[$crate::model::Text] {
            &self.also_known_as
        }

        fn protection(&self) -> Option<&$crate::model::record::Protection> {
            self.protect.as_ref()
        }

        fn protection_mut(&mut self) -> Option<&mut $crate::model::record::Protection> {
            self.protect.as_mut()
        }

        fn names(&self) -> Vec<&$crate::model::Text> {
            let names = std::iter::once(&self.name).chain(&self.short);
            names.chain(&self.also_known_as).collect()
        }

        fn call(&mut self, pseudonym: &str) {
            self.name = self.name.instead(pseudonym);
            self.short = None;
            self.also_known_as.clear();
            $(self.$tells = Default::default();)*
            self.protect = None;
        }

        fn also_call(&mut self, name: $crate::model::Text) {
            self.also_known_as.push(name);
        }

        fn protect(&mut self, how: Option<$crate::model::record::Protection>) {
            self.protect = how;
        }
    };
}
pub(super) use named;
