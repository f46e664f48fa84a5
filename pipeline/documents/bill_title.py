"""The title of the amending bill, built from what its clauses do.

Law on legal acts, Art. 26(1): the title speaks of changes first, then of additions,
in the number that the content has; title, article 1 and body must agree. So the
words are counted, never typed.
"""

from __future__ import annotations

from pipeline.documents.kind import Brief
from pipeline.model.amending import count_amendments


def bill_title(brief: Brief) -> str:
    """Title of the bill of the brief's first alternative, without its form."""
    locale = brief.locale
    subject = brief.direction.bill_subject[brief.lang]
    return locale.phrase(
        "bill_title",
        amendments=amendment_words(brief, "amendments_gen"),
        acts=_acts(brief),
        subject=locale.phrase("bill_subject", subject=subject) if subject else "",
    )


def amendment_words(brief: Brief, table: str) -> str:
    """«изменений и дополнения», «өзгеріс пен толықтыру»: by what the clauses do.

    Args:
        brief: brief with the clauses.
        table: `amendments_gen` (title) or `amendments_acc` (article 1).
    """
    words = brief.locale.grammar[table]
    changes, additions = count_amendments(brief.clauses)
    parts = {}
    if changes:
        parts["changes"] = words["change_one" if changes == 1 else "change_many"]
    if additions:
        key = "addition_one" if additions == 1 else "addition_many"
        parts["additions"] = words[key]
    if len(parts) < 2:  # noqa: PLR2004 - either word alone
        return "".join(parts.values())
    joint = words.get("and_one", words["and"]) if changes == 1 else words["and"]
    return joint.format_map(parts)


def _acts(brief: Brief) -> str:
    codes = [clauses.act for clauses in brief.clauses if clauses.clauses]
    if len(codes) == 1:
        case = "acc" if brief.lang == "ru" else "dat"
        return brief.acts[codes[0]].name(brief.lang, case)
    return brief.locale.term("act_several_acc")
