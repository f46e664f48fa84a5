"""The schema is whole, on this machine, and finds what is wrong."""

from __future__ import annotations

from akoma_helpers import SCHEMAS, Exported
from lxml import etree

from pipeline.akoma.markup import element, to_bytes

XSD = "{http://www.w3.org/2001/XMLSchema}"


def test_what_the_schema_imports_lies_beside_it():
    pending, seen = {"akomantoso30.xsd"}, set()
    while pending:
        name = pending.pop()
        seen.add(name)
        root = etree.parse(SCHEMAS / name).getroot()
        places = root.iter(f"{XSD}import", f"{XSD}include")
        found = {each.get("schemaLocation") for each in places} - {None}
        assert all("://" not in place for place in found)
        pending |= {(SCHEMAS / place).name for place in found} - seen
    assert seen == {"akomantoso30.xsd", "xml.xsd"}
    assert all((SCHEMAS / name).is_file() for name in seen)


def test_it_refuses_what_is_no_akoma_ntoso():
    assert Exported(to_bytes(element("act", element("body")))).faults


def test_it_refuses_two_elements_with_one_eid():
    units = [element("article", eId="art_1"), element("article", eId="art_1")]
    document = element("act", element("meta"), element("body", *units), name="law")
    assert any("art_1" in fault for fault in Exported(to_bytes(document)).faults)
