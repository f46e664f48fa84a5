"""Charts of a Word file: real charts that Word can restyle, not pictures of them.

Each chart is a part of its own with the numbers inside it; the text holds a frame
that points at it and carries its alternative text. There is no workbook behind the
numbers: they come from the drafts and are not to be changed in Word.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.chart import Chart, ChartForm, Series, Tone
from pipeline.writers.text import xml
from pipeline.writers.theme import FONT
from pipeline.writers.word.package import RELATIONS, add_part, relate

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_EMU_PER_TWIP = 635
_ROW = 310_000
"""Height of a lying bar with the room around it, in English metric units."""
_FRAME = 700_000
"""Height of axis and legend together."""
_STANDING = 2_600_000
"""Height of a chart with standing columns."""

_FIRST_ID = 1001
"""Numbers of drawings; those of a shell (a logo) begin at 1."""
_AXES = ("111111", "222222")

COLOURS = {
    Tone.FIRST: "2F5D8C",
    Tone.SECOND: "C98B2B",
    Tone.GOOD: "3E7D53",
    Tone.FAIR: "A9C48A",
    Tone.OPEN: "9AA7B4",
    Tone.BAD: "A8322D",
}
"""Colours of the tones: each of another lightness, so that a grey print tells them."""


@dataclass(slots=True)
class Charts:
    """The charts of one file, in the order in which they are drawn."""

    drawn: list[Chart] = field(default_factory=list)

    def place(self, chart: Chart, width: int) -> str:
        """The frame of a chart, as a run.

        Args:
            chart: what it shows.
            width: width of the text, in twips.
        """
        self.drawn.append(chart)
        index = len(self.drawn)
        across, high = width * _EMU_PER_TWIP, _height(chart)
        return (
            "<w:r><w:drawing>"
            f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
            ' distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{high}"/>'
            '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f'<wp:docPr id="{_FIRST_ID + index}" name="{xml(chart.title)}"'
            f' descr="{xml(chart.description)}"/><wp:cNvGraphicFramePr/>'
            f'<a:graphic xmlns:a="{_DRAWING}/main">'
            f'<a:graphicData uri="{_DRAWING}/chart">'
            f'<c:chart xmlns:c="{_DRAWING}/chart" xmlns:r="{RELATIONS}"'
            f' r:id="{_reference(index)}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def attach(self, parts: dict[str, bytes], document: str) -> None:
        """Put the drawn charts into the file.

        Args:
            parts: what the entries of the file hold, by name.
            document: name of the entry with the body.
        """
        folder = posixpath.dirname(document)
        for index, chart in enumerate(self.drawn, start=1):
            name = f"{folder}/charts/chart{index}.xml"
            add_part(parts, name, _TYPE, chart_part(chart))
            key = _reference(index)
            relate(parts, document, name, f"{RELATIONS}/chart", key)


def _reference(index: int) -> str:
    return f"npChart{index}"


def _height(chart: Chart) -> int:
    if chart.form is ChartForm.COLUMNS:
        return _STANDING
    return _FRAME + _ROW * len(chart.categories)


def chart_part(chart: Chart) -> bytes:
    """The content of a chart's part."""
    return (
        f'{_DECLARATION}<c:chartSpace xmlns:c="{_DRAWING}/chart"'
        f' xmlns:a="{_DRAWING}/main"><c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{_bars(chart)}'
        f"{_axes(chart)}</c:plotArea>{_legend(chart)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_NO_FILL}{_NO_LINE}</c:spPr>{_words(1000)}</c:chartSpace>"
    ).encode()


_NO_FILL = "<a:noFill/>"
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_GREY = '<a:solidFill><a:srgbClr val="808080"/></a:solidFill>'


def _words(size: int, colour: str = "000000") -> str:
    """Text properties; size in hundredths of a point."""
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{size}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="{FONT}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="ru-RU"/></a:p></c:txPr>'
    )


def _bars(chart: Chart) -> str:
    standing = chart.form is ChartForm.COLUMNS
    stacked = chart.form is ChartForm.STACKED
    series = "".join(
        _series(chart, index, each) for index, each in enumerate(chart.series)
    )
    axes = "".join(f'<c:axId val="{axis}"/>' for axis in _AXES)
    overlap = '<c:overlap val="100"/>' if stacked else ""
    return (
        f'<c:barChart><c:barDir val="{"col" if standing else "bar"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/>'
        f'<c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{80 if standing else 45}"/>{overlap}{axes}</c:barChart>'
    )


def _series(chart: Chart, index: int, series: Series) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{COLOURS[series.tone]}"/></a:solidFill>'
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx><c:strRef><c:f/>{_names([series.name])}</c:strRef></c:tx>"
        f'<c:spPr>{fill}</c:spPr><c:invertIfNegative val="0"/>'
        f"{_labels(chart, series)}"
        f"<c:cat><c:strRef><c:f/>{_names(chart.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f/>{_numbers(chart, series.values)}</c:numRef></c:val>"
        "</c:ser>"
    )


def _names(texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{xml(text)}</c:v></c:pt>'
        for index, text in enumerate(texts)
    )
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _numbers(chart: Chart, values: Sequence[int]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>'
        for index, value in enumerate(values)
    )
    return (
        f"<c:numCache><c:formatCode>{_format(chart)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache>'
    )


def _format(chart: Chart) -> str:
    """How numbers are printed; a stacked bar says nothing where there is nothing."""
    unit = f'"{chart.unit}"' if chart.unit else ""
    hidden = ";;" if chart.form is ChartForm.STACKED else ""
    return xml(f"0{unit}{hidden}")


def _labels(chart: Chart, series: Series) -> str:
    """The number at each bar: inside a part of a stacked one, else at its end."""
    stacked = chart.form is ChartForm.STACKED
    dark = series.tone in {Tone.FAIR, Tone.OPEN, Tone.SECOND}
    colour = "FFFFFF" if stacked and not dark else "000000"
    return (
        f'<c:dLbls><c:numFmt formatCode="{_format(chart)}" sourceLinked="0"/>'
        f"<c:spPr>{_NO_FILL}{_NO_LINE}</c:spPr>{_words(900, colour)}"
        f'<c:dLblPos val="{"ctr" if stacked else "outEnd"}"/><c:showLegendKey val="0"/>'
        '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )


def _axes(chart: Chart) -> str:
    """The axis of names, the first name on top or at the left, and that of numbers."""
    standing = chart.form is ChartForm.COLUMNS
    names, numbers = _AXES
    line = f"<c:spPr><a:ln>{_GREY}</a:ln></c:spPr>"
    order = "minMax" if standing else "maxMin"
    return (
        f'<c:catAx><c:axId val="{names}"/>'
        f'<c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if standing else "l"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}{_words(1000)}'
        f'<c:crossAx val="{numbers}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>'
        f'</c:catAx><c:valAx><c:axId val="{numbers}"/><c:scaling>'
        f'<c:orientation val="minMax"/><c:max val="{max(chart.most, 1)}"/>'
        f'<c:min val="0"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{"l" if standing else "t"}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="none"/><c:crossAx val="{names}"/>'
        '<c:crosses val="autoZero"/></c:valAx>'
    )


def _legend(chart: Chart) -> str:
    if len(chart.series) == 1:
        return ""
    return (
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_words(1000)}</c:legend>'
    )
