"""Names of the Word styles that a shell must have, and how they are found in it.

Look lives in the shell: the program only says which style a paragraph has. Styles are
found by their *name*, never by their id, because Word in Russian or Kazakh writes
other ids into a file that it saves, but keeps the names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model.document import Mark, Role

if TYPE_CHECKING:
    from lxml import etree

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

ROLES: Mapping[Role, str] = {
    Role.BODY: "NP Body",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.HEADING: "heading 1",
    Role.CAPTION: "NP Form Mark",
    Role.ADDRESSEE: "NP Addressee",
    Role.REQUISITE: "NP Requisite",
    Role.NORM: "NP Norm",
    Role.EXECUTOR: "NP Executor",
    Role.REMARK: "NP Remark",
}
"""The style of each role; a role left out here is found by the tests."""

MARKS: Mapping[Mark, str] = {
    Mark.STRONG: "Strong",
    Mark.EMPHASIS: "Emphasis",
    Mark.INSERTED: "NP Inserted",
    Mark.DELETED: "NP Deleted",
    Mark.MUTED: "NP Muted",
}
"""The character style of each mark; plain words have none."""

ITEM = "NP Item"
SIGNATURE = "NP Signature"
GAP = "NP Gap"
TABLE_HEAD = "NP Table Head"
TABLE_TEXT = "NP Table Text"
TABLE = "NP Table"
LAYOUT = "NP Layout"
LAYOUT_TEXT = "NP Layout Text"

STYLES = (
    *ROLES.values(),
    *MARKS.values(),
    *(ITEM, SIGNATURE, GAP, TABLE_HEAD, TABLE_TEXT, TABLE, LAYOUT, LAYOUT_TEXT),
)
"""All styles that a shell must have."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one shell.

    Args:
        ids: id of each style, by its name in lower case.
        bold: names, in lower case, of the paragraph styles that are bold.
        head_fill: colour behind the header rows of tables, empty for none.
    """

    ids: Mapping[str, str]
    bold: frozenset[str]
    head_fill: str

    def id(self, name: str) -> str:
        """The id of a style.

        Raises:
            KeyError: where the shell has no style of this name.
        """
        return self.ids[name.lower()]

    def is_bold(self, name: str) -> bool:
        """Whether words in this paragraph style are bold by themselves."""
        return name.lower() in self.bold


def _w(name: str) -> str:
    """A name of WordprocessingML as lxml has it."""
    return f"{{{_WORDS}}}{name}"


def read_styles(root: etree._Element) -> Styles:
    """The styles of a shell, from the root of its `styles.xml`."""
    found = {_name(style): style for style in root.iter(_w("style"))}
    by_id = {style.get(_w("styleId"), ""): style for style in found.values()}
    table = found.get(TABLE.lower())
    return Styles(
        ids={name: style.get(_w("styleId"), "") for name, style in found.items()},
        bold=frozenset(name for name, style in found.items() if _bold(style, by_id)),
        head_fill="" if table is None else _head_fill(table),
    )


def _name(style: etree._Element) -> str:
    name = style.find(_w("name"))
    return "" if name is None else name.get(_w("val"), "").lower()


def _bold(style: etree._Element, by_id: Mapping[str, etree._Element]) -> bool:
    """Whether a style, or the nearest it is based on that says so, is bold."""
    seen: list[etree._Element] = []
    current: etree._Element | None = style
    while current is not None and current not in seen:
        seen.append(current)
        bold = current.find(f"{_w('rPr')}/{_w('b')}")
        if bold is not None:
            return bold.get(_w("val"), "1") in {"1", "true", "on"}
        base = current.find(_w("basedOn"))
        current = None if base is None else by_id.get(base.get(_w("val"), ""))
    return False


def _head_fill(table: etree._Element) -> str:
    """Fill of the first row in a table style; Word itself gives it to one row only."""
    for part in table.findall(_w("tblStylePr")):
        shading = part.find(f"{_w('tcPr')}/{_w('shd')}")
        if part.get(_w("type")) == "firstRow" and shading is not None:
            return shading.get(_w("fill"), "")
    return ""
