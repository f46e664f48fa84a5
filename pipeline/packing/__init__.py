"""The room that puts finished files into folders, and proves them later."""

from pipeline.packing.manifest import MANIFEST
from pipeline.packing.pack import Receipt, tidy, write_pack
from pipeline.packing.verify import packs_under, verify_pack

__all__ = ["MANIFEST", "Receipt", "packs_under", "tidy", "verify_pack", "write_pack"]
