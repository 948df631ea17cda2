/** Tables that cannot be set as such: those whose longest words do not fit beside each other. */
import type { NodeId } from '../base/node-id.ts';
import type { Problem } from '../base/problem.ts';
import type { Block, Document, Table } from '../document/document.ts';
import type { Setting } from './galley.ts';
import { leastWidth } from './tables.ts';

/** The tables that are wider than their measure. */
export function wideTables({ body }: Document, setting: Setting): ReadonlySet<NodeId> {
  const wide = tablesIn(body, setting.measure, setting).filter(
    ({ table, measure }) => leastWidth(table, setting) > measure,
  );
  return new Set(wide.map(({ table }) => table.id));
}

/** One problem for each table that is wider than its measure, at the table's place. */
export function tooWideTables({ body, places }: Document, setting: Setting): Problem[] {
  return tablesIn(body, setting.measure, setting).flatMap(({ table, measure }) => {
    const least = leastWidth(table, { ...setting, measure });
    const place = places[table.id];
    if (least <= measure) return [];
    if (!place) throw new Error(`table ${table.id} has no place`);
    return [
      {
        code: 'too-wide',
        place,
        message: `This table is ${Math.ceil(inMillimetres(least))} mm wide at the least, and the page has room for ${Math.floor(inMillimetres(measure))} mm.`,
        hint: `Leave out a column, shorten the longest words (${longest(table)}), or divide the table in two.`,
      },
    ];
  });
}

interface Found {
  readonly table: Table;
  readonly measure: number;
}

/** A callout's measure is narrower by its indents. */
function tablesIn(blocks: readonly Block[], measure: number, setting: Setting): Found[] {
  const inCallout = measure - 2 * setting.design.space.eventIndent;
  return blocks.flatMap((block): Found[] => {
    if (block.kind === 'table') return block.records ? [] : [{ table: block, measure }];
    return block.kind === 'callout' ? tablesIn(block.content, inCallout, setting) : [];
  });
}

function inMillimetres(points: number): number {
  return (points * 25.4) / 72;
}

/** Words of so many letters are not what makes a table wide. */
const SHORT = 3;

/** The three longest words, which make the columns wide. */
function longest({ head, rows }: Table): string {
  const words = [head, ...rows].flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell.text.flatMap((phrase) => (phrase.kind === 'text' ? phrase.value.split(/\s+/) : [])),
    ),
  );
  const few = [...new Set(words.filter((word) => word.length > SHORT))]
    .sort((a, b) => b.length - a.length)
    .slice(0, 3);
  return few.map((word) => `"${word}"`).join(', ');
}
