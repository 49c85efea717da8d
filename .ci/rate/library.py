"""A library of one case and one document, and what the program says of quotes from it. Standard library only."""

import json
import os
import shutil
import subprocess
import tempfile
import unicodedata

# What says that the words stand there.
FOUND = ("verbatim", "normalised")
SECONDS = 300


def yaml(text):
    """A text as a double-quoted scalar, every character that cannot be seen escaped."""
    out = []
    for c in text:
        if c in '"\\':
            out.append("\\" + c)
        elif c == "\n":
            out.append("\\n")
        elif unicodedata.category(c)[0] == "C" or unicodedata.category(c) in ("Zl", "Zp"):
            out.append(f"\\U{ord(c):08x}")
        else:
            out.append(c)
    return '"' + "".join(out) + '"'


def written(digest, media_type, file, quotes):
    """The case file: a source, and an event that cites it with each of the quotes, `[(place or None, quote)]`."""
    lines = [
        "format: 1",
        "title: Copied",
        "sources:",
        "  document:",
        "    title: Document",
        "    original:",
        f"      file: {yaml(file)}",
        f"      sha256: {digest}",
        f"      media_type: {media_type}",
        "events:",
        "  copied:",
        "    title: Copied",
        "    cites:",
    ]
    for place, quote in quotes:
        at = f"at: {place}, " if place else ""
        lines.append(f"      - {{source: document, {at}quote: {yaml(quote)}}}")
    return "\n".join(lines) + "\n"


def judged(program, path, digest, media_type, quotes):
    """What `show` has of each quote, in their order: an object with `verdict`, `place`, `why` and `difference`.

    Raises RuntimeError where the program fails, hangs or answers something else."""
    once = list(dict.fromkeys(quotes))
    with tempfile.TemporaryDirectory() as place:
        os.makedirs(f"{place}/library")
        os.makedirs(f"{place}/originals")
        os.makedirs(f"{place}/home")
        file = "document" + os.path.splitext(path)[1].lower()
        shutil.copyfile(path, f"{place}/originals/{file}")
        with open(f"{place}/library/case.yaml", "w", encoding="utf-8") as case:
            case.write(written(digest, media_type, file, once))
        # For a second run of the same program: a changed reader of formats would not be seen by it.
        kept = os.environ.get("CASEFILE_RATE_KEPT")
        home = {"HOME": f"{place}/home", "XDG_CACHE_HOME": kept or f"{place}/home/.cache"}
        command = [
            program,
            f"{place}/library",
            "show",
            "copied",
            "--originals",
            f"{place}/originals",
            "--format",
            "json",
        ]
        env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **home}
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, env=env, check=False)
        except subprocess.TimeoutExpired as hung:
            raise RuntimeError(f"{path}: {hung}") from hung
    if done.returncode != 0:
        raise RuntimeError(f"{path}: {done.stderr.decode('utf-8', 'replace')}")
    citations = json.loads(done.stdout)["citations"]
    if [c["number"] for c in citations] != list(range(1, len(once) + 1)):
        raise RuntimeError(f"{path}: {len(citations)} citations are shown of {len(once)}")
    return [citations[once.index(quote)] for quote in quotes]
