"""The least theme that the office schemas allow: black, white, greys, one font."""

from __future__ import annotations

FONT = "Times New Roman"

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def theme() -> str:
    """Content of `theme1.xml` in a Word file or a workbook, without declaration."""
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": "404040",
        "lt2": "EDEDED",
        **{f"accent{number}": f"{number * 0x1E:02X}" * 3 for number in range(1, 7)},
        "hlink": "000000",
        "folHlink": "404040",
    }
    palette = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in colours.items()
    )
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="normpack"><a:themeElements>'
        f'<a:clrScheme name="normpack">{palette}</a:clrScheme>'
        f'<a:fontScheme name="normpack"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="normpack"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
