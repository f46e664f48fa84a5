"""Facts that prose may refer to instead of repeating them: `[[bill_title]]`."""

from __future__ import annotations

import re
from enum import Enum

REFERENCE = re.compile(r"\[\[([^\[\]]*)\]\]")
"""A reference as it stands in a text; the group is the fact's name."""


class Fact(Enum):
    """The closed list of facts; the value is the name that a text writes."""

    BILL_TITLE = "bill_title"
    DIRECTION_TITLE = "direction_title"
    DIRECTION_NUMBER = "direction_number"
    GOAL = "goal"
    ORGANISATION = "organisation"
    CHAIR = "chair"
    COMPLETION = "completion"
    """Day by which the direction's work ends, in words."""
