"""Remarks as `normpack review import` puts them on record, for the tests of the page."""

NORM = "norms/K1400000226__art_435.v1.ru.md"
REMARKS = "ledger/remarks.yaml"
POINT = "K1400000226/art_435__para_1__point_2"
BEFORE = (
    "2) незаконный отказ адвокату в участии в следственных и иных процессуальных"
    " действиях;"
)
AFTER = BEFORE.replace("незаконный", "незаконный и необоснованный")
HEAD = "# record\nremarks:\n"
COMMENT = (
    "- id: moj-1\n  body: moj\n  date: 2026-11-23\n  kind: comment\n"
    f"  file: {'0' * 64}\n  norm: K1400000226/art_435__para_1\n  text: Уточнить\n"
)


def edit(name="ap-1", before=BEFORE, after=AFTER, **more):
    """A tracked edit of point 2 in the Russian table of the first alternative."""
    entry = {
        "id": name,
        "body": name.partition("-")[0],
        "date": "2026-11-23",
        "kind": "edit",
        "file": "a" * 64,
        "norm": POINT,
        "alternative": "v1",
        "lang": "ru",
        "column": "proposed",
        "text": "и необоснованный",
        "before": f"'{before}'",
        "after": f"'{after}'",
    } | more
    lines = [f"  {key}: {value}\n" for key, value in entry.items()]
    return "- " + "".join(lines).lstrip()
