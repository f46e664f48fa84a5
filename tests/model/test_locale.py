"""Phrases of a locale."""

import datetime as dt

from pipeline.locales.catalog import load_locale


def test_a_title_inside_a_title_shares_its_sign():
    title = "О внесении изменений в Закон «О правовых актах»"
    said = load_locale("ru").phrase("letter_heading", title=title)
    assert said.endswith("«О правовых актах»")
    assert "»»" not in said


def test_dates_in_words_as_acts_print_them():
    day = dt.date(2026, 11, 24)
    assert load_locale("kk").date_in_words(day) == "2026 жылғы 24 қараша"
    assert load_locale("ru").date_in_words(day) == "24 ноября 2026 года"
