"""Reads what all directions share: the programme, bodies, territorial chambers.

Reads: `programme.yaml`, `addressees.yaml`, `chambers.yaml`. Returns: `Programme`,
`Addressee` by id. Missing values have empty stand-ins, with a problem at their place.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.bilingual import Bilingual
from pipeline.model.parties import Addressee, Organisation, Person
from pipeline.model.problem import Problem, error
from pipeline.model.workspace import Look, Programme
from pipeline.readers.fields import Fields
from pipeline.readers.files import DraftFile
from pipeline.readers.yaml_nodes import Node, read_yaml


def open_yaml(file: DraftFile, problems: list[Problem]) -> Fields | None:
    """The top mapping of a YAML file, None where the file cannot be read.

    Args:
        file: the file as read.
        problems: where findings are put.
    """
    problems += file.problems
    if not file.is_readable:
        return None
    node, wrong = read_yaml(file.text, file.path)
    problems += wrong
    return None if wrong else Fields(node, problems)


def read_person(fields: Fields, post: str = "post") -> Person:
    """Somebody with a post.

    Args:
        fields: the mapping.
        post: the key under which the post stands.
    """
    person = Person(fields.bilingual(post), fields.text("name"), fields.location)
    fields.close()
    return person


def read_programme(file: DraftFile) -> tuple[Programme, tuple[Problem, ...]]:
    """`programme.yaml`; with stand-ins for what cannot be read."""
    problems: list[Problem] = []
    fields = open_yaml(file, problems)
    if fields is None:
        silent: list[Problem] = []
        node, _ = read_yaml("", file.path)
        return _programme(Fields(node, silent), file), tuple(problems)
    programme = _programme(fields, file)
    fields.close()
    return programme, tuple(problems)


def _programme(fields: Fields, file: DraftFile) -> Programme:
    return Programme(
        _organisation(fields.inside("organisation")),
        fields.day("horizon"),
        _look(fields.inside("look", required=False)),
        file.location,
    )


def _organisation(fields: Fields) -> Organisation:
    organisation = Organisation(
        name=fields.bilingual("name"),
        place=fields.bilingual("place"),
        chair=read_person(fields.inside("chair")),
        executor=read_person(fields.inside("executor")),
        contacts=fields.bilingual("contacts"),
    )
    fields.close()
    return organisation


def _look(fields: Fields) -> Look:
    usual = Look()
    look = Look(
        fields.flag("shorten_unchanged", default=usual.shorten_unchanged),
        fields.text("shell_letter", required=False) or usual.shell_letter,
        fields.text("shell_document", required=False) or usual.shell_document,
        fields.text("shell_table", required=False) or usual.shell_table,
    )
    fields.close()
    return look


def read_addressees(
    file: DraftFile, key: str = "addressees"
) -> tuple[Mapping[str, Addressee], tuple[Problem, ...]]:
    """Bodies or chambers by id.

    Args:
        file: the file as read.
        key: the key of the list: `addressees`, `chambers`.
    """
    problems: list[Problem] = []
    fields = open_yaml(file, problems)
    if fields is None:
        return {}, tuple(problems)
    bodies = {
        name: _addressee(name, node, problems)
        for name, node in fields.inside(key).pairs()
    }
    fields.close()
    problems += [
        error("unknown-successor", body.location, body=body.successor)
        for body in bodies.values()
        if body.successor and body.successor not in bodies
    ]
    return bodies, tuple(problems)


def _addressee(name: str, node: Node, problems: list[Problem]) -> Addressee:
    fields = Fields(node, problems)
    kk, ru = (_cases(fields.inside(lang)) for lang in ("kk", "ru"))
    body = Addressee(
        id=name,
        nominative=Bilingual(kk[0], ru[0], node.location),
        dative=Bilingual(kk[1], ru[1], node.location),
        valid_from=fields.date("valid_from", required=False),
        valid_until=fields.date("valid_until", required=False),
        successor=fields.text("successor", required=False),
        status=fields.text("status", required=False),
        location=node.location,
    )
    fields.close()
    return body


def _cases(fields: Fields) -> tuple[str, str]:
    words = (fields.text("nom"), fields.text("dat"))
    fields.close()
    return words
