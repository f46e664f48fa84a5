"""Whatever changes in a pack is found and named, in every language.

A pack is small here, so that every one of its bytes is changed in some run; what is
changed is drawn by hypothesis.
"""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.locales.messages import UIS
from pipeline.model.artifact import Artifact
from pipeline.packing import packs_under, verify_pack, write_pack
from pipeline.packing.manifest import sealed, to_json

FILES = (
    Artifact("comparison-table.kk.docx", b"table \0\xff", "comparison-table", "kk", 7),
    Artifact("cover-letter.v1.moj.ru.pdf", b"%PDF-1.7 letter", "cover-letter", "ru", 1),
    Artifact("empty.ru.html", b"", "public-brief", "ru"),
)
RECEIPT = {"inputs": {"2.4/direction.yaml": "00"}, "аты": "ә"}
NAMES = (*(each.name for each in FILES), "manifest.json", "receipt.json")
STRANGERS = ("Thumbs.db", ".hidden", "~$table.docx", "копия.docx", "a\nb", "manifest")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("outputs")
    for name in ("presidium", "public"):
        write_pack(folder / "2.4" / name, FILES, RECEIPT)
    return folder


@st.composite
def changed_bytes(draw, content):
    """The content with one byte changed, removed or added, or cut off."""
    place = draw(st.integers(0, len(content)))
    before, rest = content[:place], content[place:]
    byte = draw(st.integers(0, 255)).to_bytes(1, "big")
    ways = [before + byte + rest]
    if rest:
        flipped = bytes([rest[0] ^ draw(st.integers(1, 255))])
        ways += [before + flipped + rest[1:], before + rest[1:], before]
    return draw(st.sampled_from(ways))


def change_bytes(data, pack):
    name = data.draw(st.sampled_from(NAMES))
    content = (pack / name).read_bytes()
    (pack / name).write_bytes(data.draw(changed_bytes(content)))
    return name


def swap(data, pack):
    one, other = data.draw(st.permutations(NAMES[:2]))
    (pack / one).rename(pack / "passing")
    (pack / other).rename(pack / one)
    (pack / "passing").rename(pack / other)
    return one


def remove(data, pack):
    name = data.draw(st.sampled_from(NAMES))
    (pack / name).unlink()
    return name


def rename(data, pack):
    name = data.draw(st.sampled_from(NAMES))
    (pack / name).rename(pack / (name.upper()))
    return name


def add_file(data, pack):
    name = data.draw(st.sampled_from(STRANGERS))
    (pack / name).write_bytes(b"x")
    return name


def add_folder(data, pack):
    name = data.draw(st.sampled_from(STRANGERS))
    (pack / name).mkdir()
    return name


def link(data, pack):
    """The same words, but where they lie anybody may change them."""
    name = data.draw(st.sampled_from(NAMES))
    outside = pack.parent.parent.parent / "outside"
    shutil.copy2(pack / name, outside)
    (pack / name).unlink()
    (pack / name).symlink_to(outside)
    return name


def empty_folder_in_place(data, pack):
    name = data.draw(st.sampled_from(NAMES))
    (pack / name).unlink()
    (pack / name).mkdir()
    return name


CHANGES = (
    change_bytes,
    swap,
    remove,
    rename,
    add_file,
    add_folder,
    link,
    empty_folder_in_place,
)


@pytest.mark.parametrize("change", CHANGES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_change_is_found_and_its_file_named(outputs, tmp_path, change, data):
    copy = tmp_path / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(outputs, copy)
    pack = copy / "2.4" / data.draw(st.sampled_from(["presidium", "public"]))
    name = change(data, pack)
    found = {
        dict(problem.values)["file"]
        for each in packs_under(copy)
        for problem in verify_pack(each)
    }
    assert name in found
    (told,) = {
        problem.location.file.parent
        for each in packs_under(copy)
        for problem in verify_pack(each)
    }
    assert Path(told) == pack


@pytest.mark.parametrize("ui", UIS)
@pytest.mark.parametrize("change", [change_bytes, remove, add_file])
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_it_is_said_in_the_language_of_the_run(outputs, tmp_path, change, ui, data):
    copy = tmp_path / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(outputs, copy)
    name = change(data, copy / "2.4" / "public")
    told = CliRunner().invoke(main, ["--ui", ui, "verify", str(copy)])
    assert told.exit_code == 1
    assert name.replace("\n", " ") in told.output.replace("\n", " ")
    assert "Traceback" not in told.output
    good = CliRunner().invoke(main, ["--ui", ui, "verify", str(outputs)])
    assert good.exit_code == 0
    assert good.output != told.output


def without_a_file(manifest):
    return manifest["files"].pop(0)["file"]


def with_a_file_more(manifest):
    manifest["files"].append({**manifest["files"][0], "file": "bill.kk.docx"})
    return "bill.kk.docx"


def with_a_hash_of_its_own(manifest):
    manifest["files"][1]["sha256"] = "0" * 64
    return manifest["files"][1]["file"]


def with_another_receipt(manifest):
    manifest["receipt"]["sha256"] = "0" * 64
    return "receipt.json"


LIES = (without_a_file, with_a_file_more, with_a_hash_of_its_own, with_another_receipt)


@pytest.mark.parametrize("lie", LIES)
def test_a_manifest_that_lies_is_found_though_it_was_sealed_anew(tmp_path, lie):
    pack = tmp_path / "pack"
    write_pack(pack, FILES, RECEIPT)
    manifest = json.loads((pack / "manifest.json").read_bytes())
    name = lie(manifest)
    (pack / "manifest.json").write_bytes(to_json(sealed(manifest)))
    (problem,) = verify_pack(pack)
    assert dict(problem.values)["file"] == name
