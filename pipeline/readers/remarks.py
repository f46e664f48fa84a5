"""Reads `ledger/remarks.yaml`: what bodies have remarked, as the program recorded it.

The file is read as all of the ledger is; only the way through the YAML is quicker,
since it grows to hundreds of remarks, and it may be longer than other YAML texts.
"""

from __future__ import annotations

from typing import Any

from pipeline.model.problem import Problem
from pipeline.readers.fields import Fields
from pipeline.readers.files import DraftFile
from pipeline.readers.quick_yaml import quick_tree
from pipeline.readers.records import read_fields, read_lists

REMARKS = "remarks"
"""The file's name without ending."""


def read_remarks(
    file: DraftFile, whole: type[Any], keys: tuple[str, ...]
) -> tuple[dict[str, tuple[object, ...]], tuple[Problem, ...]]:
    """The remarks of a direction; as `records.read_lists`.

    Args:
        file: the file as read.
        whole: the class whose field the list is.
        keys: the list.
    """
    tree = quick_tree(file.text, file.path) if file.is_readable else None
    if tree is None:
        return read_lists(file, whole, keys)
    problems: list[Problem] = []
    return read_fields(Fields(tree, problems), whole, keys), tuple(problems)
