//! A made case of a hundred records, in the shape of the shipped ones.

use crate::{
    article::{Article, Place, phrase},
    random::Random,
    words,
    yaml::Yaml,
};

/// Records of a case, itself among them.
pub const RECORDS: usize = 100;

const PEOPLE: usize = 12;
const BODIES: usize = 4;
const ARTICLES: usize = 6;
const INTERVIEWS: usize = 4;
const ALLEGATIONS: usize = 40;
const EVIDENCE: usize = 8;
const ENTRIES: usize = 8;
const EVENTS: usize = 11;
const QUESTIONS: usize = 4;

/// What is written of a case.
pub struct Case {
    /// The name of its file, without `.yaml`.
    pub name: String,
    pub yaml: String,
    pub articles: Vec<Article>,
}

struct Person {
    id: String,
    name: String,
    family: &'static str,
    office: &'static str,
}

struct Making {
    random: Random,
    yaml: Yaml,
    name: String,
    year: usize,
    people: Vec<Person>,
    bodies: Vec<(String, &'static str)>,
    articles: Vec<Article>,
    /// Who speaks in each interview.
    speakers: Vec<usize>,
    statements: Vec<Statement>,
}

/// An allegation that is written: whom it is against, and what it says.
struct Statement {
    id: String,
    clause: String,
    thing: &'static str,
}

impl Case {
    /// The case of that number in the library of a seed.
    pub fn made(seed: u64, number: usize) -> Self {
        let mut random = Random::of(seed, u64::try_from(number).unwrap_or_default());
        let (thing, place) = (
            *random.of_these(&words::THINGS),
            *random.of_these(&words::PLACES),
        );
        let title = format!("The {thing} at {place}, file {number}");
        let mut making = Making {
            year: random.between(1998, 2024),
            name: format!("case-{number:05}"),
            yaml: Yaml(format!("format: 1\ntitle: {title}\n")),
            people: Vec::new(),
            bodies: Vec::new(),
            articles: Vec::new(),
            speakers: Vec::new(),
            statements: Vec::new(),
            random,
        };
        making.people();
        making.articles(thing, place);
        let allegations = making.allegations();
        let rest = making.rest();
        // Texts are known only when all that cites them is written.
        let people = making.written_people();
        let sources = making.written_sources();
        let Making {
            yaml,
            name,
            articles,
            ..
        } = making;
        Self {
            yaml: yaml.0 + &people + &sources + &allegations + &rest,
            name,
            articles,
        }
    }
}

impl Making {
    fn people(&mut self) {
        let random = &mut self.random;
        let first = random.below(words::FAMILY.len());
        for number in 0..PEOPLE {
            let given = random.of_these(&words::GIVEN);
            // Nobody in a case has another's name: 7 shares no divisor with their count.
            let family = words::FAMILY[(first + 7 * number) % words::FAMILY.len()];
            self.people.push(Person {
                id: format!("person-{}", number + 1),
                name: format!("{given} {family}"),
                family,
                office: words::OFFICES[random.below(words::OFFICES.len())],
            });
        }
        let first = random.below(words::BODIES.len());
        for number in 0..BODIES {
            let name = words::BODIES[(first + number) % words::BODIES.len()];
            self.bodies
                .push((name.to_lowercase().replace(' ', "-"), name));
        }
        let own = &self.people[0];
        self.yaml.0 += &format!(
            "summary: >-\n  What {} and others said of it in {} articles, and what became of it.\nsubjects: [{}]\nas_of: {}\n",
            own.name,
            ARTICLES,
            own.id,
            self.year + 2
        );
    }

    fn articles(&mut self, thing: &str, place: &str) {
        let first = self.random.below(words::PAPERS.len());
        for number in 0..ARTICLES {
            let publisher = words::PAPERS[(first + number) % words::PAPERS.len()];
            let published = (
                self.year + number / 4,
                self.random.between(1, 12),
                self.random.between(1, 28),
            );
            let title = format!("The {thing} at {place}, part {}", number + 1);
            self.articles.push(Article::new(
                format!("article-{}", number + 1),
                title,
                publisher,
                published,
            ));
        }
        self.speakers = (0..INTERVIEWS).map(|number| 1 + number).collect();
    }

    /// What somebody says was so.
    fn clause(&mut self) -> (String, &'static str) {
        let random = &mut self.random;
        let thing = *random.of_these(&words::THINGS);
        let (place, done) = (
            random.of_these(&words::PLACES),
            random.of_these(&words::DONE),
        );
        let number = random.between(100, 9999);
        let (day, year) = (random.between(2, 28), self.year - random.between(0, 3));
        let month = random.of_these(&MONTHS);
        let clause = match random.below(4) {
            0 => format!("the {thing} {number} was {done} at {place} in {month} {year}"),
            1 => format!("on {day} {month} the {thing} {number} was {done} at {place}"),
            2 => format!("none in {year} saw the {thing} {number} at {place} since {month}"),
            _ => format!("the second {thing} {number} of {month} {year} was {done}"),
        };
        (clause, thing)
    }

    /// A sentence in one of the articles, and where it stands.
    fn told(&mut self, article: usize, sentence: String, quote: &str) -> Place {
        self.articles[article].tell(&mut self.random, sentence, quote)
    }

    /// Any article.
    fn any(&mut self) -> usize {
        self.random.below(ARTICLES)
    }

    fn allegations(&mut self) -> String {
        let mut yaml = Yaml::default();
        yaml.section("allegations");
        for number in 0..ALLEGATIONS {
            let (clause, thing) = self.clause();
            let id = format!("{}-{}", thing.replace(' ', "-"), number + 1);
            let quote = phrase(&clause, 6);
            let article = self.any();
            yaml.record(&id);
            yaml.key("statement", capital(&clause) + ".");
            yaml.key("kind", "assertion");
            let against = self.random.below(BODIES);
            let mut places: Vec<(Place, Option<String>)> = Vec::new();
            if self.random.happens(30) {
                // Said by the paper itself.
                yaml.key("by", format_args!("article-{}", article + 1));
                let quote = capital(&quote);
                let quote = capital(&quote);
                let place = self.told(article, capital(&clause) + ".", &quote);
                places.push((place, None));
            } else {
                let interview = self.random.below(INTERVIEWS);
                let speaker = self.speakers[interview];
                let (id, name) = (
                    self.people[speaker].id.clone(),
                    self.people[speaker].name.clone(),
                );
                yaml.key("by", &id);
                let via = format!("interview-{}", interview + 1);
                let sentence = format!("{name} said that {clause}.");
                places.push((self.told(article, sentence, &quote), Some(via.clone())));
                if self.random.happens(30) {
                    // Another paper has it from the same interview.
                    let other = (article + 1) % ARTICLES;
                    let sentence = format!(
                        "That {clause} is what {name} told another newspaper in {} minutes.",
                        self.random.between(2, 99)
                    );
                    places.push((self.told(other, sentence, &quote), Some(via)));
                }
            }
            let about = format!("event-{}", number % EVENTS + 1);
            let body = self.bodies[against].0.clone();
            yaml.ids("about", &[&about, &body]);
            yaml.key("against", &body);
            yaml.key("date", day(self.articles[article].published));
            if self.random.happens(15) {
                let (unit, of) = *self.random.of_these(&words::UNITS);
                let value = self.random.between(12, 900);
                let sentence = format!("It came to at least {value} {unit} in all.");
                let quote = format!("at least {value} {unit}");
                let via = places[0].1.clone();
                places.push((self.told(article, sentence, &quote), via));
                yaml.head("measure");
                yaml.deep(format_args!("value: {value}"));
                yaml.deep("bound: at-least");
                yaml.deep(format_args!("unit: {unit}"));
                yaml.deep(format_args!("of: {of}"));
                yaml.deep(format_args!("said: {quote}"));
            }
            let cited: Vec<_> = places
                .iter()
                .map(|(place, via)| (place.clone(), via.as_deref()))
                .collect();
            yaml.cites(&cited);
            if self.random.happens(35) {
                self.reply(&mut yaml, article, against, &clause);
            }
            if let Some(other) = self.statements.last().map(|last| last.id.clone())
                && self.random.happens(12)
            {
                yaml.head("relations");
                yaml.deep(format_args!("- {{to: {other}, is: qualifies}}"));
            }
            if self.random.happens(45) {
                yaml.key("note", "The article does not say who else was there.");
            }
            self.statements.push(Statement { id, clause, thing });
        }
        yaml.0
    }

    fn reply(&mut self, yaml: &mut Yaml, article: usize, against: usize, clause: &str) {
        let (id, name) = self.bodies[against].clone();
        let (is, sentence, quote) = match self.random.below(4) {
            0 => (
                "no-comment",
                format!("The {name} did not comment on it."),
                "did not comment on it",
            ),
            1 => (
                "admitted",
                format!("The {name} confirmed that {clause}."),
                "confirmed that",
            ),
            _ => (
                "denied",
                format!("The {name} denied that {clause}."),
                "denied that",
            ),
        };
        let place = self.told(article, sentence, quote);
        yaml.head("responses");
        yaml.deep(format_args!("- by: {id}"));
        yaml.deep(format_args!("  is: {is}"));
        yaml.deep(format_args!(
            "  date: {}",
            day(self.articles[article].published)
        ));
        yaml.deep("  cites:");
        yaml.deep(format_args!("    - source: {}", place.source));
        yaml.deep(format_args!("      at: ¶{}", place.paragraph));
        yaml.deep(format_args!("      quote: {}", place.quote));
    }

    /// Evidence, proceedings, their dockets, events and questions.
    fn rest(&mut self) -> String {
        let mut yaml = Yaml::default();
        self.evidence(&mut yaml);
        self.proceedings(&mut yaml);
        self.events(&mut yaml);
        self.questions(&mut yaml);
        yaml.0
    }

    fn evidence(&mut self, yaml: &mut Yaml) {
        yaml.section("evidence");
        for number in 0..EVIDENCE {
            let bears = self.random.below(ALLEGATIONS);
            let thing = self.statements[bears].thing;
            let article = self.any();
            let held = self.random.below(BODIES);
            let sentence = format!(
                "The {} keeps the {thing} as number {}.",
                self.bodies[held].1,
                number + 1
            );
            let quote = format!("keeps the {thing} as number {}", number + 1);
            let place = self.told(article, sentence, &quote);
            yaml.record(&format!("exhibit-{}", number + 1));
            yaml.key(
                "description",
                format_args!("The {thing} that is kept as number {}", number + 1),
            );
            yaml.key("kind", "document");
            yaml.key("held_by", &self.bodies[held].0);
            yaml.key(
                "status",
                ["described", "produced", "withheld", "unverified"][number % 4],
            );
            let bears = self.statements[bears].id.clone();
            yaml.key(
                "bears_on",
                format_args!(
                    "{{{bears}: {}}}",
                    ["supports", "undermines", "neutral"][number % 3]
                ),
            );
            yaml.cites(&[(place, None)]);
        }
    }

    fn proceedings(&mut self, yaml: &mut Yaml) {
        yaml.section("proceedings");
        let article = self.any();
        for (id, kind) in [("suit", "civil"), ("trial", "criminal")] {
            let own = self.people[0].name.clone();
            let body = self.bodies[0].clone();
            let days = self.random.between(2, 999);
            let sentence = format!(
                "Before a court in a {kind} case of {days} days {own} met the {}.",
                body.1
            );
            let place = self.told(
                article,
                sentence,
                &format!("Before a court in a {kind} case"),
            );
            yaml.record(id);
            let side = match kind {
                "civil" => format!("{own} v. {}", body.1),
                _ => format!("The State v. {own}"),
            };
            yaml.key("title", side);
            yaml.key("kind", kind);
            yaml.key(
                "docket",
                format_args!("{}-{kind}-{}", self.year, self.random.between(100, 999)),
            );
            yaml.head("parties");
            yaml.deep(format_args!("- who: {}", self.people[0].id));
            yaml.deep(format_args!(
                "  as: {}",
                if kind == "civil" {
                    "plaintiff"
                } else {
                    "defendant"
                }
            ));
            yaml.deep(format_args!("  counsel: {}", self.people[5].id));
            yaml.deep(format_args!("- who: {}", body.0));
            yaml.deep(format_args!(
                "  as: {}",
                if kind == "civil" {
                    "defendant"
                } else {
                    "complainant"
                }
            ));
            if kind == "criminal" {
                yaml.head("charges");
                yaml.deep("- number: '1'");
                yaml.deep("  title: Forgery");
                yaml.deep(format_args!("  against: {}", self.people[0].id));
            }
            yaml.key("date", self.year + 1);
            yaml.cites(&[(place, None)]);
        }
        yaml.section("entries");
        for number in 0..ENTRIES {
            let filing = words::FILINGS[number % words::FILINGS.len()];
            let article = self.any();
            let who = self.people[self.random.below(PEOPLE)].name.clone();
            let quote = format!("number {} in the docket", number + 1);
            let pages = self.random.between(2, 90);
            let sentence = format!("{who} has {quote}, {pages} pages.");
            let place = self.told(article, sentence, &quote);
            yaml.record(&format!("suit--{}", number + 1));
            yaml.key("in", "suit");
            yaml.key(
                "kind",
                if filing.starts_with("Order") {
                    "order"
                } else {
                    "filing"
                },
            );
            yaml.key("number", number + 1);
            yaml.key(
                "by",
                if number % 2 == 0 {
                    &self.people[0].id
                } else {
                    &self.bodies[0].0
                },
            );
            yaml.key("title", filing);
            yaml.key(
                "date",
                day((self.year + 1, number + 1, self.random.between(1, 28))),
            );
            yaml.cites(&[(place, None)]);
        }
    }

    fn events(&mut self, yaml: &mut Yaml) {
        yaml.section("events");
        for number in 0..EVENTS {
            let (clause, thing) = self.clause();
            let article = self.any();
            let quote = phrase(&clause, 6);
            let place = self.told(
                article,
                format!("{} wrote that {clause}.", self.people[number % PEOPLE].name),
                &quote,
            );
            yaml.record(&format!("event-{}", number + 1));
            yaml.key("title", format_args!("What became of the {thing}"));
            let (year, month, of_month) = (
                self.year - self.random.between(1, 4),
                self.random.between(1, 12),
                self.random.between(1, 28),
            );
            match self.random.below(6) {
                0 => yaml.key("date", format_args!("{year}-{month:02}")),
                1 => yaml.key("date", day((year, month, of_month)) + "~"),
                2 => yaml.key("date_said", "some days later"),
                _ => yaml.key("date", day((year, month, of_month))),
            }
            let (one, other) = (self.random.below(6), 6 + number % (PEOPLE - 6));
            let (one, other) = (self.people[one].id.clone(), self.people[other].id.clone());
            yaml.ids("participants", &[&one, &other]);
            yaml.key("place", *self.random.of_these(&words::PLACES));
            yaml.cites(&[(place, None)]);
        }
    }

    fn questions(&mut self, yaml: &mut Yaml) {
        yaml.section("questions");
        for number in 0..QUESTIONS {
            let of = self.random.below(ALLEGATIONS);
            let (id, clause) = (
                self.statements[of].id.clone(),
                self.statements[of].clause.clone(),
            );
            yaml.record(&format!("question-{}", number + 1));
            yaml.key(
                "question",
                format_args!("Who else can say whether {clause}?"),
            );
            yaml.key("settles", &id);
            yaml.key("ask", &self.bodies[number].0);
        }
    }

    fn written_people(&mut self) -> String {
        let mut yaml = Yaml::default();
        yaml.section("people");
        for number in 0..PEOPLE {
            let Person {
                id,
                name,
                family,
                office,
            } = &self.people[number];
            let (id, name, family, office) = (id.clone(), name.clone(), *family, *office);
            let article = self.any();
            let body = self.bodies[number % BODIES].clone();
            let sentence = format!(
                "{name} worked as {office} for {} months, for the {}.",
                self.random.between(2, 99),
                body.1
            );
            let place = self.told(article, sentence, &format!("{name} worked as {office}"));
            yaml.record(&id);
            yaml.key("name", &name);
            yaml.key("short", family);
            yaml.key(
                "role",
                format_args!("{} at the {}", capital(office), body.1),
            );
            yaml.key("member_of", &body.0);
            yaml.cites(&[(place, None)]);
        }
        yaml.section("organizations");
        for number in 0..BODIES {
            let (id, name) = self.bodies[number].clone();
            let article = self.any();
            let sentence = format!(
                "The {name} has its office, number {}, near {}.",
                self.random.between(2, 999),
                self.random.of_these(&words::PLACES)
            );
            let place = self.told(article, sentence, &format!("The {name} has its office"));
            yaml.record(&id);
            yaml.key("name", name);
            yaml.key("kind", "agency");
            yaml.cites(&[(place, None)]);
        }
        yaml.0
    }

    fn written_sources(&mut self) -> String {
        let mut yaml = Yaml::default();
        yaml.section("sources");
        let mut cited = Vec::new();
        for interview in 0..INTERVIEWS {
            let name = self.people[self.speakers[interview]].name.clone();
            let sentence = format!(
                "{name} spoke with several newspapers, {} times.",
                self.random.between(2, 99)
            );
            let article = self.any();
            cited.push(self.told(
                article,
                sentence,
                &format!("{name} spoke with several newspapers"),
            ));
        }
        for article in &self.articles {
            yaml.record(&article.id);
            yaml.key("title", &article.title);
            yaml.key("kind", "article-newspaper");
            yaml.key("publisher", article.publisher);
            yaml.key("published", day(article.published));
            yaml.key("language", "en");
            yaml.key("retrieved", self.year + 2);
            yaml.key(
                "text",
                format_args!("texts/{}-{}.txt", self.name, article.id),
            );
        }
        for (interview, place) in cited.into_iter().enumerate() {
            let speaker = &self.people[self.speakers[interview]];
            yaml.record(&format!("interview-{}", interview + 1));
            yaml.key("title", format_args!("Interview with {}", speaker.name));
            yaml.key("kind", "interview");
            yaml.key("speakers", &speaker.id);
            yaml.key("note", "Cited, not held.");
            yaml.cites(&[(place, None)]);
        }
        yaml.0
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn day((year, month, day): (usize, usize, usize)) -> String {
    format!("{year}-{month:02}-{day:02}")
}

/// A sentence with a capital letter at its head.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
