"""Official wordings read against a small act: what is done, what is refused."""

from __future__ import annotations

import tomllib

import pytest
from amending_helpers import CASES, LOCALES, case_base, profile_parser

from pipeline.amending import apply_text
from pipeline.amending.tree import digest
from pipeline.model.act import Profile
from pipeline.model.identity import ProvisionPath


def cases():
    for lang in ("ru", "kk"):
        text = (CASES / f"reading.{lang}.toml").read_text(encoding="utf-8")
        for case in tomllib.loads(text).get("case", []):
            yield pytest.param(case | {"lang": lang}, id=f"{lang}: {case['name']}")


def outcome(entry) -> str:
    words = [entry.operation or "?", ", ".join(entry.targets), entry.reason]
    return " ".join(word for word in words if word)


@pytest.mark.parametrize("parser", ["plain", "reader"])
@pytest.mark.parametrize("case", list(cases()))
def test_reading(case, parser):
    base = case_base(case)
    profile = Profile(case["profile"])
    parse = None if parser == "plain" else profile_parser(profile, case["lang"])
    result = apply_text(
        base, case["text"], case["lang"], profile, LOCALES[case["lang"]], parse=parse
    )
    assert [outcome(entry) for entry in result.outcomes] == case["outcomes"]
    for path, words in case.get("units", {}).items():
        unit = result.redaction.find(ProvisionPath.parse(path))
        assert (unit.text if unit is not None else "") == words
    if not any(entry.is_applied for entry in result.outcomes):
        assert digest(result.redaction) == digest(base)
