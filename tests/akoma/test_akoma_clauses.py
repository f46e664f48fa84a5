"""Clauses of every sort, as printed and as modifications."""

from __future__ import annotations

import datetime as dt

import pytest
from akoma_helpers import AKN, LOCALES, Exported, own_words, printed_lines, words_of

from pipeline.akoma import Amendment, Expression, Frame, Work, export_act, export_bill
from pipeline.amending import generate
from pipeline.comparison.compare import compare
from pipeline.errors import PipelineError
from pipeline.model.act import Act, Profile, Rank
from pipeline.model.amending import ActClauses, AmendingClause, ClauseLine, Operation
from pipeline.model.identity import ProvisionPath
from pipeline.model.redaction import Redaction, Status
from pipeline.readers.act_text import parse_act

LAW = Act("Z1", Rank.LAW, Profile.LAW, dt.date(2018, 7, 5), ())
CODE = Act("K1", Rank.CODE, Profile.CODE, dt.date(2014, 7, 3), ())
ACTS = {"Z1": LAW, "K1": CODE}
BILL = Expression(Work("bill", "amending", dt.date(2026, 12, 31), "9.9"), "ru", "v1")
FRAME = Frame("Проект", "ЗАКОН", "Статья 1. Внести изменения:", (), (), ("Президент",))
TARGET = ProvisionPath.parse("art_1__para_1")
BASE = """### Статья 1. О предмете

1. Адвокат вправе запрашивать сведения в течение тридцати дней.

2. Адвокат при осуществлении своей деятельности обязан соблюдать законодательство:
1) хранить в тайне сведения, ставшие ему известными при оказании помощи;
1-1) не допускать действий, которые умаляют честь и достоинство профессии;
2) повышать свою квалификацию не реже одного раза в каждые пять лет.

3. Пункт третий говорит об ответственности адвоката перед его коллегией.
"""


def text_of(markdown, act=LAW, *, label="2026-01-01", status=Status.CURRENT):
    parsed = parse_act(markdown, act.profile, "ru")
    return Redaction(act.code, "ru", status, label, provisions=parsed.provisions)


class Made:
    """The bill between two texts, exported."""

    def __init__(self, before, after, act=LAW, style="units"):
        self.current = text_of(before, act)
        self.proposed = text_of(after, act, label="v1", status=Status.PROPOSED)
        self.comparison = compare(self.current, (self.proposed,))
        locale = LOCALES["ru"]
        self.clauses = generate(
            self.current, self.proposed, self.comparison, act, locale, style=style
        )
        self.bill = Exported(made([self.clauses], [self.comparison]))
        amendment = Amendment(BILL, "О законе", (self.clauses,), self.comparison)
        self.text = Exported(
            export_act(self.proposed, act, locale, editor="E", amended_by=amendment)
        )
        assert self.bill.faults == []
        assert self.text.faults == []

    @property
    def mods(self):
        return self.bill.all("//a:activeModifications/a:textualMod")

    def said(self, mod, name):
        """The quoted words that a modification names as old or new."""
        found = [each.get("href")[1:] for each in mod.findall(f"{AKN}{name}")]
        return [words_of(self.bill.by_eid(eid)) for eid in found]


def made(clauses, comparisons, frame=FRAME):
    return export_bill(
        "О законе",
        clauses,
        ACTS,
        comparisons,
        LOCALES["ru"],
        frame=frame,
        bill=BILL,
        editor="E",
    )


def hand_made(*lines, operation=Operation.REPLACE_WORDS, target=TARGET, payload=()):
    """A bill with one clause, printed as given; the rest of it is a context."""
    rows = tuple(ClauseLine(text, 1, is_payload=quoted) for text, quoted in lines)
    clause = AmendingClause(operation, target, rows, payload)
    text = text_of(BASE)
    acts = ActClauses("Z1", "ru", rows, (clause,))
    return Exported(made([acts], [compare(text, (text,))]))


@pytest.mark.parametrize(
    ("old", "new", "kind", "gone", "come"),
    [
        (
            "тридцати",
            "двадцати рабочих",
            "substitution",
            ["тридцати"],
            ["двадцати рабочих"],
        ),
        ("запрашивать", "запрашивать и получать", "insertion", [], ["и получать"]),
        (" в течение тридцати дней", "", "repeal", ["в течение тридцати дней"], []),
    ],
)
def test_changes_of_words_name_what_goes_and_what_comes(old, new, kind, gone, come):
    bill = Made(BASE, BASE.replace(old, new), style="words")
    (mod,) = bill.mods
    assert mod.get("type") == kind
    assert (bill.said(mod, "old"), bill.said(mod, "new")) == (gone, come)


def test_the_printed_lines_come_back_with_their_quotes():
    after = BASE.replace("тридцати", "двадцати").replace("третий", "четвёртый")
    bill = Made(BASE, after, style="words")
    printed = [line.text for line in bill.clauses.lines]
    assert list(printed_lines(bill.bill)) == [FRAME.opening, *printed]


def test_a_unit_that_goes_is_sought_in_the_text_before():
    line = next(line for line in BASE.splitlines() if line.startswith("1-1)"))
    bill = Made(BASE, BASE.replace(f"{line}\n", ""))
    (mod,) = bill.mods
    assert mod.get("type") == "repeal"
    gone = bill.text.one("//a:passiveModifications/a:textualMod[@type='repeal']")
    destination = gone.find(f"{AKN}destination").get("href")
    assert destination.endswith("/rus@2026-01-01/~art_1__para_2__point_1-1")


def test_a_new_heading_is_brought_without_the_article():
    bill = Made(BASE, BASE.replace("О предмете", "О цели"))
    (mod,) = bill.mods
    assert mod.get("type") == "substitution"
    assert mod.find(f"{AKN}destination").get("href").endswith("~art_1__heading")
    brought = bill.bill.one("//a:quotedStructure")
    assert [each.tag for each in brought] == [f"{AKN}num", f"{AKN}heading"]
    there = bill.text.one("//a:passiveModifications/a:textualMod/a:destination/@href")
    assert words_of(bill.text.by_eid(there[1:])) == "О цели"


def test_words_before_a_list_are_brought_without_the_list():
    bill = Made(BASE, BASE.replace("обязан соблюдать", "соблюдает"))
    brought = bill.bill.one("//a:quotedStructure")
    assert own_words(brought).endswith("деятельности соблюдает законодательство:")
    assert list(brought.iter(f"{AKN}point")) == []
    there = bill.text.one("//a:passiveModifications/a:textualMod/a:destination/@href")
    assert there == "#art_1__para_2__indent_1"


def test_a_new_article_comes_whole():
    bill = Made(BASE, f"{BASE}\n### Статья 1-1. О новом\n\n1. Новое.\n")
    (mod,) = bill.mods
    assert mod.get("type") == "insertion"
    (new,) = mod.findall(f"{AKN}new")
    assert new.get("href").endswith("__mod_1__qstr_1__art_1-1")
    brought = bill.bill.by_eid(new.get("href")[1:])
    assert own_words(brought) == "О новом"
    assert words_of(brought.find(f"{AKN}paragraph")).split() == ["1.", "Новое."]


def test_a_unit_that_moved_is_told_as_a_renumbering_under_the_clause_that_moves_it():
    moved = "О каждом обращении адвоката составляется отдельная запись в журнале."
    before = f"{BASE}\n4. {moved}\n"
    after = before.replace(f"4. {moved}", f"4. Иное.\n\n5. {moved}")
    bill = Made(before, after)
    (told,) = [mod for mod in bill.mods if mod.get("type") == "renumbering"]
    source, destination, new = (each.get("href") for each in told)
    assert moved in words_of(bill.bill.by_eid(source[1:]))
    assert destination.endswith("/rus@2026-01-01/~art_1__para_4")
    assert new.endswith("/rus@9-9-v1/~art_1__para_5")
    iri = bill.text.one("//a:FRBRExpression/a:FRBRuri/@value")
    assert new == f"{iri}/~art_1__para_5"
    path = "//a:passiveModifications/a:textualMod[@type='renumbering']"
    assert bill.text.one(f"{path}/a:destination/@href") == "#art_1__para_5"
    assert bill.text.one(f"{path}/a:previous/@href") == destination


def test_several_changes_of_words_in_one_unit_are_proved_together():
    after = BASE.replace("тридцати", "десяти").replace("сведения в", "справки в")
    bill = Made(BASE, after, style="words")
    old = [words for mod in bill.mods for words in bill.said(mod, "old")]
    new = [words for mod in bill.mods for words in bill.said(mod, "new")]
    assert (old, new) == (["сведения", "тридцати"], ["справки", "десяти"])


ANSWER = "Ответ дается письменно и подписывается руководителем органа. "
COPY = "Копия ответа хранится в органе не менее трех лет со дня отправки. "


@pytest.mark.parametrize(
    ("old", "new", "kind", "comes"),
    [
        (ANSWER, f"{ANSWER}{COPY}", "insertion", COPY),
        (f"{ANSWER}{COPY}", ANSWER, "repeal", ""),
        (COPY, "За хранение отвечает канцелярия, а не архив. ", "substitution", "За"),
    ],
)
def test_sentences_come_and_go_inside_a_unit_that_stays(old, new, kind, comes):
    before = BASE.replace("\n\n2.", f" {ANSWER}{COPY}Плата не взимается.\n\n2.")
    if kind == "insertion":
        before = before.replace(COPY, "")
    bill = Made(before, before.replace(old, new), style="words")
    (mod,) = bill.mods
    assert mod.get("type") == kind
    assert bool(bill.said(mod, "new")) == bool(comes)
    assert all(comes.strip() in words for words in bill.said(mod, "new"))
    (there,) = bill.text.all("//a:passiveModifications/a:textualMod")
    assert there[1].get("href") == "#art_1__para_1"
    assert there.find(f"{AKN}previous").get("href").endswith("~art_1__para_1")


@pytest.mark.parametrize("before", ["рабочим дням", "половину полдня"])
def test_a_word_is_not_sought_inside_another(before):
    """«дня» stands inside another word first; the second one is meant."""
    base = BASE.replace("тридцати дней", f"{before}, а не в тот дня")
    bill = Made(base, base.replace("тот дня", "тот час"), style="words")
    assert [bill.said(mod, "old") for mod in bill.mods] == [["дня"]]
    assert [bill.said(mod, "new") for mod in bill.mods] == [["час"]]


def test_words_that_a_clause_brings_are_not_taken_for_those_of_the_next():
    old, new = "сведения в течение тридцати", "тридцати справок в течение десяти"
    after = BASE.replace(old, new)
    bill = Made(BASE, after, style="words")
    new = [words for mod in bill.mods for words in bill.said(mod, "new")]
    assert new == ["тридцати справок", "десяти"]


@pytest.mark.parametrize("style", ["units", "words"])
def test_a_unit_that_others_went_before_is_found_at_its_new_place(style):
    indents = [
        "сведения о том, кто и когда обратился за помощью, и о её предмете;",
        "сведения о том, какие действия совершил адвокат и в какой срок;",
        "сведения о том, какая плата была внесена и на каком основании.",
    ]
    before = BASE.replace("1. Адвокат", "1. В журнал вносятся:\n\n{}\n\n2. Адвокат")
    before = before.replace("\n2. Адвокат при", "\n9. Адвокат при")
    changed = indents[2].replace("какая плата", "какое вознаграждение")
    bill = Made(
        before.format("\n\n".join(indents)),
        before.format("\n\n".join([indents[1], changed])),
        CODE,
        style,
    )
    (repeal,) = bill.text.all("//a:textualMod[@type='repeal']")
    assert repeal[1].get("href").endswith("/rus@2026-01-01/~art_1__para_1__indent_2")
    (edition,) = bill.text.all("//a:textualMod[@type='substitution']")
    assert edition.find(f"{AKN}previous").get("href").endswith("__indent_4")
    assert edition[1].get("href") == "#art_1__para_1__indent_3"
    assert "вознаграждение" in words_of(bill.text.by_eid("art_1__para_1__indent_3"))


def test_several_acts_have_an_item_each_with_addresses_of_their_own():
    changed = BASE.replace("третий", "четвёртый")
    code, law = Made(BASE, changed, CODE), Made(BASE, changed, LAW)
    items = ("1. В кодекс:", "2. В закон:")
    frame = Frame("Проект", "ЗАКОН", FRAME.opening, items, ("Статья 2. Вводится.",), ())
    clauses = [code.clauses, law.clauses]
    bill = Exported(made(clauses, [law.comparison, code.comparison], frame))
    assert bill.faults == []
    sources = bill.all("//a:textualMod/a:source/@href")
    assert sources == [
        "#art_1__para_1__indent_2__mod_1",
        "#art_1__para_2__indent_2__mod_1",
    ]
    lines = [[line.text for line in each.lines] for each in clauses]
    assert list(printed_lines(bill)) == [
        FRAME.opening,
        items[0],
        *lines[0],
        items[1],
        *lines[1],
        "Статья 2. Вводится.",
    ]


def test_quotes_inside_quotes_belong_to_the_words():
    line = "1) слова «Закон «О судах»» заменить словами «закон»;"
    bill = hand_made((line, False))
    quoted = [words_of(each) for each in bill.all("//a:quotedText")]
    assert quoted == ["Закон «О судах»", "закон"]
    assert list(printed_lines(bill)) == [FRAME.opening, line]


@pytest.mark.parametrize(
    "line",
    ["1) слова «Закон «О судах» заменить словами «закон»;", "1) слово исключить;"],
)
def test_quotes_that_do_not_pair_leave_the_words_as_they_are_printed(line):
    bill = hand_made((line, False))
    assert bill.all("//a:quotedText") == []
    assert list(printed_lines(bill)) == [FRAME.opening, line]
    assert bill.all("//a:textualMod/a:old | //a:textualMod/a:new") == []


def test_old_and_new_are_named_only_where_the_two_texts_prove_it():
    """The texts are equal here, so the clause explains nothing."""
    bill = hand_made(("1) слово «Адвокат» заменить словом «Юрист»;", False))
    assert len(bill.all("//a:quotedText")) == 2
    assert bill.all("//a:textualMod/a:old | //a:textualMod/a:new") == []


def test_norm_text_that_answers_to_no_unit_is_kept_line_by_line():
    bill = hand_made(
        ("1) пункт 1 изложить в следующей редакции:", False),
        ("«1. Первая строка.", True),
        ("Вторая строка.»;", True),
        operation=Operation.NEW_EDITION,
    )
    assert bill.faults == []
    assert [each.tag for each in bill.one("//a:quotedStructure")] == [f"{AKN}p"] * 2


def test_norm_text_without_a_closing_quote_keeps_its_quotes():
    bill = hand_made(
        ("1) пункт 1 изложить в следующей редакции:", False),
        ("«1. Первая строка.", True),
        operation=Operation.NEW_EDITION,
    )
    assert words_of(bill.one("//a:quotedStructure")).strip() == "«1. Первая строка."


def test_a_clause_that_is_not_printed_stops_the_export():
    bill = Made(BASE, BASE.replace("третий", "четвёртый"))
    torn = ActClauses("Z1", "ru", bill.clauses.lines[:1], bill.clauses.clauses)
    with pytest.raises(PipelineError) as refused:
        made([torn], [bill.comparison])
    assert refused.value.rule == "akoma-clause-unprinted"


def test_items_that_do_not_answer_to_the_acts_stop_the_export():
    bill = Made(BASE, BASE.replace("третий", "четвёртый"))
    frame = Frame("", "", FRAME.opening, ("1. В закон:", "2. В кодекс:"), (), ())
    with pytest.raises(PipelineError) as refused:
        made([bill.clauses], [bill.comparison], frame)
    assert refused.value.rule == "akoma-frame"


def test_the_same_words_under_two_articles_are_two_clauses():
    third = next(line for line in BASE.splitlines() if line.startswith("3."))
    fourth = "4. Адвокат ведёт журнал обращений, образец которого утверждает коллегия."
    first, second = BASE, f"{BASE.replace('Статья 1', 'Статья 2')}\n{fourth}\n"
    bill = Made(
        f"{first}\n{second}",
        f"{first.replace('О предмете', 'О цели')}\n{second}".replace(third, "").replace(
            "обращений", "приёма"
        ),
    )
    lines = [line.text for line in bill.clauses.lines]
    assert lines.count("пункт 3 исключить;") == 2
    repeals = [mod for mod in bill.mods if mod.get("type") == "repeal"]
    sources = [mod.find(f"{AKN}source").get("href") for mod in repeals]
    assert len(set(sources)) == 2
    targets = [mod.find(f"{AKN}destination").get("href") for mod in repeals]
    assert [target.rpartition("~")[2] for target in targets] == [
        "art_1__para_3",
        "art_2__para_3",
    ]


def test_words_before_a_list_that_is_gone_are_called_as_the_new_text_calls_them():
    """«Абзац первый» is «часть первая» once no list follows it."""
    part = "Отказ в предоставлении сведений не допускается ни при каких условиях."
    points = [line for line in BASE.splitlines(keepends=True) if ") " in line[:5]]
    before = BASE.replace(points[-1], f"{points[-1]}\n{part}\n")
    after = before.replace("".join(points), "").replace("обязан соблюдать", "чтит")
    bill = Made(before, after, style="words")
    targets = [mod[1].get("href").rpartition("~")[2] for mod in bill.mods]
    assert targets[0] == "art_1__para_2__indent_1"
    there = bill.text.all("//a:textualMod/a:destination/@href")
    assert there[0] == "#art_1__para_2__subpara_1"
    assert "чтит" in words_of(bill.text.by_eid(there[0][1:]))


def test_a_bill_that_orders_nothing_says_so():
    bill = Exported(made([], []))
    assert bill.faults == []
    assert bill.all("//a:analysis | //a:mod") == []
