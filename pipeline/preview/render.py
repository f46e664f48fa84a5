"""Sheets and parts → HTML. Every text is escaped; templates hold no script or style."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.model.bilingual import Bilingual
from pipeline.model.document import Mark, Runs
from pipeline.preview.desk import Spoken
from pipeline.preview.view import Part
from pipeline.preview.view_rows import Stand

_TAGS = {
    Mark.STRONG: ("<strong>", "</strong>"),
    Mark.EMPHASIS: ("<em>", "</em>"),
    Mark.INSERTED: ("<ins>", "</ins>"),
    Mark.DELETED: ("<del>", "</del>"),
    Mark.MUTED: ('<span class="muted">', "</span>"),
}


class Printer:
    """Fills the templates.

    Args:
        spoken: catalogues of messages, by language.
    """

    def __init__(self, spoken: Mapping[str, Spoken]) -> None:
        self._spoken = spoken
        self._templates = Environment(
            loader=PackageLoader("pipeline.preview"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.filters |= {
            "runs": runs,
            "day": lambda day: f"{day:%d.%m.%Y}" if day else "",
            "clock": _clock,
            "iso_day": lambda label: ".".join(reversed(label.split("-"))),
            "dom": dom_id,
            "record": record,
            "short": lambda text: text[:12],
        }

    def page(self, name: str, ui: str, **values: object) -> str:
        """A whole page."""
        template = self._templates.get_template(f"{name}.html")
        return template.render(ui=ui, **_speaker(self._spoken[ui]), **values)

    def part(self, part: Part, ui: str) -> str:
        """One part of a page."""
        template = self._templates.get_template(f"parts/{part.template}.html")
        return template.render(
            ui=ui,
            lang=words_of(ui),
            part=part,
            view=part.view,
            **_speaker(self._spoken[ui]),
        )


def words_of(ui: str) -> str:
    """The language in which titles from the drafts stand on a page."""
    return "ru" if ui == "ru" else "kk"


def runs(words: Runs) -> Markup:
    """Words with their marks."""
    out = Markup()
    for run in words:
        before, after = _TAGS.get(run.mark, ("", ""))
        out += Markup(before) + run.text + Markup(after)  # noqa: S704 - our own tags
    return out


def record(stand: Stand) -> str:
    """A body's position as the form on the page takes it: JSON, yet to be escaped."""
    position = stand.position
    if position is None:
        return "{}"
    said = {
        "alternative": position.alternative,
        "date": position.date.isoformat(),
        "round": position.round,
        "stance": position.stance.value,
    }
    for name in ("proposed", "argument", "answer"):
        both: Bilingual = getattr(position, name)
        said |= {f"{name}_kk": both.kk, f"{name}_ru": both.ru}
    proof = position.evidence
    if proof is not None:
        said |= {
            "evidence_kind": proof.kind.value,
            "evidence_number": proof.number,
            "evidence_date": proof.date.isoformat(),
            "evidence_sha256": proof.sha256,
        }
    return json.dumps(said, ensure_ascii=False)


def dom_id(name: str) -> str:
    """A name as an element's id: `row:K1400000226/art_435` with hyphens alone."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", name)


def _clock(moment: dt.datetime) -> str:
    return f"{moment:%d.%m.%Y %H:%M}"


def _speaker(spoken: Spoken) -> dict[str, Callable[..., object]]:
    """What templates say with: `w` a word by its name, `say` a problem."""

    def word(name: str, /, **values: object) -> str:
        return spoken.word(name.replace("-", "_"), **values)

    return {"w": word, "say": spoken.problem}
