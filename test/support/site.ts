/** Updates as entries of a site, from the real content and from the specimen. */
import { readFileSync } from 'node:fs';
import { pictureFiles } from '../../src/web/pictures.ts';
import type { Entry, Site } from '../../src/web/site.ts';
import type { House } from '../../src/source/update.ts';
import { buildYaml, readContent, realHouse } from './build.ts';

export const SPECIMEN = readFileSync(new URL('../golden/specimen.yaml', import.meta.url), 'utf8');
export const SITE: Site = { accent: '#1f4e79', publicUrl: 'https://www.example.org/updates' };

export function entryOf(yaml: string, name: string, house: House = realHouse()): Entry {
  const { document, bytes, pages } = buildYaml(yaml, house);
  return { document, name, pdf: { bytes: bytes.length, pages }, pictures: pictureFiles(document, name) };
}

export function realEntry(): Entry {
  return entryOf(readContent('2007-11-policy-update.yaml'), '2007-11-policy-update');
}

export function specimenEntry(): Entry {
  return entryOf(SPECIMEN, 'specimen');
}
