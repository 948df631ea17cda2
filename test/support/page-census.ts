/** Page faults over many updates at once. */
import type { House } from '../../src/source/update.ts';
import { buildYaml } from './build.ts';
import { countByKind, KINDS, type Kind, type PageFault, readPageFaults } from './page-faults.ts';

export interface Census {
  readonly updates: number;
  readonly pages: number;
  /** How many of each kind could have been avoided. */
  readonly counts: Readonly<Record<Kind, number>>;
  /** The others, a sentence each. */
  readonly excused: readonly string[];
  /** Of the pages that are not the last: the emptiest foot, in parts of the text's height, and the middle one. */
  readonly emptiest: number;
  readonly median: number;
}

/** No fault of any kind. */
export const NONE = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;

/** Makes a file of each text and reads them all. */
export async function takeCensus(
  texts: readonly string[],
  make: (text: string) => Uint8Array,
): Promise<Census> {
  const faults: PageFault[] = [];
  const excused: string[] = [];
  const feet: number[] = [];
  let pages = 0;
  for (const [update, text] of texts.entries()) {
    const read = await readPageFaults(make(text));
    pages += read.pages;
    feet.push(...read.feet);
    faults.push(...read.faults);
    excused.push(
      ...read.faults.filter(({ excuse }) => excuse !== '').map((fault) => sentence(update, fault)),
    );
  }
  feet.sort((a, b) => a - b);
  return {
    updates: texts.length,
    pages,
    counts: countByKind(faults),
    excused,
    emptiest: feet.at(-1) ?? 0,
    median: feet[Math.floor(feet.length / 2)] ?? 0,
  };
}

function sentence(update: number, { kind, page, name, excuse }: PageFault): string {
  return `update ${update}, page ${page + 1}: ${kind}, "${name}": ${excuse}`;
}

/** The product itself. */
export function carefully(house: House): (text: string) => Uint8Array {
  return (text) => buildYaml(text, house).bytes;
}
