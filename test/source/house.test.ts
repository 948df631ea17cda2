/** The house file, and the defaults that serve without one. */
import { describe, expect, it } from 'vitest';
import { contrastWithWhite } from '../../src/source/house-reader.ts';
import { DEFAULT_HOUSE } from '../../src/source/load.ts';
import { house } from './updates.ts';

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
    expect(all.email?.from?.value).toBe('O <o@x.org>');
    expect(all.email?.unsubscribe?.value).toBe('https://x.org/u');
  });

  it('is British on A4 where nothing is said', () => {
    expect(DEFAULT_HOUSE).toEqual({ country: 'GB', accent: '#1f4e79', paper: 'A4', editions: ['member'] });
  });
});

describe('contrast with white (WCAG 2.2)', () => {
  it.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#777777', 4.48],
  ])('of %s', (colour, ratio) => {
    expect(contrastWithWhite(colour)).toBeCloseTo(ratio, 2);
  });
});
