"""Papers from the ledger: positions, answers, the chambers' support."""

import datetime as dt
from dataclasses import replace

import pytest
from documents_papers import KINDS, drafts, made, one, plan

from pipeline.halls.status import planned_documents
from pipeline.model.bilingual import Bilingual
from pipeline.model.document import Signature, Table
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import ChamberVote, Evidence, Position
from pipeline.model.ledger_terms import Assembly, EvidenceKind, Stance
from pipeline.model.pack import Pack
from pipeline.model.remark import Remark, RemarkKind, RemarkState

DAY = dt.date(2026, 4, 20)
NORM = "K1400000226/art_435__para_1"
CHAMBERS = tuple(drafts().workspace.chambers)
PROOF = Evidence(EvidenceKind.LETTER, "10-2/145", DAY, "a" * 64)


def position(body, stance, norm=NORM, **more):
    given = {"evidence": PROOF, "alternative": "v1"} | more
    return Position(date=DAY, body=body, provision=norm, stance=stance, **given)


def vote(chamber, **more):
    given = {"supports": True, "signed": DAY} | more
    return ChamberVote(
        date=given.pop("date", DAY),
        chamber=chamber,
        number="7",
        assembly=Assembly.CONFERENCE,
        **given,
    )


LEDGER = Ledger(
    positions=(
        position("moj", Stance.AGREED),
        position(
            "mvd",
            Stance.DISAGREED,
            argument=Bilingual("Уәж", "Довод органа"),
            answer=Bilingual("Жауап", "Ответ коллегии"),
            proposed=Bilingual("Редакция", "Иная редакция"),
        ),
        position("knb", Stance.PARTLY, norm="K1400000226/art_435"),
        position("ap", Stance.NO_ANSWER),
        position("prosecutor", Stance.AGREED, evidence=None),
        position(
            "afm", Stance.DISAGREED, alternative="v2", argument=Bilingual("Б", "Ж")
        ),
    )
)


def protocol(lang="ru", ledger=LEDGER):
    return one("2.4", Pack.SUBMISSION, "positions-protocol", lang, ledger)


def test_without_records_none_of_them_is_made():
    for pack in Pack:
        kinds = {
            job.kind.name for number in ("2.4", "2.6") for job in jobs(number, pack)
        }
        assert not kinds & {"positions-protocol", "response-table", "support-tally"}


def jobs(number, pack, ledger=None):
    laid_out = plan(number, pack, ledger)
    return (*laid_out.jobs, *laid_out.letters)


def test_a_position_that_nothing_proves_makes_no_protocol():
    weak = Ledger(positions=(position("moj", Stance.AGREED, evidence=None),))
    assert "positions-protocol" not in {
        job.kind.name for job in jobs("2.4", Pack.SUBMISSION, weak)
    }


def test_the_protocol_shows_the_working_of_its_share():
    words = "Учтено позиций, подтвержденных письмом или протоколом: 4. Из них согласовано: 1 (25\u00a0%); с разногласиями: 2; без ответа: 1."
    assert words in protocol()


def test_the_protocol_leaves_out_what_does_not_count():
    for lang in ("kk", "ru"):
        text = protocol(lang)
        names = drafts().workspace.addressees
        assert names["moj"].nominative[lang] in text
        assert names["prosecutor"].nominative[lang] not in text
        assert names["afm"].nominative[lang] not in text


def test_each_body_that_disagrees_has_the_official_table_and_two_signatures():
    (document,) = made("2.4", Pack.SUBMISSION, "positions-protocol", "ru", LEDGER)
    tables = [b for b in document.blocks if isinstance(b, Table) and len(b.header) == 2]
    signatures = [b for b in document.blocks if isinstance(b, Signature)]
    assert [len(table.widths) for table in tables] == [5, 5]
    assert len(signatures) == 1 + 2 * len(tables)
    heads = [cell.paragraphs[0][0].text for cell in tables[0].header[0].cells]
    assert heads == [
        "№ структурного элемента проекта Закона",
        "Редакция проекта законодательного акта",
        "Редакция проекта законодательного акта, предлагаемая согласующим государственным органом",
        "Обоснование государственного органа-разработчика",
        "Обоснование согласующего государственного органа",
    ]
    chair = drafts().workspace.programme.organisation.chair
    assert chair.name == "[аты-жөні]"
    assert signatures[1].name == "[Ф.И.О.]"
    assert "Министерство внутренних дел" in signatures[-1].post + signatures[2].post


def test_the_draft_stands_beside_what_the_body_wants():
    text = protocol()
    assert "незаконный отказ адвокату в участии" in text
    assert "Иная редакция | Ответ коллегии | Довод органа" in text
    assert "Не представлена. | [ответ не записан] | [обоснование не записано]" in text


def test_agreement_on_all_says_that_nothing_is_open():
    agreed = Ledger(positions=(position("moj", Stance.AGREED),))
    text = protocol(ledger=agreed)
    assert "Разногласий нет." in text
    assert "Таблица разногласий" not in text


def test_a_norm_that_the_draft_excludes_is_said_to_be_excluded():
    gone = position("moj", Stance.DISAGREED, norm="K1400000226/art_435__para_9")
    assert "| Исключить. |" in protocol(ledger=Ledger(positions=(gone,)))


def answers(lang="ru", ledger=LEDGER):
    return one("2.4", Pack.SUBMISSION, "response-table", lang, ledger)


def test_each_remark_has_its_answer_and_where_the_body_stands():
    lines = answers().splitlines()
    (mvd,) = (line for line in lines if "Довод органа" in line)
    assert mvd.endswith("| Ответ коллегии | не согласовано")
    assert "письмо №\u00a010-2/145 от 20.04.2026" in mvd
    assert not any("Администрация" in line for line in lines)  # silence is no remark


def test_a_remark_that_was_settled_is_seen_as_settled():
    later = position("mvd", Stance.AGREED, round=2)
    settled = replace(LEDGER, positions=(*LEDGER.positions, later))
    (mvd,) = (line for line in answers(ledger=settled).splitlines() if "Довод" in line)
    assert mvd.endswith("| согласовано")


def test_what_was_said_of_another_alternative_does_not_leave():
    for lang in ("kk", "ru"):
        assert drafts().workspace.addressees["afm"].nominative[lang] not in answers(
            lang
        )


def remark(**more):
    given = {"kind": RemarkKind.COMMENT, "norm": NORM, "text": "Слово в таблице"} | more
    return Remark(id="moj-1", body="moj", date=DAY, file="b" * 64, **given)


def test_remarks_of_returned_tables_are_answered_without_their_writers():
    found = Ledger(
        remarks=(
            remark(author="Имя Рецензента", state=RemarkState.ACCEPTED, reason="Учли"),
            remark(text="Ни строки", norm=""),
            remark(text="Чужое", alternative="v2"),
            remark(text="Реплика", kind=RemarkKind.REPLY),
            remark(kind=RemarkKind.EDIT, text="", before="старое", after="новое"),
        )
    )
    text = answers(ledger=found)
    assert "Слово в таблице / таблица, возвращенная 20.04.2026 | Учли | учтено" in text
    assert "Предлагаемая редакция: новое" in text
    for word in ("Рецензента", "Ни строки", "Чужое", "Реплика"):
        assert word not in text
    assert "positions-protocol" not in {
        job.kind.name for job in jobs("2.4", Pack.SUBMISSION, found)
    }


def tally(votes, lang="ru"):
    return one("2.6", Pack.CHAMBERS, "support-tally", lang, Ledger(votes=tuple(votes)))


@pytest.mark.parametrize(
    ("count", "verdict"),
    [
        (
            13,
            "Поддержали 13, требуется 14: 13 < 14. Требуемая поддержка не достигнута.",
        ),
        (14, "Поддержали 14, требуется 14: 14 ≥ 14. Требуемая поддержка достигнута."),
    ],
)
def test_thirteen_of_twenty_fail_and_fourteen_pass(count, verdict):
    text = tally(vote(each) for each in CHAMBERS[:count])
    assert verdict in text
    assert "20 × 2 / 3 = 13,33, с округлением вверх – 14" in text


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_all_chambers_are_listed_each_once_in_their_order(lang):
    lines = tally([vote(CHAMBERS[3])], lang).splitlines()
    names = drafts().workspace.chambers
    listed = [
        line.split(" | ")[1] for line in lines if line[:1].isdigit() and "|" in line
    ]
    assert listed == [names[each].nominative[lang] for each in CHAMBERS]


def test_what_does_not_count_says_why():
    a, b, c, d = CHAMBERS[:4]
    later = dt.date(2026, 5, 1)
    text = tally(
        [
            vote(a, signed=None),
            vote(b, withdrawn=later),
            vote(c, supports=False),
            vote(d),
            vote(d, date=later, supports=False, signed=None),
        ]
    )
    ends = [
        line.rsplit(" | ", 2)[1:] for line in text.splitlines() if line[:1].isdigit()
    ]
    assert ends[:5] == [
        ["поддерживает", "нет: не подписано председателем"],
        ["поддерживает", "нет: отозвано 01.05.2026"],
        ["не поддерживает", "нет"],
        ["не поддерживает", "нет: не подписано председателем"],
        ["решение не получено", "нет"],
    ]
    assert "Поддержали подписанными решениями | 0" in text
    assert "Решения, которые не учитываются | 3" in text
    assert "Решение не получено | 16" in text


def test_no_letter_encloses_the_tally():
    votes = Ledger(votes=(vote(CHAMBERS[0]),))
    laid_out = plan("2.6", Pack.CHAMBERS, votes)
    assert "support-tally" in {job.kind.name for job in laid_out.letters}
    assert "support-tally" not in {job.kind.name for job in laid_out.jobs}


def test_they_are_planned_once_there_are_records():
    mine = next(d.direction for d in drafts().directions if d.direction.number == "2.4")
    before = set(planned_documents(mine, Ledger()))
    after = set(planned_documents(mine, LEDGER))
    assert after - before == {
        ("submission", "positions-protocol"),
        ("submission", "response-table"),
    }
    assert KINDS["support-tally"].records == ("votes",)
