"""Prepare the families "Practice Sans" (text) and "Practice Sans More" (its fallback) from Source Sans 3.

Run:  python3 fonts/prepare.py path/to/unpacked/package

The argument is the unpacked npm package `source-sans` 3.52.0. Each of its four faces is cut down twice, to the
characters and layout features that each family is for, loses its hinting and its subroutines (pdfkit would embed both
in every PDF), gets a name of its own ("Source" is a Reserved Font Name) and is written beside this script. The same
source gives the same bytes.

Needs fonttools 4.68.0 (pip install fonttools==4.68.0).
"""

import hashlib
import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

import fontTools
from fontTools import subset
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables

# Another version may order or pack tables otherwise: the bytes, and the sums in README.md, would change.
FONTTOOLS_VERSION = "4.68.0"

LICENCE = "Licensed under the SIL Open Font License, Version 1.1; see OFL.txt."
LICENCE_URL = "https://openfontlicense.org"

# The vendor tag names the maker of a face; a changed face is not Adobe's. Four spaces say "none".
NO_VENDOR = "    "

# Whole blocks; what a face does not have is skipped.
TEXT_BLOCKS = (
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

# Single characters that text for members uses: spaces, punctuation, signs, ticks and boxes; and the Greek letters of
# drugs, proteins and statistics, with the modifier apostrophe.
TEXT_SINGLES = (
    "\u2007\u2009\u200a\u202f" "†‡•‣…‰′″‹›⁄" "€№™" "−∞√≈≠≤≥" "■□▪▫●○◦" "☐☑✓✗✔✘" "αβγδκ\u03bcπσ\u0394\u03a9" "\u02bc"
)

# The fallback has these whole, with what the text faces have of them, so that a word or a letter with its marks stays
# in one face. Left out on purpose: zero-width characters, the ligatures U+FB00-FB04, pictures beyond U+FFFF.
MORE_BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin: a mark of the fallback may stand on any of its letters
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A (phonetic text has its ŋ, Azerbaijani its ş) and Extended-B
    (0x0250, 0x02FF),  # IPA, modifier letters
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic and its supplement
    (0x1D00, 0x1DFF),  # phonetic letters and marks
    (0x1F00, 0x1FFF),  # Greek Extended
    (0x2010, 0x206F),  # punctuation
    (0x2070, 0x218F),  # superscripts, subscripts, currency signs, letterlike symbols, number forms
    (0x2190, 0x23FF),  # arrows, mathematical operators, technical signs
    (0x25A0, 0x27EF),  # shapes, symbols, dingbats, mathematical brackets
    (0x2C60, 0x2C7F),  # Latin Extended-C
    (0x2E00, 0x2E7F),  # more punctuation
    (0xA700, 0xA7FF),  # tone letters, Latin Extended-D
    (0xAB30, 0xAB6F),  # Latin Extended-E
)

# Figures are lining and tabular by default, so tnum and lnum have nothing to do yet; the source has no calt.
FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum")

# By this letter's glyph we know the lookups that replace Greek letters.
GREEK_ALPHA = 0x03B1

# The outlines of the text faces, which go into every PDF, stand on a grid of so many units: numbers that repeat take less
# room (the outlines of the real update shrink by an eighth). No point moves by more than two thousandths of the size:
# 0.024 points in body text, 0.06 in the masthead, half a dot at 600 dots an inch.
GRID = 4

# Signatures break with any change; nothing that we run reads baselines of other scripts.
DROPPED_TABLES = ("DSIG", "BASE")

# Optional strings of the CFF Top DICT. pdfkit copies them into every PDF; the name table says what they say.
DROPPED_CFF_STRINGS = ("version", "Notice", "Copyright", "Weight")

WINDOWS_ENGLISH = (3, 1, 0x409)
COPYRIGHT_ID, VERSION_ID = 0, 5

# A lookup type of GSUB.
SINGLE_SUBSTITUTION = 1


class Family(NamedTuple):
    """A family of four faces: its name, the characters that it is for, the scripts whose layout rules it keeps."""

    name: str
    characters: frozenset[int]
    scripts: tuple[str, ...]


class Face(NamedTuple):
    """One face: its family, our own style name and the source's file name."""

    family: Family
    style: str
    source: str

    @property
    def postscript_name(self) -> str:
        return f"{self.family.name}-{self.style}".replace(" ", "")

    @property
    def full_name(self) -> str:
        return self.family.name if self.style == "Regular" else f"{self.family.name} {self.style}"


def in_blocks(blocks: tuple[tuple[int, int], ...]) -> frozenset[int]:
    return frozenset(code for first, last in blocks for code in range(first, last + 1))


def composed_extended_b() -> frozenset[int]:
    codes = in_blocks((LATIN_EXTENDED_B,))
    return frozenset(code for code in codes if unicodedata.normalize("NFD", chr(code)) != chr(code))


TEXT = Family(
    "Practice Sans",
    in_blocks(TEXT_BLOCKS) | composed_extended_b() | frozenset(map(ord, TEXT_SINGLES)),
    ("DFLT", "latn"),
)
MORE = Family("Practice Sans More", in_blocks(MORE_BLOCKS), ("DFLT", "latn", "grek", "cyrl"))

# Our style names and the source's files.
STYLES = {
    "Regular": "SourceSans3-Regular.otf",
    "Bold": "SourceSans3-Bold.otf",
    "Italic": "SourceSans3-It.otf",
    "Bold Italic": "SourceSans3-BoldIt.otf",
}

FACES = tuple(Face(family, style, source) for family in (TEXT, MORE) for style, source in STYLES.items())


def marks_of(codes: set[int]) -> set[int]:
    """The combining marks that the characters decompose to: NFC leaves them where no composed letter exists."""
    decomposed = unicodedata.normalize("NFD", "".join(map(chr, sorted(codes))))
    return {ord(char) for char in decomposed if unicodedata.combining(char)}


def wanted_characters(font: TTFont, family: Family) -> set[int]:
    present = family.characters & font.getBestCmap().keys()
    return present | marks_of(present)


def replaces(lookup: otTables.Lookup, glyph: str) -> bool:
    return lookup.LookupType == SINGLE_SUBSTITUTION and any(glyph in table.mapping for table in lookup.SubTable)


def keep_greek_letters(font: TTFont) -> None:
    """Takes out of `locl` what turns Greek letters into phonetic ones (α into ɑ) where the script is Latin.

    fontkit takes the script of a text from its first letter, so the end of "TNF-α" would change its shape.
    """
    gsub = font["GSUB"].table
    alpha = font.getBestCmap()[GREEK_ALPHA]
    culprits = {index for index, lookup in enumerate(gsub.LookupList.Lookup) if replaces(lookup, alpha)}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "locl":
            feature = record.Feature
            feature.LookupListIndex = [index for index in feature.LookupListIndex if index not in culprits]


def subset_options(family: Family) -> subset.Options:
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = list(FEATURES)
    options.layout_scripts = list(family.scripts)
    options.drop_tables += list(DROPPED_TABLES)
    options.recalc_bounds = True  # the boxes of the glyphs that remain, not of all
    options.notdef_outline = True  # a missing glyph must be seen
    options.harfbuzz_repacker = False  # its bytes would hang on whether another library is installed
    return options


def name_strings(font: TTFont, face: Face) -> dict[int, str]:
    """The source's copyright and version, our names, the licence; by name ID."""
    version = font["name"].getDebugName(VERSION_ID).split(";")[0]
    return {
        COPYRIGHT_ID: font["name"].getDebugName(COPYRIGHT_ID),
        1: face.family.name,
        2: face.style,
        3: f"{version};{face.postscript_name}",
        4: face.full_name,
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
    top.FullName = face.full_name
    top.FamilyName = face.family.name


def on_grid(value: float) -> int:
    return round(value / GRID) * GRID


def simplify_outlines(font: TTFont) -> None:
    """Puts the points of all outlines on the grid; advances and kerning stay as they are."""
    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        record = RecordingPen()
        glyphs[name].draw(record)
        width = glyphs[name].width
        told = None if width == top.Private.defaultWidthX else width - top.Private.nominalWidthX
        pen = T2CharStringPen(told, None)
        for operator, points in record.value:
            getattr(pen, operator)(*[(on_grid(x), on_grid(y)) for x, y in points])
        top.CharStrings[name] = pen.getCharString(top.Private, cff.GlobalSubrs)


def prepare(source: Path, target: Path, face: Face) -> None:
    options = subset_options(face.family)
    font = subset.load_font(str(source), options)
    font.recalcTimestamp = False  # keep the source's date: the same source gives the same bytes
    keep_greek_letters(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted_characters(font, face.family))
    subsetter.subset(font)
    if face.family is TEXT:
        simplify_outlines(font)
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
    sources = Path(sys.argv[1]) / "OTF"
    for source in STYLES.values():
        report(sources / source)
    for face in FACES:
        target = Path(__file__).parent / f"{face.postscript_name}.otf"
        prepare(sources / face.source, target, face)
        report(target)


if __name__ == "__main__":
    main()
