"""Addresses that a clause meant, told without the text: for reports of refusals."""

from __future__ import annotations

from pipeline.amending.number_reader import RANGE
from pipeline.amending.units import CONTENTS, Form, Link, Locator
from pipeline.model.act import Profile
from pipeline.model.identity import ProvisionKind, ProvisionPath

HEADED = {
    "section": ProvisionKind.SECTION,
    "chapter": ProvisionKind.CHAPTER,
    "division": ProvisionKind.DIVISION,
    "article": ProvisionKind.ARTICLE,
}
"""Units with a heading, by their names in `Locale.units`."""


def point_kind(
    link: Link, profile: Profile, owner: ProvisionKind | None
) -> ProvisionKind:
    """Whether «пункт», «подпункт» means the «1.» or the «1)» unit.

    Args:
        link: what the clause says.
        profile: how the act calls its units; a note has points in all acts.
        owner: kind of the unit around it, None where nobody knows.
    """
    has_points = profile is not Profile.CRIMINAL or owner is ProvisionKind.NOTE
    is_paragraph = link.unit == "point" and link.form is not Form.BRACKET and has_points
    return ProvisionKind.PARAGRAPH if is_paragraph else ProvisionKind.POINT


def intended(locator: Locator, profile: Profile) -> str:
    """The address that a chain would have, were it there."""
    path = ProvisionPath()
    for link in locator if locator[:1] != (CONTENTS,) else ():
        if link.unit in {"heading", "sentence"} or not link.numbers:
            break
        number = link.numbers[0].partition(RANGE)[0]
        path = path.child(_likely_kind(link, path, profile), number)
    return str(path)


def _likely_kind(link: Link, owner: ProvisionPath, profile: Profile) -> ProvisionKind:
    if link.unit in HEADED:
        return HEADED[link.unit]
    if link.unit in {"point", "subpoint"}:
        last = owner.steps[-1].kind if owner.steps else None
        return point_kind(link, profile, last)
    if link.unit == "part":
        in_article = len(owner.steps) == 1 and profile is not Profile.LAW
        is_paragraph = in_article or "-" in link.numbers[0]
        paragraph, part = ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH
        return paragraph if is_paragraph else part
    return ProvisionKind.INDENT
