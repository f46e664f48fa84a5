"""One record goes into a list; every other byte of the file stays."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from pipeline.preview.splice import FormNotKeptError, with_record

RECORD = {"body": "moj", "stance": "agreed", "argument": {"kk": "", "ru": "Да: «так»"}}


def read(text):
    return YAML(typ="safe").load(StringIO(text))


@pytest.mark.parametrize(
    "before",
    [
        "",
        "positions:\n",
        "positions: []\n",
        "positions: # none yet\n",
        "# head\npositions:\n\n",
        "positions:\n- body: ap  # said aloud\n  stance: partly\n\n# the end\n",
        "positions:\n  # indented\n  - {body: ap, stance: partly}\nother: [1]\n",
        "positions:\r\n- body: ap\r\n  stance: partly\r\n",
        "positions:\n- body: ap\n  argument:\n    ru: |\n      two\n      lines\n",
        "other: 1",
    ],
)
def test_a_new_record_is_the_last_one_and_no_line_is_lost(before):
    after = with_record(before, "positions", RECORD)
    assert read(after)["positions"][-1] == {
        "body": "moj",
        "stance": "agreed",
        "argument": {"ru": "Да: «так»"},
    }
    lines = after.splitlines()
    for line in before.replace("[]", "").splitlines():
        assert line.rstrip() in lines
    assert (
        len(read(after)["positions"])
        == len((read(before) or {}).get("positions") or []) + 1
    )


def test_a_changed_record_keeps_its_comments_and_what_was_not_asked_about():
    before = (
        "positions:\n- body: ap\n  stance: partly  # spoken\n  evidence: {number: 012}\n"
        "# between\n- body: moj\n  stance: agreed\n"
    )
    after = with_record(
        before, "positions", {"stance": "disagreed", "argument": {"ru": "Нет"}}, 2
    )
    assert after == (
        "positions:\n- body: ap\n  stance: disagreed # spoken\n  evidence: {number: 012}\n"
        "  argument:\n    ru: Нет\n# between\n- body: moj\n  stance: agreed\n"
    )


@pytest.mark.parametrize(
    "text", ["positions: {a: 1}\n", "positions: [a, b]\n", "positions: 'x'\n", "a: [\n"]
)
def test_a_list_in_another_form_is_refused(text):
    with pytest.raises(FormNotKeptError):
        with_record(text, "positions", RECORD)


@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
            min_size=1,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_words_come_back_as_they_went_in(texts):
    # The page takes out line ends and trims (`preview_asked`).
    words = [text for text in (" ".join(each.split()) for each in texts) if text]
    text = "positions:\n"
    for each in words:
        text = with_record(text, "positions", {"body": "moj", "argument": {"ru": each}})
    assert [each["argument"]["ru"] for each in read(text)["positions"] or []] == words
