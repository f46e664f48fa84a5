"""The ledger: stages, deadlines, shares and support, computed from what is recorded.

Pure functions from records (`pipeline.model.ledger_records`) to what follows from them
as of a day (`pipeline.model.standing`, `deadline`, `shares`). The clock is never read
here.
"""

from pipeline.ledger.calendar_problems import calendar_problems
from pipeline.ledger.deadlines import deadlines_of
from pipeline.ledger.kz_holidays import YearOf, year_of
from pipeline.ledger.positions import sift
from pipeline.ledger.readiness import readiness_of
from pipeline.ledger.register import next_number
from pipeline.ledger.schema import schemas
from pipeline.ledger.shares import shares_of, summed
from pipeline.ledger.stage import standing_of
from pipeline.ledger.tally import tally_of
from pipeline.ledger.workdays import Workdays

__all__ = [
    "Workdays",
    "YearOf",
    "calendar_problems",
    "deadlines_of",
    "next_number",
    "readiness_of",
    "schemas",
    "shares_of",
    "sift",
    "standing_of",
    "summed",
    "tally_of",
    "year_of",
]
