"""Scaffolds pass `check` and build, and touch nothing that exists."""

from click.testing import CliRunner

from pipeline.cli import main


def run(copy, *arguments):
    return CliRunner().invoke(
        main, ["--ui", "en", "--workspace", str(copy.root), *arguments]
    )


ARTICLE = ("--act", "K1400000226", "--article", "435")


def test_a_new_direction_passes_check_and_builds(copy):
    done = run(copy, "new", "direction", "2.8", *ARTICLE)
    assert done.exit_code == 0, done.output
    assert "drafts/2.8/direction.yaml" in done.stdout
    checked = run(copy, "check", "2.8")
    assert checked.exit_code == 0, checked.output
    assert run(copy, "build", "2.8", "--no-pdf", "--pack", "presidium").exit_code == 0


def test_a_new_redaction_is_the_text_in_force_and_joins_the_list(copy):
    done = run(copy, "new", "redaction", "2.4", *ARTICLE, "--alternative", "v3")
    assert done.exit_code == 0, done.output
    norm = copy.root / "drafts/2.4/norms/K1400000226__art_435.v3.kk.md"
    assert norm.read_text(encoding="utf-8").startswith("---\nact: K1400000226\n")
    assert "Ескерту." not in norm.read_text(encoding="utf-8")
    checked = run(copy, "check", "2.4")
    assert checked.exit_code == 0, checked.output
    assert "norm-changes-nothing" in checked.stdout


def test_nothing_that_exists_is_written_over(copy):
    before = copy.drafts()
    for refused in (
        ("direction", "2.4", *ARTICLE),
        ("direction", "../evil", *ARTICLE),
        ("redaction", "2.4", *ARTICLE, "--alternative", "v1"),
        ("redaction", "2.4", *ARTICLE, "--alternative", "../v9"),
        (
            "redaction",
            "2.4",
            "--act",
            "K1400000226",
            "--article",
            "1",
            "--alternative",
            "v3",
        ),
    ):
        assert run(copy, "new", *refused).exit_code == 2, refused
    assert copy.drafts() == before
