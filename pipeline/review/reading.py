"""Reads a returned file twice: once for what it says, once to count what it holds."""

from __future__ import annotations

from pipeline.errors import PipelineError, UsageError
from pipeline.model.homecoming import Found
from pipeline.review.container import Container, open_container
from pipeline.review.docx_file import read_docx
from pipeline.review.docx_recount import Recount, main_part, recount_docx
from pipeline.review.limits import LIMITS, Limits
from pipeline.review.returned import Returned
from pipeline.review.scan import Scanner
from pipeline.review.xlsx_file import Stances, read_xlsx
from pipeline.review.xlsx_recount import recount_xlsx

_WORD, _SHEET = "wordprocessingml", "spreadsheetml"


def read_returned(
    content: bytes, file: str, stances: Stances, limits: Limits = LIMITS
) -> tuple[Returned, Recount]:
    """Read a returned DOCX or XLSX.

    Args:
        content: the file's bytes.
        file: its name, for messages.
        stances: words of the list of positions, in all languages.
        limits: what may be read.

    Raises:
        UsageError: where the file is refused: each rule says why.
        PipelineError: `review-miscounted` where the two readers do not agree.
    """
    container = open_container(content, file, limits)
    scanner = Scanner(container)
    main, kind = main_part(scanner)
    if _WORD in kind:
        recount = recount_docx(scanner, main)
        returned = read_docx(container)
    elif _SHEET in kind:
        recount = recount_xlsx(scanner, main)
        returned = read_xlsx(container, stances)
    else:
        raise UsageError("review-not-office", file=file)
    _look_at_texts(container, returned.found)
    marks = sum(each.marks for each in returned.found)
    if marks != recount.marks.total:
        raise PipelineError(
            "review-miscounted",
            file=file,
            first=str(marks),
            second=str(recount.marks.total),
        )
    return returned, recount


def _look_at_texts(container: Container, found: tuple[Found, ...]) -> None:
    limit = container.limits.text
    for each in found:
        if max(len(each.text), len(each.words)) > limit:
            raise UsageError(
                "review-text-too-long", file=container.file, limit=str(limit)
            )
