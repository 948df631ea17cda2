/** How far a mail-out is, on a terminal. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { progress } from '../../src/commands/mailout/progress.ts';
import type { Standing } from '../../src/mail/journal.ts';

const before = { isTTY: process.stderr.isTTY, columns: process.stderr.columns };
afterEach(() => {
  Object.assign(process.stderr, before);
  vi.restoreAllMocks();
});

/** What is written to a terminal of so many columns while two of three members are sent to. */
function shownOn(columns: number): string[] {
  Object.assign(process.stderr, { isTTY: true, columns });
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  let now = 0;
  const standings = new Map<string, Standing>(['a', 'b', 'c'].map((member) => [member, { kind: 'left' }]));
  const shown = progress({ standings, isQuiet: false, now: () => (now += 1000) });
  for (const member of ['a', 'b']) shown.told({ kind: 'sent', member, at: '2007-11-02T00:00:00.000Z' });
  return written.map((text) => text.replace('\r\u001B[K', ''));
}

describe('the line of a mail-out', () => {
  it('says how many are done, how fast, and how long the rest takes', () => {
    expect(shownOn(80)[0]).toMatch(/^1 of 3 done; \d+ a minute, less than a minute left$/);
  });

  it('is no longer than a narrow terminal is wide, or it would stay there', () => {
    const lines = shownOn(24);
    expect(lines).toHaveLength(2);
    expect(lines.map((line) => line.length)).toEqual([23, 23]);
  });
});
