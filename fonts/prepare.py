"""Prepare the text family "Practice Sans" from Source Sans 3.

Run:  python3 fonts/prepare.py path/to/unpacked/package

The argument is the unpacked npm package `source-sans` 3.52.0. Each of four faces is cut down to the characters and
layout features that we set, loses its hinting and its subroutines (pdfkit would embed both in every PDF), gets a name
of its own ("Source" is a Reserved Font Name) and is written beside this script. The same source gives the same bytes.

Needs fonttools 4.68.0 (pip install fonttools==4.68.0).
"""

import hashlib
import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont, newTable

# Another version may order or pack tables otherwise: the bytes, and the sums in README.md, would change.
FONTTOOLS_VERSION = "4.68.0"

FAMILY = "Practice Sans"
LICENCE = "Licensed under the SIL Open Font License, Version 1.1; see OFL.txt."
LICENCE_URL = "https://openfontlicense.org"

# The vendor tag names the maker of a face; a changed face is not Adobe's. Four spaces say "none".
NO_VENDOR = "    "

# Whole blocks; what a face does not have is skipped.
BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1, with no-break space and soft hyphen
    (0x0100, 0x017F),  # Latin Extended-A
    (0x1E00, 0x1EFF),  # Latin Extended Additional: Welsh, Vietnamese, Yoruba
    (0x2010, 0x2015),  # hyphens and dashes, with U+2011
    (0x2018, 0x201F),  # quotation marks
    (0x2070, 0x208E),  # superscripts and subscripts
    (0x2150, 0x215E),  # fractions
    (0x2190, 0x2195),  # arrows
)

# Of this block only letters made of a letter and marks (Romanian, pinyin, Vietnamese), for names that NFC composes.
LATIN_EXTENDED_B = (0x0180, 0x024F)

# Single characters that text for members uses: spaces, punctuation, signs, ticks and boxes.
SINGLES = "\u2007\u2009\u200a\u202f" "†‡•‣…‰′″‹›⁄" "€№™" "−∞√≈≠≤≥" "■□▪▫●○◦" "☐☑✓✗"

# Figures are lining and tabular by default, so tnum and lnum have nothing to do yet; the source has no calt.
FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum")

SCRIPTS = ("DFLT", "latn")

# Signatures break with any change; nothing that we run reads baselines of other scripts.
DROPPED_TABLES = ("DSIG", "BASE")

# Optional strings of the CFF Top DICT. pdfkit copies them into every PDF; the name table says what they say.
DROPPED_CFF_STRINGS = ("version", "Notice", "Copyright", "Weight")

WINDOWS_ENGLISH = (3, 1, 0x409)
COPYRIGHT_ID, VERSION_ID = 0, 5


class Face(NamedTuple):
    """One face: the source's file name and our own style name."""

    source: str
    style: str

    @property
    def postscript_name(self) -> str:
        return f"{FAMILY}-{self.style}".replace(" ", "")


FACES = (
    Face("SourceSans3-Regular.otf", "Regular"),
    Face("SourceSans3-Bold.otf", "Bold"),
    Face("SourceSans3-It.otf", "Italic"),
    Face("SourceSans3-BoldIt.otf", "Bold Italic"),
)


def in_blocks() -> set[int]:
    return {code for first, last in BLOCKS for code in range(first, last + 1)}


def composed_extended_b() -> set[int]:
    first, last = LATIN_EXTENDED_B
    return {code for code in range(first, last + 1) if unicodedata.normalize("NFD", chr(code)) != chr(code)}


def marks_of(codes: set[int]) -> set[int]:
    """The combining marks that the characters decompose to: NFC leaves them where no composed letter exists."""
    decomposed = unicodedata.normalize("NFD", "".join(map(chr, sorted(codes))))
    return {ord(char) for char in decomposed if unicodedata.combining(char)}


def wanted_characters(font: TTFont) -> set[int]:
    wanted = in_blocks() | composed_extended_b() | {ord(char) for char in SINGLES}
    present = wanted & font.getBestCmap().keys()
    return present | marks_of(present)


def subset_options() -> subset.Options:
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = list(FEATURES)
    options.layout_scripts = list(SCRIPTS)
    options.drop_tables += list(DROPPED_TABLES)
    options.recalc_bounds = True  # the boxes of the glyphs that remain, not of all
    options.notdef_outline = True  # a missing glyph must be seen
    options.harfbuzz_repacker = False  # its bytes would hang on whether another library is installed
    return options


def full_name(face: Face) -> str:
    return FAMILY if face.style == "Regular" else f"{FAMILY} {face.style}"


def name_strings(font: TTFont, face: Face) -> dict[int, str]:
    """The source's copyright and version, our names, the licence; by name ID."""
    version = font["name"].getDebugName(VERSION_ID).split(";")[0]
    return {
        COPYRIGHT_ID: font["name"].getDebugName(COPYRIGHT_ID),
        1: FAMILY,
        2: face.style,
        3: f"{version};{face.postscript_name}",
        4: full_name(face),
        VERSION_ID: version,
        6: face.postscript_name,
        13: LICENCE,
        14: LICENCE_URL,
    }


def rename(font: TTFont, face: Face) -> None:
    strings = name_strings(font, face)
    font["name"] = newTable("name")
    font["name"].names = []
    for name_id, string in strings.items():
        font["name"].setName(string, name_id, *WINDOWS_ENGLISH)
    rename_cff(font, face)
    font["OS/2"].achVendID = NO_VENDOR


def rename_cff(font: TTFont, face: Face) -> None:
    cff = font["CFF "].cff
    cff.fontNames = [face.postscript_name]
    top = cff.topDictIndex[0]
    for key in DROPPED_CFF_STRINGS:
        top.rawDict.pop(key, None)
    top.FullName = full_name(face)
    top.FamilyName = FAMILY


def prepare(source: Path, target: Path, face: Face) -> None:
    options = subset_options()
    font = subset.load_font(str(source), options)
    font.recalcTimestamp = False  # keep the source's date: the same source gives the same bytes
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted_characters(font))
    subsetter.subset(font)
    rename(font, face)
    subset.save_font(font, str(target), options)


def report(path: Path) -> None:
    data = path.read_bytes()
    print(f"{hashlib.sha256(data).hexdigest()}  {len(data):>7}  {path.name}")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python3 fonts/prepare.py path/to/unpacked/package")
    if fontTools.version != FONTTOOLS_VERSION:
        sys.exit(f"needs fonttools {FONTTOOLS_VERSION}, found {fontTools.version}")
    for face in FACES:
        source = Path(sys.argv[1]) / "OTF" / face.source
        target = Path(__file__).parent / f"{face.postscript_name}.otf"
        prepare(source, target, face)
        report(source)
        report(target)


if __name__ == "__main__":
    main()
