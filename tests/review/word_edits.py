"""Edits Word files as reviewers do, at the level of OOXML: comments, tracked changes."""

import copy
import io
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DATE = "2026-11-20T10:15:00Z"
NUMBER, UNIT, CURRENT, PROPOSED, RATIONALE = range(5)


def w(name):
    return f"{{{W}}}{name}"


def text_of(element):
    return "".join(t.text or "" for t in element.iter(w("t")))


class WordFile:
    """A Word file under somebody's hands."""

    def __init__(self, content, author="Министерство юстиции"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(w("body"))
        self.author = author
        self.next_id = 5000
        self.comments = []

    # -- where things stand

    @property
    def table(self):
        return next(self.body.iter(w("tbl")))

    def rows(self):
        return self.table.findall(w("tr"))

    def row(self, number):
        """A row by its printed number."""
        for row in self.rows():
            if text_of(row.find(w("tc"))) == f"{number}.":
                return row
        raise KeyError(number)

    def cell(self, number, column):
        return self.row(number).findall(w("tc"))[column]

    def runs(self, number, column, words):
        """The runs that hold exactly these words; runs are cut where they must be."""
        for paragraph in self.cell(number, column).iter(w("p")):
            if words in text_of(paragraph):
                return self.runs_in(paragraph, words)
        raise KeyError(words)

    def runs_in(self, paragraph, words):
        start = text_of(paragraph).index(words)
        self._cut(paragraph, start)
        self._cut(paragraph, start + len(words))
        found, place = [], 0
        for run in paragraph.iter(w("r")):
            length = len(text_of(run))
            if start <= place < start + len(words) and length:
                found.append(run)
            place += length
        assert "".join(map(text_of, found)) == words
        return found

    def _cut(self, paragraph, at):
        place = 0
        for run in list(paragraph.iter(w("r"))):
            text = text_of(run)
            if place < at < place + len(text):
                rest = copy.deepcopy(run)
                self._set(run, text[: at - place])
                self._set(rest, text[at - place :])
                run.addnext(rest)
                return
            place += len(text)

    @staticmethod
    def _set(run, text):
        for t in run.findall(w("t"))[1:]:
            run.remove(t)
        t = run.find(w("t"))
        t.text = text
        t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    # -- tracked changes

    def mark(self, kind, author=None, **more):
        element = etree.Element(w(kind))
        self.next_id += 1
        element.set(w("id"), str(self.next_id))
        element.set(w("author"), author or self.author)
        element.set(w("date"), DATE)
        for key, value in more.items():
            element.set(w(key), value)
        return element

    def new_run(self, text, *, deleted=False):
        run = etree.Element(w("r"))
        t = etree.SubElement(run, w("delText" if deleted else "t"))
        t.text = text
        t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return run

    def delete(self, number, column, words, author=None, mark="del"):
        for run in self.runs(number, column, words):
            wrapper = self.mark(mark, author)
            run.addprevious(wrapper)
            wrapper.append(run)
            for t in run.findall(w("t")):
                t.tag = w("delText")
        return wrapper

    def insert(self, number, column, after, text, *, author=None, mark="ins"):  # noqa: PLR0913
        anchor = self.runs(number, column, after)[-1]
        wrapper = self.mark(mark, author)
        wrapper.append(self.new_run(text))
        while anchor.getparent().tag != w("p"):
            anchor = anchor.getparent()
        anchor.addnext(wrapper)
        return wrapper

    def replace(self, number, column, old, new, author=None):
        gone = self.delete(number, column, old, author)
        wrapper = self.mark("ins", author)
        wrapper.append(self.new_run(new))
        gone.addnext(wrapper)

    def move(self, number, column, words, to_number, after):
        gone = self.delete(number, column, words, mark="moveFrom")
        start = self.mark("moveFromRangeStart", name="move1")
        end = etree.Element(w("moveFromRangeEnd"))
        end.set(w("id"), start.get(w("id")))
        gone.addprevious(start)
        gone.addnext(end)
        come = self.insert(to_number, column, after, words, mark="moveTo")
        start = self.mark("moveToRangeStart", name="move1")
        end = etree.Element(w("moveToRangeEnd"))
        end.set(w("id"), start.get(w("id")))
        come.addprevious(start)
        come.addnext(end)

    def split_paragraph(self, number, column, after):
        """A new paragraph begins after some words: its mark is tracked."""
        last = self.runs(number, column, after)[-1]
        paragraph = last.getparent()
        second = etree.Element(w("p"))
        rest = list(paragraph)[paragraph.index(last) + 1 :]
        second.extend(rest)
        paragraph.addnext(second)
        properties = paragraph.find(w("pPr"))
        look = etree.SubElement(properties, w("rPr"))
        look.append(self.mark("ins"))

    def insert_row(self, after_number, *texts, tracked=True):
        row = copy.deepcopy(self.row(after_number))
        for start in list(row.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            start.getparent().remove(start)
        for cell, text in zip(row.findall(w("tc")), texts, strict=False):
            for paragraph in cell.findall(w("p")):
                cell.remove(paragraph)
            paragraph = etree.SubElement(cell, w("p"))
            run = self.new_run(text)
            if tracked:
                look = etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("rPr"))
                look.append(self.mark("ins"))
                wrapper = self.mark("ins")
                wrapper.append(run)
                run = wrapper
            paragraph.append(run)
        if tracked:
            self._row_properties(row).append(self.mark("ins"))
        self.row(after_number).addnext(row)

    def delete_row(self, number):
        row = self.row(number)
        for run in list(row.iter(w("r"))):
            wrapper = self.mark("del")
            run.addprevious(wrapper)
            wrapper.append(run)
        for t in list(row.iter(w("t"))):
            t.tag = w("delText")
        self._row_properties(row).append(self.mark("del"))

    @staticmethod
    def _row_properties(row):
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(0, properties)
        return properties

    # -- changes without tracking

    def rewrite(self, number, column, old, new):
        runs = self.runs(number, column, old)
        self._set(runs[0], new)
        for run in runs[1:]:
            run.getparent().remove(run)

    def reverse_rows(self):
        rows = [
            row
            for row in self.rows()
            if row.find(f".//{w('bookmarkStart')}") is not None
        ]
        place = self.table.index(rows[0])
        for row in rows:
            self.table.remove(row)
        for row in rows:
            self.table.insert(place, row)

    def swap_columns(self, one, other):
        for row in self.rows():
            cells = row.findall(w("tc"))
            if len(cells) > max(one, other):
                texts = list(cells[one]), list(cells[other])
                cells[one].extend(texts[1])
                cells[other].extend(texts[0])

    def drop_column(self, column):
        for row in self.rows():
            cells = row.findall(w("tc"))
            if len(cells) > column:
                row.remove(cells[column])

    def add_column(self, heading, texts):
        """A column at the right, filled by printed row numbers."""
        for number, row in enumerate(self.rows()):
            cells = row.findall(w("tc"))
            if len(cells) < 5:
                continue
            key = text_of(cells[0]).rstrip(".")
            text = heading if number == 0 else texts.get(key, "")
            cell = etree.SubElement(row, w("tc"))
            etree.SubElement(cell, w("p")).append(self.new_run(text))

    def forget_rows(self):
        """As some programs do: bookmarks and custom XML are lost."""
        for each in list(self.root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            each.getparent().remove(each)
        self.forget_custom()

    def forget_custom(self):
        for name in [name for name in self.parts if name.startswith("customXml/")]:
            del self.parts[name]
        relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        for each in list(relations):
            if "customXml" in each.get("Target"):
                relations.remove(each)
        self.parts["word/_rels/document.xml.rels"] = etree.tostring(relations)
        types = etree.fromstring(self.parts["[Content_Types].xml"])
        for each in list(types):
            if "customXml" in (each.get("PartName") or ""):
                types.remove(each)
        self.parts["[Content_Types].xml"] = etree.tostring(types)

    def add_paragraph(self, text):
        paragraph = etree.Element(w("p"))
        paragraph.append(self.new_run(text))
        self.table.addnext(paragraph)

    # -- comments

    def comment(self, runs, text, *, author=None, parent=None, resolved=False):
        """A comment on some runs; without runs, one that stands nowhere."""
        number = len(self.comments)
        self.comments.append((text, author or self.author, parent, resolved))
        if runs:
            start, end = (
                etree.Element(w("commentRangeStart")),
                etree.Element(w("commentRangeEnd")),
            )
            start.set(w("id"), str(number))
            end.set(w("id"), str(number))
            runs[0].addprevious(start)
            runs[-1].addnext(end)
            sign = etree.Element(w("r"))
            etree.SubElement(sign, w("commentReference")).set(w("id"), str(number))
            end.addnext(sign)
        return number

    def save(self):
        parts = dict(self.parts)
        parts["word/document.xml"] = etree.tostring(
            self.root, encoding="UTF-8", standalone=True
        )
        if self.comments:
            self._save_comments(parts)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return stream.getvalue()

    def _save_comments(self, parts):
        comments = etree.Element(w("comments"), nsmap={"w": W, "w14": W14})
        extended = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
        for number, (text, author, parent, resolved) in enumerate(self.comments):
            comment = etree.SubElement(comments, w("comment"))
            comment.set(w("id"), str(number))
            comment.set(w("author"), author)
            comment.set(w("date"), DATE)
            for line in text.split("\n"):
                paragraph = etree.SubElement(comment, w("p"))
                paragraph.append(self.new_run(line))
            paragraph.set(f"{{{W14}}}paraId", f"0000{number:04X}")
            more = etree.SubElement(extended, f"{{{W15}}}commentEx")
            more.set(f"{{{W15}}}paraId", f"0000{number:04X}")
            more.set(f"{{{W15}}}done", "1" if resolved else "0")
            if parent is not None:
                more.set(f"{{{W15}}}paraIdParent", f"0000{parent:04X}")
        parts["word/comments.xml"] = etree.tostring(comments)
        parts["word/commentsExtended.xml"] = etree.tostring(extended)
        relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
        types = etree.fromstring(parts["[Content_Types].xml"])
        kinds = {
            "comments": f"{OFFICE}/comments",
            "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        }
        for name, kind in kinds.items():
            relation = etree.SubElement(relations, f"{{{REL}}}Relationship")
            relation.set("Id", f"rId{name}")
            relation.set("Type", kind)
            relation.set("Target", f"{name}.xml")
            override = etree.SubElement(types, f"{{{TYPES}}}Override")
            override.set("PartName", f"/word/{name}.xml")
            override.set("ContentType", f"{KINDS}.{name}+xml")
        parts["word/_rels/document.xml.rels"] = etree.tostring(relations)
        parts["[Content_Types].xml"] = etree.tostring(types)
