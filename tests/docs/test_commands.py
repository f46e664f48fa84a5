"""Commands, options and recipes named in the documentation exist."""

import json
import re
import subprocess
from pathlib import Path

import click
import pytest

from pipeline.cli import main

ROOT = Path(__file__).parents[2]
CALL = re.compile(
    r"(?:^|[\s`$(|&;])(?P<program>normpack|(?:\./|\S*/)?normw|just)(?P<words>(?: [^|&;#`\n]*)?)"
)
NAME = re.compile(r"[a-z][a-z-]*")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
# Recipes that hand their words to a command of normpack.
CONTEXT = click.Context(main)
BEHIND = {"run": [], "build": ["build"], "new": ["new"], "import": ["acts", "import"]}


@pytest.fixture(scope="module")
def recipes():
    dump = subprocess.run(
        ["just", "--justfile", ROOT / "justfile", "--dump", "--dump-format", "json"],
        check=True,
        capture_output=True,
    )
    return json.loads(dump.stdout)["recipes"].keys()


def takes_a_value(command, option):
    """Whether the word after an option is its value."""
    found = [p for p in command.params if option in (*p.opts, *p.secondary_opts)]
    return any(not p.is_flag for p in found) and "=" not in option


def commands_in(words):
    """The commands that words go through, from `normpack` on, and the word that fails."""
    path, rest = [main], iter(words)
    for word in rest:
        if word.startswith("-"):
            if takes_a_value(path[-1], word):
                next(rest, None)
        elif not isinstance(path[-1], click.Group) or not NAME.fullmatch(word):
            break  # an argument, or a placeholder such as COMMAND or …
        elif found := path[-1].get_command(CONTEXT, word):
            path.append(found)
        else:
            return path, word
    return path, ""


def options_of(commands):

    return {
        name
        for command in commands
        for parameter in command.get_params(CONTEXT)
        for name in (*parameter.opts, *parameter.secondary_opts)
    }


def wrong_command(words):
    """What is wrong with `normpack WORDS`; empty where nothing is."""
    path, unknown = commands_in(words)
    if unknown:
        return f"{path[-1].name} has no command {unknown}"
    options = set(OPTION.findall(" ".join(words))) - options_of(path)
    return f"{path[-1].name} has no option {sorted(options)}" if options else ""


def wrong_call(program, words, recipes):
    """What is wrong with one call of normpack, normw or just."""
    if program == "normpack":
        return wrong_command(words)
    if not words or not NAME.fullmatch(words[0]):
        return ""
    if words[0] not in recipes:
        return f"there is no recipe {words[0]}"
    return wrong_command([*BEHIND[words[0]], *words[1:]]) if words[0] in BEHIND else ""


def calls(line):
    """The calls that a line of code holds, as program and words."""
    for call in CALL.finditer(line):
        words = re.sub(r"[\[\]]|\\", " ", call["words"]).split()
        yield call["program"].rpartition("/")[2], words


def test_what_the_documentation_calls_exists(page, recipes):
    found = (call for line in page.code for call in calls(line))
    wrong = (wrong_call(program, words, recipes) for program, words in found)
    assert [reason for reason in wrong if reason] == []


def every_command(group, *above):
    for name in group.list_commands(CONTEXT):
        command = group.get_command(CONTEXT, name)
        if isinstance(command, click.Group):
            yield from every_command(command, *above, name)
        else:
            yield " ".join([*above, name])


def test_each_command_is_documented(pages):
    told = set()
    for page in pages.values():
        for program, words in (call for line in page.code for call in calls(line)):
            if program == "normpack":
                told.add(path_name(words))
            elif words and words[0] in BEHIND:
                told.add(path_name([*BEHIND[words[0]], *words[1:]]))
    assert set(every_command(main)) - told == set()


def path_name(words):
    return " ".join(str(command.name) for command in commands_in(words)[0][1:])


@pytest.mark.parametrize(
    "line",
    [
        "normpack biuld",
        "normpack acts improt FILE",
        "normpack build 2.4 --no-such-option",
        "./normw run biuld",
        "./normw run --ui ru chekc",
        "./normw run --ui ru check --no-such-option",
        "./normw tset",
        "./normw build --no-such-option",
        "cd drafts && ./normw run check --no-such-option",
        "just no-such-recipe",
    ],
)
def test_a_wrong_call_is_seen(line, recipes):
    assert any(wrong_call(program, words, recipes) for program, words in calls(line))


@pytest.mark.parametrize(
    "line",
    [
        "normpack build [DIRECTION…] [--pack PACK] [--lang kk\\|ru] [--no-pdf]",
        "normpack COMMAND --help",
        "./normw run check 2.4 --format json  # every problem",
        "./normw RECIPE …",
        "./normw run --ui ru check --format json",
        "./normw test -k words",
        "./normw",
        "outputs of normpack",
    ],
)
def test_a_right_call_is_let_pass(line, recipes):
    assert [
        wrong_call(p, w, recipes) for p, w in calls(line) if wrong_call(p, w, recipes)
    ] == []
