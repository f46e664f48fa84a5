"""The review loop: a returned DOCX or XLSX becomes remarks, each at its norm.

Reads: bytes of a returned file, the tables as they were sent. Returns: `Found`
remarks, placed ones, proposals for norm files, redlines. Touches the disk only through
`keeping`.
"""
