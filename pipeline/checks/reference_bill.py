"""An act before and after one alternative, to look references up in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.checks.check import Case
from pipeline.checks.in_force import Chain, articles_of, is_whole
from pipeline.checks.reference_reader import THIS_ACT, Reference, ReferenceReader
from pipeline.checks.reference_target import Flaw, Text
from pipeline.checks.reference_words import UNITS
from pipeline.model.identity import Lang
from pipeline.model.norm import Norm
from pipeline.model.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Desk:
    """What is needed to read and resolve references of one language."""

    case: Case
    reader: ReferenceReader
    lang: Lang
    looked_up: dict[str, Text | None] = field(default_factory=dict)

    def edition(self, norm: Norm) -> Redaction | None:
        """The text in force that a norm was drafted against, where it is known."""
        return self.case.workspace.edition(norm.act, norm.lang, norm.base)

    def text(self, edition: Redaction) -> Text:
        """An edition as a text to look up in."""
        profile = self.case.workspace.acts[edition.act].profile
        articles = {article.number: article for article in articles_of(edition)}
        return Text(profile, articles, is_whole(edition))

    def newest(self, code: str) -> Text | None:
        """The newest text of an act."""
        if code not in self.looked_up:
            editions = self.case.workspace.editions.get((code, self.lang), ())
            self.looked_up[code] = self.text(editions[-1]) if editions else None
        return self.looked_up[code]

    def brought_elsewhere(self, act: str) -> frozenset[str]:
        """Numbers of articles that drafts of the workspace would bring."""
        brought = self.case.workspace.brought
        return frozenset(article for code, article in brought if code == act)


@dataclass(frozen=True, slots=True)
class Bill:
    """One act before and after one alternative, and the other acts after it."""

    desk: Desk
    before: Text
    after: Text
    norms: Mapping[str, Norm]
    others: Mapping[str, Text] = field(default_factory=dict)

    def flaw(self, reference: Reference, above: Chain, text: Text) -> Flaw | None:
        """What is wrong with a reference, looked up in a text of this act."""
        if reference.context in {THIS_ACT, *UNITS}:
            return text.flaw(reference, above)
        code = reference.context
        other = self.others.get(code) or self.desk.newest(code)
        return other.flaw(reference, ()) if other is not None else None


def bill_of(desk: Desk, norms: list[Norm]) -> Bill | None:
    """The act that some norms change; None where its edition is not known."""
    edition = desk.edition(norms[0])
    act = norms[0].act
    if edition is None or act not in desk.case.workspace.acts:
        return None
    before = desk.text(edition)
    proposed = {a.number: a for norm in norms for a in articles_of(norm.redaction)}
    after = replace(
        before,
        articles={**before.articles, **proposed},
        absent=desk.brought_elsewhere(act) - proposed.keys() - before.articles.keys(),
    )
    return Bill(desk, before, after, {norm.article: norm for norm in norms})
