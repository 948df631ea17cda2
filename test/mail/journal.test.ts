/** The journal as text: what it says of each member, wherever it was cut off. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, type Journal, lineOf, readJournal, tallyOf } from '../../src/mail/journal.ts';

const KEYS = ['a', 'b', 'c', 'd'];
const at = '2007-11-05T09:00:00.000Z';
const PLAN: Entry = {
  kind: 'plan',
  version: 1,
  at,
  update: 'u',
  pdf: 'p',
  letter: 'l',
  list: 'x',
  salt: 's',
  members: KEYS,
  excepted: ['d'],
};
const run = (name: string): Entry => ({ kind: 'run', run: name, pid: 1, host: 'h', started: '' });
const intent = (member: string): Entry => ({ kind: 'intent', member, id: `<${member}@example.org>`, at });
const sent = (member: string): Entry => ({ kind: 'sent', member, at });

function read(text: string): Journal {
  const journal = readJournal(text);
  if ('line' in journal) throw new Error(`damaged on line ${journal.line}`);
  return journal;
}

const textOf = (...entries: readonly Entry[]): string => entries.map(lineOf).join('');

function standing(text: string): Record<string, string> {
  return Object.fromEntries([...read(text).standings].map(([key, { kind }]) => [key, kind]));
}

describe('a journal', () => {
  it('says how each member stands by the last that was written of them', () => {
    const text = textOf(
      PLAN,
      run('1'),
      intent('a'),
      sent('a'),
      intent('b'),
      { kind: 'released', member: 'b', code: '451' },
      intent('b'),
      { kind: 'refused', member: 'b', code: '550 5.1.1' },
      intent('c'),
    );
    expect(standing(text)).toEqual({ a: 'sent', b: 'refused', c: 'unknown', d: 'excepted' });
    expect(tallyOf(read(text).standings.values())).toEqual({
      left: 0,
      excepted: 1,
      sent: 1,
      refused: 1,
      unknown: 1,
    });
  });

  it('keeps the Message-ID of one whose fate is unknown', () => {
    const text = textOf(PLAN, run('1'), intent('a'), {
      kind: 'unknown',
      member: 'a',
      id: '<a@example.org>',
      at,
    });
    expect(read(text).standings.get('a')).toEqual({ kind: 'unknown', id: '<a@example.org>', at });
  });

  it('names the runs that did not end', () => {
    const text = textOf(PLAN, run('1'), run('2'), { kind: 'end', run: '1' });
    expect(read(text).openRuns.map((each) => each.run)).toEqual(['2']);
  });

  it('cut off at any byte never takes one who may have been sent to for one who is left', () => {
    const text = textOf(
      PLAN,
      run('1'),
      intent('a'),
      sent('a'),
      intent('b'),
      intent('c'),
      sent('b'),
      sent('c'),
    );
    const first = lineOf(PLAN).length;
    let seen = 0;
    for (let end = first; end <= text.length; end++) {
      const { standings, isTorn } = read(text.slice(0, end));
      expect(isTorn).toBe(text[end - 1] !== '\n');
      for (const key of ['a', 'b', 'c']) {
        const whole = text.slice(0, end).includes(lineOf(intent(key)).trimEnd());
        expect(standings.get(key)?.kind === 'left').toBe(!whole);
      }
      seen += 1;
    }
    expect(seen).toBe(text.length - first + 1);
  });

  it('goes on after a line that was cut off, where a new run begins', () => {
    const cut = lineOf(sent('a')).slice(0, 20);
    const text = `${textOf(PLAN, run('1'), intent('a'))}${cut}\n${textOf(run('2'), intent('b'), sent('b'))}`;
    expect(standing(text)).toEqual({ a: 'unknown', b: 'sent', c: 'left', d: 'excepted' });
  });

  it.each([
    ['nothing', '', 1],
    ['no plan', textOf(run('1')), 1],
    ['half a plan', lineOf(PLAN).slice(0, 50), 1],
    ['a line in the middle that is no entry', `${textOf(PLAN)}{"kind":"sent"}\n${textOf(sent('a'))}`, 2],
    ['an entry of a later version', `${textOf(PLAN)}{"kind":"moved","member":"a"}\n${textOf(sent('a'))}`, 2],
  ])('with %s is damaged', (_, text, line) => {
    expect(readJournal(text)).toEqual({ line });
  });

  it('of any bytes is read or refused', () => {
    const property = fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(readJournal(`${lineOf(PLAN)}${text}`)).toBeTypeOf('object');
      expect(readJournal(text)).toHaveProperty('line');
    });
    fc.assert(property, { numRuns: 500, seed: 10 });
  });
});
