"""Texts to compare, and comparisons in a form that can be read."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path

from pipeline.comparison.compare import compare
from pipeline.model.act import Profile
from pipeline.model.changes import changed_groups
from pipeline.model.comparison import (
    Comparison,
    ComparisonRow,
    SegmentKind,
    TextDiff,
    Variant,
)
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction, Status
from pipeline.readers.act_text import parse_act

CORPUS = Path(__file__).parents[2] / "drafts/acts"
USUAL = 0.06
"""Seconds that the measure of `allowed` takes on an idle machine."""
MARKS = {
    SegmentKind.KEPT: "{}",
    SegmentKind.DELETED: "[-{}-]",
    SegmentKind.INSERTED: "{{+{}+}}",
}


def redaction(
    provisions: Sequence[Provision],
    label: str = "2026-01-01",
    status: Status = Status.CURRENT,
) -> Redaction:
    return Redaction("Z1", "ru", status, label, provisions=tuple(provisions))


def read(text: str, profile: Profile = Profile.LAW, label: str = "v1") -> Redaction:
    return redaction(parse_act(text, profile, "ru").provisions, label)


def marked(diff: TextDiff) -> str:
    """A difference with what is deleted as [-…-] and what is inserted as {+…+}."""
    return "".join(MARKS[part.kind].format(part.text) for part in diff.segments)


def rows_as_text(comparison: Comparison) -> str:
    """A comparison as a Markdown table: addresses, and what each text does."""
    columns = ["in force", *(text.label for text in comparison.proposed)]
    lines = [columns, ["---"] * len(columns)]
    for row in comparison.rows:
        current = str(row.current.path) if row.current else ""
        lines.append([current, *(_cell(row, variant) for variant in row.variants)])
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _cell(row: ComparisonRow, variant: Variant) -> str:
    parts = []
    if variant.is_change:
        parts.append(variant.kind.value)
    if variant.unit is None:
        parts.append("" if variant.is_change else "absent")
    elif row.current is None or variant.unit.path != row.current.path:
        parts.append(f"as {variant.unit.path}")
    parts.append(marked(variant.diff) if variant.is_change else "")
    return ": ".join(filter(None, [" ".join(filter(None, parts[:-1])), parts[-1]]))


def noise_as_text(comparison: Comparison) -> str:
    """The noise, a line each."""
    return "".join(
        f"- {noise.path}: «{noise.before}» ~ «{noise.after}»\n"
        for noise in comparison.noise
    )


def groups_as_text(comparison: Comparison) -> str:
    """The rows of the printed table: address, kinds, number of units."""
    return "".join(
        f"- {group.path}: {', '.join(kind.value for kind in group.kinds)}"
        f" ({len(group.rows)})\n"
        for group in changed_groups(comparison)
    )


def sections(case: str) -> dict[str, str]:
    """The parts of a case file by their `## ` headings."""
    parts = re.split(r"^## (.+)\n", case, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def compare_case(parts: dict[str, str]) -> Comparison:
    """Compare the texts of a case file: `in force`, then one section for each text."""
    profile = Profile(parts.get("profile", "law").strip())
    texts = [
        read(text, profile, name)
        for name, text in parts.items()
        if name not in {"profile", "rows", "noise", "groups"}
    ]
    return compare(texts[0], texts[1:])


def allowed(seconds: float) -> float:
    """Processor time allowed on this machine as busy as it is just now."""
    start = time.process_time()
    assert len({f"{number:x}" for number in range(200_000)}) == 200_000
    return seconds * max(1.0, (time.process_time() - start) / USUAL)
