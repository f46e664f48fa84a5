"""A small load: several files with many remarks, none lost (the large one: benchmarks)."""

import datetime as dt

from review_load import load

from pipeline.model.homecoming import Fate


def test_a_load_of_returned_files_comes_home_whole(desk):
    names = ("v1.ru", "v1.kk", "v2.ru", "v2.kk")
    tables = [desk.sent(f"comparison-table.{name}.docx") for name in names]
    came = placed = 0
    for number, (body, word, count) in enumerate(load(tables, files=5, remarks=80)):
        day = dt.date(2026, 11, 20) + dt.timedelta(number)
        home = desk.bring(word, body=body, date=day)
        fates = {fate: home.sum_of(fate).remarks for fate in Fate}
        assert fates == {Fate.PLACED: count, Fate.DUPLICATE: 0, Fate.UNPLACED: 0}
        came += len(home.placements)
        placed += fates[Fate.PLACED]
    record = desk.record().remarks
    assert len(record) == came == placed == 80
    assert {each.lang.value for each in record} == {"kk", "ru"}
    assert {each.alternative for each in record} == {"v1", "v2"}
