"""The justfile, CI and the git hooks: one list of checks, told once."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def recipes():
    dump = subprocess.run(
        ["just", "--justfile", ROOT / "justfile", "--dump", "--dump-format", "json"],
        check=True,
        capture_output=True,
    )
    return json.loads(dump.stdout)["recipes"]


def steps_of_check(recipes):
    return [
        " ".join([step["recipe"], *step["arguments"]])
        for step in recipes["check"]["dependencies"]
    ]


def test_each_recipe_says_what_it_is_for(recipes):
    assert [
        r["name"] for r in recipes.values() if not r["doc"] and not r["private"]
    ] == []


def test_just_alone_lists_the_recipes():
    shown = subprocess.run(
        ["just", "--justfile", ROOT / "justfile"], check=True, capture_output=True
    )
    assert b" build *args" in shown.stdout


def test_the_users_verbs_are_recipes(recipes):
    assert {"build", "new", "import", "run", "test", "check"} <= recipes.keys()


def test_ci_takes_the_steps_of_check_in_their_order(recipes):
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert re.findall(r"^step (.+)$", script, re.MULTILINE) == steps_of_check(recipes)


def test_the_tests_close_check(recipes):
    assert steps_of_check(recipes)[-1] == "test"


def test_each_hook_calls_a_recipe(recipes):
    config = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")
    (repository,) = config["repos"]
    assert repository["repo"] == "local"
    entries = [hook["entry"].split() for hook in repository["hooks"]]
    called = {words[1] for words in entries if words[0] == "./normw"}
    assert called == {step.split()[0] for step in steps_of_check(recipes)} - {"test"}


def test_the_hooks_are_well_formed():
    subprocess.run(
        ["prek", "validate-config", ROOT / ".pre-commit-config.yaml"], check=True
    )


@pytest.fixture
def clone(tmp_path):
    """A project whose normw fails for the recipes named in the file `failing`."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", tmp_path / ".ci/run")
    normw = tmp_path / "normw"
    normw.write_text(
        '#!/bin/sh\necho "$*" >>ran\n! grep -qx "$1" failing\n', encoding="utf-8"
    )
    normw.chmod(0o755)
    (tmp_path / "failing").touch()
    return tmp_path


def ci(clone):
    return subprocess.run(
        ["bash", clone / ".ci/run"], cwd="/", check=False, capture_output=True
    ).returncode


def test_ci_is_green_when_every_step_is(clone, recipes):
    assert ci(clone) == 0
    assert (clone / "ran").read_text("utf-8").splitlines() == steps_of_check(recipes)


@pytest.mark.parametrize("step", ["fmt", "lint", "types", "floors", "docs", "test"])
def test_ci_is_red_when_any_step_is_and_takes_the_others_all_the_same(
    clone, recipes, step
):
    (clone / "failing").write_text(step, "utf-8")
    assert ci(clone) == 1
    assert (clone / "ran").read_text("utf-8").splitlines() == steps_of_check(recipes)
