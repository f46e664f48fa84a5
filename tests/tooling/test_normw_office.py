"""Which packages of the system normw installs, when, and what it says if it may not."""

import pytest

ALL = "libreoffice-writer libreoffice-calc fonts-liberation2 poppler-utils"


def installs(machine):
    return [call for call in machine.log("apt-get") if "install" in call]


@pytest.mark.parametrize("recipe", ["build", "test", "check", "pages"])
def test_root_gets_what_is_missing(bare, recipe):
    bare.program("id", "echo 0")
    assert bare.normw(recipe).returncode == 0
    (call,) = installs(bare)
    assert call.endswith(f"install --no-install-recommends {ALL}")
    assert call.startswith("-q -y ")


def test_sudo_without_a_password_serves_as_well(bare):
    bare.program("sudo", 'shift; "$@"')
    bare.normw("build")
    assert len(installs(bare)) == 1
    assert all(call.startswith("-n ") for call in bare.log("sudo"))


def test_without_rights_the_work_goes_on_and_the_lawyer_knows_whom_to_ask(bare):
    bare.program("sudo", "exit 1")
    result = bare.normw("build", "2.4")
    assert result.returncode == 0
    assert "word <2.4>" in result.stdout
    assert installs(bare) == []
    said = [line for line in result.stderr.splitlines() if line.endswith(ALL)]
    assert [line.split()[1:3] for line in said] == [
        ["PDF", "жасалмауы"],
        ["PDF", "может"],
        ["PDF", "may"],
    ]


def test_the_system_is_left_alone_where_that_is_wished(bare):
    bare.program("id", "echo 0")
    assert bare.normw("build", NORMW_SYSTEM="no").returncode == 0
    assert installs(bare) == []


def test_a_mirror_that_fails_is_tried_three_times_and_then_left(bare):
    bare.program("id", "echo 0")
    bare.program("apt-get", "echo 'mirror is down'; exit 100")
    result = bare.normw("build")
    assert result.returncode == 0
    assert len(installs(bare)) == 3
    assert "mirror is down" in result.stderr
    assert ALL in result.stderr


def test_a_mirror_that_recovers_is_enough(bare):
    bare.program("id", "echo 0")
    bare.program(
        "apt-get",
        'case "$*" in *install*) [ -e @/up ] || { touch @/up; exit 100; } ;; esac',
    )
    result = bare.normw("build")
    assert len(installs(bare)) == 2
    assert "PDF" not in result.stderr


FONTS_BY_LETTER = """
case "$*" in
    *49b*) echo "DejaVu Sans" ;;
    *) printf 'DejaVu Sans\\nLiberation Serif\\n' ;;
esac
"""


def test_a_font_without_kazakh_letters_is_no_font(ready):
    ready.program("id", "echo 0")
    ready.program("fc-list", FONTS_BY_LETTER)
    ready.normw("build")
    (call,) = installs(ready)
    assert call.endswith("--no-install-recommends fonts-liberation2")


def test_an_office_without_its_writer_is_completed(ready):
    ready.program("id", "echo 0")
    program = ready.home / "office/program"
    ready.program("soffice", "", program)
    (program / "soffice.bin").touch()
    (program / "libsclo.so").touch()
    (ready.bin / "soffice").unlink()
    (ready.bin / "soffice").symlink_to(program / "soffice")
    ready.normw("build")
    (call,) = installs(ready)
    assert call.endswith("--no-install-recommends libreoffice-writer")


@pytest.mark.parametrize(
    "words", [("run", "build"), ("lint",), ("build", "--no-pdf"), ("new",)]
)
def test_what_makes_no_pdf_installs_nothing_and_says_nothing(bare, words):
    bare.program("id", "echo 0")
    assert "PDF" not in bare.normw(*words).stderr
    assert installs(bare) == []


def test_a_complete_machine_is_not_touched(ready):
    ready.program("id", "echo 0")
    result = ready.normw("build")
    assert ready.log("apt-get") == []
    assert [line for line in result.stderr.splitlines() if "normw:" in line] == []


def debian(machine, name="debian"):
    machine.program("id", "echo 0")
    (machine.home / "os-release").write_text(f"ID={name}\n", "utf-8")
    return machine


@pytest.mark.parametrize("recipe", ["test", "check"])
def test_the_tests_get_a_browser_on_debian(ready, recipe):
    debian(ready).normw(recipe)
    (call,) = installs(ready)
    assert call.endswith("--no-install-recommends chromium libatomic1")


def test_a_build_needs_no_browser(ready):
    debian(ready).normw("build")
    assert installs(ready) == []


def test_a_browser_that_is_there_is_enough(ready):
    ready.program("chromium", "")
    ready.program("dpkg-query", "")
    debian(ready).normw("test")
    assert installs(ready) == []


def test_ubuntu_is_spared_its_snap(ready):
    debian(ready, "ubuntu").normw("test")
    assert installs(ready) == []


def test_without_a_browser_the_tests_run_all_the_same(ready):
    ready.program("apt-get", "exit 100")
    assert debian(ready).normw("test").returncode == 0
