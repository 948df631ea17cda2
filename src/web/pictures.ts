/** Pictures as files that stand beside a page, each under a name of its own. */
import { element, xmlOf } from '../base/markup.ts';
import { relativeAddress } from '../document/address.ts';
import type { Block, Document, Figure } from '../document/document.ts';
import type { Drawing, PathCommands, Picture, Shape } from '../pictures/picture.ts';
import { TEXT } from './site.ts';

/** A file that the page needs beside it. */
export interface PictureFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The file of each picture of a document; a picture that is shown twice is one file. */
export type PictureFiles = ReadonlyMap<Picture, PictureFile>;

/**
 * Names the pictures after their update: `2007-11-policy-update-1.png`, `2007-11-policy-update-logo.svg`. No two updates
 * can come to the same name, for what follows the last hyphen has none.
 */
export function pictureFiles({ masthead, body }: Document, name: string): PictureFiles {
  const files = new Map<Picture, PictureFile>();
  const add = (picture: Picture, label: string): void => {
    files.set(picture, { file: `${name}-${label}.${ENDINGS[formatOf(picture)]}`, bytes: bytesOf(picture) });
  };
  if (masthead.logo) add(masthead.logo.picture, 'logo');
  const distinct = new Set(figuresAmong(body).map(({ picture }) => picture));
  [...distinct].forEach((picture, index) => {
    if (!files.has(picture)) add(picture, String(index + 1));
  });
  return files;
}

/** What follows the last hyphen in the name of a picture's file. */
const LABELLED = /^(?:logo|[1-9]\d*)\.(?:png|jpg|svg)$/;

/**
 * The picture files of an update that an earlier page of it shows, by the page's own source. Of a page that is not one
 * of ours, and of a picture that is named in another way, nothing.
 */
export function picturesShownBy(page: string, name: string): string[] {
  if (!page.includes(`<main id="${TEXT}">`)) return [];
  const beginning = `${relativeAddress(name)}-`;
  return [...page.matchAll(/<img src="([^"]*)"/g)].flatMap(([, address = '']) => {
    const label = address.slice(beginning.length);
    return address.startsWith(beginning) && LABELLED.test(label) ? [`${name}-${label}`] : [];
  });
}

function figuresAmong(blocks: readonly Block[]): Figure[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'figure') return [block];
    return block.kind === 'callout' ? figuresAmong(block.content) : [];
  });
}

const ENDINGS = { png: 'png', jpeg: 'jpg', svg: 'svg' } as const;

function formatOf(picture: Picture): keyof typeof ENDINGS {
  return picture.kind === 'raster' ? picture.format : 'svg';
}

/**
 * A drawing is written anew from its shapes, so that nothing of the editor's file but lines and colours reaches a
 * browser. A photograph that was taken on its side still says so, and browsers turn it.
 */
function bytesOf(picture: Picture): Uint8Array {
  return picture.kind === 'raster' ? picture.bytes : new TextEncoder().encode(svgOf(picture));
}

function svgOf({ width, height, shapes }: Drawing): string {
  const box = { width: rounded(width), height: rounded(height) };
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...box,
    viewBox: `0 0 ${box.width} ${box.height}`,
  };
  return xmlOf(element('svg', attributes, shapes.map(pathElement)));
}

function pathElement({ path, fill, fillRule, stroke }: Shape): ReturnType<typeof element> {
  return element('path', {
    d: pathData(path),
    fill: fill ?? 'none',
    'fill-rule': fillRule === 'evenodd' ? fillRule : undefined,
    stroke: stroke?.colour,
    'stroke-width': stroke && rounded(stroke.width),
    'stroke-linecap': stroke?.cap,
    'stroke-linejoin': stroke?.join,
    'stroke-miterlimit': stroke && rounded(stroke.miter),
  });
}

function pathData(path: PathCommands): string {
  return path.map(([command, ...numbers]) => `${command}${numbers.map(rounded).join(' ')}`).join('');
}

/** Finer than any screen shows a drawing of this size. */
const PRECISION = 1000;

function rounded(n: number): number {
  return Math.round(n * PRECISION) / PRECISION;
}
