"""A load of returned files: every kind of mark, by many bodies, from one seed."""

import random

from word_edits import PROPOSED, RATIONALE, WordFile, text_of, w

BODIES = (
    *("moj", "prosecutor", "mvd", "knb", "afm", "ap", "gov", "pm", "kurultai"),
    *("kurultai_chair", "kurultai_bureau"),
)
REASONS = ("Уточнить.", "Противоречит Кодексу.", "Дәлелі жоқ.", "Исключить?", "Повтор.")


def words_in(word, number, column, luck, taken):
    """Two or three words of a cell that stand there once, apart from those taken."""
    cell = word.cell(number, column)
    texts = [text_of(p) for p in cell.iter(w("p"))]
    paragraphs, used = taken.setdefault((number, column), (texts, set()))
    for _ in range(30):
        text = luck.choice(paragraphs)
        parts = text.split(" ")
        size = luck.choice((1, 1, 2))
        if len(parts) < size + 3:
            continue
        at = luck.randrange(1, len(parts) - size)
        words = " ".join(parts[at : at + size])
        around = {(text, place) for place in range(at - 1, at + size + 1)}
        once = sum(each.count(words) for each in paragraphs) == 1
        if once and len(words) > 4 and not around & used:
            used |= around
            return words
    return ""


def numbers(word):
    texts = (text_of(row.find(w("tc"))) for row in word.rows())
    return [int(text[:-1]) for text in texts if text[:-1].isdigit()]


def marked(content, luck, count, author):
    """A file with so many remarks made in it."""
    word = WordFile(content, author=author)
    made, taken = 0, {}
    while made < count:
        number = luck.choice(numbers(word))
        column = luck.choice((PROPOSED, PROPOSED, PROPOSED, RATIONALE))
        words = words_in(word, number, column, luck, taken)
        if not words:
            continue
        one_mark(word, luck, (number, column), words, made)
        made += 1
    if luck.random() < 0.3:
        word.reverse_rows()
    return word


def one_mark(word, luck, place, words, made):
    number, column = place
    kind = luck.choice(("comment", "comment", "replace", "insert", "delete", "reply"))
    if kind == "replace":
        word.replace(number, column, words, f"иные слова {made}")
    elif kind == "insert":
        word.insert(number, column, words, f" и новые слова {made}")
    elif kind == "delete":
        word.delete(number, column, words)
    elif kind == "reply" and word.comments:
        parent = luck.randrange(len(word.comments))
        word.comment((), f"Ответ {made}", parent=parent, author="Другой")
    else:
        text = f"{luck.choice(REASONS)} {made}"
        word.comment(
            word.runs(number, column, words), text, resolved=luck.random() < 0.2
        )


def load(tables, files, remarks, seed=1):
    """So many files with so many remarks in all: body, file, count."""
    luck = random.Random(seed)
    shares = [remarks // files + (n < remarks % files) for n in range(files)]
    for number, count in enumerate(shares):
        body = BODIES[number % len(BODIES)]
        content = tables[number % len(tables)]
        yield body, marked(content, luck, count, f"{body} {number}"), count
