"""Readers: bytes of drafts → values of the model, with places and problems."""

from pipeline.readers.act_text import ParsedText, parse_act
from pipeline.readers.direction import read_direction
from pipeline.readers.edition import read_edition
from pipeline.readers.files import DraftFile, read_bytes, read_file
from pipeline.readers.front_matter import split_front_matter
from pipeline.readers.ledger import LEDGER_FILES, read_calendar, read_ledger
from pipeline.readers.norm import read_norm
from pipeline.readers.printer import print_act
from pipeline.readers.programme import read_addressees, read_programme
from pipeline.readers.prose import read_prose
from pipeline.readers.works import read_acts
from pipeline.readers.workspace import read_workspace

__all__ = [
    "LEDGER_FILES",
    "DraftFile",
    "ParsedText",
    "parse_act",
    "print_act",
    "read_acts",
    "read_addressees",
    "read_bytes",
    "read_calendar",
    "read_direction",
    "read_edition",
    "read_file",
    "read_ledger",
    "read_norm",
    "read_programme",
    "read_prose",
    "read_workspace",
    "split_front_matter",
]
