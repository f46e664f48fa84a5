"""What the elements of a page mean for the paragraphs of a law."""

from __future__ import annotations

import re

from lxml import etree

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that part paragraphs."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BOLD = frozenset(("b", "strong"))
SILENT = frozenset(("script", "style", "noscript", "template", "head"))
"""Elements whose words nobody sees."""
CELLS = frozenset(("td", "th"))
DOUBTFUL = {
    "sup": "import-superscript",
    "del": "import-struck",
    "s": "import-struck",
    "strike": "import-struck",
    "img": "import-picture",
    "svg": "import-picture",
    "object": "import-picture",
    "math": "import-picture",
    "ol": "import-list-numbers",
}
"""Elements whose meaning words alone do not keep, with the rule that tells of them."""
_RED = re.compile(r"#?(?:ff0000|f00|red)\b|color:\s*(?:#ff0000|red)", re.IGNORECASE)


def is_note(each: etree._Element) -> bool:
    """Whether an element looks like a note of the database's editors."""
    if "note" in str(each.get("class", "")).split():
        return True
    look = f"{each.get('color', '')} {each.get('style', '')}".strip()
    return bool(look and _RED.search(look))
