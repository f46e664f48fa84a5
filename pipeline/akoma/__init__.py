"""Acts, bills and changes as Akoma Ntoso 3.0 (OASIS LegalDocML)."""
