"""The room that keeps results, under the digest of all that they were made from."""

from pipeline.store.fingerprint import digest, files_under, program
from pipeline.store.store import NO_STORE, Store

__all__ = ["NO_STORE", "Store", "digest", "files_under", "program"]
