/** Where words and addresses may be cut, and which spaces are tied. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../src/base/node-id.ts';
import { cutAddress, cutWord } from '../../src/typeset/cuts.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import { prepare } from '../../src/typeset/items.ts';
import type { Segment } from '../../src/typeset/segments.ts';
import { Ties } from '../../src/typeset/ties.ts';
import { proseParagraphs } from '../support/prose.ts';
import { PLAIN_FACES } from '../support/plain-face.ts';

function pieces(parts: readonly { readonly text: string }[]): string[] {
  return parts.map((part) => part.text);
}

describe('cutWord', () => {
  it.each([
    ['word', []],
    ['re-establishing', ['re-', 'establishing']],
    ['offenders/dealers', ['offenders/', 'dealers']],
    ['treatment\u2014or', ['treatment\u2014', 'or']],
    ['A-class', ['A-class']],
    ['2007-11', ['2007-11']],
    ['-', ['-']],
    ['take-home-naloxone', ['take-', 'home-', 'naloxone']],
  ])('%s', (word, expected) => {
    expect(pieces(cutWord(word))).toEqual(expected);
  });

  it('breaks a range of figures as unwillingly as an amount from its unit', () => {
    const costs = ['5–10', '9.00–17.00'].map((range) => cutWord(range)[0]?.cost);
    expect(costs).toEqual([60, 60]);
    expect(cutWord('London–Leeds')[0]?.cost).toBeLessThan(10);
  });
});

describe('cutAddress', () => {
  it('breaks after its own punctuation and never after the scheme', () => {
    expect(pieces(cutAddress('http://www.jrf.org.uk/knowledge/2161.pdf?view=Binary'))).toEqual([
      'http://www.',
      'jrf.',
      'org.',
      'uk/',
      'knowledge/',
      '2161.',
      'pdf?',
      'view=',
      'Binary',
    ]);
  });

  it('breaks after a slash more gladly than after a full stop', () => {
    const costs = new Map(cutAddress('http://a.example/one/two.html').map(({ text, cost }) => [text, cost]));
    expect(costs.get('one/')).toBeLessThan(costs.get('two.') ?? 0);
  });

  it('keeps an email address whole unless no line can hold it', () => {
    const costs = cutAddress('jane.smith@example.org').map(({ cost }) => cost ?? 0);
    expect(costs.slice(0, -1).every((cost) => cost >= 5000)).toBe(true);
  });

  it('loses no letter', () => {
    const address = 'https://example.org//a/b?c=d&e=f_g-h.i#j';
    expect(pieces(cutAddress(address)).join('')).toBe(address);
  });
});

/** How a tie is shown below: what no line may end on, should not, would rather not, and one of two equals would not. */
const SIGNS: Readonly<Record<number, string>> = { 5000: '#', 60: '_', 10: '~', 2.5: '-', 0: ' ' };

function shown(...texts: string[]): string {
  const segments = texts.map((text, index): Segment => {
    return { leaf: index as NodeId, text, style: MEMBER.body, face: 'regular', address: false };
  });
  const { pieces } = prepare(segments, PLAIN_FACES, 1e9);
  return pieces.map(({ kind, text, cost }) => (kind === 'glue' ? (SIGNS[cost] ?? '?') : text)).join('');
}

describe('ties', () => {
  it.each([
    // Amounts and what they count.
    'give 60_mg/day now',
    'after 3_months of 1200_mg or 1,200_people',
    'cost £1.5_million over',
    'about 24_per_cent of',
    'between 30 and 60_per_cent',
    '25_°C is 5_% of',
    'take 5–10_ml or 2-3_tablets of 8_mg/2_mg now',
    'doses of~≥_120_mg and p_<_0.05 or (±_5_%)',
    'by ±5_% to −5_°C or >12_weeks',
    'take ½_tablet for 3½_weeks or 1/2_tablet',
    'in 2024–25 budgets and 2024/25 figures',
    'after 3_-~4_weeks or 10_–~20_mg',
    '3~×~4~=~12 is',
    '1~in~5 and 9_out~of~10_people',
    // Times and dates; a year counts nothing.
    'at 5.30pm on',
    'at 10_am to 4_pm',
    'from 9.30_am to 16.00 or',
    'in 2007/08 and in 2008 we',
    'on 11_December_2007 in April_2008 we',
    'on Monday_3_December_2007 at',
    'on Tuesday_4 the-next',
    'from 6~to~8_December_2007 at',
    '30_November to 2_December_2007',
    // Telephone numbers and postcodes.
    'tel~0161#772#3782 or',
    'call +44#(0)161#496#0000 now',
    'tel:~(0161)#496#0000 now',
    'on 020#7946#0018#ext#12 or',
    'on 020#7946#0018, ext.#12 or',
    'M1#1AA or SW1A#1AA is',
    // Names.
    'by Dr_J._K._Smith of',
    'and J.K._Smith of',
    'with_J_K_Smith',
    'near St._Mary’s and St_Thomas’s',
    'Smith~et~al. found e.g.~this',
    // What a number or a letter says of the word before it.
    'a_class_A drug and',
    'vitamin_B_12 and vitamin_D too',
    'on Hepatitis_C in',
    'the-Hepatitis_C_Trust',
    'World War_I_and World War_II we',
    'Phase_II trials, Tier_3_services',
    'see No._39 and No_40',
    'see pp._3 and p._4 on page_5 of chapter_2',
    // Short words.
    'for a_thing I_like',
    'where I_think a_thing is. It~is so. A_patient',
    '“A_patient said” and (a_patient',
    'see the-noun and an-article',
    // Signs between spaces.
    'diagnosis &_interventions',
    'a_break_– like this_– and_… so',
    'a_hyphen_- like this_- and so',
    'est-ce vrai#? Oui#! Prix#: bas#; «#non#», dit-il «#si#»',
    'no tie here',
  ])('%s', (expected) => {
    expect(shown(expected.replace(/[#_~]|(?<=[Tt]he|an)-/g, ' '))).toBe(expected);
  });
});

describe('the words that are asked for ties', () => {
  const WORDS =
    'the The an a A It per cent et al out of vs cf. e.g. Dr Dr. Prof. No. p. class Phase IV X I V, May Mayor December, ' +
    'Monday 3 11th 2007 1,200 £1.5 5% °C 60mg (3 (0161) 0161 496 +44 tel: ext. M1 1AA & – / … × = “A “The (the x-the ' +
    '« » ? ; ≥ ± - ½ 3½ 5–10 mg/2 J. J.K. É. Ab NHS. I’m O’Brien 12. plc Jr MP et. ). ” !';

  it('are all whose spaces have one, for 3,000 texts, wherever a text is cut', () => {
    const words = [...WORDS.split(' '), ...proseParagraphs().join(' ').split(/\s+/).slice(0, 200)];
    let tied = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 9 }).map((row) => row.join(' ')),
        fc.nat(),
        (text, cut) => {
          const ties = new Ties(text);
          const costs = [...text].map((sign, at) => (sign === ' ' ? (SIGNS[ties.costAt(at)] ?? '?') : sign));
          tied += costs.filter((sign, at) => sign !== text[at]).length;
          expect(shown(text)).toBe(costs.join(''));
          const middle = cut % text.length;
          expect(shown(text.slice(0, middle), text.slice(middle))).toBe(costs.join(''));
        },
      ),
      { numRuns: 3000, seed: 3 },
    );
    expect(tied).toBeGreaterThan(2000);
  });
});
