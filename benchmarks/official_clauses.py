"""How many official clauses `amend apply` carries out to the letter, by language.

    uv run python benchmarks/official_clauses.py [--bills N]

Three measures, each in Kazakh and in Russian:

1. wordings of real laws with what must come of each (tests/amending/cases/official):
   done exactly, refused where they must be, refused though they should be done, wrong;
2. instructions of amending-pairs.jsonl, verified in official texts: read or not;
3. bills over real articles of the corpus, changed at random and written as other hands
   write them (Latin letters, lost spaces, old wordings, other quotes): clauses done,
   refused, and texts that came out otherwise than proposed.

Ends with 1 where any text was changed wrongly.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests" / "amending"
sys.path.insert(0, str(TESTS))

from amending_helpers import LOCALES, act_of, corpus, corpus_names  # noqa: E402
from official_cases import lines_of, official_cases  # noqa: E402
from pair_records import NOT_READ, RECORDS, is_instruction, is_read  # noqa: E402
from random_edits import mutate  # noqa: E402
from test_wordings import WAYS  # noqa: E402

from pipeline.amending import apply_text, generate  # noqa: E402
from pipeline.amending.tree import digest  # noqa: E402
from pipeline.comparison.compare import compare  # noqa: E402

LANGS = ("kk", "ru")


def wordings(lang):
    """Counts of the first measure, and lines on what went otherwise."""
    counts, lines = Counter(), []
    for case in official_cases(lang):
        result, after = case.run()
        reasons = {each.reason for each in result.outcomes} - {""}
        changed = after != lines_of(case.before)
        if case.refused:
            right = reasons == {case.refused} and not changed
            kind = "refused, rightly" if right else "wrong"
        elif after == case.after and not reasons:
            kind = "exact"
        else:
            kind = "wrong" if changed and not reasons else "refused, should be done"
        counts[kind] += 1
        counts["clauses"] += len(result.outcomes)
        if kind in {"wrong", "refused, should be done"}:
            lines.append(f"  {kind}: {case.name}: {case.clauses!r} {sorted(reasons)}")
    return counts, lines


def pairs(lang):
    """Counts of the second measure, and the records that are not read."""
    counts, lines = Counter(), []
    for record in RECORDS:
        if not (is_instruction(record) and record[lang]):
            continue
        read = is_read(record, lang)
        counts["read" if read else "not read"] += 1
        if not read:
            reason = NOT_READ.get(record["id"], "no reason given")
            lines.append(f"  {record['id']}: {reason}")
    return counts, lines


def bills(lang, number):
    """Counts of the third measure, and the articles whose text came out otherwise."""
    counts, lines = Counter(), []
    names = [name for name in corpus_names() if name[2] == lang]
    rng = random.Random(2026)
    for turn in range(number):
        code, article, _ = names[turn % len(names)]
        way = list(WAYS)[turn % len(WAYS)]
        base = corpus(code, article, lang)
        proposed = mutate(base, rng, rng.randint(1, 6))
        act, style = act_of(code), rng.choice(["units", "words"])
        made = compare(base, [proposed])
        clauses = generate(base, proposed, made, act, LOCALES[lang], style=style)
        text = WAYS[way]("\n".join(line.text for line in clauses.lines), rng)
        result = apply_text(base, text, lang, act.profile, LOCALES[lang])
        refused = [each for each in result.outcomes if not each.is_applied]
        counts["bills"] += 1
        counts["clauses done"] += len(result.outcomes) - len(refused)
        counts["clauses refused"] += len(refused)
        lines += [f"  {way}: {each.clause!r} {each.reason}" for each in refused]
        if digest(result.redaction) != digest(proposed) and not refused:
            counts["wrong"] += 1
            lines.append(f"  {code} {article} {way}")
    return counts, lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bills", type=int, default=400, help="for the third measure")
    number = parser.parse_args().bills
    measures = {
        "wordings of real laws": wordings,
        "instructions of amending-pairs.jsonl": pairs,
        "bills in other hands": lambda lang: bills(lang, number),
    }
    wrong = 0
    for title, measure in measures.items():
        print(title)
        for lang in LANGS:
            counts, lines = measure(lang)
            wrong += counts["wrong"]
            shown = ", ".join(f"{name} {count}" for name, count in counts.items())
            print(f"  {lang}: {shown}, wrong {counts['wrong']}")
            print(*lines, sep="\n", end="\n" if lines else "")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
