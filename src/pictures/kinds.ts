/** What kind of file a row of bytes is, by its first bytes and never by its name. */
import { startsWith } from './bytes.ts';
import { refuse, type Refusal } from './refusal.ts';

export type Kind = 'png' | 'jpeg' | 'svg';

/** Letters at offsets: all of them have to be there. */
type Magic = readonly (readonly [at: number, letters: string])[];

interface ForeignKind {
  readonly magics: readonly Magic[];
  readonly what: string;
  readonly hint: string;
}

const AS_RASTER = 'Open it in a picture program and save it as PNG or JPEG.';
const AS_EITHER = 'Open it in the program that made it and export it as SVG or PNG.';
const AS_PICTURE = 'Open it, copy the picture out of it, and save that as PNG or JPEG.';

/** The brands of still pictures in the boxes of ISO/IEC 14496-12: HEIC and AVIF are the same box with other codecs. */
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'];
const AVIF_BRANDS = ['avif', 'avis'];

const FOREIGN: readonly ForeignKind[] = [
  {
    magics: [
      [
        [0, 'RIFF'],
        [8, 'WEBP'],
      ],
    ],
    what: 'a WebP file',
    hint: AS_RASTER,
  },
  { magics: [[[0, 'GIF8']]], what: 'a GIF file', hint: AS_RASTER },
  { magics: [[[0, 'BM']]], what: 'a BMP file', hint: AS_RASTER },
  { magics: [[[0, 'II*\0']], [[0, 'MM\0*']], [[0, 'II+\0']]], what: 'a TIFF file', hint: AS_RASTER },
  {
    magics: HEIC_BRANDS.map((brand) => [[4, `ftyp${brand}`]]),
    what: 'a HEIC file (the iPhone\u2019s own kind)',
    hint: 'On the phone or in a picture program, export it as JPEG.',
  },
  { magics: AVIF_BRANDS.map((brand) => [[4, `ftyp${brand}`]]), what: 'an AVIF file', hint: AS_RASTER },
  { magics: [[[0, '\xff\x0a']], [[4, 'JXL ']]], what: 'a JPEG XL file', hint: AS_RASTER },
  { magics: [[[4, 'jP  ']], [[0, '\xff\x4f\xff\x51']]], what: 'a JPEG 2000 file', hint: AS_RASTER },
  { magics: [[[0, '8BPS']]], what: 'a Photoshop file', hint: AS_RASTER },
  { magics: [[[0, '\0\0\x01\0']]], what: 'an icon file (ICO)', hint: AS_RASTER },
  { magics: [[[0, '%PDF']]], what: 'a PDF file', hint: AS_EITHER },
  { magics: [[[0, '%!PS']], [[0, '\xc5\xd0\xd3\xc6']]], what: 'a PostScript file', hint: AS_EITHER },
  { magics: [[[0, '\xd7\xcd\xc6\x9a']], [[40, ' EMF']]], what: 'a Windows metafile', hint: AS_EITHER },
  {
    magics: [[[0, '\x1f\x8b']]],
    what: 'a compressed file, perhaps a compressed drawing (SVGZ)',
    hint: 'In the drawing program, save it as plain SVG.',
  },
  { magics: [[[0, 'PK\x03\x04']]], what: 'a Word, Excel, PowerPoint or ZIP file', hint: AS_PICTURE },
  { magics: [[[0, '\xd0\xcf\x11\xe0']]], what: 'an old Word, Excel or PowerPoint file', hint: AS_PICTURE },
  {
    magics: [[[0, '\xff\xfe']], [[0, '\xfe\xff']], [[0, '<\0']], [[0, '\0<']]],
    what: 'text in UTF-16, perhaps a drawing',
    hint: 'Save the drawing as SVG in UTF-8, as drawing programs do unless told otherwise.',
  },
];

/** Byte order mark and white space may come before the first tag. */
const BLANKS = /^(?:\u00ef\u00bb\u00bf)?\s*/;
const HTML = /^<(?:!doctype\s+html|html|head|body)\b/i;
/** Enough for the mark, some white space and the first tag. */
const OPENING = 1024;

/** A kind that can be read, or the refusal that names what the file is instead. */
export function kindOf(bytes: Uint8Array): Kind | Refusal {
  if (bytes.length === 0)
    return refuse('bad-picture', 'The picture file is empty.', 'Fetch or export it again.');
  if (startsWith(bytes, '\x89PNG')) return 'png';
  if (startsWith(bytes, '\xff\xd8')) return 'jpeg';
  const foreign = FOREIGN.find(({ magics }) =>
    magics.some((magic) => magic.every(([at, letters]) => startsWith(bytes, letters, at))),
  );
  if (foreign) return notPrintable(foreign);
  const opening = String.fromCharCode(...bytes.subarray(0, OPENING)).replace(BLANKS, '');
  if (HTML.test(opening)) return WEB_PAGE;
  return opening.startsWith('<') ? 'svg' : UNKNOWN;
}

function notPrintable({ what, hint }: ForeignKind): Refusal {
  return refuse('picture-kind', `The picture is ${what}, which cannot be printed here.`, hint);
}

const WEB_PAGE = refuse(
  'picture-kind',
  'The picture file holds a web page, perhaps an error page that was saved in the picture\u2019s place.',
  'Open the picture itself in the browser, and save that.',
);

const UNKNOWN = refuse(
  'picture-kind',
  'The file is not a picture of a kind that is known here.',
  'Save the picture as PNG, JPEG or SVG.',
);
