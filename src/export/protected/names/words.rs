//! What a word is that may stand in a name, or beside one: a name and a word as well, a word that nobody is called by, one
//! that joins others. A word may be several of these.

/// One of the things that a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name that is a word as well. In small letters it names nobody. One that is missing here costs a refusal too
    /// many, and never a name.
    Name,
    /// A name of people that is one of countries or cities, too.
    OfPlaces,
    /// What stands before the name of a place where somebody goes or is: *fled Jordan for Paris*.
    Way,
    /// A word of which nicknames are made: *Big Man*, *the Old Teacher*, *El Gordo*. Where all words of a name are
    /// such, none of them names anybody in small letters. One that is missing costs a name too many.
    Ordinary,
    /// What stands between and before those of a nickname. It needs no capital.
    Joining,
    /// What stands between the given name and the surname of one person.
    Particle,
    /// What does so within a surname, and elsewhere before and between other words.
    Linking,
    /// A word of two letters that begins sentences. As a part of a name none is looked for alone.
    Small,
    /// What letters stand for that is mostly no name. As initials none is looked for.
    Abbreviation,
    /// What has a capital where a sentence begins, or before a name (what somebody is in a case), and is of none. One
    /// that is missing costs who it was, and never a name.
    Beginner,
    /// A name that asks where a sentence begins: *Will they*.
    Auxiliary,
    /// What stands behind it there.
    Pronoun,
    /// A name that says of which kind somebody or something is: *Young people*.
    Adjective,
    /// What it is said of.
    Noun,
    /// What has a place for its name: *the State of Guerrero*.
    Place,
    /// What makes a noun of the word behind it: *the marsh*.
    Article,
    /// What people alone do: *Hope said*.
    Deed,
    /// What is numbered, so that the number behind it is of no day: *on day 3*.
    Counted,
}

/// All words that names are told from: of each kind those that are of it, folded and in order.
#[rustfmt::skip]
const WORDS: [(Kind, &[&str]); 18] = [
    (Kind::Name, &[
        "april", "art", "august", "baker", "banks", "bell", "berry", "bill", "bishop", "black", "bond", "brook",
        "brooks", "brown", "burns", "bush", "cannon", "carter", "case", "castle", "chance", "chase", "christian",
        "church", "clay", "cliff", "cook", "cotton", "court", "cross", "cruz", "crystal", "daisy", "dawn", "day",
        "dean", "earl", "english", "faith", "field", "fields", "fisher", "flint", "flores", "flowers", "ford", "foster",
        "frank", "french", "frost", "gold", "grace", "grant", "gray", "green", "hall", "hardy", "hazel", "heather",
        "hill", "holly", "honor", "hope", "house", "hunter", "ivy", "jack", "jan", "joy", "judge", "june", "keen",
        "king", "lane", "law", "letter", "lily", "little", "long", "lord", "love", "luz", "mar", "mark", "marsh",
        "mason", "may", "melody", "mercy", "miller", "mills", "moss", "noble", "north", "olive", "opal", "order",
        "page", "parish", "park", "parker", "pat", "patience", "paz", "pearl", "penny", "pool", "pope", "porter",
        "power", "powers", "price", "prudence", "ray", "reed", "report", "rice", "rich", "rios", "rivers", "robin",
        "rose", "ruby", "said", "sandy", "savage", "sharp", "sol", "source", "sparks", "spring", "statement", "steel",
        "sterling", "stone", "story", "strange", "sue", "summer", "temple", "thorn", "turner", "vale", "violet",
        "walker", "walls", "ward", "waters", "wells", "west", "white", "will", "winter", "winters", "wise", "wood",
        "woods", "worth", "york", "young",
    ]),
    (Kind::OfPlaces, &[
        "adelaide", "alexandria", "asia", "atlanta", "austin", "boston", "brooklyn", "camden", "carolina", "chad",
        "chelsea", "china", "cordoba", "cuba", "dallas", "damascus", "denver", "dublin", "durham", "florence", "florida",
        "francia", "georgia", "granada", "guinea", "hamilton", "houston", "india", "ireland", "israel", "jackson",
        "jordan", "kent", "kenya", "lancaster", "leon", "lima", "lincoln", "london", "lorraine", "madison", "malaga",
        "medina", "merida", "milan", "montana", "orlando", "paris", "phoenix", "quito", "roma", "salvador", "santiago",
        "savannah", "sevilla", "sofia", "sydney", "toledo", "tripoli", "troy", "valencia", "venezia", "verona", "vienna",
        "virginia", "warren", "warsaw", "washington", "york",
    ]),
    (Kind::Way, &[
        "a", "across", "at", "crossed", "de", "desde", "en", "entered", "fled", "for", "from", "hacia", "in", "inside",
        "into", "leaves", "left", "near", "of", "outside", "para", "por", "reached", "through", "to", "toward",
        "towards", "via", "within",
    ]),
    (Kind::Ordinary, &[
        "abogada", "abogado", "abuela", "abuelo", "actor", "agent", "aguila", "alive", "alt", "alta", "alte", "alter",
        "alto", "angel", "anonymous", "ant", "arm", "arzt", "aunt", "axe", "baby", "bad", "baker", "bald", "banker",
        "bar", "barber", "bear", "beard", "bee", "belly", "belt", "big", "bike", "bird", "black", "blanc", "blanca",
        "blanche", "blanco", "blind", "blond", "blood", "blue", "boat", "boiteux", "bomb", "bone", "boot", "boots",
        "border", "borgne", "boss", "boucher", "boulanger", "boxer", "boy", "bride", "bridge", "bright", "broker",
        "brother", "brown", "bruder", "builder", "bull", "bullet", "bus", "butcher", "caller", "camp", "cap", "captain",
        "car", "carnicero", "carpenter", "cat", "chat", "chauve", "chef", "chica", "chico", "chief", "chien", "child",
        "china", "chino", "church", "ciego", "clean", "cleaner", "clerk", "client", "coat", "cobra", "cocinera",
        "cocinero", "cojo", "cold", "colonel", "confidential", "cook", "cop", "corner", "court", "cousin", "crazy",
        "crow", "dad", "daily", "dancer", "dark", "daughter", "dawn", "day", "dead", "deaf", "dealer", "demon",
        "dentist", "desert", "detainee", "detective", "devil", "dick", "dicke", "dicker", "dirty", "doctor", "doctora",
        "dog", "donor", "door", "dove", "dragon", "driver", "dry", "duck", "dude", "duke", "dust", "eagle", "ear",
        "earth", "editor", "electrician", "elephant", "employee", "enfant", "engine", "engineer", "evening", "eye",
        "eyes", "face", "falcon", "farm", "farmer", "fast", "fat", "father", "femme", "fighter", "finger", "fire",
        "first", "fish", "fisherman", "fixer", "flaca", "flaco", "flame", "flower", "fly", "foot", "forest", "former",
        "fox", "frau", "frere", "friend", "frog", "fuchs", "gallo", "gardener", "gate", "gato", "general", "ghost",
        "girl", "glasses", "glove", "goat", "golden", "good", "gorda", "gordo", "grand", "grande", "grandfather",
        "grandma", "grandmother", "grandpa", "gray", "great", "green", "grey", "gros", "gross", "grosse", "grosser",
        "group", "guard", "guardian", "guera", "guero", "gun", "gunman", "guy", "hair", "hammer", "hand", "happy",
        "hat", "hawk", "head", "heart", "helper", "hen", "herald", "hermana", "hermano", "hidden", "high", "hill",
        "hombre", "home", "homme", "hood", "horse", "hot", "hotel", "house", "human", "hund", "hunter", "husband",
        "ice", "informant", "inmate", "insider", "international", "interpreter", "island", "jacket", "jefa", "jefe",
        "jeune", "journalist", "joven", "judge", "jung", "junge", "junger", "katze", "kid", "killer", "kind", "king",
        "klein", "kleine", "kleiner", "knife", "lad", "lady", "lake", "lamb", "lame", "landlord", "last", "lawyer",
        "leader", "leaf", "leg", "lehrer", "lehrerin", "leon", "leopard", "lightning", "lion", "little", "loba", "lobo",
        "loca", "loco", "lone", "lonely", "long", "loud", "loup", "low", "lucky", "mad", "madre", "maestra", "maestro",
        "magician", "major", "mama", "man", "manco", "mann", "market", "mask", "master", "mechanic", "medic", "medico",
        "member", "men", "mom", "monk", "monkey", "moon", "morena", "moreno", "morning", "mosca", "mosque", "mother",
        "motorcycle", "mountain", "mouse", "mouth", "mujer", "mutter", "nacht", "negra", "negro", "neighbor",
        "neighbour", "new", "news", "next", "night", "nina", "nino", "nobody", "noir", "noire", "nose", "number", "nun",
        "nurse", "ocean", "office", "officer", "old", "oncle", "onkel", "orange", "orphan", "other", "owl", "padre",
        "painter", "panadera", "panadero", "panther", "papa", "passenger", "pastor", "patient", "patron", "patrona",
        "people", "pere", "perra", "perro", "person", "petit", "petite", "photographer", "pig", "pilot", "pink",
        "pistol", "plane", "player", "plumber", "policeman", "pollo", "poor", "post", "press", "priest", "prima",
        "primo", "prince", "princess", "prisoner", "private", "profesor", "profesora", "professeur", "professor",
        "prosecutor", "protected", "public", "pupil", "purple", "queen", "quick", "quiet", "rabbit", "rain", "rat",
        "rata", "raton", "raven", "red", "renard", "reporter", "resident", "rich", "rifle", "rights", "ring", "river",
        "road", "rock", "roja", "rojo", "room", "rooster", "rose", "rot", "rote", "roter", "rouge", "runner", "sad",
        "sailor", "saint", "sand", "scar", "school", "schwarz", "schwarze", "schwarzer", "schwester", "scorpion", "sea",
        "second", "secret", "shadow", "shark", "sheep", "shepherd", "ship", "shirt", "shoe", "shoes", "shooter", "shop",
        "short", "silent", "silver", "singer", "sister", "skull", "sky", "slow", "small", "smith", "smoke", "smuggler",
        "snake", "sniper", "snow", "soeur", "soldado", "soldier", "somebody", "someone", "son", "sordo", "source",
        "speaker", "spider", "spirit", "spy", "star", "stern", "stone", "storm", "stranger", "street", "strong",
        "student", "subject", "sun", "surgeon", "survivor", "suspect", "swan", "sweet", "sword", "tailor", "tall",
        "tante", "teacher", "team", "teeth", "tenant", "testigo", "thief", "thin", "third", "thunder", "tia", "tiger",
        "tigre", "times", "tio", "tooth", "toro", "tower", "trader", "train", "translator", "tree", "tribune", "truck",
        "turtle", "twin", "uncle", "unit", "unknown", "user", "valley", "vater", "victim", "vieille", "vieja", "viejo",
        "vieux", "wall", "watch", "water", "weak", "weiss", "weisse", "weisser", "wet", "whale", "wheel",
        "whistleblower", "white", "widow", "widower", "wife", "wild", "wind", "window", "witch", "without", "witness",
        "wizard", "wolf", "woman", "women", "worker", "world", "wrestler", "writer", "yellow", "young", "zapatero",
        "zorro",
    ]),
    (Kind::Joining, &[
        "a", "an", "and", "at", "das", "de", "del", "der", "di", "die", "du", "el", "il", "in", "la", "las", "le",
        "les", "lo", "los", "my", "of", "on", "our", "the", "to", "un", "una", "von",
    ]),
    (Kind::Particle, &[
        "ben", "bin", "bint", "da", "de", "del", "den", "der", "di", "dos", "ibn", "van", "von",
    ]),
    (Kind::Linking, &[
        "al", "e", "el", "la", "las", "los", "y",
    ]),
    (Kind::Small, &[
        "ab", "ad", "ah", "al", "am", "an", "as", "at", "au", "be", "by", "ce", "da", "de", "di", "do", "du", "eh",
        "el", "en", "er", "es", "et", "eu", "go", "ha", "he", "hi", "id", "if", "il", "im", "in", "is", "it", "ja",
        "je", "la", "le", "lo", "ma", "me", "mi", "my", "na", "ne", "ni", "no", "nu", "of", "oh", "ok", "on", "or",
        "os", "ou", "se", "si", "so", "st", "su", "te", "to", "tu", "um", "un", "up", "us", "we", "wo", "ya", "yo",
    ]),
    (Kind::Abbreviation, &[
        "aclu", "ad", "ag", "ai", "am", "ap", "bc", "bia", "bop", "cbp", "cia", "dc", "dea", "dhs", "doj", "eu", "fbi",
        "gps", "hhs", "hsi", "ice", "ii", "iii", "irs", "it", "la", "ma", "md", "ngo", "nsa", "ny", "nyt", "pc", "phd",
        "pm", "ps", "tv", "uk", "un", "us", "usa", "vat", "vp",
    ]),
    (Kind::Beginner, &[
        "after", "also", "and", "appellant", "appellee", "applicant", "as", "because", "before", "between", "both",
        "but", "by", "claimant", "client", "complainant", "defendant", "detainee", "did", "for", "from", "had", "has",
        "he", "how", "if", "in", "inmate", "is", "later", "ministry", "neither", "of", "on", "only", "or", "patient",
        "petitioner", "plaintiff", "prisoner", "respondent", "she", "since", "so", "suspect", "that", "then", "they",
        "to", "victim", "was", "we", "what", "when", "where", "while", "who", "why", "with", "yesterday",
    ]),
    (Kind::Auxiliary, &[
        "may", "might", "will",
    ]),
    (Kind::Pronoun, &[
        "anybody", "anyone", "everybody", "everyone", "he", "i", "it", "nobody", "she", "somebody", "someone", "there",
        "they", "we", "you",
    ]),
    (Kind::Adjective, &[
        "black", "brown", "christian", "english", "french", "gray", "green", "grey", "little", "long", "noble", "north",
        "rich", "savage", "sharp", "short", "small", "strange", "strong", "sweet", "west", "white", "wise", "young",
    ]),
    (Kind::Noun, &[
        "adults", "arms", "black", "blacks", "boy", "boys", "car", "cars", "catholics", "children", "church",
        "churches", "citizens", "clothes", "coat", "community", "companies", "day", "days", "death", "families",
        "family", "farmers", "girl", "girls", "guards", "hair", "hands", "hat", "horses", "house", "houses", "jacket",
        "jews", "ladies", "lady", "lawyers", "lives", "man", "men", "migrants", "minority", "mothers", "muslims",
        "nationals", "neighborhood", "offenders", "officers", "paint", "paper", "people", "peoples", "person",
        "persons", "pickup", "powder", "power", "prisoners", "residents", "school", "schools", "shirt", "shirts",
        "skin", "smoke", "soldiers", "speakers", "students", "supremacist", "supremacists", "supremacy", "teenagers",
        "things", "time", "times", "translation", "trousers", "truck", "trucks", "van", "vans", "version", "voters",
        "water", "woman", "women", "workers", "years",
    ]),
    (Kind::Place, &[
        "archipelago", "barrio", "bay", "borough", "canton", "cathedral", "city", "ciudad", "commonwealth", "countries",
        "country", "county", "departamento", "department", "diocese", "district", "dominion", "duchy", "emirate",
        "estado", "governorate", "gulf", "isla", "island", "islands", "islas", "isthmus", "kingdom", "lake",
        "municipality", "municipio", "parish", "peninsula", "port", "prefecture", "province", "provinces", "provincia",
        "pueblo", "puerto", "region", "republic", "republica", "state", "states", "strait", "territory", "town",
        "township", "university", "valley", "village",
    ]),
    (Kind::Article, &[
        "a", "an", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen", "einer", "el", "il", "la",
        "las", "le", "les", "lo", "los", "the", "un", "una", "une",
    ]),
    (Kind::Deed, &[
        "agreed", "alleged", "alleges", "answered", "answers", "asked", "asks", "believed", "believes", "confessed",
        "cried", "declared", "declares", "denied", "denies", "drove", "explained", "explains", "heard", "knew",
        "learned", "phoned", "recalled", "recalls", "remembered", "remembers", "replied", "replies", "said", "saw",
        "says", "screamed", "signed", "smiled", "spoke", "stated", "swore", "talked", "tells", "testified", "testifies",
        "thought", "told", "wept", "whispered", "wrote",
    ]),
    (Kind::Counted, &[
        "chapter", "count", "counts", "day", "days", "exhibit", "figure", "item", "line", "no", "number", "page",
        "pages", "paragraph", "part", "room", "section", "step", "version", "volume", "week",
    ]),
];

/// Whether a folded word is of a kind.
pub fn is(word: &str, kind: Kind) -> bool {
    let mut tables = WORDS.iter().filter(|(of, _)| *of == kind);
    tables.any(|(_, words)| words.binary_search(&word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::export::protected::{letters::Letters, names::titles::TITLES};

    #[test]
    fn the_words_are_in_order_and_folded() {
        for (kind, words) in WORDS {
            assert!(words.is_sorted(), "{kind:?}");
        }
        let words = WORDS.iter().flat_map(|(_, words)| *words);
        for word in words.chain(TITLES.iter().flat_map(|titles| titles.words)) {
            assert_eq!(Letters::of(word).row, *word);
        }
    }
}
