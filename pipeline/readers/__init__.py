"""Readers: bytes of drafts → values of the model, with places and problems."""

from pipeline.readers.act_text import ParsedText, parse_act
from pipeline.readers.printer import print_act

__all__ = ["ParsedText", "parse_act", "print_act"]
