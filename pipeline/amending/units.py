"""What a unit is called in a clause: its word, its number and how that is written.

A `Link` is one unit as a clause names it, such as «часть вторая» or «2) және 3)
тармақтар»; a locator is a tuple of links, the largest unit first in both languages.
Which word a unit has depends on the act (`pipeline.model.act.Profile`, domain brief
4.3): the unit printed «1)» is «пункт» in the criminal codes and «подпункт» elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pipeline.model.act import Profile
from pipeline.model.identity import POSITIONAL, ProvisionKind, ProvisionPath, Step

_WORDS = {
    ProvisionKind.SECTION: "section",
    ProvisionKind.CHAPTER: "chapter",
    ProvisionKind.DIVISION: "division",
    ProvisionKind.ARTICLE: "article",
}


class Form(Enum):
    """How a number is written beside its unit."""

    DIGITS = "digits"
    """«435-бап», «статья 435»."""
    BRACKET = "bracket"
    """«2) тармақ», «пункт 2)»."""
    ORDINAL = "ordinal"
    """«екінші бөлік», «часть вторая»."""
    BARE = "bare"
    """No number: «тақырып», «примечание»."""
    BARE_MANY = "bare-many"
    """No number, but a word in the plural: «примечания» that have points."""


@dataclass(frozen=True, slots=True)
class Link:
    """One unit, or several of one kind, as a clause names them.

    Args:
        unit: name of the unit in `Locale.units`.
        numbers: numbers in digits, without brackets, whatever the form.
        form: how the numbers are written.
    """

    unit: str
    numbers: tuple[str, ...] = ()
    form: Form = Form.BARE


Locator = tuple[Link, ...]
"""A chain of units, the largest first."""

CONTENTS = Link("contents")
"""The list of headings that codes had before their first article."""

HEADING = Link("heading")
"""The heading of the unit named before it, or of the unit in the context."""


def link_for(step: Step, parent: ProvisionKind | None, profile: Profile) -> Link:
    """How one unit is named.

    Args:
        step: the unit's own link of a path.
        parent: kind of the enclosing unit, None for the outermost.
        profile: how the act calls its units.
    """
    if step.kind is ProvisionKind.NOTE:
        return Link("note")
    numbers = (step.number,)
    if step.kind is ProvisionKind.PARAGRAPH:
        # «пункт 1 примечаний»: the points of a note are no parts, in codes either.
        is_law = profile is Profile.LAW or parent is ProvisionKind.NOTE
        form = Form.DIGITS if is_law else ordinal_or_digits(step.number)
        return Link("point" if is_law else "part", numbers, form)
    if step.kind is ProvisionKind.POINT:
        is_criminal = profile is Profile.CRIMINAL
        return Link("point" if is_criminal else "subpoint", numbers, Form.BRACKET)
    if step.kind in POSITIONAL:
        return Link(_positional_word(step.kind, parent, profile), numbers, Form.ORDINAL)
    return Link(_WORDS[step.kind], numbers, Form.DIGITS)


def _positional_word(
    kind: ProvisionKind, parent: ProvisionKind | None, profile: Profile
) -> str:
    """Inside the numbered part of a code, what follows is an абзац of that part."""
    inside_part = parent is ProvisionKind.PARAGRAPH and profile is not Profile.LAW
    is_part = kind is ProvisionKind.SUBPARAGRAPH and not inside_part
    return "part" if is_part else "indent"


def ordinal_or_digits(number: str) -> Form:
    """Numbers such as 2 are said in words; 1-1 and the like stand in digits."""
    return Form.ORDINAL if number.isdecimal() else Form.DIGITS


@dataclass(frozen=True, slots=True)
class Naming:
    """How the units of one text are named.

    Args:
        profile: how the act calls its units.
        silent: unnumbered units that need not be named as owners, since they hold
            the only list of their parent: «подпункт 9) статьи 108».
        pointed: notes that have points, so that their word stands in the plural.
    """

    profile: Profile
    silent: frozenset[ProvisionPath] = frozenset()
    pointed: frozenset[ProvisionPath] = frozenset()

    def chain(self, path: ProvisionPath) -> Locator:
        """The chain that names an address, from the largest unit."""
        links = []
        parent: ProvisionKind | None = None
        for index, step in enumerate(path.steps):
            here = ProvisionPath(path.steps[: index + 1])
            below = path.steps[index + 1 : index + 2]
            points = bool(below) and below[0].kind is ProvisionKind.POINT
            if here in self.pointed:
                links.append(Link("note", form=Form.BARE_MANY))
            elif not (points and here in self.silent):
                links.append(link_for(step, parent, self.profile))
            parent = step.kind
        return tuple(links)


def joined(links: tuple[Link, ...]) -> Link:
    """Several units of one kind as one link: «пункты 2) и 3)»."""
    numbers = tuple(number for link in links for number in link.numbers)
    forms = {link.form for link in links}
    form = links[0].form if len(forms) == 1 else Form.DIGITS
    return Link(links[0].unit, numbers, form)
