"""Every act of the workspace, written out in each form, comes back word for word."""

import pytest
from formats_files import (
    EDITIONS,
    body_of,
    name_of,
    pdf_act,
    portal_page,
    same_spaces,
    text_layer,
    units,
    word_act,
)

from pipeline.readers.act_formats import ForeignFile, to_markdown

IDS = [f"{each.parent.name}-{each.stem}" for each in EDITIONS]


@pytest.fixture(scope="module")
def read():
    """All acts in all forms, read in one go, as one command reads its files."""
    files = []
    for edition in EDITIONS:
        text = body_of(edition)
        lang = "kaz" if edition.stem.endswith("kk") else "rus"
        files += [
            ForeignFile(
                name_of(edition, "html"), portal_page(text, lang, edition.parent.name)
            ),
            ForeignFile(name_of(edition, "docx"), word_act(text, styled=True)),
            ForeignFile(f"{lang}.b.docx", word_act(text, styled=False)),
            ForeignFile(name_of(edition, "pdf"), pdf_act(text)),
            ForeignFile(name_of(edition, "txt"), text_layer(text)),
        ]
    found = to_markdown(files)
    return dict(zip(EDITIONS, zip(*[iter(found)] * 5, strict=True), strict=True))


@pytest.mark.parametrize("edition", EDITIONS, ids=IDS)
@pytest.mark.parametrize("form", range(4), ids=["html", "word", "bold-word", "pdf"])
def test_the_act_comes_back(read, edition, form):
    (found,) = read[edition][form]
    assert [each for each in found.problems if each.severity.value == "error"] == []
    assert units(found.text) == units(same_spaces(body_of(edition)))
    assert found.about.lang == edition.stem[-2:]


@pytest.mark.parametrize("edition", EDITIONS, ids=IDS)
def test_a_text_layer_gives_articles_whole_or_not_at_all(read, edition):
    (found,) = read[edition][4]
    original = units(same_spaces(body_of(edition)))
    taken = units(found.text)
    assert all(taken[number] == original[number] for number in taken)
    missing = {f"art_{number}" for number in original.keys() - taken.keys()}
    told = {dict(each.values).get("unit") for each in found.problems}
    assert missing <= told


def test_most_articles_of_text_layers_are_taken_in(read):
    originals = sum(len(units(body_of(each))) for each in EDITIONS)
    taken = sum(len(units(read[each][4][0].text)) for each in EDITIONS)
    assert taken >= 0.75 * originals


def test_names_of_the_portal_tell_code_edition_and_language(read):
    for edition in EDITIONS:
        (found,) = read[edition][3]
        assert found.about.code == edition.parent.name
        assert found.about.edition == edition.name[:10]
