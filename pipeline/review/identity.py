"""The name of a remark: its body and a hash of what it says and where.

The hash leaves out everything that another copy of the same file may have otherwise:
numbers of comments, the file itself, the day it came. So the same remark that comes
back in a second file is known.
"""

from __future__ import annotations

import hashlib

from pipeline.model.remark import Remark
from pipeline.review.grid import plain

_MINUTES = len("2026-11-24T10:30")


def remark_id(remark: Remark, direction: str, which: int = 1) -> str:
    """The name of a remark.

    Args:
        remark: the remark; its `id` is not asked.
        direction: number of its direction.
        which: 1, or its number among those of one file that say the same.
    """
    said = (
        direction,
        *([str(which)] if which > 1 else []),
        remark.kind.value,
        remark.norm,
        remark.alternative,
        remark.lang.value if remark.lang else "",
        remark.column.value if remark.column else "",
        remark.stance.value if remark.stance else "",
        remark.author,
        # A comment has its minute; dates of edits are rewritten by office programs.
        remark.written[:_MINUTES] if not remark.before + remark.after else "",
        *(
            plain(text)
            for text in (remark.words, remark.text, remark.before, remark.after)
        ),
    )
    digest = hashlib.blake2s("\x1f".join(said).encode("utf-8", "replace"))
    return f"{remark.body}-{digest.hexdigest()[:10]}"
