"""Change → amending clause → change: the engine of bills and its proof."""

from pipeline.amending.certify import certify
from pipeline.amending.generate import generate

__all__ = ["certify", "generate"]
