"""Acts of the preview: what a page shows of a direction, and the head of each act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.documents.change_table import ChangeRow, act_title, change_rows
from pipeline.documents.kind import Brief
from pipeline.halls.derive import Derived
from pipeline.halls.repeated import Compared
from pipeline.model.comparison import Comparison
from pipeline.model.direction import Alternative
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.pack import Pack
from pipeline.model.redaction import VERIFIED
from pipeline.model.workspace import Workspace
from pipeline.preview.view_rows import ActHead, ActSide, Ordered, Proof, Said, Stand

Orders = Mapping[tuple[Lang, str], tuple[Derived, ...]]
"""Clauses and proofs by language and alternative."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of a direction.

    Args:
        workspace: all drafts.
        compared: the direction with its comparisons.
        derived: its clauses and proofs, as far as they are worked out.
        alternatives: those that the page shows.
        locales: wording, by language.
        stands: positions of bodies, by the anchor of the row.
        silent: bodies that have said nothing about a row.
        remarks: remarks that came back, by the anchor of the row.
    """

    workspace: Workspace
    compared: Compared
    derived: Orders
    alternatives: tuple[Alternative, ...]
    locales: Mapping[Lang, Locale]
    stands: Mapping[str, tuple[Stand, ...]]
    silent: tuple[Stand, ...]
    remarks: Mapping[str, tuple[Said, ...]]

    def brief(self, lang: Lang) -> Brief:
        """What the printed table of these alternatives knows, in one language."""
        return Brief(
            programme=self.workspace.programme,
            direction=self.compared.direction,
            pack=Pack.PRESIDIUM,
            locale=self.locales[lang],
            acts=self.workspace.acts,
            alternatives=self.alternatives,
            comparisons=self._comparisons(lang),
            clauses=(),
        )

    def _comparisons(self, lang: Lang) -> tuple[Comparison, ...]:
        every = self.compared.direction.alternatives
        found = self.compared.comparisons[lang]
        if len(self.alternatives) == 1:
            index = every.index(self.alternatives[0])
            found = tuple(each.only(index) for each in found)
        return tuple(each for each in found if each.has_changes)

    def orders(self, lang: Lang, act: str) -> Iterator[tuple[str, Derived]]:
        """Clauses and proofs of one act, by alternative."""
        for alternative in self.alternatives:
            for each in self.derived.get((lang, alternative.id), ()):
                if each.clauses.act == act:
                    yield alternative.id, each


@dataclass(frozen=True, slots=True)
class Table:
    """One act in one language."""

    brief: Brief
    comparison: Comparison
    rows: tuple[ChangeRow, ...]
    first: int


def tables_of(brief: Brief) -> dict[str, Table]:
    """The printed table of each act that has one, by its code."""
    found: dict[str, Table] = {}
    number = 0
    for comparison in brief.comparisons:
        rows = tuple(change_rows(brief, comparison))
        if rows:
            table = Table(brief, comparison, rows, number)
            found[comparison.current.act] = table
            number += len(rows)
    return found


def head_of(shown: Shown, code: str, tables: Mapping[Lang, Table]) -> ActHead:
    """An act with its editions, clauses and proofs in the languages that have it."""
    sides = []
    for lang, table in tables.items():
        current = table.comparison.current
        orders = tuple(
            _ordered(alternative, each)
            for alternative, each in shown.orders(lang, code)
        )
        sides.append(
            ActSide(
                lang=lang,
                title=act_title(table.brief, table.comparison),
                edition=current.label,
                verified=current.verification == VERIFIED,
                orders=orders,
            )
        )
    return ActHead(code, tuple(sides))


def _ordered(alternative: str, derived: Derived) -> Ordered:
    proof = derived.certificate
    return Ordered(
        alternative,
        tuple((line.level, line.text) for line in derived.clauses.lines),
        Proof(
            alternative=alternative,
            holds=proof.holds,
            base=proof.base,
            clauses=proof.clauses,
            base_sha256=proof.base_sha256,
            proposed_sha256=proof.proposed_sha256,
            result_sha256=proof.result_sha256,
        ),
    )
