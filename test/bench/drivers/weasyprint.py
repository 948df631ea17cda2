"""WeasyPrint rebuilding in one process: `weasyprint.py INPUT COUNT`. A cold build is its own command line's."""
import json
import sys
from pathlib import Path
from time import perf_counter

# This file has the library's name, and its folder is searched first.
sys.path.pop(0)
from weasyprint import HTML

source, count = sys.argv[1:]
text = Path(source).read_text()
times = []
for turn in range(int(count)):
    edited = text.replace("burning", f"burning {turn}")
    start = perf_counter()
    HTML(string=edited).write_pdf(pdf_variant="pdf/ua-1")
    times.append((perf_counter() - start) * 1000)
print(json.dumps(times))
