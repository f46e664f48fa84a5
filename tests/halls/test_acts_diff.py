"""What changed between two editions, and which drafts stand on the older one."""

import json

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.halls.acts_diff import diff_editions
from pipeline.locales.catalog import load_locales
from pipeline.readers import read_workspace

CODE, OLD, NEW = "K1400000226", "2023-07-12", "2026-06-12"
NORM = "2.4/norms/K1400000226__art_435.v1.ru.md"


def run(copy, *arguments):
    return CliRunner().invoke(
        main, ["--ui", "en", "--workspace", str(copy.root), "acts", "diff", *arguments]
    )


def found(copy, before=OLD, after=NEW, code=CODE, **settings):
    workspace = read_workspace(copy.root / "drafts", load_locales())
    return diff_editions(workspace, code, before, after, **settings)


def segments(each):
    """Inserted and deleted words of a comparison's only substitution in a unit."""
    return {
        str(group.path): [
            (segment.kind.value, segment.text)
            for segment in group.top.variants[0].diff.segments
            if segment.kind.value != "kept"
        ]
        for group in each.groups
    }


def test_article_435_between_its_two_editions(copy):
    kk, ru = found(copy)
    assert (kk.lang, ru.lang) == ("kk", "ru")
    assert segments(ru) == {
        "art_435__para_1": [
            (
                "deleted",
                (
                    ", если эти деяния причинили существенный вред правам, свободам или"
                    " законным интересам человека и гражданина, правам или законным"
                    " интересам юридических лиц, охраняемым законом интересам общества"
                    " или государства,"
                ),
            )
        ],
        "art_435__para_2": [
            ("deleted", "Деяния, предусмотренные частью первой настоящей статьи"),
            ("inserted", "Те же деяния"),
            (
                "inserted",
                (
                    ", а равно с применением насилия или угрозы его применения в отношении"
                    " адвоката или его близких либо с повреждением или уничтожением их"
                    " имущества"
                ),
            ),
        ],
    }
    assert list(segments(kk)) == ["art_435__para_1", "art_435__para_2"]
    assert ru.only_before == ru.only_after == ()
    assert ru.drafts == ()


def test_the_way_back_turns_the_change_round(copy):
    (there,) = found(copy, lang="ru")
    (back,) = found(copy, before=NEW, after=OLD, lang="ru")
    for one, other in zip(there.groups, back.groups, strict=True):
        ahead, behind = one.top.variants[0].diff, other.top.variants[0].diff
        assert (ahead.before, ahead.after) == (behind.after, behind.before)


def test_drafts_on_the_older_edition_are_named_with_what_moved(copy):
    copy.edit(NORM, f"base: {NEW}", f"base: {OLD}")
    kk, ru = found(copy)
    assert kk.drafts == ()
    (draft,) = ru.drafts
    assert draft.direction == "2.4"
    assert draft.file.as_posix() == f"drafts/{NORM}"
    assert (draft.article, draft.alternative) == ("435", "v1")
    assert draft.is_known
    assert [str(path) for path in draft.moved] == ["art_435__para_1", "art_435__para_2"]
    shown = run(copy, CODE, OLD, NEW, "--lang", "ru").output
    assert (
        f"drafts/{NORM}: stands on edition {OLD}; in article 435 there changed:"
        " art_435__para_1, art_435__para_2" in shown
    )


def test_a_draft_whose_article_is_in_one_edition_only_cannot_be_judged(copy):
    for edition in (OLD, NEW):
        file = copy.root / f"drafts/acts/{CODE}/{edition}.ru.md"
        text = file.read_text(encoding="utf-8")
        if edition == OLD:
            file.write_text(text.replace("435", "436"), encoding="utf-8")
    copy.edit(NORM, f"base: {NEW}", f"base: {OLD}")
    (ru,) = found(copy, lang="ru")
    assert ru.groups == ()
    assert [each.number for each in ru.only_before] == ["436"]
    assert [each.number for each in ru.only_after] == ["435"]
    (draft,) = ru.drafts
    assert not draft.is_known
    assert "cannot be compared" in run(copy, CODE, OLD, NEW, "--lang", "ru").output


def test_units_that_come_in_and_go_out(copy):
    edition = f"acts/{CODE}/{NEW}.ru.md"
    copy.edit(
        edition, "> *Сноска. Статья 435", "3. Новая часть.\n\n> *Сноска. Статья 435"
    )
    (ru,) = found(copy, lang="ru")
    (back,) = found(copy, before=NEW, after=OLD, lang="ru")
    assert [(str(g.path), g.kinds[0].value) for g in ru.groups][-1] == (
        "art_435__para_3",
        "insertion",
    )
    assert [(str(g.path), g.kinds[0].value) for g in back.groups][-1] == (
        "art_435__para_3",
        "repeal",
    )
    assert "{+3. Новая часть.+}" in run(copy, CODE, OLD, NEW, "--lang", "ru").output


def test_json_holds_words_and_addresses_and_nothing_else(copy):
    result = run(copy, CODE, OLD, NEW, "--format", "json")
    assert result.exit_code == 0
    kk, ru = json.loads(result.output)
    assert [ru[key] for key in ("act", "lang", "before", "after")] == [
        CODE,
        "ru",
        OLD,
        NEW,
    ]
    first, second = ru["changes"]
    assert (first["path"], first["kind"]) == ("art_435__para_1", "substitution")
    (unit,) = second["units"]
    assert unit["before"].startswith("Деяния, предусмотренные")
    assert unit["after"].startswith("Те же деяния, совершенные")
    assert (
        "".join(part["text"] for part in unit["words"] if part["kind"] != "deleted")
        == (unit["after"])
    )
    assert kk["lang"] == "kk"


def test_text_marks_the_words(copy):
    shown = run(copy, CODE, OLD, NEW, "--lang", "ru").output
    assert f"{CODE}  ru  {OLD} → {NEW}" in shown
    assert "~ art_435__para_2" in shown
    assert "[-Деяния, предусмотренные частью первой настоящей статьи-]" in shown
    assert "{+Те же деяния+}, совершенные" in shown


def test_articles_that_only_one_edition_holds_are_named(copy):
    (kk,) = found(copy, "2026-01-01", "2026-07-01", "K2000000350")
    assert kk.lang == "kk"
    assert [each.number for each in kk.only_before] == ["73"]
    assert [each.number for each in kk.only_after] == ["74", "76"]
    assert kk.groups == ()


@pytest.mark.parametrize(
    ("settings", "rule", "named"),
    [
        ({"code": "K1"}, "no-such-act", CODE),
        ({"before": "2020-01-01"}, "no-such-edition", "2020-01-01"),
        (
            {"code": "K2000000350", "before": "2026-01-01", "after": "2026-01-09"},
            "no-such-edition",
            "2026-01-09",
        ),
    ],
)
def test_what_was_not_imported_is_refused(copy, settings, rule, named):
    with pytest.raises(UsageError) as caught:
        found(copy, **settings)
    assert caught.value.rule == rule
    assert named in " ".join(caught.value.values.values())


def test_a_date_that_is_none_is_wrong_use(copy):
    assert run(copy, CODE, OLD, "yesterday").exit_code == 2
    assert run(copy, CODE, OLD, "2020-01-01").exit_code == 2


def test_a_draft_on_an_old_edition_is_told_what_moved_under_it(copy):
    copy.edit(NORM, f"base: {NEW}", f"base: {OLD}")
    arguments = ("check", "2.4", "--format", "json", "--as-of", "2026-11-24")
    result = CliRunner().invoke(
        main, ["--ui", "en", "--workspace", str(copy.root), *arguments]
    )
    (stale,) = [
        each
        for each in json.loads(result.stdout)["problems"]
        if each["rule"] == "stale-edition"
    ]
    assert stale["file"] == f"drafts/{NORM}"
    assert "art_435__para_1, art_435__para_2" in stale["message"]
    assert f"normpack acts diff {CODE} {OLD} {NEW}" in stale["advice"]
