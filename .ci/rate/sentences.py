"""Sentences as a person would copy them, and which of them are drawn. Standard library only."""

import collections
import hashlib
import random
import re
import unicodedata

# How many sentences of a PDF are drawn for each copier, and how many each must find for the PDF to count.
DRAWN = 10
FEWEST = 1
SEED = "casefile"

COPIERS = ("pdfium", "pdf.js", "poppler")
BROWSER = {"pdfium": "Chrome", "pdf.js": "Firefox", "poppler": "poppler"}

# What ends a sentence, with the marks that may close behind it; and what is no end: initials and the
# abbreviations of papers and courts.
END = re.compile(r"[.!?][\"'”’»)\]]*(?=\s|$)")
NO_END = re.compile(
    r"(?:\b(?:[A-Z]|[A-Z]\.[A-Z]|al|etc|vs?|cf|e\.g|i\.e|pp?|no|nos|vol|ed|eds|fig|figs|eq|eqs|sec|ch|dr|mr|mrs|ms"
    r"|jr|sr|st|inc|ltd|co|corp|dept|approx|art|supp|ct|cir|app|rev|stat|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct"
    r"|nov|dec|para|ex|exh|bd|bzw|abs|nr|vgl|ca|bspw|z\.b|d\.h|u\.a))\.[\"'”’»)\]]*$",
    re.I,
)
# The label of a paragraph or a line, which ends nothing and begins one: "5." or "(iv)." alone at a line's beginning.
LABEL = re.compile(r"(?:^|\n)\s*\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\)?\.$")
OPENING = "\"'“‘«(["


def held_back(name):
    """Whether a file belongs to the fifth that nobody looks into. By its name, so that it stays so."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 5 == 0


def mark(copier, sentence):
    """What a sentence is known by where it must not be written down, in `reasons.tsv`."""
    return hashlib.sha256(f"{copier}\0{flat(sentence)}".encode()).hexdigest()[:12]


def flat(text):
    """The text on one line, as a folded text of YAML has it."""
    return " ".join(text.split())


def letters(text):
    """Its letters and digits alone, for counting: two texts with the same ones are the same sentence."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def _begin(text, begin, end, usual):
    """Where a person would put the mouse down: behind what only stands above the sentence, which is a line
    that is short and is followed by a capital (a heading, the last line of a cell, a caption)."""
    at = begin
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text[begin:end])]
    for (start, stop), (after, _) in zip(lines, lines[1:]):
        line = text[begin + start : begin + stop].strip()
        follows = text[begin + after :].lstrip().lstrip(OPENING)[:1]
        blank = "\n" in text[begin + stop + 1 : begin + after]
        if follows.isupper() and (blank or len(line) < 0.7 * usual) and line[-1:] not in ",;:-–—":
            at = begin + after
    return at


def is_prose(sentence):
    """Six to forty words, from a capital to a stop, of which the most are words: no leader of a table of
    contents, no row of a table, no reference list."""
    words = sentence.split()
    first = sentence.lstrip(OPENING)[:1]
    if not 6 <= len(words) <= 40 or not first.isupper() or len(sentence) > 600:
        return False
    dense = "".join(words)
    if sum(c.isalpha() for c in dense) < 0.75 * len(dense) or re.search(r"([._·…-])(\s?\1){3}|\.\.$|…$", sentence):
        return False
    lower = sum(word.lstrip(OPENING)[:1].islower() for word in words)
    single = sum(len(word) == 1 for word in words)
    return lower >= 3 and lower >= 0.4 * len(words) and single <= 0.3 * len(words)


def lines_of(page):
    return page.replace("\r\n", "\n").replace("\r", "\n")


def _usual(page):
    """How long a line of the page is, as a rule."""
    lengths = sorted(len(line.strip()) for line in page.split("\n") if line.strip())
    return lengths[int(0.75 * (len(lengths) - 1))] if lengths else 0


def _ends(page):
    """Where sentences end: the ends of stops that are no abbreviation, no label and no leader."""
    begin = 0
    for end in END.finditer(page):
        until = page[begin : end.end()]
        spaced = page[end.start() - 1 : end.start()].isspace()
        if spaced or NO_END.search(until):
            continue
        yield begin, end.end(), LABEL.search(until) is None
        begin = end.end()


def sentences(page, first=False):
    """The sentences of the text of a page, in its order, as they were copied: with their line ends. What a page
    begins with may go on from the page before, below a running head, and is left out but on the first page."""
    page = lines_of(page)
    usual, found = _usual(page), []
    for begin, end, whole in _ends(page):
        at = _begin(page, begin, end, usual)
        sentence = page[at:end].strip()
        if whole and (begin or at or first) and is_prose(sentence):
            found.append(sentence)
    return found


def _body(pages):
    """The pages without their running heads and feet: lines at either end of a page that hold no word, or that
    stand, but for their numbers, at an end of three pages or more."""
    bare = lambda line: letters(re.sub(r"\d+", "", line))
    split = [[line for line in lines_of(page).split("\n") if line.strip()] for page in pages]
    ends = lambda page: {bare(line) for line in page[:3] + page[-3:]}
    often = collections.Counter(line for page in split for line in ends(page))
    running = {line for line, times in often.items() if len(line) < 3 or times > 2}
    for page in split:
        while page and bare(page[0]) in running:
            page.pop(0)
        while page and bare(page[-1]) in running:
            page.pop()
    return ["\n".join(page) for page in split]


def over(pages):
    """Sentences that begin on one page and end on the next, as one who leaves the running head and foot out
    copies them: `[(page, sentence)]`. The first part ends without a stop, the second goes on in small letters."""
    found, pages = [], _body(pages)
    for number, (page, following) in enumerate(zip(pages, pages[1:]), 1):
        begin = max((end for _, end, _ in _ends(page)), default=0)
        at = _begin(page, begin, len(page), _usual(page))
        end = next((end for _, end, _ in _ends(following)), 0)
        if begin and following[:1].islower() and not re.search(r"[.!?:;]\W*$", page):
            sentence = page[at:].strip() + "\n" + following[:end]
            if is_prose(sentence):
                found.append((number, sentence))
    return found


def draw_over(name, copier, pages):
    """Two of the sentences of a document that run over the end of a page, drawn as `draw` does."""
    found = over(pages)
    chosen = random.Random(f"{SEED}/over/{copier}/{name}").sample(range(len(found)), min(2, len(found)))
    return [found[i] for i in sorted(chosen)]


def draw(name, copier, pages):
    """Ten sentences of a document, `pages` being the text of each page; `[(page, sentence)]` in the order of
    the document. Which they are depends on the name and the copier alone, and each is drawn once."""
    known, all_of_it = set(), []
    for number, page in enumerate(pages, 1):
        for sentence in sentences(page, number == 1):
            if letters(sentence) not in known:
                known.add(letters(sentence))
                all_of_it.append((number, sentence))
    chosen = random.Random(f"{SEED}/{copier}/{name}").sample(range(len(all_of_it)), min(DRAWN, len(all_of_it)))
    return [all_of_it[i] for i in sorted(chosen)]
