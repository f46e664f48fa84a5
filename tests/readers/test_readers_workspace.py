"""The whole workspace: every mistake with its place, none hiding another."""

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from readers_workspace_files import (
    ACTS,
    ADDRESSEES,
    DIRECTION,
    FILES,
    LOCALES,
    NORM_KK,
    NORM_RU,
    PROGRAMME,
    TEXT_RU,
    write_workspace,
)

from pipeline.errors import DraftError
from pipeline.model.problem import Severity
from pipeline.model.redaction import VERIFIED
from pipeline.readers import read_workspace
from pipeline.review.exchange import kept, written_beside

OURS = Path(__file__).parents[2] / "drafts"


def read(root, **changes):
    return read_workspace(write_workspace(root, **changes), LOCALES)


def found(workspace):
    return [(p.rule, p.location.file.as_posix()) for p in workspace.problems]


def test_a_sound_workspace_has_no_problems(tmp_path):
    workspace = read(tmp_path)

    assert workspace.problems == ()
    (direction,) = workspace.directions
    assert direction.number == "2.4"
    assert [norm.lang for norm in direction.norms] == ["kk", "ru"]
    assert direction.prose("explanatory-note", "ru").sections[0].id == "need"
    assert [r.ids for r in direction.addressees["consultation"]] == [
        ("moj",),
        ("moj", "ap"),
    ]
    assert direction.deadlines.completion == dt.date(2026, 12, 31)
    assert direction.deadlines.accompanying_protocol == (10, 15)
    edition = workspace.edition("K1400000226", "kk", "2026-06-12")
    assert edition.verification == VERIFIED
    assert [article.number for article in edition.articles()] == ["435"]
    assert set(workspace.chambers) == {"moj"}
    assert workspace.acts["K1400000226"].name("ru", "acc") == "К"


def test_every_file_read_is_hashed(tmp_path):
    workspace = read(tmp_path)

    assert set(workspace.inputs) == set(FILES)
    digest = hashlib.sha256(PROGRAMME.encode()).hexdigest()
    assert workspace.inputs["programme.yaml"] == digest


def test_a_text_that_was_saved_while_a_program_was_killed_is_told(tmp_path):
    norm = write_workspace(tmp_path) / f"{NORM}.ru.md"
    out = written_beside(norm, b"ours", b"as it was")
    out.write_bytes(b"saved by an editor")  # what came out as ours was put in place
    left = kept(out)
    workspace = read_workspace(tmp_path / "drafts", LOCALES)
    (problem,) = workspace.problems
    assert problem.rule == "saved-aside"
    assert problem.severity is Severity.WARNING
    assert problem.location.file.name == left.name
    assert dict(problem.values) == {"file": norm.name}


def test_no_programme_no_workspace(tmp_path):
    with pytest.raises(DraftError) as caught:
        read(tmp_path, **{"programme.yaml": None})
    assert caught.value.rule == "no-workspace"


BROKEN = "a: [1,\n"
NORM = "2.4/norms/K1400000226__art_435.v1"


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("programme.yaml", BROKEN, ["yaml-broken"]),
        ("programme.yaml", b"\xff\xfe\x00", ["not-utf8"]),
        ("programme.yaml", PROGRAMME + "horison: 1\n", ["unknown-key"]),
        ("addressees.yaml", None, ["file-unreadable"]),
        ("addressees.yaml", ADDRESSEES + "    successor: x\n", ["unknown-successor"]),
        ("acts/acts.yaml", ACTS.replace("criminal", "crime"), ["unknown-word"]),
        (
            "acts/acts.yaml",
            ACTS.replace("gen: ", "gne: ", 1),
            ["unknown-key", "missing-key"],
        ),
        ("2.4/direction.yaml", BROKEN, ["yaml-broken"]),
        ("2.4/direction.yaml", None, ["file-unreadable"]),
        ("2.4/direction.yaml", DIRECTION.replace('"2.4"', "2.5"), ["direction-number"]),
        (
            "2.4/direction.yaml",
            DIRECTION.replace("id: v2", "id: v1"),
            ["duplicate-alternative"],
        ),
        (
            "2.4/direction.yaml",
            DIRECTION.replace("n_alternative: v1", "n_alternative: v3"),
            ["unknown-alternative"],
        ),
        (
            "2.4/direction.yaml",
            DIRECTION.replace("id: v2", "id: all"),
            ["alternative-id"],
        ),
        (
            "2.4/direction.yaml",
            DIRECTION.replace("2026-Q1", "2026-Q5"),
            ["quarter-form"],
        ),
        (
            "2.4/direction.yaml",
            DIRECTION.replace("goals", "goal"),
            ["missing-key", "unknown-key"],
        ),
        ("2.4/direction.yaml", "", ["missing-key"] * 9),
        (f"{NORM}.ru.md", None, ["missing-language"]),
        (f"{NORM}.ru.md", NORM_RU.encode() + b"\xff", ["not-utf8"]),
        (f"{NORM}.ru.md", NORM_RU + "x" * 5_000_000, ["paragraph-too-long"]),
        (
            "2.4/norms/K1400000226__art_435.v9.ru.md",
            NORM_RU,
            ["missing-language", "unknown-alternative"],
        ),
        (
            "2.4/norms/K1400000299__art_435.v1.kk.md",
            NORM_KK,
            ["missing-language", "unknown-act", "norm-name-differs"],
        ),
        (
            "2.4/norms/K1400000226__art_435.all.ru.md",
            NORM_RU,
            ["missing-language", "norm-twice"],
        ),
        ("2.4/norms/заметки.txt", "x", ["stray-file"]),
        ("programme.yaml", "\ufeff" + PROGRAMME, []),
        (f"{NORM}.ru.md", "\ufeff" + NORM_RU, []),
        ("2.4/norms/.swp", "x", []),
        ("2.4/texts/explanatory-note.kk.md", None, ["missing-language"]),
        (
            "2.4/texts/explanatory-note.ru.md",
            TEXT_RU.replace("#need", "#need .v7"),
            ["unknown-alternative"],
        ),
        ("acts/K1400000226/old.ru.md", "x", ["edition-file-name"]),
        (
            "acts/K1400000226/2026-06-12.ru.md",
            FILES["acts/K1400000226/2026-06-12.kk.md"],
            ["edition-name-differs"],
        ),
        (
            "acts/K14/2026-06-12.ru.md",
            FILES["acts/K1400000226/2026-06-12.ru.md"],
            ["unknown-act", "edition-name-differs"],
        ),
    ],
)
def test_one_mistake_is_told_and_the_rest_is_read(tmp_path, name, content, wanted):
    workspace = read(tmp_path, **{name: content})

    assert sorted(p.rule for p in workspace.problems) == sorted(wanted)
    assert all(p.location.file.parts[0] == "drafts" for p in workspace.problems)
    assert workspace.edition("K1400000226", "kk", "2026-06-12") is not None
    assert len(workspace.directions) == (
        wanted not in (["yaml-broken"], ["file-unreadable"])
        or not name.startswith("2.4/")
    )


def test_mistakes_do_not_hide_each_other(tmp_path):
    workspace = read(
        tmp_path,
        **{
            "programme.yaml": BROKEN,
            "addressees.yaml": b"\xff",
            "2.4/direction.yaml": BROKEN,
            f"{NORM}.ru.md": NORM_RU.replace("act:", "akt:"),
            "2.4/texts/explanatory-note.ru.md": "## Без имени\n",
        },
    )

    assert found(workspace) == [
        ("yaml-broken", "drafts/2.4/direction.yaml"),
        ("missing-key", f"drafts/{NORM}.ru.md"),
        ("unknown-key", f"drafts/{NORM}.ru.md"),
        ("section-without-id", "drafts/2.4/texts/explanatory-note.ru.md"),
        ("not-utf8", "drafts/addressees.yaml"),
        ("yaml-broken", "drafts/programme.yaml"),
    ]
    assert workspace.programme.organisation.name.kk == ""


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("тайна", encoding="utf-8")
    drafts = write_workspace(tmp_path)
    (drafts / "2.4" / "texts" / "cover-letter.ru.md").symlink_to(secret)
    (drafts / "2.4" / "texts" / "cover-letter.kk.md").symlink_to(secret)

    workspace = read_workspace(drafts, LOCALES)

    assert [p.rule for p in workspace.problems] == ["file-outside", "file-outside"]
    assert all(
        text.document != "cover-letter" for text in workspace.directions[0].texts
    )


def test_directions_come_in_the_order_of_their_numbers(tmp_path):
    changes = {
        f"{number}/direction.yaml": DIRECTION.replace("2.4", number)
        for number in ("2.10", "2.9")
    }
    workspace = read(tmp_path, **changes)

    assert [d.number for d in workspace.directions] == ["2.4", "2.9", "2.10"]
    assert workspace.problems == ()


def test_bodies_have_a_span_of_life(tmp_path):
    ended = ADDRESSEES + "    valid_until: 2026-06-30\n    successor: moj\n"
    workspace = read(tmp_path, **{"addressees.yaml": ended})

    body = workspace.addressees["moj"]
    assert body.valid_until == dt.date(2026, 6, 30)
    assert not body.exists_on(dt.date(2026, 7, 1))
    assert body.dative.kk == "Министрлікке"


def test_our_shared_drafts_are_sound():
    workspace = read_workspace(OURS, LOCALES)

    shared = [
        p
        for p in workspace.problems
        if p.severity is Severity.ERROR and not p.location.file.parts[1][0].isdigit()
    ]
    assert shared == []
    assert len(workspace.chambers) == 20
    assert workspace.addressees["mazhilis"].successor == "kurultai"
    assert not workspace.addressees["kurultai"].exists_on(dt.date(2026, 6, 30))
    assert set(workspace.acts) == {code for code, _ in workspace.editions}
    for act in workspace.acts.values():
        assert all(words for _, words in act.names)
