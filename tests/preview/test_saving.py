"""A file that is saved by two at once keeps what both have written."""

import threading

import pytest

from pipeline.preview.saving import BusyError, changed_file


def test_the_change_is_made_upon_what_an_editor_saves_in_between(tmp_path):
    file = tmp_path / "positions.yaml"
    file.write_bytes(b"one\n")
    seen = []

    def change(content):
        seen.append(content)
        if len(seen) == 1:
            fresh = tmp_path / "editor"
            fresh.write_bytes(b"one\nof the editor\n")
            fresh.replace(file)
        return content + b"of the page\n"

    changed_file(file, change)
    assert file.read_bytes() == b"one\nof the editor\nof the page\n"
    assert seen == [b"one\n", b"one\nof the editor\n"]
    assert [each.name for each in tmp_path.iterdir()] == ["positions.yaml"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path):
    file = tmp_path / "positions.yaml"

    def change(content):
        if not file.exists():
            file.write_bytes(b"of the editor\n")
        return content + b"of the page\n"

    changed_file(file, change)
    assert file.read_bytes() == b"of the editor\nof the page\n"


def test_two_writers_at_once_lose_no_line(tmp_path):
    file = tmp_path / "positions.yaml"
    file.write_bytes(b"")
    count = 40

    def page():
        for index in range(count):
            changed_file(file, lambda old, index=index: old + b"page %d\n" % index)

    def editor():
        # An editor that holds what it saves against what it read, as good ones do.
        for index in range(count):
            changed_file(file, lambda old, index=index: old + b"editor %d\n" % index)

    threads = [threading.Thread(target=work) for work in (page, editor)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = file.read_text().splitlines()
    assert sorted(lines) == sorted(
        f"{who} {index}" for who in ("page", "editor") for index in range(count)
    )


def test_a_refused_change_leaves_the_file_and_no_litter(tmp_path):
    file = tmp_path / "positions.yaml"
    file.write_bytes(b"one\n")

    def change(_content):
        raise LookupError

    with pytest.raises(LookupError):
        changed_file(file, change)
    assert file.read_bytes() == b"one\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_one_that_is_saved_without_a_pause_is_given_up(tmp_path):
    file = tmp_path / "positions.yaml"
    file.write_bytes(b"0")
    turns = []

    def change(content):
        turns.append(content)
        file.write_bytes(b"%d" % len(turns))
        return content + b"x"

    with pytest.raises(BusyError):
        changed_file(file, change)
    assert b"x" not in file.read_bytes()


def test_rights_of_the_file_stay(tmp_path):
    file = tmp_path / "positions.yaml"
    file.write_bytes(b"")
    file.chmod(0o640)
    changed_file(file, lambda _old: b"new")
    assert file.stat().st_mode & 0o777 == 0o640
