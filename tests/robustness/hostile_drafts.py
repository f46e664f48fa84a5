"""Ways in for drafts: what lawyers and their editors write."""

from __future__ import annotations

from hostile_entry import (
    LOCALES,
    Entry,
    draft,
    known_acts,
    newest_edition,
    one,
    some,
)
from small_workspace import CODE

from pipeline.akoma import export_act
from pipeline.model.act import Profile
from pipeline.readers import (
    parse_act,
    print_act,
    read_acts,
    read_addressees,
    read_calendar,
    read_direction,
    read_edition,
    read_ledger,
    read_norm,
    read_programme,
    read_prose,
)
from pipeline.readers.glossary import read_glossary

NORM = f"{CODE}__art_435.v1.ru.md"


def _norm(content):
    norm, _ = read_norm(draft(f"2.4/norms/{NORM}", content), LOCALES, known_acts())
    if norm is not None:
        print_act(norm.redaction.provisions)


def _prose(content):
    read_prose(draft("2.4/texts/explanatory-note.ru.md", content))


def _edition(content):
    """Read, and told once more as Akoma Ntoso, which knows fewer signs than a draft."""
    name = f"acts/{CODE}/2026-03-08.ru.md"
    text, _ = read_edition(draft(name, content), Profile.CRIMINAL)
    if text is not None:
        export_act(text, known_acts()[CODE], LOCALES["ru"], editor="А")


def _act(content):
    """Any text of an act: what is read is printed as it was."""
    text = content.decode("utf-8", "replace")
    for profile in Profile:
        parsed = parse_act(text, profile, "ru")
        assert print_act(parsed.provisions) + parsed.tail == text or parsed.problems


def _ledger(content):
    """The file's kind stands in its first key, as in the drafts themselves."""
    name = content.lstrip().partition(b":")[0].decode("ascii", "replace")
    name = name if name.isalpha() else "positions"
    read_ledger([draft(f"2.4/ledger/{name}.yaml", content)])


def _yaml(name, read):
    return lambda content: read(draft(name, content))


ENTRIES = (
    Entry("norm", some("*/norms/*.md", 12), _norm),
    Entry("prose", some("*/texts/*.md", 8), _prose),
    Entry("edition", some("acts/*/*.md", 8), _edition, tries=30),
    Entry("act", lambda: [newest_edition(CODE).encode()], _act, tries=30),
    Entry(
        "direction",
        some("*/direction.yaml"),
        _yaml("2.4/direction.yaml", read_direction),
    ),
    Entry("programme", one("programme.yaml"), _yaml("programme.yaml", read_programme)),
    Entry(
        "addressees",
        one("addressees.yaml"),
        lambda content: read_addressees(draft("a.yaml", content), "addressees"),
    ),
    Entry(
        "chambers",
        one("chambers.yaml"),
        lambda content: read_addressees(draft("a.yaml", content), "chambers"),
    ),
    Entry("acts", one("acts/acts.yaml"), _yaml("acts/acts.yaml", read_acts)),
    Entry("calendar", one("calendar.yaml"), _yaml("calendar.yaml", read_calendar)),
    Entry("glossary", one("glossary.yaml"), _yaml("glossary.yaml", read_glossary)),
    Entry("ledger", some("*/ledger/*.yaml", 14), _ledger),
)
