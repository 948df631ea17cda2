"""WeasyPrint in one process: `weasyprint.py INPUT` rebuilds for each number on stdin and says the milliseconds.

A cold build is its own command line's.
"""
import sys
from pathlib import Path
from time import perf_counter

# This file has the library's name, and its folder is searched first.
sys.path.pop(0)
from weasyprint import HTML

source = sys.argv[1]
text = Path(source).read_text()
for turn in sys.stdin:
    edited = text.replace("burning", f"burning {turn.strip()}")
    start = perf_counter()
    HTML(string=edited).write_pdf(pdf_variant="pdf/ua-1")
    print((perf_counter() - start) * 1000, flush=True)
