/** Tables as lines: how wide their columns and rules are. In the plain face a letter of text is 6 points wide. */
import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../src/base/node-id.ts';
import type { Cell, Row, Table } from '../../src/document/document.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import type { GalleyLine } from '../../src/typeset/galley.ts';
import { setTable } from '../../src/typeset/tables.ts';
import { PLAIN_FACES } from '../support/plain-face.ts';

const ID = 1 as NodeId;
const SETTING = { design: MEMBER, faces: PLAIN_FACES, measure: 400, height: 600 };

function row(texts: readonly string[], heads?: Cell['heads']): Row {
  const cells = texts.map((value): Cell => ({
    kind: 'cell',
    id: ID,
    ...(heads && { heads }),
    text: [{ kind: 'text', id: ID, value }],
  }));
  return { kind: 'row', id: ID, cells };
}

function lines(head: readonly string[], ...rows: readonly (readonly string[])[]): GalleyLine[] {
  const align = head.map(() => 'left' as const);
  const body = rows.map((texts) => row(texts));
  const table: Table = { kind: 'table', id: ID, head: row(head, 'column'), rows: body, align };
  return setTable(table, SETTING);
}

function textOf(line: GalleyLine): string {
  const codePoints = line.runs.flatMap((run) => run.words.flat().flatMap((glyph) => glyph.codePoints));
  return String.fromCodePoint(...codePoints).trimEnd();
}

function rulesOf(set: readonly GalleyLine[]): number[] {
  return set.flatMap((line) => line.rules.map((rule) => rule.width));
}

describe('a table', () => {
  it('that is small is no wider than it needs, its rules included', () => {
    const set = lines(['Aaaaa', 'Bbbbb'], ['a', 'b']);
    // Two columns of 30 with 24 to spare each, and 16 between them.
    expect(rulesOf(set)).toEqual([124, 124, 124]);
    expect(set[0]?.runs.map((run) => run.x)).toEqual([0, 70]);
  });

  it('that fills most of the measure fills it all', () => {
    expect(rulesOf(lines(['A'.repeat(20), 'B'.repeat(22)], ['a', 'b']))).toEqual([400, 400, 400]);
  });

  it('has no line broken in its narrow columns where a wide one can give way', () => {
    const words = 'aaaa '.repeat(30).trimEnd();
    const set = lines(['Year 2001', 'Year 2002', 'Words'], ['12 345', '12 345', words]);
    expect(set.map(textOf).slice(0, 2)).toEqual([
      'Year 2001Year 2002Words',
      expect.stringMatching(/^12 34512 345aaaa/),
    ]);
    expect(rulesOf(set).every((width) => Math.abs(width - 400) < 0.01)).toBe(true);
  });

  it('has heads that stand on the rule below them', () => {
    const long = 'Aaaa '.repeat(16).trimEnd();
    const set = lines([long, 'B', 'C'.repeat(30)], ['a', 'b', 'c']).map(textOf);
    expect(set).toHaveLength(4);
    expect(set[0]).toMatch(/^[Aa ]+$/);
    expect(set[2]).toMatch(/^[Aa ]+BC+$/);
    expect(set[3]).toBe('abc');
  });
});
