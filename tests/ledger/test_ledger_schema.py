"""The schemas for editors say what the reader reads, and lie in the drafts as made.

`GOLDEN=accept pytest tests/ledger/test_ledger_schema.py` writes them out anew.
"""

import json
import os
import re
from pathlib import Path, PurePath

import pytest
from ledger_helpers import NORM, SHA

from pipeline.ledger import schemas
from pipeline.readers import LEDGER_FILES, DraftFile, read_ledger

FOLDER = Path(__file__).parents[2] / "drafts" / "schema"
MADE = schemas()
SAMPLES = ["moj", NORM, SHA, "v1", "2.4/1"]


def test_the_schemas_in_the_drafts_are_those_that_the_program_makes():
    if os.environ.get("GOLDEN") == "accept":
        for name, text in MADE.items():
            file = FOLDER / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    found = {
        file.relative_to(FOLDER).as_posix(): file.read_text("utf-8")
        for file in FOLDER.rglob("*.json")
    }
    assert found == dict(MADE)


def test_every_file_of_the_ledger_and_the_calendar_has_its_schema():
    wanted = {f"ledger/{name}.schema.json" for name in LEDGER_FILES}
    assert MADE.keys() == wanted | {"calendar.schema.json"}


def items(name):
    schema = json.loads(MADE[f"ledger/{name}.schema.json"])
    assert schema["additionalProperties"] is False
    assert list(schema["properties"]) == [name]
    return schema["properties"][name]["items"]


def sample(schema):
    """A value that the schema allows."""
    if "anyOf" in schema:
        return sample(schema["anyOf"][0])
    if "enum" in schema:
        return schema["enum"][0]
    if "pattern" in schema:
        return next(text for text in SAMPLES if re.search(schema["pattern"], text))
    if schema["type"] == "array":
        return [sample(schema["items"])]
    if schema["type"] == "object":
        return {
            name: sample(inner)
            for name, inner in schema["properties"].items()
            if name in schema.get("required", schema["properties"])
        }
    kinds = {"integer": 2, "boolean": True}
    return kinds.get(str(schema["type"]), "2026-02-05")


def read(name, record):
    # JSON is YAML too, so the reader takes the record as an editor would check it.
    text = json.dumps({name: [record]}, ensure_ascii=False)
    file = DraftFile(PurePath(f"drafts/2.4/ledger/{name}.yaml"), text)
    ledger, problems = read_ledger([file])
    return getattr(ledger, name), problems


@pytest.mark.parametrize("name", LEDGER_FILES)
def test_the_reader_reads_what_the_schema_allows(name):
    schema = items(name)
    whole = {key: sample(inner) for key, inner in schema["properties"].items()}
    for record in (sample(schema), whole):
        found, problems = read(name, record)
        assert problems == ()
        assert len(found) == 1


@pytest.mark.parametrize("name", LEDGER_FILES)
def test_the_reader_refuses_what_the_schema_refuses(name):
    schema = items(name)
    record = sample(schema)
    for key in schema["required"]:
        without = {name: value for name, value in record.items() if name != key}
        assert read(name, without)[0] == ()
    assert [p.rule for p in read(name, record | {"stage": "approved"})[1]] == [
        "unknown-key"
    ]


def enumerations():
    return [
        (name, key, inner["enum"])
        for name in LEDGER_FILES
        for key, inner in items(name)["properties"].items()
        if "enum" in inner
    ]


@pytest.mark.parametrize(("name", "key", "words"), enumerations())
def test_the_words_of_the_schema_are_those_of_the_reader(name, key, words):
    record = sample(items(name))
    for word in words:
        assert read(name, record | {key: word})[1] == ()
    assert read(name, record | {key: "келісім"})[0] == ()


def test_what_each_key_means_is_said_in_both_languages():
    for name in LEDGER_FILES:
        for key, inner in items(name)["properties"].items():
            assert " · " in inner["description"], key
