"""Reads places: chains of units in Kazakh and Russian order.

Kazakh: `numbers unit(genitive)` … `numbers unit(case)`, the large unit first; where
genitives pile up the earlier ones may lose their ending. Russian: `unit(case)
numbers`, then owners in the genitive, the small unit first.
"""

from __future__ import annotations

import re

from pipeline.amending.chunks import Place, Role
from pipeline.amending.lexicon import UnitForm
from pipeline.amending.number_reader import RANGE, Numbers, read_numbers
from pipeline.amending.scan import TokenKind
from pipeline.amending.token_stream import TokenStream
from pipeline.amending.units import Form, Link

_WITHOUT_NUMBER = frozenset({"heading", "body", "contents"})
"""Units that never bear a number."""

_UNNUMBERED = _WITHOUT_NUMBER | {"note", "indent", "part", "sentence"}
"""Units that a clause may name without a number."""

_HYPHEN_RANGE = re.compile(r"(\d+)-(\d+)")

Forms = tuple[UnitForm, ...]


def read_place(stream: TokenStream) -> Place | None:
    """The place that begins here, or None; the stream stays where none begins."""
    start = stream.place
    reader = _large_first if stream.lexicon.large_first else _small_first
    place = reader(stream)
    if place is None:
        stream.place = start
    return place


def _small_first(stream: TokenStream) -> Place | None:
    head = _phrase_after(stream)
    if head is None:
        return None
    links, forms = [head[0]], head[1]
    while True:
        start = stream.place
        stream.take_symbol("skip")
        # «примечание к статье 5»
        case = "dat" if stream.take_symbol("to") else "gen"
        owner = _owner_after(stream, case)
        if owner is None:
            stream.place = start
            break
        links.append(owner[0])
    stream.take_symbol("skip")
    cases = {form.case for form in forms}
    role = Role.ADDED if "ins" in cases else Role.TARGET
    return Place(tuple(reversed(links)), role, may_be_where="prep" in cases)


def _owner_after(stream: TokenStream, case: str) -> tuple[Link, Forms] | None:
    if not _has_case(stream.unit(), case):
        return None
    stream.place += 1
    agrees = not stream.ordinal_disagrees(case)
    stream.place -= 1
    return _phrase_after(stream) if agrees else None


def _phrase_after(stream: TokenStream) -> tuple[Link, Forms] | None:
    """`unit numbers`, or `ordinal unit` as older texts have it."""
    early = read_numbers(stream) if stream.ordinal()[1] else ()
    stream.take_symbol("skip")
    forms = stream.unit()
    if not forms:
        return None
    stream.place += 1
    return _link(forms, early or read_numbers(stream))


def _large_first(stream: TokenStream) -> Place | None:
    links: list[Link] = []
    forms: Forms = ()
    while True:
        start = stream.place
        stream.take_symbol("skip")
        phrase = _phrase_before(stream)
        if phrase is None or (links and not _fits(forms, phrase[1])):
            stream.place = start
            break
        links.append(phrase[0])
        forms = phrase[1]
        if not (_may_own(forms) or _before_note(stream, forms)):
            break
    if not links:
        return None
    return _with_role(stream, links, forms)


def _fits(owner: Forms, inner: Forms) -> bool:
    """Whether an owner without its ending is followed by what it owns.

    «12-бап 1-тармағының», but not «3-тармақ 2-тармақ деп есептелсін».
    """
    note = _has_case(owner, "dat") and inner[0].unit == "note"
    return note or _has_case(owner, "gen") or any(form.owned for form in inner)


def _may_own(forms: Forms) -> bool:
    return _has_case(forms, "gen") or _has_case(forms, "nom")


def _before_note(stream: TokenStream, forms: Forms) -> bool:
    """«5-бапқа ескертпе»: a note is said to be to its article."""
    notes = any(form.unit == "note" for form in stream.unit())
    return notes and _has_case(forms, "dat")


def _phrase_before(stream: TokenStream) -> tuple[Link, Forms] | None:
    if stream.symbol()[0] == "throughout":
        return None
    numbers = read_numbers(stream)
    token = stream.peek()
    if numbers and token is not None and token.text == RANGE:
        stream.place += 1  # «2 - баптың»: the hyphen printed with spaces
    forms = stream.unit()
    if not forms:
        return None
    stream.place += 1
    return _link(forms, numbers)


def _with_role(stream: TokenStream, links: list[Link], forms: Forms) -> Place | None:
    role = _role_of(stream, forms)
    if role is None:
        return None
    return Place(tuple(links), role, may_be_where=role is Role.WHERE)


def _role_of(stream: TokenStream, forms: Forms) -> Role | None:
    plain_roles = {
        "loc": Role.WHERE,
        "locadj": Role.WHERE,
        "ins": Role.ADDED,
        "nom": Role.TARGET,
    }
    for case, role in plain_roles.items():
        if _has_case(forms, case):
            return role
    if _has_case(forms, "abl") and stream.take_symbol("after"):
        return Role.AFTER
    if _has_case(forms, "acc") and stream.has_ahead("except"):
        stream.take_symbol("except")
        return Role.EXCEPT
    if _has_case(forms, "gen") and stream.take_symbol("end"):
        return Role.WHERE
    if _has_case(forms, "dat") and stream.symbol()[0] == "opening":
        return Role.WHERE
    return _owner_role(stream) if _has_case(forms, "gen") else None


def _owner_role(stream: TokenStream) -> Role | None:
    """«… күші жойылды деп танылсын», «… бүкіл мәтіні бойынша», «… «A» деген сөзі»."""
    token = stream.peek()
    if token is not None and token.kind is TokenKind.QUOTED:
        return Role.WHERE
    roles = {"exclude": Role.TARGET, "throughout": Role.WHERE}
    return roles.get(stream.symbol()[0])


def _has_case(forms: Forms, case: str) -> bool:
    return any(form.case == case for form in forms)


def _link(forms: Forms, numbers: Numbers) -> tuple[Link, Forms] | None:
    unit = forms[0].unit
    if numbers and unit in _WITHOUT_NUMBER:
        return None  # «1) тақырыпта»: the number is that of the bill's item
    if not numbers:
        return (Link(unit), forms) if unit in _UNNUMBERED else None
    kinds = {form for _, form in numbers}
    form = kinds.pop() if len(kinds) == 1 else Form.DIGITS
    values = tuple(number for number, _ in numbers)
    many = all(each.many for each in forms)
    if many and len(values) == 1:
        values = (_as_range(values[0]),)
    return Link(unit, values, form), forms


def _as_range(number: str) -> str:
    """«35-37» beside a plural is a range; «35-1» could not be: it falls."""
    match = _HYPHEN_RANGE.fullmatch(number)
    if match is None or int(match[1]) >= int(match[2]):
        return number
    return RANGE.join(match.groups())
