"""How remarks and the coming home of a file are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from itertools import groupby

import click

from pipeline.locales.messages import Messages
from pipeline.model.bilingual import Bilingual
from pipeline.model.comparison import SegmentKind, TextDiff
from pipeline.model.homecoming import Fate, Homecoming
from pipeline.model.identity import ProvisionPath
from pipeline.model.remark import Proposal, Remark, RemarkKind, RemarkState
from pipeline.review.proposal import contradictions
from pipeline.review.word_diff import text_diff

Numbered = tuple[str, Remark]
"""A remark with the number of its direction."""

_SHORT = 160
_COLOURS = {
    RemarkState.OPEN: "yellow",
    RemarkState.ACCEPTED: "green",
    RemarkState.DECLINED: "red",
}


def tell_home(messages: Messages, home: Homecoming) -> None:
    """Print what the import of a file brought, and that nothing was lost."""
    word = messages.word
    facts = {"file": home.file, "body": home.body, "direction": home.direction}
    click.echo(word("review_home", **facts, round=home.round, sha256=home.sha256))
    counted = asdict(home.counted)
    click.echo(word("review_marks", **counted, total=home.counted.total))
    sums = {fate: home.sum_of(fate) for fate in Fate}
    for name, unit in (("review_sum", "remarks"), ("review_sum_marks", "marks")):
        parts = {fate.value: getattr(each, unit) for fate, each in sums.items()}
        click.echo(word(name, **parts, all=sum(parts.values())))
    stale = sum(each.remark.stale for each in home.placements)
    told = {
        "review_compared": home.by_comparing,
        "review_stale": stale,
        "review_formats": home.formats,
        "review_missing": len(home.missing),
    }
    for name, count in told.items():
        if count:
            click.echo(word(name, count=count, rows=", ".join(home.missing)))
    if home.sent_to:
        click.echo(word("review_sent_to", body=home.sent_to, other=home.body))
    click.echo(word("review_kept", file=home.kept))
    _tell_unplaced(messages, home)
    _tell_positions(messages, home)


def _tell_unplaced(messages: Messages, home: Homecoming) -> None:
    for each in home.placements:
        if each.fate is Fate.UNPLACED:
            remark = each.remark
            near = ", ".join(remark.near) or "–"
            text = _short(remark.text or remark.words or remark.after)
            line = messages.word("review_near", id=remark.id, near=near, text=text)
            click.echo(line)


def _tell_positions(messages: Messages, home: Homecoming) -> None:
    """Positions chosen from the list count only with the letter they came with."""
    count = sum(
        each.remark.stance is not None and not each.remark.letter
        for each in home.placements
    )
    if count:
        click.echo(messages.word("review_positions", count=count))


def home_json(home: Homecoming) -> dict[str, object]:
    """The same as a JSON object."""
    sums = {fate: home.sum_of(fate) for fate in Fate}
    remarks = {fate.value: each.remarks for fate, each in sums.items()}
    marks = {fate.value: each.marks for fate, each in sums.items()}
    return {
        "file": home.file,
        "sha256": home.sha256,
        "from": home.body,
        "direction": home.direction,
        "round": home.round,
        "kept": home.kept,
        "marks": asdict(home.counted) | {"total": home.counted.total},
        "formats": home.formats,
        "remarks": {"in": sum(remarks.values()), **remarks},
        "marks_in_remarks": {"in": sum(marks.values()), **marks},
        "by_comparing": home.by_comparing,
        "missing_rows": list(home.missing),
        "sent_to": home.sent_to or home.body,
        "list": [
            {
                **as_json(home.direction, each.remark),
                "fate": each.fate.value,
                "marks": each.marks,
            }
            for each in home.placements
        ],
    }


def as_json(number: str, remark: Remark) -> dict[str, object]:
    """A remark as a JSON object; what it does not have is left out."""
    found: dict[str, object] = {"direction": number}
    for each in fields(Remark):
        value = getattr(remark, each.name)
        if each.name == "location":
            continue
        if isinstance(value, Bilingual):
            value = {lang: value[lang] for lang in ("kk", "ru") if value[lang]}
        elif hasattr(value, "value"):
            value = value.value
        elif hasattr(value, "isoformat"):
            value = value.isoformat()
        if value or value is False:
            found[each.name] = list(value) if isinstance(value, tuple) else value
    return found


def tell_remarks(
    messages: Messages,
    remarks: Sequence[Numbered],
    *,
    whole: bool = False,
    proposal: Proposal | None = None,
) -> None:
    """Print remarks norm by norm, so that many bodies on one norm stand together.

    Args:
        messages: words of the chosen language.
        remarks: the remarks with their directions.
        whole: show all that is known of them.
        proposal: the edit that was laid upon the draft, for its own difference.
    """
    against: dict[str, list[str]] = {}
    for one, other in contradictions(tuple(remark for _, remark in remarks)):
        against.setdefault(one, []).append(other)
        against.setdefault(other, []).append(one)
    for place, group in groupby(sorted(remarks, key=_order), key=_place):
        click.echo(place or messages.word("review_without_place"))
        for _, remark in group:
            for line in _lines(messages, remark, proposal, whole=whole):
                click.echo(f"  {line}")
            if remark.id in against:
                others = ", ".join(against[remark.id])
                click.echo(f"    {messages.word('review_against', others=others)}")
    if len(remarks) != 1:
        click.echo(messages.word("review_count", count=len(remarks)))


def _order(each: Numbered) -> tuple[object, ...]:
    number, remark = each
    act, _, path = remark.norm.partition("/")
    steps = ProvisionPath.parse(path).steps if path else ()
    lang = remark.lang.value if remark.lang else ""
    key = [(step.number.zfill(4), step.kind.value) for step in steps]
    return (number, act, key, remark.alternative, lang, remark.body, remark.round)


def _place(each: Numbered) -> str:
    number, remark = each
    if not remark.is_placed:
        return ""
    lang = remark.lang.value if remark.lang else ""
    return "  ".join(filter(None, (number, remark.norm, remark.alternative, lang)))


def _lines(
    messages: Messages, remark: Remark, proposal: Proposal | None, *, whole: bool
) -> Iterator[str]:
    word = messages.word
    state = word(f"review_state_{remark.state.value}")
    head = (
        click.style(remark.id, bold=True),
        click.style(state, fg=_COLOURS[remark.state]),
        word(f"review_kind_{remark.kind.value.replace('-', '_')}"),
        *(remark.body, remark.author, remark.date.isoformat()),
        word("review_round", round=remark.round),
        word("review_is_stale") if remark.stale else "",
    )
    yield " · ".join(filter(None, head))
    if remark.stance is not None:
        stance = remark.stance.value.replace("-", "_")
        yield f"  {word(f'review_stance_{stance}')}"
    if remark.words and remark.kind in {RemarkKind.COMMENT, RemarkKind.REPLY}:
        yield f"  «{remark.words if whole else _short(remark.words)}»"
    if remark.is_edit:
        diff = proposal.diff if proposal else text_diff(remark.before, remark.after)
        yield f"  {shown(diff)}"
    if remark.text and not remark.before:
        yield f"  {remark.text if whole else _short(remark.text)}"
    rest = {
        "review_was": remark.sent if whole else "",
        "review_is_now": remark.now if whole else "",
        "review_nearest": ", ".join(remark.near),
        "review_answer": " / ".join(filter(None, (remark.answer.kk, remark.answer.ru))),
        "review_reason": remark.reason,
    }
    for name, text in rest.items():
        if text:
            yield f"  {word(name, text=text)}"


def shown(diff: TextDiff) -> str:
    """A difference as [-words taken out-] and {+words brought in+}; the rest short."""
    return "".join(_segments(diff))


def _segments(diff: TextDiff) -> Iterable[str]:
    last = len(diff.segments) - 1
    for number, part in enumerate(diff.segments):
        if part.kind is SegmentKind.DELETED:
            yield click.style(f"[-{part.text}-]", fg="red")
        elif part.kind is SegmentKind.INSERTED:
            yield click.style(f"{{+{part.text}+}}", fg="green")
        else:
            yield _around(part.text, is_first=number == 0, is_last=number == last)


def _around(text: str, *, is_first: bool, is_last: bool, most: int = 60) -> str:
    """Unchanged words: only those near a change are needed to know the place."""
    if len(text) <= 2 * most:
        return text
    if is_first:
        return "…" + text[-most:]
    if is_last:
        return text[:most] + "…"
    return text[:most] + " … " + text[-most:]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT]}…"
