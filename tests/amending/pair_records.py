"""Records of amending-pairs.jsonl, and which of them are instructions that are read."""

from __future__ import annotations

import json

from amending_helpers import CASES, LOCALES

from pipeline.amending.bill_reader import read_bill

SOURCE = CASES / "amending-pairs.jsonl"
RECORDS = [json.loads(line) for line in SOURCE.read_text(encoding="utf-8").splitlines()]

# Instructions that are not read, each with its reason.
NOT_READ = {
    "P022": "place in rules approved by a resolution; our acts are laws and codes",
    "P023": "list of organisations annexed to a resolution",
    "P028": "section of a list named by its heading; by-laws only",
    "P029": "row of a table",
    "P031": "section of a list named by its heading; by-laws only",
    "P032": "row of a table",
    "P083": "renumbering: forbidden by Art. 26(7), 27(6); template with blanks",
    "P084": "repeal of a whole act; template with blanks",
    "P085": "template with blanks: read with a number in test_template_of_marks",
    "P095": "title of the act itself, not of a unit; template with blanks",
}

# Records that order nothing: titles, quoted norms, entry into force, notes of editors.
ORDER_NOTHING = {
    "title", "article1", "act", "gazette", "add_part_content", "entry", "gov", "note",
    "approve", "signature", "law", "article",
}  # fmt: skip


def is_instruction(record) -> bool:
    """Whether a record orders something."""
    operation = record["op"]
    if operation in {"gov_context_approved", "article_single_change"}:
        return operation == "gov_context_approved"
    first = operation.split("_")[0]
    return first not in ORDER_NOTHING and operation != "add_part_content"


def is_read(record, lang) -> bool:
    """Whether each sentence of a record is understood."""
    statements = list(read_bill(record[lang], LOCALES[lang]))
    return bool(statements) and all(
        each.orders or each.contexts or each.act for each in statements
    )
