"""All ratios that are promised, measured in one run, as the table of docs/performance.md.

    just bench                     # about half an hour on two cores
    just bench --only build_speed  # one group of rows

Ends with 1 where a bar does not hold. Nothing else should work on the machine meanwhile.
"""

from __future__ import annotations

import argparse
import importlib
import sys

GROUPS = ("build_speed", "docx_table", "law_engine", "scale")
HEAD = """| what ÷ peer | ours | peer | ratio | bar | holds |
| --- | --- | --- | --- | --- | --- |"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=GROUPS, action="append")
    found = []
    print(HEAD, flush=True)
    for name in parser.parse_args().only or GROUPS:
        for row in importlib.import_module(name).rows():
            print(row, flush=True)
            found.append(row)
    return 0 if all(row.holds for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
