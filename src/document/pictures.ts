/** The pictures that an update and its house name, and how the Document finds them once they are read. */
import type { Picture } from '../pictures/read.ts';
import type { Block, House, Plain, Update } from '../source/update.ts';

/** Pictures by `pictureKey`; one that could not be read is not there. */
export type Pictures = ReadonlyMap<string, Picture>;

/** A path is relative to the file that names it: the same path in two files may be two pictures. */
export function pictureKey({ place, value }: Plain): string {
  return `${place.file}\n${value}`;
}

/** Every picture named, in the order of the files. */
export function picturePaths({ sections }: Update, { logo }: House): Plain[] {
  return [...(logo ? [logo.path] : []), ...sections.flatMap(({ content }) => content.flatMap(pathsIn))];
}

function pathsIn(block: Block): Plain[] {
  switch (block.kind) {
    case 'image':
      return [block.path];
    case 'subsection':
    case 'callout':
      return block.content.flatMap(pathsIn);
    case 'paragraph':
    case 'list':
    case 'quote':
    case 'link':
    case 'event':
    case 'contact':
    case 'table':
    case 'actions':
      return [];
  }
}
