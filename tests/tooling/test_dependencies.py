"""The list of dependencies is true: each is used, each is explained, none is hidden."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# Declared although no module of ours imports it, with the reason.
INDIRECT = {
    "docxcompose": "docxtpl's sub-documents import it, and docxtpl does not require it",
}


def names(requirements):
    return {re.split(r"[<>=!~\[ ;]", line)[0] for line in requirements}


def runtime():
    return names(PROJECT["project"]["dependencies"])


def imported():
    """Top-level names imported anywhere in pipeline, the standard library left out."""
    found = set()
    for module in (ROOT / "pipeline").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"pipeline"}


def distributions(module):
    return {
        re.sub(r"[-_.]+", "-", name).lower()
        for name in packages_distributions().get(module, [])
    }


def used():
    return set().union(*map(distributions, imported()))


def test_each_import_of_the_program_is_declared():
    assert {m for m in imported() if not distributions(m) & runtime()} == set()


def test_each_declared_dependency_is_imported():
    assert runtime() - used() - INDIRECT.keys() == set()


@pytest.mark.parametrize("group", ["runtime", "development"])
def test_the_page_on_dependencies_has_a_line_for_each(group):
    wanted = (
        runtime()
        if group == "runtime"
        else names(PROJECT["dependency-groups"]["dev"])
        | names(PROJECT["build-system"]["requires"])
        | {"uv"}
    )
    page = (ROOT / "docs/dependencies.md").read_text("utf-8")
    (section,) = re.findall(
        rf"^## {group.capitalize()}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL
    )
    rows = re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)
    assert sorted(rows) == sorted(wanted)
