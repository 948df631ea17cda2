/** From the tree to a House: who publishes, in which colour, on which paper. */
import { DEFAULT_EDITIONS, EDITION_NAMES, type EditionName } from '../base/edition.ts';
import { PAPER_NAMES, type PaperName } from '../base/paper.ts';
import { isCountry, mailAddress, webAddress } from './addresses.ts';
import { emailRefusal, present, readAs, readContact, readWebsite, type Refusal } from './contact.ts';
import { readLogo } from './picture.ts';
import { words } from './quoting.ts';
import { nearest } from './spelling.ts';
import { plain, tellAt } from './text.ts';
import type { Reading } from './text.ts';
import { itemsOf, valueOf } from './tree.ts';
import type { Node } from './tree.ts';
import type { House, HouseEmail, Plain } from './update.ts';

export const DEFAULT_COUNTRY = 'GB';
export const DEFAULT_ACCENT = '#1f4e79';
export const DEFAULT_PAPER: PaperName = 'A4';

/** WCAG 2.2, 1.4.3: text on white. */
const LEAST_CONTRAST = 4.5;

/** The house of a tree. It is for use only where no problem was told, of its shape or here. */
export function readHouse(reading: Reading, root: Node): House {
  const field = (key: string): Plain | undefined => plain(reading, valueOf(root, key), key);
  return present({
    organisation: field('organisation'),
    abbreviation: field('abbreviation'),
    strapline: field('strapline'),
    series: field('series'),
    website: readWebsite(reading, valueOf(root, 'website'), 'website'),
    publicUrl: readWebsite(reading, valueOf(root, 'publicUrl'), 'publicUrl'),
    logo: readLogo(reading, valueOf(root, 'logo')),
    country: readCountry(reading, valueOf(root, 'country')),
    accent: readAccent(reading, valueOf(valueOf(root, 'colours'), 'accent')),
    paper: readPaper(valueOf(root, 'paper')),
    editions: readEditions(reading, valueOf(root, 'editions')),
    contact: readContact(reading, valueOf(root, 'contact')),
    email: readHouseEmail(reading, valueOf(root, 'email')),
  });
}

/** The editions asked for, each once. */
function readEditions(reading: Reading, node: Node | undefined): readonly EditionName[] {
  const read = (text: string): EditionName | undefined => EDITION_NAMES.find((name) => name === text);
  const asked = itemsOf(node).flatMap((item) => {
    const edition = readAs(reading, item, plain(reading, item, ''), read, (text) => {
      const meant = nearest(text, EDITION_NAMES);
      return {
        code: 'bad-value',
        message: `"${words(text)}" is not an edition.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
        hint: `Choose from ${EDITION_NAMES.join(', ')}.`,
      };
    });
    return edition === undefined ? [] : [edition];
  });
  return asked.length > 0 ? [...new Set(asked)] : DEFAULT_EDITIONS;
}

function readPaper(node: Node | undefined): PaperName {
  const typed = node?.kind === 'scalar' ? node.text : '';
  // Another word is told with the shape.
  return PAPER_NAMES.find((name) => name === typed) ?? DEFAULT_PAPER;
}

/** The country, for others of the house to be read by; nothing is told here. */
export function countryOf(root: Node): string {
  const node = valueOf(root, 'country');
  return node?.kind === 'scalar' && isCountry(node.text) ? node.text : DEFAULT_COUNTRY;
}

function readCountry(reading: Reading, node: Node | undefined): string {
  const read = (text: string): string | undefined => (isCountry(text) ? text : undefined);
  const country = readAs(reading, node, plain(reading, node, 'country'), read, (text) => {
    const upper = text === 'UK' || text === 'uk' ? 'GB' : text.toUpperCase();
    const meant = isCountry(upper) ? upper : undefined;
    return {
      code: 'bad-value',
      message: `"${words(text)}" is not the code of a country.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
      hint: 'Write the two capital letters of the country, e.g. GB or IE.',
      meant,
    };
  });
  return country ?? DEFAULT_COUNTRY;
}

function readAccent(reading: Reading, node: Node | undefined): string {
  const read = (text: string): string | undefined =>
    /^#[\da-f]{6}$/i.test(text) ? text.toLowerCase() : undefined;
  const accent = readAs(reading, node, plain(reading, node, 'accent'), read, (text) => ({
    code: 'bad-colour',
    message: `"${words(text)}" is not a colour.`,
    hint: 'Write "#" and six digits or letters from a to f, in quotes: "#1f4e79".',
  }));
  if (!node || accent === undefined) return DEFAULT_ACCENT;
  const ratio = contrastWithWhite(accent);
  if (ratio < LEAST_CONTRAST) {
    const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
    const message = `The colour ${accent} has a contrast of ${shown} : 1 with white paper; text needs 4.5 : 1.`;
    tellAt(reading, node, 'low-contrast', { message, hint: 'Choose a darker colour, e.g. "#1f4e79".' });
  }
  return accent;
}

/** The contrast ratio of `#rrggbb` with white (WCAG 2.2, relative luminance and contrast ratio), from 1 to 21. */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** An address, or a name and an address: SMMGP <updates@example.org>. */
function mailbox(typed: string): string | undefined {
  const [, address = typed] = /^[^<>@\r\n]+ <([^<>]+)>$/.exec(typed) ?? [];
  return mailAddress(address);
}

function unsubscribing(typed: string): string | undefined {
  return webAddress(typed) ?? mailAddress(typed.replace(/^mailto:/i, ''));
}

const A_MAILBOX =
  'Write one address, or a name and the address in angle brackets: Policy Updates <updates@example.org>.';

function readHouseEmail(reading: Reading, node: Node | undefined): HouseEmail | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const checked = (
    key: string,
    read: (text: string) => string | undefined,
    hint: string,
  ): Plain | undefined => {
    const typed = plain(reading, valueOf(node, key), key);
    const refusal = (text: string): Refusal => ({ ...emailRefusal(text), hint });
    return readAs(reading, valueOf(node, key), typed, read, refusal) === undefined ? undefined : typed;
  };
  return present({
    from: checked('from', mailbox, A_MAILBOX),
    replyTo: checked('replyTo', mailbox, A_MAILBOX),
    subject: plain(reading, valueOf(node, 'subject'), 'subject'),
    unsubscribe: checked('unsubscribe', unsubscribing, 'Write one address of the web or of email.'),
  });
}
