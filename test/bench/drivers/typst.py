"""Typst's compiler: `typst.py SITE_PACKAGES FONTS INPUT OUTPUT given|system`; with `rebuild` in place of the last word
it rebuilds for each number on stdin and says the milliseconds.

Run as `python -I -S`, which leaves out what Python would load for itself: the nearest to a bare compiler. `given` has
it look for faces in FONTS alone; `system` has it search the machine for more, as its own command line does.
"""
import sys

site, fonts, source, output, manner = sys.argv[1:]
sys.path.insert(0, site)
import typst

STANDARDS = ["ua-1", "a-2a"]


def build():
    if manner == "system":
        faces = [fonts]
    else:
        faces = given_faces()
    typst.compile(source, output=output, font_paths=faces, pdf_standards=STANDARDS)


def given_faces():
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])


def rebuild():
    from pathlib import Path
    from time import perf_counter

    text = Path(source).read_text()
    compiler = typst.Compiler(font_paths=given_faces(), ignore_system_fonts=True)
    for turn in sys.stdin:
        edited = text.replace("burning", f"burning {turn.strip()}").encode()
        start = perf_counter()
        compiler.compile(input=edited, pdf_standards=STANDARDS)
        print((perf_counter() - start) * 1000, flush=True)


if manner == "rebuild":
    rebuild()
else:
    build()
