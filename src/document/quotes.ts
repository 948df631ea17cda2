/** What each language sets for typed quotes: its pairs of quotation marks, and its words that begin with an apostrophe. */

/** An opening and a closing mark; French ones bring their no-break space with them. */
export interface Pair {
  readonly open: string;
  readonly close: string;
}

/** The pair for a typed double quote and the pair for a typed single one. */
export interface Quotes {
  readonly double: Pair;
  readonly single: Pair;
}

/**
 * Unicode CLDR 47, delimiters: quotationStart, quotationEnd, alternateQuotationStart, alternateQuotationEnd, and the
 * languages (with a script or region where it differs) that have them. What is not here has English marks.
 *
 * Three rows are not CLDR's. Dutch: CLDR has single marks at both levels, and an editor's double ones would be lost.
 * Swiss German: CLDR has Germany's; the Federal Chancellery's Schreibweisungen (2.1.1) has « » and ‹ ›. Canadian French: CLDR's
 * inner pair is the wrong way round; the Banque de dépannage linguistique has “ ”.
 *
 * French guillemets have a no-break space inside (Lexique des règles typographiques en usage à l'Imprimerie nationale).
 * It is U+00A0, as wide as a word space; the narrow U+202F is for ; ! ?, which are left as they are typed.
 */
const PAIRS: readonly { readonly marks: string; readonly tags: string }[] = [
  { marks: '“ ” ‘ ’', tags: 'en cy ga gd es da pt lv tr gl mt nl' },
  { marks: '„ “ ‚ ‘', tags: 'de cs sk hr sl et is mk lb bs-Cyrl' },
  { marks: '„ “ „ “', tags: 'bg lt' },
  { marks: '„ ” ‘ ’', tags: 'bs' },
  { marks: '„ ” ’ ’', tags: 'sr' },
  { marks: '„ ” « »', tags: 'pl ro' },
  { marks: '„ ” » «', tags: 'hu' },
  { marks: '” ” ’ ’', tags: 'fi sv se' },
  { marks: '« » “ ”', tags: 'it el ca eu sq br kk' },
  {
    marks: '« » “ ”',
    tags: 'pt-PT pt-AO pt-CH pt-CV pt-GQ pt-GW pt-LU pt-MO pt-MZ pt-ST pt-TL es-US',
  },
  { marks: '« » „ “', tags: 'ru uk be' },
  { marks: '« » ‘ ’', tags: 'nb nn no' },
  { marks: '« » ‹ ›', tags: 'de-CH de-LI gsw rm' },
  { marks: '«\u00A0 \u00A0» «\u00A0 \u00A0»', tags: 'fr' },
  { marks: '«\u00A0 \u00A0» ‹\u00A0 \u00A0›', tags: 'fr-CH' },
  { marks: '«\u00A0 \u00A0» “ ”', tags: 'fr-CA' },
];

const ENGLISH = '“ ” ‘ ’';

function quotesFrom(marks: string): Quotes {
  const [open = '', close = '', innerOpen = '', innerClose = ''] = marks.split(' ');
  return { double: { open, close }, single: { open: innerOpen, close: innerClose } };
}

/** Of the few languages that were asked for. */
const known = new Map<string, Quotes>();

/** The marks of a BCP 47 tag: those of its script or region if they are its own, or else those of its language. */
export function quotesOf(language: string): Quotes {
  let quotes = known.get(language);
  if (!quotes) known.set(language, (quotes = seekQuotes(language)));
  return quotes;
}

function seekQuotes(language: string): Quotes {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  for (const tag of [...rest.map((part) => `${primary}-${part}`), primary]) {
    const pair = PAIRS.find(({ tags }) => ` ${tags.toLowerCase()} `.includes(` ${tag} `));
    if (pair) return quotesFrom(pair.marks);
  }
  return quotesFrom(ENGLISH);
}

/** The words that lose their beginning: always with an apostrophe, or only where no quotation begins with them. */
export interface Elisions {
  readonly always: ReadonlySet<string>;
  readonly perhaps: ReadonlySet<string>;
}

/** Words that are hardly ever written without their apostrophe (New Hart's Rules, 4.2). */
const ALWAYS: Readonly<Record<string, string>> = {
  en: 'tis twas twere twill twould twixt em til neath tween ndrangheta',
  cy: 'ma na di dw rwy sdim',
  ga: 'sea sé sí',
  gd: 's n',
  nl: 's t n k m r ns',
  de: 's n ne nen nem ner',
  it: 'ndrangheta sto sta',
};

/** Words that stand for themselves as well: 'cause of death' is a quotation. */
const PERHAPS: Readonly<Record<string, string>> = { en: 'cause cos bout round' };

/** The words of a language (BCP 47), in small letters. */
export function elisionsOf(language: string): Elisions {
  const known = ELISIONS.get(language);
  if (known) return known;
  const [primary = ''] = language.toLowerCase().split('-');
  const words = (list = ''): ReadonlySet<string> => new Set(list === '' ? [] : list.split(' '));
  const elisions = { always: words(ALWAYS[primary]), perhaps: words(PERHAPS[primary]) };
  ELISIONS.set(language, elisions);
  return elisions;
}

/** Those that were asked for; a paragraph after the other asks. */
const ELISIONS = new Map<string, Elisions>();
