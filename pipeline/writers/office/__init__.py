"""LibreOffice: started, watched, asked for PDFs, and what it made looked at."""
