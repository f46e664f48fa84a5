"""Ledgers for tests of whole builds: written as files, with offices and no people."""

import re

SHA = "a" * 64


def chambers_of(root):
    """Ids of the twenty chambers, from the drafts."""
    text = (root / "drafts" / "chambers.yaml").read_text(encoding="utf-8")
    return re.findall(r"^  ([a-z][a-z-]*):", text, re.MULTILINE)


def record(root, number, name, *entries):
    """Adds entries to a file of a direction's ledger."""
    file = root / "drafts" / number / "ledger" / f"{name}.yaml"
    file.parent.mkdir(exist_ok=True)
    text = file.read_text(encoding="utf-8") if file.exists() else f"{name}:\n"
    file.write_text(text + "".join(f"  - {{{each}}}\n" for each in entries), "utf-8")


def letter(number, date, pack, *to, answer_by=""):
    by = f", answer_by: {answer_by}" if answer_by else ""
    return f"number: {number}, date: {date}, pack: {pack}, to: [{', '.join(to)}]{by}"


def decision(number, date, subject, outcome, alternative=""):
    chosen = f", alternative: {alternative}" if alternative else ""
    return f"number: '{number}', date: {date}, subject: {subject}, outcome: {outcome}{chosen}"


def held(date, *bodies, form="meeting"):
    return f"date: {date}, bodies: [{', '.join(bodies)}], form: {form}"


def position(body, norm, date, stance, **words):
    paper = f"{{kind: letter, number: 'к-{date[-2:]}', date: {date}, sha256: {SHA}}}"
    said = "".join(
        f", {name}: {{kk: '{kk}', ru: '{ru}'}}" for name, (kk, ru) in words.items()
    )
    return (
        f"body: {body}, provision: {norm}, date: {date}, stance: {stance}{said},"
        f" evidence: {paper}"
    )


def vote(chamber, date, *, signed=True):
    mark = f", signed: {date}" if signed else ""
    return (
        f"date: {date}, chamber: {chamber}, supports: true, number: '7',"
        f" assembly: conference{mark}"
    )
