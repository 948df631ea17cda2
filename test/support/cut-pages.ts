/** The same pipeline with pages cut by a test, such as by first fit: each page takes what it can hold. */
import { readable } from '../../src/base/problem.ts';
import { compose } from '../../src/document/compose.ts';
import { type Pictures, pictureKey, picturePaths } from '../../src/document/pictures.ts';
import type { PageCut } from '../../src/pages/pagebreak.ts';
import { placePages } from '../../src/pages/paginate.ts';
import { PAPERS, textBlockOf } from '../../src/pages/paper.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { readPicture } from '../../src/pictures/read.ts';
import { loadUpdate } from '../../src/source/load.ts';
import type { House, Update } from '../../src/source/update.ts';
import { tag } from '../../src/tagging/tag.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import type { GalleyLine } from '../../src/typeset/galley.ts';
import { setGalley } from '../../src/typeset/set.ts';
import { FACES, openPicture } from './build.ts';

/** A galley's lines, perhaps changed, and how they are cut into pages of a height. */
export interface Cut {
  readonly lines: readonly GalleyLine[];
  readonly cuts: readonly PageCut[];
}

/** Builds a YAML text that has no problems, with its pages cut as a test wants them. */
export function buildCut(
  text: string,
  house: House,
  cut: (lines: readonly GalleyLine[], height: number) => Cut,
): Uint8Array {
  const update = readable(loadUpdate({ name: 'update.yaml', text }, house));
  const document = update && readable(compose(update, house, 'update', picturesOf(update, house)));
  if (!document) throw new Error('the update has problems');
  const paper = PAPERS[house.paper];
  const setting = { design: MEMBER, faces: FACES, ...textBlockOf(paper) };
  const galley = setGalley(document, setting);
  const { lines, cuts } = cut(galley.lines, setting.height);
  const pages = placePages({ ...galley, lines }, cuts, document, setting, paper);
  return writePdf(document, pages, tag(document, pages), {
    faces: FACES,
    accent: house.accent,
    inks: 'colour',
  });
}

function picturesOf(update: Update, house: House): Pictures {
  const paths = picturePaths(update, house);
  return new Map(
    paths.flatMap((path) => {
      const opened = openPicture(path);
      const read = opened.ok ? readPicture(opened.value) : opened;
      return read.ok && 'picture' in read ? [[pictureKey(path), read.picture] as const] : [];
    }),
  );
}

/** No line looks at what it costs to begin a page with it. */
export function firstFit(lines: readonly GalleyLine[], height: number): Cut {
  const cuts: PageCut[] = [];
  let start = 0;
  let filled = 0;
  lines.forEach((line, index) => {
    const head = line.head?.lines.reduce((sum, each) => sum + each.height + each.space, line.head.below) ?? 0;
    const more = line.height + (index > start ? line.space : 0);
    if (index > start && filled + more > height) {
      cuts.push({ start, end: index, adjustment: 0 });
      start = index;
      filled = line.height + head;
    } else filled += more;
  });
  return { lines, cuts: [...cuts, { start, end: lines.length, adjustment: 0 }] };
}
