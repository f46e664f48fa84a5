"""The side door: articles gathered in dated snapshots, byte for byte."""

import pytest
from readers_workspace_files import ACTS, LOCALES, write_workspace

from pipeline.errors import DraftError, UsageError
from pipeline.halls.import_act import import_act
from pipeline.readers import read_workspace, split_front_matter

FRONT = """\
---
act: K1400000231
title: "Кодекс «А»"
article: "{article}"
lang: ru
edition: "{edition}"
source:
  repo: a/b
  path: "c.md"
  commit: "d"
fetched: 2026-11-24
status: unverified-against-official
notes:
  - "слова: «как есть», \\"кавычки\\""
---
"""
BODY_100 = (
    '\n<a id="st100"></a>\n\n### Статья 100. А \n\n1. Бiр. \n\n   > *Сноска. В.*\n'
)
BODY_105 = "\n### Статья 105. Г\n\n1-1. Д\n\nЕ\n"


@pytest.fixture
def drafts(tmp_path):
    acts = ACTS + ACTS.partition("\n")[2].replace("K1400000226", "K1400000231")
    return write_workspace(tmp_path, **{"acts/acts.yaml": acts})


def source(tmp_path, article, body, edition="01.07.2026", name="a.ru.md"):
    path = tmp_path / name
    front = FRONT.format(article=article, edition=edition)
    path.write_bytes((front + body).encode())
    return path


def snapshot(drafts):
    return drafts / "acts" / "K1400000231" / "2026-07-01.ru.md"


def test_articles_of_one_edition_are_gathered_in_order(tmp_path, drafts):
    later = source(tmp_path, "105", BODY_105, name="105.ru.md")
    first = source(tmp_path, "100", BODY_100, name="100.ru.md")

    report = import_act([later], drafts)
    import_act([first], drafts)

    assert report.lines == ("+ drafts/acts/K1400000231/2026-07-01.ru.md  105",)
    text = snapshot(drafts).read_bytes().decode()
    assert split_front_matter(text).body == BODY_100 + BODY_105
    workspace = read_workspace(drafts, LOCALES)
    assert workspace.problems == ()
    redaction = workspace.edition("K1400000231", "ru", "2026-07-01")
    assert redaction.title == "Кодекс «А»"
    assert [each.article for each in redaction.sources] == ["100", "105"]
    assert redaction.sources[0].origin == "a/b, c.md, d"
    assert redaction.sources[0].notes == ('слова: «как есть», "кавычки"',)
    assert len(redaction.sources[0].sha256) == 64


def test_importing_again_changes_nothing(tmp_path, drafts):
    file = source(tmp_path, "100", BODY_100)
    import_act([file], drafts)
    before = (snapshot(drafts).read_bytes(), snapshot(drafts).stat().st_mtime_ns)

    report = import_act([file], drafts)

    assert report.lines[0].startswith("= ")
    after = (snapshot(drafts).read_bytes(), snapshot(drafts).stat().st_mtime_ns)
    assert after == before


def test_another_text_for_the_same_edition_is_refused_with_both_hashes(
    tmp_path, drafts
):
    import_act([source(tmp_path, "100", BODY_100)], drafts)
    before = snapshot(drafts).read_bytes()
    good = source(tmp_path, "105", BODY_105, name="b.ru.md")
    bad = source(tmp_path, "100", BODY_100.replace("Бiр", "Екi"), name="c.ru.md")

    with pytest.raises(DraftError) as caught:
        import_act([good, bad], drafts)

    assert caught.value.rule == "import-conflict"
    values = caught.value.values
    assert len(values["old"]) == len(values["new"]) == 64
    assert values["old"] != values["new"]
    assert snapshot(drafts).read_bytes() == before


def test_the_edition_comes_from_the_only_day_that_stands_there(tmp_path, drafts):
    unclear = source(tmp_path, "100", BODY_100, edition="01.07.2026; Law 11.06.2026")

    with pytest.raises(UsageError) as caught:
        import_act([unclear], drafts)
    assert caught.value.rule == "import-edition-unclear"
    assert caught.value.values["text"] == "01.07.2026; Law 11.06.2026"

    import_act([unclear], drafts, edition="2026-07-01")
    assert snapshot(drafts).exists()


def test_the_same_day_twice_is_one_day(tmp_path, drafts):
    file = source(tmp_path, "100", BODY_100, edition="с 01.07.2026 (file 2026-07-01)")
    import_act([file], drafts)
    assert snapshot(drafts).exists()


def test_a_file_without_front_matter_needs_the_options(tmp_path, drafts):
    file = tmp_path / "x.md"
    file.write_text("Статья 7. А\n\n1. Б\n\nСтатья 8. В\n\n1. Г", encoding="utf-8")

    with pytest.raises(UsageError) as caught:
        import_act([file], drafts)
    assert caught.value.rule == "import-unknown"

    import_act(
        [file],
        drafts,
        act="K1400000231",
        lang="ru",
        edition="2026-07-01",
        source="https://adilet.zan.kz/rus/docs/K1400000231",
    )
    workspace = read_workspace(drafts, LOCALES)
    redaction = workspace.edition("K1400000231", "ru", "2026-07-01")
    assert [article.number for article in redaction.articles()] == ["7", "8"]
    assert redaction.sources[1].origin.startswith("https://")
    assert redaction.verification == "unverified-against-official"
    assert redaction.title == "К"


@pytest.mark.parametrize(
    ("change", "options", "rule"),
    [
        (("K1400000231", "../../../etc"), {}, "import-act-code"),
        (("lang: ru", "lang: en"), {}, "import-lang"),
        (('article: "100"', 'article: "101"'), {}, "import-article"),
        (("### Статья 100. А", "Преамбула"), {}, "import-no-article"),
        (("1. Бiр", "1. А\n\n1. Бiр"), {}, "import-text"),
        (("status: u", "status: [u"), {}, "import-front-matter"),
        (("", ""), {"act": "K1400000226"}, "import-differs"),
        (("", ""), {"lang": "kk"}, "import-differs"),
        (("", ""), {"edition": "2026"}, "import-bad-edition"),
    ],
)
def test_what_cannot_be_told_is_refused(tmp_path, drafts, change, options, rule):
    file = source(tmp_path, "100", BODY_100)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(*change, 1) if change[0] else text, encoding="utf-8")

    with pytest.raises(UsageError) as caught:
        import_act([file], drafts, **options)
    assert caught.value.rule == rule
    assert not snapshot(drafts).exists()


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("a.rtf", b"{\\rtf1", "import-format"),
        ("a.html", b"<html>", "import-html-no-act"),
        ("a.md", b"\xff\xfe", "import-encoding"),
        ("lost.md", None, "import-unreadable"),
    ],
)
def test_files_that_are_no_markdown(tmp_path, drafts, name, data, rule):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError) as caught:
        import_act([tmp_path / name], drafts)
    assert caught.value.rule == rule


def test_a_damaged_snapshot_is_left_alone(tmp_path, drafts):
    import_act([source(tmp_path, "100", BODY_100)], drafts)
    damaged = snapshot(drafts).read_bytes() + b"\n1. \xd0\x91\n\n1. \xd0\x92\n"
    snapshot(drafts).write_bytes(damaged)

    with pytest.raises(DraftError) as caught:
        import_act([source(tmp_path, "105", BODY_105)], drafts)
    assert caught.value.rule == "snapshot-broken"
    assert snapshot(drafts).read_bytes() == damaged
