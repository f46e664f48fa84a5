"""Grammatical clauses at random: wild targets, wrong texts, contradictions; no fault."""

from __future__ import annotations

import random

from amending_helpers import LOCALES, _case_base
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.amending import apply_text
from pipeline.amending.locator import print_locator
from pipeline.amending.phrases import (
    context_line,
    edition_line,
    exclude_line,
    insert_line,
)
from pipeline.amending.tree import Index, digest, silent_owners
from pipeline.amending.units import HEADING, Form, Link, Naming
from pipeline.model.act import Profile
from pipeline.readers import print_act

QUOTED = [
    "«1. раз.»;",
    "«2) два;»;",
    "«Текст.»;",
    "«Статья 6. А\n1. Б.»;",
    "«5-бап. А\n1. Б.»;",
    "",
    "«не закрыт",
    "«а;\nб;»;",
]
WORDS = ["Адвокат", "суда", "«А» б", "10", ", нужные", ".", "Сот", "заң"]


class Author:
    """Writes clauses about a real act without looking whether they make sense."""

    def __init__(self, seed: int, lang: str, profile: Profile) -> None:
        self.rng = random.Random(seed)
        self.lang, self.locale = lang, LOCALES[lang]
        self.base = _case_base(lang, profile.value)
        self.naming = Naming(profile, silent_owners(self.base))
        self.paths = list(Index.of(self.base).units)

    def chain(self):
        rng = self.rng
        found = self.naming.chain(rng.choice(self.paths))
        number = (str(rng.randint(1, 5)),)
        more = [
            Link("sentence", number, Form.ORDINAL),
            Link("indent", number, Form.ORDINAL),
            Link("part", number, Form.ORDINAL),
            Link("subpoint", number, Form.BRACKET),
            HEADING,
        ]
        if rng.random() < 0.4:
            found = (*found, rng.choice(more))
        return found[1:] if rng.random() < 0.2 and len(found) > 1 else found

    def sentence(self) -> str:
        rng, locale, chain = self.rng, self.locale, self.chain()
        quoted = rng.choice(QUOTED)
        return rng.choice(
            [
                context_line(chain, locale),
                exclude_line(chain, locale) + ";",
                edition_line(chain, locale) + "\n" + quoted,
                insert_line(chain[:-1], chain[-1], locale) + "\n" + quoted,
                self.words(chain),
            ]
        )

    def words(self, chain) -> str:
        word, goes = self.rng.choice(WORDS), self.rng.random() < 0.5
        if self.lang == "ru":
            end = "исключить;" if goes else "заменить словами «новое»;"
            return f"в {print_locator(chain, 'prep', self.locale)} слова «{word}» {end}"
        end = "алып тасталсын;" if goes else "«жаңа» деген сөздермен ауыстырылсын;"
        place = print_locator(chain, "locadj", self.locale)
        return f"{place} «{word}» деген сөздер {end}"

    def bill(self) -> str:
        marks = ["", "", "1) ", "2) "]
        lines = [
            self.rng.choice(marks) + self.sentence()
            for _ in range(self.rng.randint(1, 6))
        ]
        return "\n".join(lines)


@given(
    seed=st.integers(0, 10**9),
    lang=st.sampled_from(["kk", "ru"]),
    profile=st.sampled_from(list(Profile)),
)
@settings(max_examples=500, deadline=None, derandomize=True)
def test_no_order_breaks_the_engine(seed, lang, profile):
    author = Author(seed, lang, profile)
    result = apply_text(author.base, author.bill(), lang, profile, LOCALES[lang])
    print_act(result.redaction)
    changed = digest(result.redaction) != digest(author.base)
    applied = [each for each in result.outcomes if each.is_applied]
    assert applied or not changed
    paths = [path for path, _ in result.redaction.walk()]
    assert len(paths) == len(set(paths)), "two units bear one address"
