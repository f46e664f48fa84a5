"""JSON Schemas of the ledger's files, for editors that complete and underline.

They are made from the record classes that the reader reads by (`model.ledger`), so
editor and reader cannot disagree; what a key means stands in `schema.toml`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import tomllib
from collections.abc import Mapping
from enum import Enum
from importlib.resources import files
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pipeline.model.bilingual import Bilingual
from pipeline.model.calendar import CalendarChanges
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_terms import Form

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Hint = Any
"""A type as a value: what a field's annotation says."""
Schema = dict[str, object]


def schemas() -> Mapping[str, str]:
    """The schema files, by their path under `drafts/schema/`."""
    told = tomllib.loads((files(__package__) / "schema.toml").read_text("utf-8"))
    found = {
        f"ledger/{name}.schema.json": _file({name: hint}, told)
        for name, hint in _hints(Ledger).items()
    }
    found["calendar.schema.json"] = _file(_hints(CalendarChanges), told)
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in found.items()
    }


def _file(lists: Mapping[str, Hint], told: Mapping[str, Any]) -> Schema:
    """The schema of one file: its lists and nothing else."""
    return {
        "$schema": DRAFT,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {
                # A list of which only the name stands there is an empty one.
                "type": ["array", "null"],
                "description": told["files"][name],
                "items": _record(get_args(hint)[0], told["keys"]),
            }
            for name, hint in lists.items()
        },
    }


def _record(record: type[Any], told: Mapping[str, str]) -> Schema:
    """The schema of one record: what it must and what it may hold."""
    missing = dataclasses.MISSING
    must = [f.name for f in dataclasses.fields(record) if f.default is missing]
    properties: dict[str, Schema] = {}
    for name, hint in _hints(record).items():
        schema = _value(hint, told)
        if name not in must:
            schema = {"anyOf": [schema, {"type": "null"}]}
        properties[name] = {"description": told[name], **schema}
    return {
        "type": "object",
        "required": must,
        "additionalProperties": False,
        "properties": properties,
    }


def _value(hint: Hint, told: Mapping[str, str]) -> Schema:
    """The schema of one value, as its type asks."""
    origin: object = get_origin(hint)
    if origin is tuple:
        items = _value(get_args(hint)[0], told)
        return {"type": "array", "minItems": 1, "items": items}
    if origin is Annotated:
        form: Form = get_args(hint)[1]
        # A number such as 17 needs no quotes in YAML.
        kinds: object = ["string", "number"] if form.name == "number" else "string"
        return {"type": kinds, "pattern": f"^(?:{form.pattern})$"}
    kind: type[Any] = next((a for a in get_args(hint) if a is not type(None)), hint)
    if issubclass(kind, Enum):
        return {"enum": [each.value for each in kind]}
    if dataclasses.is_dataclass(kind) and kind is not Bilingual:
        return _record(kind, told)
    return dict(_PLAIN[kind])


_LANGUAGE: Schema = {"type": ["string", "null"]}
_PLAIN: Mapping[type, Schema] = {
    dt.date: {"type": "string", "format": "date"},
    int: {"type": "integer", "minimum": 1, "maximum": 99},
    bool: {"type": "boolean"},
    str: {"type": "string", "minLength": 1},
    Bilingual: {
        "type": "object",
        "additionalProperties": False,
        "properties": {"kk": _LANGUAGE, "ru": _LANGUAGE},
    },
}


def _hints(record: type[Any]) -> dict[str, Hint]:
    hints = get_type_hints(record, include_extras=True)
    return {name: hint for name, hint in hints.items() if name != "location"}
