"""Foreign forms on their way into the snapshots of the law in force."""

import re

import pytest
from click.testing import CliRunner
from formats_files import EDITIONS, SAMPLES, body_of, lines_of, page, pdf_act, units

from pipeline.cli import main
from pipeline.errors import DraftError, UsageError
from pipeline.halls.import_act import import_act
from pipeline.locales.catalog import load_locales
from pipeline.model.identity import ProvisionKind
from pipeline.readers import read_workspace, split_front_matter

SAMPLE = "advocacy-adilet-sample.rus.html"
LAYER = "legal-acts-22-29.rus.pdftotext.txt"
DAY = "2026-12-01"
CODE = (
    "<h3>РАЗДЕЛ 1. ОБЩЕЕ</h3><h3>Глава 1. ОДИН</h3>"
    '<p class="note">Сноска. Глава 1 с изменением.</p>'
    "<h3>Статья 1. А</h3><p>1. Текст.</p><h3>Статья 2. Б</h3><p>1. Еще.</p>"
    "<h3>Глава 2. ДВА</h3><h3>Статья 3. В</h3><p>1. Последний.</p>"
)


def names(copy):
    return {
        file.relative_to(copy.root): file.read_bytes()
        for file in (copy.root / "drafts").rglob("*.md")
    }


def write(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def run(copy, *arguments):
    return CliRunner().invoke(
        main,
        ["--ui", "en", "--workspace", str(copy.root), "acts", "import", *arguments],
    )


def bring_in(copy, *files, act="Z1800000176", edition=DAY, **settings):
    return import_act(files, copy.root / "drafts", act=act, edition=edition, **settings)


def edition(copy, act, lang, label=DAY):
    workspace = read_workspace(copy.root / "drafts", load_locales())
    return workspace.edition(act, lang, label)


def test_the_sample_page_becomes_a_snapshot(copy):
    report = bring_in(copy, SAMPLES / SAMPLE, source="https://adilet.zan.kz/x")
    assert [each.article for each in report.articles] == ["32", "37-1", "40"]
    assert report.problems == ()
    text = edition(copy, "Z1800000176", "ru")
    assert [each.number for each in text.articles()] == ["32", "37-1", "40"]
    assert [each.kind for each in text.provisions] == [ProvisionKind.SECTION]
    source = text.sources[0]
    assert source.file == SAMPLE
    assert source.origin == "https://adilet.zan.kz/x"
    assert source.edition_note.startswith("Обновленный · Закон")
    assert len(source.sha256) == 64
    assert text.verification == "unverified-against-official"


def test_headings_above_articles_are_kept_where_they_stand(copy, tmp_path):
    bring_in(copy, write(tmp_path, "a.html", page(CODE, code="Z1800000176")))
    file = copy.root / f"drafts/acts/Z1800000176/{DAY}.ru.md"
    body = split_front_matter(file.read_text(encoding="utf-8")).body
    assert [words for kind, words in lines_of(body) if kind != "text"] == [
        "РАЗДЕЛ 1. ОБЩЕЕ",
        "Глава 1. ОДИН",
        "Сноска. Глава 1 с изменением.",
        "Статья 1. А",
        "Статья 2. Б",
        "Глава 2. ДВА",
        "Статья 3. В",
    ]
    text = edition(copy, "Z1800000176", "ru")
    first, second = text.provisions[0].children
    assert [each.number for each in first.children] == ["1", "2"]
    assert [each.number for each in second.children] == ["3"]
    assert first.notes[0].text.startswith("Сноска.")


def test_an_article_added_later_does_not_shake_the_rest(copy, tmp_path):
    bring_in(copy, write(tmp_path, "a.html", page(CODE, code="Z1800000176")))
    more = "<h3>Статья 2-1. Г</h3><p>1. Новый.</p>"
    report = bring_in(copy, write(tmp_path, "b.html", page(more, code="Z1800000176")))
    assert [each.is_new for each in report.articles] == [True]
    first, second = edition(copy, "Z1800000176", "ru").provisions[0].children
    assert [each.number for each in first.children] == ["1", "2", "2-1"]
    assert [each.number for each in second.children] == ["3"]


def test_the_same_words_in_another_form_are_there_already(copy, tmp_path):
    number = "100"
    old = next(each for each in EDITIONS if "K1400000231" in str(each))
    label, lang = old.name[:10], old.stem[-2:]
    file = write(tmp_path, "a.pdf", pdf_act(body_of(old)))
    before = names(copy)
    report = bring_in(copy, file, act="K1400000231", edition=label, lang=lang)
    assert number in [each.article for each in report.articles]
    assert not any(each.is_new for each in report.articles)
    assert names(copy) == before


def test_other_words_in_the_same_edition_are_refused(copy, tmp_path):
    bring_in(copy, write(tmp_path, "a.html", page(CODE, code="Z1800000176")))
    before = names(copy)
    other = CODE.replace("Последний", "Другой")
    with pytest.raises(DraftError) as caught:
        bring_in(copy, write(tmp_path, "b.html", page(other, code="Z1800000176")))
    assert caught.value.rule == "import-conflict"
    assert caught.value.values["article"] == "3"
    assert names(copy) == before


def test_both_languages_of_one_file(copy):
    file = SAMPLES / "kurultai-law-19.kaz-rus.md"
    report = bring_in(copy, file, act="Z2600000300")
    assert [(each.path.name, each.article) for each in report.articles] == [
        (f"{DAY}.kk.md", "19"),
        (f"{DAY}.ru.md", "19"),
    ]
    folder = copy.root / "drafts/acts/Z2600000300"
    for lang in ("kk", "ru"):
        text = (folder / f"{DAY}.{lang}.md").read_text(encoding="utf-8")
        (article,) = units(split_front_matter(text).body).values()
        assert [each.number for each in article.children] == ["1", "2", "3"]
        assert len(article.children[1].children) == 4


def test_one_language_of_a_file_with_both(copy):
    file = SAMPLES / "kurultai-law-19.kaz-rus.md"
    report = bring_in(copy, file, act="Z2600000300", lang="ru")
    assert [each.path.name for each in report.articles] == [f"{DAY}.ru.md"]


def test_sure_articles_come_in_and_the_others_are_told(copy):
    result = run(copy, str(SAMPLES / LAYER), "--act", "Z1600000480", "--edition", DAY)
    assert result.exit_code == 1
    taken = re.findall(r"(?m)^\+ .*  ([0-9-]+)$", result.stdout)
    assert taken == ["22", "23", "24", "25", "28"]
    assert f"{LAYER}:271: error [import-unclear-paragraph]" in result.stderr
    assert "art_27 was not taken in" in result.stderr
    assert [
        each.number for each in edition(copy, "Z1600000480", "ru").articles()
    ] == taken


def test_left_out_notices_alone_are_no_failure(copy, tmp_path):
    inner = "<p>Преамбула.</p><h3>Статья 1. А</h3><p>1. Б.</p>"
    file = write(tmp_path, "a.html", page(inner, code="Z1800000176"))
    result = run(copy, str(file), "--edition", DAY)
    assert result.exit_code == 0
    assert "Преамбула." in result.stderr


def test_a_number_that_stands_twice_leaves_its_article_out(copy, tmp_path):
    inner = (
        "<h3>Статья 1. А</h3><p>1. Б.</p><h3>Статья 2. В</h3><p>1. Г.</p><p>1. Д.</p>"
        "<h3>Статья 3. Е</h3><p>1. Ж.</p><h3>Статья 3. Другая</h3><p>1. З.</p>"
    )
    file = write(tmp_path, "a.html", page(inner, code="Z1800000176"))
    report = bring_in(copy, file)
    assert [each.article for each in report.articles] == ["1"]
    told = [(each.rule, dict(each.values)["article"]) for each in report.problems]
    assert told == [("import-article-refused", "2"), ("import-article-refused", "3")]


@pytest.mark.parametrize(
    ("settings", "rule"),
    [
        ({"edition": ""}, "import-edition-unclear"),
        ({"act": "K1400000226"}, "import-differs"),
        ({"lang": "kk"}, "import-differs"),
    ],
)
def test_what_the_command_and_the_page_say_must_agree(copy, tmp_path, settings, rule):
    file = write(tmp_path, "a.html", page(CODE, code="Z1800000176"))
    before = names(copy)
    with pytest.raises(UsageError) as caught:
        bring_in(copy, file, **settings)
    assert caught.value.rule == rule
    assert names(copy) == before


def test_one_bad_file_keeps_all_out(copy, tmp_path):
    good = write(tmp_path, "a.html", page(CODE, code="Z1800000176"))
    bad = write(tmp_path, "b.docx", b"%PDF-1.4")
    before = names(copy)
    result = run(copy, str(good), str(bad), "--edition", DAY)
    assert result.exit_code == 2
    assert "b.docx ends with .docx, but its content is PDF" in result.stderr
    assert names(copy) == before
