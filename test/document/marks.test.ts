/** Typographer's marks, as a printer of each language sets them and an editor types them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, markText, setMarks } from '../../src/document/marks.ts';
import { cpuTime } from '../support/cpu.ts';

type Row = readonly [typed: string, printed: string];

const ENGLISH: Readonly<Record<string, readonly Row[]>> = {
  quotations: [
    [`the 'wider use' should`, 'the ‘wider use’ should'],
    [`"Stop," she said`, '“Stop,” she said'],
    [`('grip')`, '(‘grip’)'],
    [`["grip"]`, '[“grip”]'],
    [`"Read 'A' and 'B'."`, '“Read ‘A’ and ‘B’.”'],
    [`"'Yes,' he said"`, '“‘Yes,’ he said”'],
    [`'"Yes," he said'`, '‘“Yes,” he said’'],
    [`he said, "I heard 'no'"`, 'he said, “I heard ‘no’”'],
    [`"Do you know 'Is it?'?"`, '“Do you know ‘Is it?’?”'],
    [`wait---"what?"`, 'wait—“what?”'],
    [`"I was---" he said`, '“I was—” he said'],
    [`"I was--", he said`, '“I was–”, he said'],
    [`"pre-" and "post-"`, '“pre-” and “post-”'],
    [`'offenders'/'dealers'`, '‘offenders’/‘dealers’'],
    [`"either"/"or"`, '“either”/“or”'],
    [`"...and so on"`, '“…and so on”'],
    [`"and so on..."`, '“and so on…”'],
    [`"(in brackets)" and ("out")`, '“(in brackets)” and (“out”)'],
    [`"one" "two"`, '“one” “two”'],
    [`"" and ''`, '“” and ‘’'],
    [`an "unclosed one`, 'an “unclosed one'],
    [`the 'cause of death' was`, 'the ‘cause of death’ was'],
    [`the '12 step' programme`, 'the ‘12 step’ programme'],
    [`the '12 steps' programme`, 'the ‘12 steps’ programme'],
    [`a '24/7' service`, 'a ‘24/7’ service'],
    [`'60' and '90', "12" and "24"`, '‘60’ and ‘90’, “12” and “24”'],
    [`the word 'em' and the 'til'`, 'the word ‘em’ and the ‘til’'],
  ],
  apostrophes: [
    [`don't`, 'don’t'],
    [`childrens' services`, 'childrens’ services'],
    [`the '90s and 'tis`, 'the ’90s and ’tis'],
    [`the '45, and the clans' chiefs`, 'the ’45, and the clans’ chiefs'],
    [`rock 'n' roll`, 'rock ’n’ roll'],
    [`'rock 'n' roll' since '79`, '‘rock ’n’ roll’ since ’79'],
    [`rock-'n'-roll`, 'rock-’n’-roll'],
    [`'Twas the night; give 'em time 'til May`, '’Twas the night; give ’em time ’til May'],
    [`"'Tis so," he said`, '“’Tis so,” he said'],
    [`five o' clock, o'clock`, 'five o’ clock, o’clock'],
    [`drug users' views and James's`, 'drug users’ views and James’s'],
    [`"the workers' and users' groups"`, '“the workers’ and users’ groups”'],
    [`'the workers' and users' groups'`, '‘the workers’ and users’ groups’'],
    [`the fo'c'sle of d'Arcy O'Neill`, 'the fo’c’sle of d’Arcy O’Neill'],
    [`the N.T.A.'s and the "Times"'s`, 'the N.T.A.’s and the “Times”’s'],
    [`the 1990's, the 1990s'`, 'the 1990’s, the 1990s’'],
    [`'07--'08`, '’07–’08'],
    [`'the class of '39'`, '‘the class of ’39’'],
    [`just 'cause it is`, 'just ’cause it is'],
    [`"get 'im" and "her"`, '“get ‘im” and “her”'],
  ],
  primes: [
    [`he is 6' 2" tall`, 'he is 6′ 2″ tall'],
    [`5'10" and 5'10½"`, '5′10″ and 5′10½″'],
    [`a 12" record`, 'a 12″ record'],
    [`51° 30' 26" N, 0° 7'W`, '51° 30′ 26″ N, 0° 7′W'],
    [`a 6'x4' board`, 'a 6′x4′ board'],
    [`'the class of 39'`, '‘the class of 39’'],
    [`'the users' class of 39'`, '‘the users’ class of 39’'],
    [`"born in 1979"`, '“born in 1979”'],
    [`"born in 1979" and "died in 2001", a 12" record`, '“born in 1979” and “died in 2001”, a 12″ record'],
    [`"a 12" record"`, '“a 12″ record”'],
    [`"I am 6' 2"," he said`, '“I am 6′ 2″,” he said'],
    [`"I want the 12""`, '“I want the 12″”'],
    [`"the 'class of 39'"`, '“the ‘class of 39’”'],
    [`'a 6' man'`, '‘a 6′ man’'],
    [`“born in 1979" and ‘in 39'`, '“born in 1979” and ‘in 39’'],
  ],
  'dashes and dots': [
    ['2007--08', '2007–08'],
    ['a --- b', 'a — b'],
    ['a - b, a-b', 'a - b, a-b'],
    ['---- -----', '---- -----'],
    ['and so on...', 'and so on…'],
    ['The end.... And', 'The end…. And'],
    ['1 ..... 2', '1 ..... 2'],
    ['1..2', '1..2'],
  ],
  'marks already set': [
    ['“‘Yes’,” he said – ’90s… 6′ 2″', '“‘Yes’,” he said – ’90s… 6′ 2″'],
    [`“She said 'no'” and "he" ‘did’`, '“She said ‘no’” and “he” ‘did’'],
    [`the ’90s and 'now'`, 'the ’90s and ‘now’'],
  ],
};

/** Each typed text, then what each language prints for it. */
const OTHERS: Readonly<Record<string, readonly Row[]>> = {
  'en-US': [[`"It's 'so'," he said`, '“It’s ‘so’,” he said']],
  cy: [[`"Mae'r 'gair' yma," meddai'r bobl 'ma`, '“Mae’r ‘gair’ yma,” meddai’r bobl ’ma']],
  ga: [[`"Dia dhuit," arsa d'athair, 'sea`, '“Dia dhuit,” arsa d’athair, ’sea']],
  gd: [[`"'S e 'facal' a th' ann"`, '“’S e ‘facal’ a th’ ann”']],
  de: [
    [`"Das ist 'gut'", sagt Hans' Frau`, '„Das ist ‚gut‘“, sagt Hans’ Frau'],
    [`Wie geht's? So 'n Haus (die '68er)`, 'Wie geht’s? So ’n Haus (die ’68er)'],
    [`"seit 1979" und 'seit 39'`, '„seit 1979“ und ‚seit 39‘'],
    [`„Das ist 'gut'“, "ja"`, '„Das ist ‚gut‘“, „ja“'],
  ],
  'de-CH': [[`"Das ist 'gut'", 1'000'000 Franken`, '«Das ist ‹gut›», 1’000’000 Franken']],
  'de-Latn-CH': [[`"ja"`, '«ja»']],
  'de-AT': [[`"ja"`, '„ja“']],
  fr: [
    [`"L'école 'libre'", dit-il`, '«\u00A0L’école «\u00A0libre\u00A0»\u00A0», dit-il'],
    [`Il dit : "Quoi ?"`, 'Il dit : «\u00A0Quoi ?\u00A0»'],
    [`l'"école" d'aujourd'hui`, 'l’«\u00A0école\u00A0» d’aujourd’hui'],
    [`" mot ", puis « mot » et "mot"`, '« mot », puis « mot » et «\u00A0mot\u00A0»'],
    [`"\u202Fmot\u202F" --- "né en 1979"`, '«\u202Fmot\u202F» — «\u00A0né en 1979\u00A0»'],
  ],
  'fr-CH': [[`"un 'mot'"`, '«\u00A0un ‹\u00A0mot\u00A0›\u00A0»']],
  'fr-CA': [[`"un 'mot'"`, '«\u00A0un “mot”\u00A0»']],
  pl: [[`"To jest 'to'", Jones'a`, '„To jest «to»”, Jones’a']],
  es: [[`"¿Qué 'es'?" ("así")`, '“¿Qué ‘es’?” (“así”)']],
  it: [[`"L'arte 'nuova'", un po' degli anni '60`, '«L’arte “nuova”», un po’ degli anni ’60']],
  pt: [[`"um 'dois'"`, '“um ‘dois’”']],
  'pt-BR': [[`"um 'dois'"`, '“um ‘dois’”']],
  'pt-PT': [[`"um 'dois'"`, '«um “dois”»']],
  nl: [[`"Het is 'goed'," 's avonds in 't huis`, '“Het is ‘goed’,” ’s avonds in ’t huis']],
  da: [[`"en 'to'"`, '“en ‘to’”']],
  sv: [[`"en 'två'", år '90`, '”en ’två’”, år ’90']],
  fi: [[`"yksi 'kaksi'"`, '”yksi ’kaksi’”']],
  nb: [[`"en 'to'"`, '«en ‘to’»']],
  cs: [[`"jeden 'dva'"`, '„jeden ‚dva‘“']],
  sk: [[`"jeden 'dva'"`, '„jeden ‚dva‘“']],
  hu: [[`"egy 'kettő'"`, '„egy »kettő«”']],
  ro: [[`"unu 'doi'", într-'o`, '„unu «doi»”, într-«o']],
  el: [[`"ένα 'δύο'"`, '«ένα “δύο”»']],
  ru: [[`"один 'два'"`, '«один „два“»']],
  uk: [[`"один 'два'", п'ять`, '«один „два“», п’ять']],
  bg: [[`"едно 'две'"`, '„едно „две““']],
  sr: [[`"један 'два'"`, '„један ’два’”']],
  'sr-Latn-RS': [[`"jedan 'dva'"`, '„jedan ’dva’”']],
  'bs-Cyrl-BA': [[`"један 'два'"`, '„један ‚два‘“']],
  hr: [[`"jedan 'dva'"`, '„jedan ‚dva‘“']],
  lt: [[`"vienas 'du'"`, '„vienas „du““']],
  lv: [[`"viens 'divi'"`, '“viens ‘divi’”']],
  et: [[`"üks 'kaks'"`, '„üks ‚kaks‘“']],
  tr: [[`"bir 'iki'", Türkiye'de`, '“bir ‘iki’”, Türkiye’de']],
  'xx-Qaaa': [[`"a 'b'"`, '“a ‘b’”']],
};

describe.each(Object.entries(ENGLISH))('English %s', (_, rows) => {
  it.each(rows)('%s', (typed, printed) => {
    expect(markText(typed, 'en-GB')).toBe(printed);
  });
});

describe.each(Object.entries(OTHERS))('%s', (language, rows) => {
  it.each(rows)('%s', (typed, printed) => {
    expect(markText(typed, language)).toBe(printed);
  });
});

/** Pieces from a short notation: what stands between bars is one piece, and one that begins with ! is literal. */
function piecesOf(notation: string): Piece[] {
  return notation
    .split('|')
    .map((part) => ({ value: part.replace(/^!/, ''), literal: part.startsWith('!') }));
}

describe('pieces', () => {
  it.each([
    ['en', `it '|self congratulatory|' as`, 'it ‘|self congratulatory|’ as'],
    ['en', `|"|Yes|," he said|`, '|“|Yes|,” he said|'],
    ['en', `"|'Yes'|" he|'s right`, '“|‘Yes’|” he|’s right'],
    ['en', `see "|!http://example.org/|".`, 'see “|http://example.org/|”.'],
    [
      'en',
      `"|!http://example.org/2007|" and "|!a--b...'c'|"`,
      `“|http://example.org/2007|” and “|a--b...'c'|”`,
    ],
    ['en', `|!example.org/2007|'s page`, '|example.org/2007|’s page'],
    ['en', `|!http://example.org/a--b...'c'|`, `|http://example.org/a--b...'c'|`],
    ['en', `--|--|, -|-, .|.., --|!-a`, '--|--|, -|-, .|.., –|-a'],
    ['en', `--|a|---|b|...`, '–|a|—|b|…'],
    ['fr', `"|mot|" et "|!example.org|"`, '«\u00A0|mot|\u00A0» et «\u00A0|example.org|\u00A0»'],
    ['fr', `"| mot |"`, '«| mot |»'],
  ])('%s: %s', (language, notation, printed) => {
    expect(setMarks(piecesOf(notation), language).join('|')).toBe(printed);
  });
});

describe('any text', () => {
  const SEED = 45;
  /** Milliseconds: several times what is needed; quadratic time would take minutes. */
  const LINEAR = 1500;
  const LANGUAGES = ['en-GB', 'de', 'de-CH', 'fr', 'fr-CH', 'pl', 'hu', 'sv', 'nl', 'cy', 'sr-Latn', 'xx'];
  const scrap = fc.constantFrom(
    ...`'"‘’‚“”„«»‹›′″–—…-. \u00A0()/°,;!?x`,
    ...['--', '---', '....', "'90s", "'n'", "s' ", '12', "6' 2", 'é', '\u{1F600}', 'd\u0301', 'o', 'the '],
  );
  const text = fc.array(scrap, { maxLength: 40 }).map((scraps) => scraps.join(''));
  const pieces = fc.array(fc.record({ value: text, literal: fc.boolean() }), { maxLength: 5 });
  const language = fc.constantFrom(...LANGUAGES);

  /** The text with every mark as one stands for it, and without the no-break spaces of French. */
  function bare(value: string): string {
    const runs = value.replaceAll('—', '---').replaceAll('–', '--').replaceAll('…', '...');
    return runs.replaceAll(/['"‘’‚“”„«»‹›′″]/g, 'Q').replaceAll('\u00A0', '');
  }

  it('keeps all but its marks, and literal pieces whole', () => {
    const property = fc.property(pieces, language, (typed, tag) => {
      const printed = setMarks(typed, tag);
      expect(printed.map(bare)).toEqual(typed.map(({ value }) => bare(value)));
      typed.forEach(({ value, literal }, index) => {
        if (literal) expect(printed[index]).toBe(value);
        else expect(printed[index]).not.toMatch(/['"]/);
      });
      if (!tag.startsWith('fr'))
        expect(spaces(printed.join(''))).toBe(spaces(typed.map((p) => p.value).join('')));
    });
    fc.assert(property, { seed: SEED, numRuns: 2000 });
  });

  function spaces(value: string): number {
    return value.split('\u00A0').length;
  }

  it('has an apostrophe wherever a straight mark stands between letters, also of two pieces', () => {
    let seen = 0;
    const words = fc.array(fc.constantFrom("'", "'", 'a', 'n', 's', 'O', ' ', '7', '"'), {
      maxLength: 16,
    });
    const typed = fc
      .array(words, { minLength: 1, maxLength: 3 })
      .map((all) => all.map((one) => one.join('')));
    const property = fc.property(typed, (values) => {
      const pieces = values.map((value) => ({ value, literal: false }));
      const printed = setMarks(pieces, 'en-GB').join('');
      for (const { index } of values.join('').matchAll(/(?<=[a-z])'(?=[a-z])/gi)) {
        expect(printed.charAt(index)).toBe('\u2019');
        seen++;
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 3000 });
    expect(seen).toBeGreaterThan(500);
  });

  it('has its marks after the first time, so that a second changes nothing', () => {
    const property = fc.property(pieces, language, (typed, tag) => {
      const once = setMarks(typed, tag);
      const again = typed.map(({ literal }, index) => ({ value: once[index] ?? '', literal }));
      expect(setMarks(again, tag)).toEqual(once);
    });
    fc.assert(property, { seed: SEED, numRuns: 2000 });
  });

  it.each([`"a" `, `'`, `"`, `"'`, `s' `, `12" `, `-`, `.`, `' `, `("`, `'"a`])(
    'takes time in proportion to its length: %s',
    (scrap) => {
      const long = scrap.repeat(100_000 / scrap.length);
      const start = cpuTime();
      expect(bare(markText(long, 'fr'))).toBe(bare(long));
      expect(cpuTime() - start).toBeLessThan(LINEAR);
    },
  );
});
