"""What normw does on machines that have or lack this and that."""

import pytest

LANGUAGES = 3


def told(err: str) -> list[str]:
    return [line for line in err.splitlines() if line.startswith("normw: ")]


def test_run_hands_over_words_folder_input_and_exit_code(ready, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    result = ready.normw("run", "check", "a b", "", cwd=folder, stdin="draft\n")
    assert result.stdout == f"in {folder}\nword <check>\nword <a b>\nword <>\ndraft\n"
    assert result.returncode == 7


def test_run_keeps_the_chatter_of_uv_from_standard_output(ready):
    result = ready.normw("run")
    assert "Resolved" not in result.stdout
    assert "Resolved" in result.stderr


SHOW_WORKSPACE = """
# started by @root/.venv/bin/python
echo "${NORMPACK_WORKSPACE:-the nearest}"
"""


def workspace_chosen(machine, folder, recipe="run", **environment):
    machine.program("normpack", SHOW_WORKSPACE, machine.venv)
    machine.program("just", SHOW_WORKSPACE, machine.venv)
    return machine.normw(recipe, cwd=folder, **environment).stdout.strip()


@pytest.mark.parametrize("recipe", ["run", "import"])
def test_drafts_are_those_of_the_project_where_the_caller_has_none(
    ready, tmp_path, recipe
):
    assert workspace_chosen(ready, tmp_path, recipe) == str(ready.root)


def test_the_choice_of_drafts_does_not_reach_the_tests(ready, tmp_path):
    assert workspace_chosen(ready, tmp_path, "test") == "the nearest"


def test_drafts_above_the_caller_go_first(ready, tmp_path):
    folder = tmp_path / "other/deep"
    folder.mkdir(parents=True)
    (tmp_path / "other/drafts").mkdir()
    (tmp_path / "other/drafts/programme.yaml").touch()
    assert workspace_chosen(ready, folder) == "the nearest"


def test_a_workspace_that_was_named_goes_before_all(ready, tmp_path):
    assert workspace_chosen(ready, tmp_path, NORMPACK_WORKSPACE="/named") == "/named"


def test_the_environment_is_the_one_of_the_lock_file(ready):
    ready.normw("run")
    assert ready.log("uv")[-1] == f"sync --directory {ready.root} --locked --quiet"


def test_a_recipe_goes_to_just_with_its_words(ready):
    result = ready.normw("test", "-k", "two words")
    assert result.returncode == 0
    assert result.stdout.splitlines()[-3:] == [
        "word <test>",
        "word <-k>",
        "word <two words>",
    ]
    assert ready.log("just")[0].startswith(f"--justfile {ready.root}/justfile ")


def test_normw_works_through_links(ready, tmp_path):
    links = tmp_path / "links"
    links.mkdir()
    (links / "first").symlink_to(ready.root / "normw")
    (links / "normw").symlink_to("first")
    result = ready.normw("run", "x", script=links / "normw")
    assert result.stdout.endswith("word <x>\n")


def test_an_environment_of_another_folder_is_made_anew(ready):
    ready.program("normpack", "# started by /old/.venv/bin/python", ready.venv)
    ready.program("uv", UV_THAT_RESTORES)
    result = ready.normw("run", "x")
    assert result.stdout == "made anew\n"


UV_THAT_RESTORES = """
[ "$1" = --version ] && { echo "uv 0.9.1"; exit 0; }
[ -e "@root/.venv" ] && exit 1
mkdir -p "@root/.venv/bin"
printf '#!/bin/sh\\necho made anew\\n' >"@root/.venv/bin/normpack"
chmod +x "@root/.venv/bin/normpack"
"""


def test_pip_brings_uv_without_a_virtual_environment(bare):
    assert bare.normw("run").returncode == 7
    install = bare.log("python3")[-1]
    assert "-m pip install" in install
    assert "--target" in install
    assert not any("venv" in call.split()[1] for call in bare.log("python3"))
    assert bare.log("uv")[-1].startswith("sync ")


def test_uv_is_brought_once(bare):
    bare.normw("run")
    before = len(bare.log("python3"))
    bare.normw("run")
    assert len(bare.log("python3")) == before


def test_where_pip_is_missing_the_one_of_a_new_environment_brings_uv(bare):
    bare.lacks("no-pip")
    assert bare.normw("run").returncode == 7
    assert any(call.startswith("-m venv ") for call in bare.log("python3"))


def test_where_pip_and_venv_are_missing_root_gets_pip_from_the_system(bare):
    bare.lacks("no-pip", "no-venv")
    bare.program("id", "echo 0")
    bare.program("apt-get", "rm -f @/no-pip")
    assert bare.normw("run").returncode == 7
    assert bare.log("apt-get")[-1].endswith("--no-install-recommends python3-pip")


def test_where_pip_cannot_be_had_it_says_so_in_three_languages(bare):
    bare.lacks("no-pip", "no-venv")
    result = bare.normw("run")
    assert result.returncode == 3
    assert len(told(result.stderr)) == LANGUAGES
    assert "python3-pip" in told(result.stderr)[0]
    assert bare.log("apt-get") == []


def test_without_a_connection_it_says_so_and_leaves_no_rest(bare):
    bare.lacks("offline")
    result = bare.normw("run")
    assert result.returncode == 3
    assert len(told(result.stderr)) == LANGUAGES
    assert list((bare.root / ".normpack/tools").glob("part*")) == []


def test_a_python_that_is_too_old_is_refused_in_three_languages(bare):
    bare.lacks("old-python")
    result = bare.normw("run")
    assert result.returncode == 3
    assert all("3.11" in line for line in told(result.stderr))
    assert len(told(result.stderr)) == LANGUAGES


@pytest.mark.parametrize("version", ["uv 0.7.22", "uv 0.1.0", "uvw 3", ""])
def test_a_uv_that_cannot_read_the_lock_file_is_not_used(bare, version):
    bare.program("uv", f'echo "{version}"')
    assert bare.normw("run").returncode == 7
    assert any("pip install" in call for call in bare.log("python3"))


def test_a_failed_sync_stops_with_its_reason(ready):
    ready.program("uv", '[ "$1" = --version ] && echo "uv 0.9.1" || exit 2')
    result = ready.normw("run")
    assert result.returncode == 3
    assert len(told(result.stderr)) == LANGUAGES
    assert ready.log("normpack") == []


def test_several_at_once_do_not_meet(bare):
    several = [bare.start("run", str(number)) for number in range(4)]
    for number, process in enumerate(several):
        out, err = process.communicate("", timeout=30)
        assert process.returncode == 7, err
        assert out.splitlines()[-1] == f"word <{number}>"
    tools = [path.name for path in (bare.root / ".normpack/tools").iterdir()]
    assert len(tools) == 1


def test_help_needs_nothing(bare):
    bare.lacks("old-python")
    result = bare.normw("--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert "./normw build" in result.stdout
