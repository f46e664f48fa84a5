"""Change → amending clause → change: the engine of bills and its proof."""

from pipeline.amending.apply import apply, apply_text
from pipeline.amending.certify import certify
from pipeline.amending.generate import generate
from pipeline.amending.outcomes import ApplyResult, Outcome

__all__ = ["ApplyResult", "Outcome", "apply", "apply_text", "certify", "generate"]
