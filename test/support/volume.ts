/** Binds YAML texts into a volume, as the command does with files. */
import { documentOf } from '../../src/build.ts';
import { hyphenationOf } from '../../src/commands/hyphenation.ts';
import type { Document } from '../../src/document/document.ts';
import { newestFirst, summaryOf } from '../../src/document/volume.ts';
import { joined } from '../../src/base/bytes.ts';
import type { House } from '../../src/source/update.ts';
import { Binding, inFascicles, layUpdate, linksWithin, writeUpdates } from '../../src/bind.ts';
import { FACES, openPicture, realHouse } from './build.ts';

/** Binds updates, which are given by their names in whatever order. */
export function bindUpdates(updates: ReadonlyMap<string, string>, house: House = realHouse()): Uint8Array {
  const open = (name: string): Document => {
    const source = { name: `${name}.yaml`, text: updates.get(name) ?? '' };
    const outcome = documentOf({
      ...{ source, house, faces: FACES, hyphenationOf, name, openPicture },
      editions: ['member'],
    });
    if (!outcome.ok) throw new Error(`${name}: ${outcome.problems.map(({ message }) => message).join(' ')}`);
    return outcome.value;
  };
  const summaries = newestFirst(
    [...updates.keys()].map((name) => summaryOf(open(name), name, house.publicUrl?.href)),
  );
  const [newest] = summaries;
  if (!newest) throw new Error('no updates to bind');
  const chunks: Uint8Array[] = [];
  const job = { house, faces: FACES, hyphenationOf, summaries };
  const binding = new Binding(job, open(newest.name), (bytes) => chunks.push(bytes));
  const links = linksWithin(job);
  for (const few of inFascicles(summaries)) {
    const laid = few.map(({ name }) => layUpdate(name, open(name), links, job));
    const place = binding.admit(laid.map(({ extent }) => extent));
    binding.append(writeUpdates(laid, place, job));
  }
  binding.finish();
  return joined(chunks);
}

/** A short update; `more` are further keys, a line each. */
export function shortUpdate(
  title: string,
  date: string,
  more: readonly string[] = [],
  words = 'Some words.',
): string {
  return [
    `title: "${title}"`,
    `date: ${date}`,
    ...more,
    'sections:',
    `  - heading: What is new`,
    '    content:',
    `      - ${words}`,
    '',
  ].join('\n');
}
