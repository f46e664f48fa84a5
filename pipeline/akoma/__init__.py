"""Acts, bills and changes as Akoma Ntoso 3.0 (OASIS LegalDocML)."""

from pipeline.akoma.act import Amendment, export_act
from pipeline.akoma.bill import Frame, export_bill
from pipeline.akoma.iri import Expression, Work

__all__ = [
    "Amendment",
    "Expression",
    "Frame",
    "Work",
    "export_act",
    "export_bill",
]
