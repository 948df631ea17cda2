/** From the tree to a House: who publishes, in which colour, on which paper. */
import { contrast } from '../base/colour.ts';
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
import type { House, HouseEmail, Mailbox, Plain } from './update.ts';

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
    /^#[\dA-Fa-f]{6}$/.test(text) ? text.toLowerCase() : undefined;
  const accent = readAs(reading, node, plain(reading, node, 'accent'), read, (text) => ({
    code: 'bad-colour',
    message: `"${words(text)}" is not a colour.`,
    hint: 'Write "#" and six digits or letters from a to f, in quotes: "#1f4e79".',
  }));
  if (!node || accent === undefined) return DEFAULT_ACCENT;
  const ratio = contrast(accent, '#ffffff');
  if (ratio < LEAST_CONTRAST) {
    const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
    const message = `The colour ${accent} has a contrast of ${shown} : 1 with white paper; text needs 4.5 : 1.`;
    tellAt(reading, node, 'low-contrast', { message, hint: 'Choose a darker colour, e.g. "#1f4e79".' });
  }
  return accent;
}

/** Longer ones are nobody's, and would leave no room on a header's line (RFC 5322, 2.1.1: 998 signs). */
const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 900;

/** An address, or a name and an address: SMMGP <updates@example.org>. A name may stand in double quotes. */
function mailbox(typed: string): Mailbox | undefined {
  const [, before = '', address = typed] = /^([^<>@\r\n]+) <([^<>]+)>$/.exec(typed) ?? [];
  const name = before.trim().replace(/^"(.*)"$/, '$1');
  if (mailAddress(address) === undefined || name.length > LONGEST_NAME) return undefined;
  return { ...(name && { name }), address };
}

function unsubscribing(typed: string): string | undefined {
  const href = webAddress(typed) ?? mailAddress(typed.replace(/^mailto:/i, ''));
  return href !== undefined && href.length <= LONGEST_ADDRESS ? href : undefined;
}

const A_MAILBOX =
  'Write one address, or a name and the address in angle brackets: Policy Updates <updates@example.org>.';

function readHouseEmail(reading: Reading, node: Node | undefined): HouseEmail | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const field = (key: string): Plain | undefined => plain(reading, valueOf(node, key), key);
  const checked = <T>(key: string, read: (text: string) => T | undefined, hint: string): T | undefined => {
    const refusal = (text: string): Refusal => ({ ...emailRefusal(text), hint });
    return readAs(reading, valueOf(node, key), field(key), read, refusal);
  };
  const unsubscribe = field('unsubscribe');
  const href = checked('unsubscribe', unsubscribing, 'Write one address of the web or of email.');
  return present({
    place: node.place,
    from: checked('from', mailbox, A_MAILBOX),
    replyTo: checked('replyTo', mailbox, A_MAILBOX),
    subject: field('subject'),
    unsubscribe: unsubscribe && href !== undefined ? { ...unsubscribe, href } : undefined,
  });
}
