//! The texts of a listed record, each of which may name somebody. Every field is named here: one that is added and holds a
//! text is not forgotten.

use super::{
    KeyJson, ListedJson, MeasureJson, NamedJson, OriginsJson, PartyJson, RecordJson, SaidJson,
    StandingJson, WayJson, WhoJson,
};
use crate::{export::protected::rows::Holds, text::Clean};

/// Does something with a text, of which is known what it is.
type What<'w> = &'w mut dyn FnMut(Holds, &mut Clean);

impl ListedJson {
    /// Does something with each of its texts.
    pub fn each_text(&mut self, what: What<'_>) {
        let Self {
            named,
            date,
            date_said,
            status,
            file,
            line: _,
        } = self;
        named.each_text(what);
        let texts = [date, date_said, status].into_iter();
        texts.flatten().for_each(|text| what(Holds::Words, text));
        file.iter_mut().for_each(|path| what(Holds::Words, path));
    }
}

impl NamedJson {
    /// The same.
    pub fn each_text(&mut self, what: What<'_>) {
        let Self { label, record } = self;
        what(Holds::Words, label);
        record.each_text(what);
    }
}

impl RecordJson {
    fn each_text(&mut self, what: What<'_>) {
        let Self {
            key,
            kind,
            case,
            not_counted,
            measure,
            said,
        } = self;
        key.each_text(what);
        what(Holds::Words, kind);
        let texts = [case, not_counted].into_iter();
        texts.flatten().for_each(|text| what(Holds::Words, text));
        measure.iter_mut().for_each(|one| one.each_text(what));
        said.iter_mut().for_each(|said| said.each_text(what));
    }
}

impl KeyJson {
    /// The same.
    pub fn each_text(&mut self, what: What<'_>) {
        let Self { of, key } = self;
        what(of.map_or(Holds::Words, Holds::Key), key);
    }
}

impl SaidJson {
    fn each_text(&mut self, what: What<'_>) {
        let Self {
            by,
            own_voice: _,
            via,
            statement,
            origins:
                OriginsJson {
                    reports: _,
                    origins: _,
                    independent: _,
                    depth: _,
                },
            standing,
        } = self;
        by.iter_mut().for_each(|who| who.each_text(what));
        via.iter_mut().for_each(|way| way.each_text(what));
        what(Holds::Words, statement);
        standing
            .iter_mut()
            .for_each(|standing| standing.each_text(what));
    }
}

impl WhoJson {
    fn each_text(&mut self, what: What<'_>) {
        let Self {
            key,
            name,
            short,
            named: _,
            speaks_for,
        } = self;
        key.iter_mut().for_each(|key| key.each_text(what));
        what(Holds::Words, name);
        what(Holds::Words, short);
        speaks_for.iter_mut().for_each(|key| key.each_text(what));
    }
}

impl WayJson {
    fn each_text(&mut self, what: What<'_>) {
        let Self {
            source,
            at,
            via,
            basis,
        } = self;
        source.each_text(what);
        let texts = [at, basis].into_iter();
        texts.flatten().for_each(|text| what(Holds::Words, text));
        via.iter_mut().for_each(|key| key.each_text(what));
    }
}

impl StandingJson {
    fn each_text(&mut self, what: What<'_>) {
        let Self {
            is,
            because,
            parties,
        } = self;
        what(Holds::Words, is);
        what(Holds::Words, because);
        for PartyJson { key, is, standing } in parties {
            key.each_text(what);
            what(Holds::Words, is);
            what(Holds::Words, standing);
        }
    }
}

impl MeasureJson {
    fn each_text(&mut self, what: What<'_>) {
        let Self {
            value: _,
            bound,
            unit,
            of,
            category,
            as_of,
            said,
            words,
        } = self;
        what(Holds::Words, bound);
        let texts = [unit, of, category, as_of, said].into_iter();
        texts.flatten().for_each(|text| what(Holds::Words, text));
        what(Holds::Words, words);
    }
}
