"""The second reader of Word files: counts marks, part by part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.errors import UsageError
from pipeline.model.homecoming import Marks
from pipeline.review.container import relationships_name, target_of
from pipeline.review.scan import Attributes, Scanner

WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
"""The namespace of Word's elements, in both forms of the standard."""

STORIES = frozenset(
    {"header", "footer", "footnotes", "endnotes", "comments", "commentsExtended"}
)
"""Parts beside the main one that are read, by the end of their relationship's type."""

_COUNTED = {
    "comment": "comments",
    "ins": "insertions",
    "cellIns": "cell_changes",
    "del": "deletions",
    "cellDel": "cell_changes",
    "moveFrom": "moves_from",
    "moveTo": "moves_to",
}
_FORMATS = frozenset(
    f"{name}Change"
    for name in (
        *("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx"),
        "numbering",
    )
) | {"cellMerge"}
"""Tracked changes of look alone; what is inside is how it looked before."""
_FALLBACK = "Fallback"
"""The same content again, for older programs."""


@dataclass(frozen=True, slots=True)
class Recount:
    """What the second reader counts; `formats` are changes of look alone."""

    marks: Marks
    formats: int = 0


def recount_docx(scanner: Scanner, main: str) -> Recount:
    """Count the marks of a Word file.

    Args:
        scanner: goes through the file.
        main: its main part.

    Raises:
        UsageError: where a limit is passed or a part is broken.
    """
    counts: Counter[str] = Counter()

    def visit(space: str, name: str, attributes: Attributes) -> bool:
        del attributes
        if space not in WORD:
            return name != _FALLBACK
        if name in _FORMATS:
            counts["formats"] += 1
            return False
        if name in _COUNTED:
            scanner.mark()
            counts[_COUNTED[name]] += 1
        return True

    for part in _parts(scanner, main):
        scanner.scan(part, visit)
    formats = counts.pop("formats", 0)
    return Recount(Marks(**counts), formats)


def _parts(scanner: Scanner, main: str) -> list[str]:
    """The main part and the stories beside it, each once."""
    container = scanner.container
    found = [main]
    for kind, target in related(scanner, main):
        part = target_of(main, target)
        if kind in STORIES and part not in found and container.has(part):
            found.append(part)
    return found


def main_part(scanner: Scanner) -> tuple[str, str]:
    """The part with the document itself, and its content type.

    Raises:
        UsageError: `review-not-office`, `review-macros`.
    """
    container = scanner.container
    for kind, target in related(scanner, ""):
        part = target_of("", target)
        if kind == "officeDocument" and container.has(part):
            return part, _type_of(scanner, part)
    raise UsageError("review-not-office", file=container.file)


def _type_of(scanner: Scanner, part: str) -> str:
    """A part's content type; refuses a file that may hold macros."""
    types: dict[str, str] = {}

    def visit(space: str, name: str, attributes: Attributes) -> bool:
        del space
        named = attributes.get("PartName", "").lstrip("/").lower()
        if name == "Default":
            named = "." + attributes.get("Extension", "").lower()
        types[named] = attributes.get("ContentType", "")
        return True

    scanner.scan("[Content_Types].xml", visit)
    file = scanner.container.file
    for named, kind in types.items():
        if "macroenabled" in kind.lower() or "vbaproject" in kind.lower():
            raise UsageError("review-macros", file=file, part=named)
    ending = "." + part.lower().rpartition(".")[2]
    return types.get(part.lower(), types.get(ending, ""))


def related(scanner: Scanner, part: str) -> list[tuple[str, str]]:
    """Ends of the types, and targets, of a part's relationships inside the file."""
    found: list[tuple[str, str]] = []

    def visit(space: str, name: str, attributes: Attributes) -> bool:
        del space
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.append((kind, attributes.get("Target", "")))
        return True

    scanner.scan(relationships_name(part), visit)
    return found
