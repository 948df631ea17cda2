/** The house file, and the defaults that serve without one. */
import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/base/colour.ts';
import { DEFAULT_HOUSE } from '../../src/source/load.ts';
import { house, problemsInHouse } from './updates.ts';

describe('a house', () => {
  it('needs only its organisation', () => {
    const { organisation, ...rest } = house('organisation: O\n');
    expect(organisation?.value).toBe('O');
    expect(rest).toEqual(DEFAULT_HOUSE);
  });

  it('has every key of the contract', () => {
    const all = house(
      'organisation: O\nabbreviation: A\nstrapline: S\nseries: Clinical & Policy\nwebsite: http://www.x.org\n' +
        'publicUrl: https://www.x.org/updates/\ncountry: IE\ncolours: { accent: "#1F4E79" }\npaper: Letter\n' +
        'editions: [large-print, print, large-print]\ncontact: { name: Jane, phone: 01 699 9100 }\n' +
        'email: { from: "O <o@x.org>", replyTo: r@x.org, subject: S, unsubscribe: https://x.org/u }\n',
    );
    expect(all).toMatchObject({ country: 'IE', accent: '#1f4e79', paper: 'Letter' });
    expect(all.editions).toEqual(['large-print', 'print']);
    expect(all.website?.href).toBe('http://www.x.org');
    expect(all.publicUrl?.href).toBe('https://www.x.org/updates/');
    expect(all.contact?.phone?.href).toBe('tel:+35316999100');
    expect(all.email?.from).toEqual({ name: 'O', address: 'o@x.org' });
    expect(all.email?.replyTo).toEqual({ address: 'r@x.org' });
    expect(all.email?.unsubscribe?.href).toBe('https://x.org/u');
  });

  it('is British on A4 where nothing is said', () => {
    expect(DEFAULT_HOUSE).toEqual({ country: 'GB', accent: '#1f4e79', paper: 'A4', editions: ['member'] });
  });
});

describe('the addresses of mail', () => {
  it.each([
    ['us@example.org', { address: 'us@example.org' }],
    ['Us <us@example.org>', { name: 'Us', address: 'us@example.org' }],
    ['"O\'Brien, Siân" <sian@example.org>', { name: "O'Brien, Siân", address: 'sian@example.org' }],
    ["O'Brien, Siân <o'brien@example.org>", { name: "O'Brien, Siân", address: "o'brien@example.org" }],
  ])('are read from %s', (typed, expected) => {
    const { email } = house(`organisation: O\nemail:\n  from: ${JSON.stringify(typed)}\n`);
    expect(email?.from).toEqual(expected);
  });

  it.each([
    ['from', 'Us <us@example.org>\r\nBcc: everyone@example.net'],
    ['from', 'Us\nBcc: everyone@example.net <us@example.org>'],
    ['from', 'us@example.org, everyone@example.net'],
    ['from', 'Us <us@example.org>, Them <everyone@example.net>'],
    ['from', `${'Us '.repeat(80)}<us@example.org>`],
    ['from', 'us@exämple.org'],
    ['replyTo', 'us@example.org\nBcc: everyone@example.net'],
    ['unsubscribe', 'https://example.org/\r\nBcc: everyone@example.net'],
    ['unsubscribe', 'leave@example.org\nBcc: everyone@example.net'],
    ['unsubscribe', `https://example.org/${'x'.repeat(1000)}`],
  ])('that are none, or would begin another header, are refused: %s %s', (key, typed) => {
    const text = `organisation: O\nemail:\n  ${key}: ${JSON.stringify(typed)}\n`;
    expect(problemsInHouse(text).map(({ code }) => code)).toContainEqual(
      expect.stringMatching(/^bad-(?:email|character)$/),
    );
  });
});

describe('contrast with white (WCAG 2.2)', () => {
  it.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#777777', 4.48],
  ])('of %s', (colour, ratio) => {
    expect(contrast(colour, '#ffffff')).toBeCloseTo(ratio, 2);
  });
});
