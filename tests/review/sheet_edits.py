"""Fills in the workbooks as reviewers do, with openpyxl."""

import io

import openpyxl
from openpyxl.comments import Comment

POSITION, REMARK, WORDING = "F", "G", "H"


class SheetFile:
    """A workbook under somebody's hands."""

    def __init__(self, content):
        self.book = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
        self.sheet = self.book.worksheets[0]

    def line(self, number):
        """The sheet's row of a table's row, by its printed number."""
        for row in self.sheet.iter_rows(min_row=4):
            if str(row[0].value) == f"{number}.":
                return row[0].row
        raise KeyError(number)

    def answer(self, number, position=None, remark=None, wording=None):
        line = self.line(number)
        for column, value in (
            (POSITION, position),
            (REMARK, remark),
            (WORDING, wording),
        ):
            if value is not None:
                self.sheet[f"{column}{line}"] = value

    def note(self, number, column, text, author="К. А."):
        self.sheet[f"{column}{self.line(number)}"].comment = Comment(text, author)

    def set(self, number, column, value):
        self.sheet[f"{column}{self.line(number)}"] = value

    def sort_backwards(self):
        """The table's rows in the other order, as after sorting."""
        first, last = 5, self.sheet.max_row
        rows = [
            [cell.value for cell in row] for row in self.sheet.iter_rows(first, last)
        ]
        for line, values in enumerate(reversed(rows), first):
            for column, value in enumerate(values, 1):
                self.sheet.cell(line, column).value = value

    def save(self):
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()
