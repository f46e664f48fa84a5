"""A snapshot of the law in force, as a file of `drafts/acts/`: read, add, print."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.errors import DraftError
from pipeline.halls.articles import articles_of
from pipeline.model.act import Profile
from pipeline.model.identity import Lang, number_key
from pipeline.model.redaction import VERIFIED, SourceRef
from pipeline.readers import read_edition, read_file


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Articles of one act in one edition and language.

    Args:
        act: code of the act.
        title: its title in this edition.
        lang: language.
        edition: edition in ISO form.
        status: `VERIFIED`, or what hinders the use of any of its articles.
        sources: where each article came from.
        texts: the articles' texts by number.
    """

    act: str
    title: str
    lang: Lang
    edition: str
    status: str
    sources: tuple[SourceRef, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    def source(self, article: str) -> SourceRef:
        """Where an article came from."""
        for source in self.sources:
            if source.article == article:
                return source
        return SourceRef(article, "", "")

    def with_articles(
        self, articles: Iterable[tuple[SourceRef, str]], status: str
    ) -> Snapshot:
        """The snapshot with more articles; as verified as its worst part."""
        added = list(articles)
        if not added:
            return self
        return replace(
            self,
            sources=(*self.sources, *(source for source, _ in added)),
            texts={**self.texts, **{source.article: text for source, text in added}},
            status=self.status if status == VERIFIED else status,
        )

    def print(self) -> str:
        """The file: front matter, then the articles in order."""
        order = sorted(self.texts, key=number_key)
        body = "".join(self.texts[number] for number in order)
        return "\n".join(self._front()) + "\n" + body

    def _front(self) -> Iterator[str]:
        yield "---"
        yield f"act: {self.act}"
        yield f"title: {_quoted(self.title)}"
        yield f"lang: {self.lang}"
        yield f"edition: {self.edition}"
        yield f"status: {self.status}"
        yield "sources:"
        for source in sorted(self.sources, key=lambda each: number_key(each.article)):
            yield from _source(source)
        yield "---"


def _source(source: SourceRef) -> Iterator[str]:
    yield f"  - article: {_quoted(source.article)}"
    yield f"    file: {_quoted(source.file)}"
    yield f"    sha256: {source.sha256}"
    for key in ("origin", "edition_note", "fetched"):
        words = getattr(source, key)
        if words:
            yield f"    {key}: {_quoted(words)}"
    if source.notes:
        yield "    notes:"
        for note in source.notes:
            yield f"      - {_quoted(note)}"


def _quoted(words: str) -> str:
    """Words as a double-quoted scalar; JSON's escapes are YAML's too."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\x7f")


def read_snapshot(path: Path, drafts: Path) -> Snapshot:
    """A snapshot from its file.

    Args:
        path: the file.
        drafts: the folder of drafts.

    Raises:
        DraftError: `snapshot-broken`, where the file was damaged; adding to it would
            hide the damage.
    """
    redaction, problems = read_edition(read_file(path, drafts), Profile.LAW)
    for problem in problems:
        place = str(problem.location)
        raise DraftError("snapshot-broken", file=place, reason=problem.rule)
    if redaction is None:
        raise DraftError("snapshot-broken", file=str(path), reason="")
    texts = dict(articles_of(redaction.provisions, redaction.tail))
    return Snapshot(
        act=redaction.act,
        title=redaction.title,
        lang=redaction.lang,
        edition=redaction.label,
        status=redaction.verification,
        sources=redaction.sources,
        texts=texts,
    )
