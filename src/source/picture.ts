/** Reads a picture: where its file is, and what it says to people who cannot see it. The file itself is read elsewhere. */
import { present } from './contact.ts';
import { words } from './quoting.ts';
import { optionalLine, plain, tellAt } from './text.ts';
import type { Reading } from './text.ts';
import { valueOf } from './tree.ts';
import type { Mapping, Node } from './tree.ts';
import type { House, ImageBlock, Plain } from './update.ts';

/** A picture in the text; nothing where its path can lead nowhere, which is told. */
export function readImage(reading: Reading, node: Mapping): ImageBlock | undefined {
  const path = readPath(reading, valueOf(node, 'image'));
  const alt = plain(reading, valueOf(node, 'alt'), 'alt');
  tellAlternative(reading, node);
  if (alt && path && namesFile(alt.value, path.value)) tellMeaningless(reading, valueOf(node, 'alt'), alt);
  const caption = optionalLine(reading, node, 'caption');
  const width = valueOf(node, 'width');
  return (
    path &&
    present({
      kind: 'image',
      place: node.place,
      path,
      alt,
      caption,
      width: width?.kind === 'scalar' && width.type === 'number' ? Number(width.text) : undefined,
    })
  );
}

/** The house's logo. Its words may well be the name of its file. */
export function readLogo(reading: Reading, node: Node | undefined): House['logo'] {
  if (node?.kind !== 'mapping') return undefined;
  const path = readPath(reading, valueOf(node, 'image'));
  const alt = plain(reading, valueOf(node, 'alt'), 'alt');
  if (alt && FILE_NAME.test(alt.value)) tellMeaningless(reading, valueOf(node, 'alt'), alt);
  return path && alt && { path, alt };
}

interface PathFault {
  readonly looks: RegExp;
  readonly is: string;
  readonly hint: string;
  readonly meant?: (typed: string) => string;
}

const BESIDE =
  'Save the picture beside this file, and write its name or its path from here: pictures/chart.png.';

/** What a path must not be; the first that fits is told. */
const PATH_FAULTS: readonly PathFault[] = [
  {
    looks: /^(?:[a-z][a-z\d+.-]+:\/\/|data:|file:|mailto:|www\.)/i,
    is: 'is an address, and nothing is fetched from elsewhere',
    hint: BESIDE,
  },
  {
    looks: /^(?:[\\/~]|[a-z]:)/i,
    is: 'is a place on one computer, and the file would not be found on another',
    hint: BESIDE,
  },
  {
    looks: /\\/,
    is: 'has a backslash in it',
    hint: 'Write "/" between a folder and what is in it, as shown.',
    meant: (typed) => typed.replaceAll('\\', '/'),
  },
];

function readPath(reading: Reading, node: Node | undefined): Plain | undefined {
  const path = plain(reading, node, 'image');
  const fault = path && PATH_FAULTS.find(({ looks }) => looks.test(path.value));
  if (!node || !path || !fault) return path;
  const said = { message: `"${words(path.value)}" ${fault.is}.`, hint: fault.hint };
  tellAt(reading, node, 'bad-value', said, fault.meant?.(path.value));
  return undefined;
}

/** A picture says something or only decorates: one of the two. */
function tellAlternative(reading: Reading, node: Mapping): void {
  const decorative = node.entries.get('decorative');
  const only = decorative?.value.kind === 'scalar' && /^true$/i.test(decorative.value.text);
  if (node.entries.has('alt') && decorative && only) {
    reading.tell({
      code: 'two-kinds',
      place: decorative.keyPlace,
      message:
        'This picture has both "alt" and "decorative", but one that only decorates has nothing to say.',
      hint: 'Delete "decorative" where the picture shows something; delete "alt" where it shows nothing.',
    });
  }
  if (node.entries.has('alt') || decorative) return;
  reading.tell({
    code: 'missing-key',
    place: node.entries.get('image')?.keyPlace ?? node.place,
    message: 'The key "alt" is missing here: what the picture shows, for people who cannot see it.',
    hint: 'Write a line "alt:" with a sentence, or "decorative: true" for a picture that shows nothing.',
  });
}

/** The name of a picture's file, and words that people leave in its place (WCAG 2.2, failure F30). */
const FILE_NAME = /^\S+\.(?:png|jpe?g|jpe|svg|gif|webp|tiff?|bmp|heic|pdf)$/i;
const PLACEHOLDER = /^(?:an? )?(?:image|img|picture|photo|photograph|graphic|alt text)\.?$/i;

/** Letters and digits, which is what is left of a name when it is read aloud. */
function letters(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** True for words that say no more than the name of the file. */
function namesFile(alt: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isName = [name, name.replace(/\.[^.]*$/, '')].some((one) => letters(one) === letters(alt));
  return isName || FILE_NAME.test(alt) || PLACEHOLDER.test(alt);
}

function tellMeaningless(reading: Reading, node: Node | undefined, { value }: Plain): void {
  if (!node) return;
  const message = `"${words(value)}" does not say what the picture shows.`;
  const hint = 'Say in a sentence what someone who sees the picture learns from it.';
  tellAt(reading, node, 'bad-value', { message, hint });
}
