use super::super::field::{Field, Label, Value};
use crate::{
    analysis::tests::unsound,
    library::Library,
    model::{Kind, Text},
};

/// A library in which every key of every kind is filled, as the loader's own test has it.
fn good() -> Library {
    let text = include_str!("../../../../tests/load/good.yaml");
    let (_, records) = text.split_once("\nnote: For tests only. zq3\n").unwrap();
    // Its documents are not beside it here.
    unsound(records)
}

fn find<'f, 'a, T>(fields: &'f [Field<'a>], of: impl Fn(&Value<'a>) -> Option<T>) -> Option<T> {
    fields.iter().find_map(|field| of(&field.value))
}

/// What is asked of many records has functions of its own, for speed; they say what the fields say.
#[test]
fn what_is_asked_of_a_record_is_what_its_fields_say() {
    let library = good();
    let mut seen = 0;
    for record in library.records() {
        let body = &record.body;
        let fields = body.fields();
        let key = &record.key;
        let is = |name: &str| fields.iter().find(|field| field.key == name);
        let words = |name: &str| match is(name).map(|field| &field.value) {
            Some(Value::Words(words)) => *words,
            _ => &[],
        };
        let spans = |texts: &[Text]| texts.iter().map(Text::span).collect::<Vec<_>>();
        assert_eq!(
            body.label().map(Label::span),
            match fields[0].value {
                Value::Words([label]) => Some(label.span()),
                Value::Said(statement) => Some(statement.span()),
                _ => None,
            },
            "{key}"
        );
        assert!(fields[0].label.is_empty(), "{key}");
        assert!(
            fields[1..].iter().all(|field| !field.label.is_empty()),
            "{key}"
        );
        assert_eq!(
            spans(body.aliases()),
            spans(words("also_known_as")),
            "{key}"
        );
        assert_eq!(
            body.note().map(Text::span),
            words("note").first().map(Text::span),
            "{key}"
        );
        // Up to when a record is told is no day of its own, but of a case.
        let dates = fields.iter();
        let dates = dates.filter(|field| field.key != "as_of" || record.kind() == Kind::Case);
        let dates: Vec<Field<'_>> = dates.cloned().collect();
        let first = |value: &Value<'_>| match value {
            Value::When(date, said) => {
                Some((date.map(|date| date.span), said.map(|said| said.span())))
            }
            _ => None,
        };
        let (date, said) = find(&dates, first).unwrap_or((None, None));
        assert_eq!(body.date().map(|date| date.span), date, "{key}");
        let told = is("as_of").map(|field| &field.value);
        let told = told.and_then(first).and_then(|(date, _)| date);
        assert_eq!(body.as_of().map(|date| date.span), told, "{key}");
        assert_eq!(body.date_said().map(Text::span), said, "{key}");
        let measures = find(&fields, |value| match value {
            Value::Numbers(measures) => Some(*measures),
            _ => None,
        });
        assert_eq!(body.measures(), measures.unwrap_or(&[]), "{key}");
        let cites = find(&fields, |value| match value {
            Value::Cites(cites) => Some(*cites),
            _ => None,
        });
        assert_eq!(body.cites(), cites.unwrap_or(&[]), "{key}");
        let status = find(&fields, |value| match value {
            Value::Status(status) => *status,
            _ => None,
        });
        assert_eq!(body.status(), status, "{key}");
        if let Some(Value::Word(Some(_))) = is("kind").map(|field| &field.value) {
            assert!(body.kind_word().is_some(), "{key}");
        }
        seen += 1;
    }
    assert!(seen > 10);
}

#[test]
fn who_is_called_something_else_has_no_other_name_left() {
    let library = good();
    let mut kinds = Vec::new();
    for record in library.records() {
        let before = record.body.names().len();
        let mut body = record.body.clone();
        body.call("Witness A");
        let names: Vec<&str> = body.names().into_iter().map(Text::raw).collect();
        assert!(names.iter().all(|name| *name == "Witness A"), "{names:?}");
        assert_eq!(names.len(), before.min(1), "{}", record.key);
        assert!(body.protection().is_none(), "{}", record.key);
        if before > 1 && !kinds.contains(&record.kind()) {
            kinds.push(record.kind());
        }
    }
    let several = [Kind::Person, Kind::Organization, Kind::Source];
    assert!(several.iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
}
