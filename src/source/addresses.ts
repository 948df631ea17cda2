/** Addresses an editor may write: of the web, of mail, of a telephone; each checked and brought to the form a link needs. */
import type { CountryCode } from 'libphonenumber-js/min';
import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { lettered } from '../base/letters.ts';
import type { Target } from './update.ts';

/** Labels of letters, digits and inner hyphens, two at least, the last with a letter (RFC 1123, 2.1). */
const HOST = lettered(
  '^(?=.{4,253}$)(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+(?=[^.]*[\\p{L}])[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])$',
);

/** The parts of a mail address that people use (RFC 5322, 3.4.1, without quoting and comments). */
const EMAIL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([^@\s]+)$/;

/** RFC 3966: digits and visual separators, then parameters. */
const TEL = /^tel:\+?[0-9][0-9().-]{2,30}(?:;[a-z-]+=[\w+.-]+)*$/i;

/**
 * The name after a `#`: lower case, letters and digits, hyphens between (content model, Inline text). Its pattern is made
 * only where one stands, for tables of all scripts take long to load.
 */
function slugIn(typed: string): string | undefined {
  return /^#([\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*)$/u.exec(typed)?.[1];
}

/** What stands before an address's first colon, in small letters. */
function schemeOf(typed: string): string {
  return typed.slice(0, Math.max(0, typed.indexOf(':'))).toLowerCase();
}

/** A host, and perhaps a port, a path, a query and a fragment. */
const WEB = /^[^:]*:\/\/([^\s/?#:\\@]+)(?::\d{1,5})?(?:[/?#][^\s\\]*)?$/;
/** ASCII but " < > ^ ` { | } and the backslash, which no address holds as they are. */
const ADDRESS_SIGNS = /^[!#-;=?-[\]_a-z~]+$/;

/** A web address in the form that a link needs, ASCII only; nothing where it has no real host. */
export function webAddress(typed: string): string | undefined {
  const scheme = schemeOf(typed);
  const host = scheme === 'http' || scheme === 'https' ? WEB.exec(typed)?.[1] : undefined;
  if (host === undefined || !HOST(host).test(host)) return undefined;
  // A URL that is ASCII already stays as typed: normalising would add a slash.
  if (ADDRESS_SIGNS.test(typed)) return typed;
  return URL.canParse(typed) ? new URL(typed).href : undefined;
}

/** `mailto:` with what the scheme reserves escaped (RFC 6068); nothing where it is no mail address. */
export function mailAddress(typed: string): string | undefined {
  const host = EMAIL.exec(typed)?.[1];
  if (host === undefined || !/^[\x20-\x7e]+$/.test(host) || !HOST(host).test(host) || typed.length > 254)
    return undefined;
  const local = typed.slice(0, -host.length - 1);
  return `mailto:${local.replaceAll(/[^A-Za-z0-9.!$'*+_~=-]/g, encodeURIComponent)}@${host}`;
}

/** A telephone number as `tel:` in international form (RFC 3966); nothing where it is none of its country's. */
export function phoneAddress(typed: string, country: string): string | undefined {
  const asked = `${country} ${typed}`;
  if (!PHONES.has(asked)) {
    if (PHONES.size >= MOST_PHONES) PHONES.clear();
    PHONES.set(asked, phoneIn(typed, country));
  }
  return PHONES.get(asked);
}

/** Numbers that were read before: while an editor types, the same few are read again and again. */
const PHONES = new Map<string, string | undefined>();
const MOST_PHONES = 1000;

/** A British number, ten figures after its 0, in groups: the library takes every such, and is long to load. */
export function isBritish(typed: string): boolean {
  return BRITISH.test(typed);
}

const BRITISH = /^(?=(?: ?\d){11}$)0[1-9]\d{0,4}(?: \d+)*$/;

function phoneIn(typed: string, country: string): string | undefined {
  if (country === 'GB' && isBritish(typed)) return `tel:+44${typed.slice(1).replaceAll(' ', '')}`;
  if (!isSupportedCountry(country)) return undefined;
  const number = parsePhoneNumberFromString(typed, { defaultCountry: country, extract: false });
  return number?.isPossible() ? number.getURI() : shortNumber(typed, country);
}

/**
 * Numbers for help and services, dialled within the country only (RFC 3966, 5.1.5): 111, 999, and the six digits that
 * begin with 116 or 118 all over Europe. Six others are a local number without its area code.
 */
function shortNumber(typed: string, country: CountryCode): string | undefined {
  const digits = /^[\d ]+$/.test(typed) ? typed.replaceAll(' ', '') : '';
  return /^(?:1\d\d|999|11[68]\d{3})$/.test(digits)
    ? `tel:${digits};phone-context=+${getCountryCallingCode(country)}`
    : undefined;
}

/** True for a country whose national telephone numbers can be read (ISO 3166-1 alpha-2). */
export function isCountry(typed: string): boolean {
  // Most houses are here; the table of all countries is large.
  return typed === 'GB' || isSupportedCountry(typed);
}

function mailto(typed: string): string | undefined {
  const [address = '', query] = typed.slice('mailto:'.length).split(/\?(.*)/s);
  const href = mailAddress(address);
  if (href === undefined || (query !== undefined && !/^[!-~]*$/.test(query))) return undefined;
  return query === undefined ? href : `${href}?${query}`;
}

/** Where a link leads, or nothing where the contract does not know such an address. */
export function linkTarget(typed: string): Target | undefined {
  const slug = typed.startsWith('#') ? slugIn(typed) : undefined;
  if (slug !== undefined) return { kind: 'heading', slug };
  const href = addressIn(typed);
  return href === undefined ? undefined : { kind: 'address', href };
}

function addressIn(typed: string): string | undefined {
  switch (schemeOf(typed)) {
    case 'mailto':
      return mailto(typed);
    case 'tel':
      return TEL.test(typed) ? typed : undefined;
    default:
      return webAddress(typed);
  }
}

/** What an address that is refused was probably meant to be. */
export function meantAddress(typed: string): string | undefined {
  const likely = [`https://${typed}`, `mailto:${typed}`, typed.toLowerCase().replaceAll(/[ _]+/g, '-')];
  const isHost =
    /^[^\s/:@]+\.[^\s:@]+$/.test(typed) && /^www\.|\.(?:uk|org|com|net|eu|gov)(?:\/|$)/i.test(typed);
  return likely.find(
    (address, n) =>
      (n === 0 ? isHost : n === 1 || typed.startsWith('#')) && linkTarget(address) !== undefined,
  );
}
