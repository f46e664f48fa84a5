"""Reads `drafts/glossary.yaml`: words that the drafts use one way.

Returns: `Term`s. The file may be missing; then nothing is asked of the words.
"""

from __future__ import annotations

import re

from pipeline.model.glossary import Term
from pipeline.model.identity import LANGS, Lang
from pipeline.model.problem import Problem, error
from pipeline.readers.fields import Fields
from pipeline.readers.files import DraftFile
from pipeline.readers.programme import open_yaml
from pipeline.readers.yaml_nodes import Node

_FORM = re.compile(r"(?:\w[\w.-]*\*?)(?:\s+\w[\w.-]*\*?)*")
"""Words, each of which may end with a star."""


def read_glossary(file: DraftFile) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of both languages; an entry with something wrong is left out.

    Args:
        file: the file as read; an empty one has no terms.
    """
    problems: list[Problem] = []
    fields = open_yaml(file, problems)
    if fields is None:
        return (), tuple(problems)
    terms = [term for lang in LANGS for term in _terms(fields, lang)]
    fields.close()
    return tuple(terms), tuple(problems)


def _terms(fields: Fields, lang: Lang) -> list[Term]:
    def read(node: Node) -> Term | None:
        return _term(node, lang, fields.problems)

    return [term for term in fields.each(lang, read) if term is not None]


def _term(node: Node, lang: Lang, problems: list[Problem]) -> Term | None:
    before = len(problems)
    fields = Fields(node, problems)
    term = Term(
        lang=lang,
        preferred=fields.text("preferred"),
        discouraged=fields.words("discouraged"),
        note=fields.text("note", required=False),
        location=node.location,
    )
    if not term.discouraged:
        problems.append(error("missing-key", node.location, key="discouraged"))
    for form in term.discouraged:
        if not _FORM.fullmatch(form.strip()):
            place = fields.place("discouraged")
            problems.append(
                error("wrong-form", place, key="discouraged", text=form, form="words")
            )
    fields.close()
    return term if len(problems) == before else None
