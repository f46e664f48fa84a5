"""The room that puts finished files into folders, and proves them later."""

from pipeline.packing.pack import Receipt, write_pack
from pipeline.packing.verify import verify_pack

__all__ = ["Receipt", "verify_pack", "write_pack"]
