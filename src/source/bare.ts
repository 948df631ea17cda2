/** Finds bare addresses in running text, in linear time, before Markdown can take their `_` and `*` for emphasis. */
import { lettered } from '../base/letters.ts';
import { mailAddress, webAddress } from './addresses.ts';

/** A stretch of the text, as UTF-16 offsets, that is an address, and where it leads. */
export interface BareAddress {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

/** A web address up to white space or a mark that no address holds; a word before it means that it is none. */
const WEB = lettered('(?<![\\p{L}\\p{N}@.])(?:https?://|www\\.)[^\\s<>"“”«»`]+', 'gi');
/** Whether it is worth while to look for one. */
const LIKE_WEB = /:\/\/|[wW]{3}\./;

/** Marks that end the sentence, not the address. */
const TRAILING = new Set([...".,:;!?'’‘…*_~|\\-–—"]);
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Where an address ends: before an unopened bracket and before the punctuation of its sentence. */
function addressEnd(typed: string): number {
  const open: Record<string, number> = {};
  let end = 0;
  for (; end < typed.length; end++) {
    const character = typed.charAt(end);
    const opener = CLOSING[character];
    if (opener !== undefined && (open[opener] ?? 0) === 0) break;
    if (opener !== undefined) open[opener] = (open[opener] ?? 0) - 1;
    else open[character] = (open[character] ?? 0) + 1;
  }
  while (end > 0 && TRAILING.has(typed.charAt(end - 1))) end--;
  return end;
}

function webAddresses(text: string): BareAddress[] {
  if (!LIKE_WEB.test(text)) return [];
  return [...text.matchAll(WEB(text))].flatMap(({ 0: typed, index: start }) => {
    const end = addressEnd(typed);
    // An underscore that was escaped out of habit is meant without its backslash.
    const address = typed.slice(0, end).replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
    const href = webAddress(/^www\./i.test(address) ? `https://${address}` : address);
    return href === undefined ? [] : [{ start, end: start + end, href }];
  });
}

const LOCAL = /[A-Za-z0-9.'+_%&=-]/;
const HOST = /[A-Za-z0-9.-]/;
const WORD = lettered('[\\p{L}\\p{N}]');

/** The mail address around an `@`; nothing left of `from` is looked at, so that all together is linear. */
function mailAround(text: string, at: number, from: number): BareAddress | undefined {
  let start = at;
  while (start > from && LOCAL.test(text.charAt(start - 1))) start--;
  const before = text.charAt(start - 1);
  while (start < at && !/[A-Za-z0-9]/.test(text.charAt(start))) start++;
  let end = at + 1;
  while (end < text.length && HOST.test(text.charAt(end))) end++;
  while (end > at && !/[A-Za-z0-9]/.test(text.charAt(end - 1))) end--;
  // "josé.b@x.org" must not become a link to "b@x.org".
  const after = text.charAt(end);
  if (WORD(before).test(before) || WORD(after).test(after)) return undefined;
  const href = mailAddress(text.slice(start, end));
  return href === undefined ? undefined : { start, end, href };
}

function mailAddresses(text: string, webs: readonly BareAddress[]): BareAddress[] {
  const found: BareAddress[] = [];
  let from = 0;
  let web = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    while ((webs[web]?.end ?? Infinity) <= at) from = webs[web++]?.end ?? from;
    if ((webs[web]?.start ?? Infinity) <= at) continue;
    const mail = mailAround(text, at, from);
    if (mail) found.push(mail);
    from = mail?.end ?? at + 1;
  }
  return found;
}

/** All bare web and mail addresses of a text, by place. */
export function bareAddresses(text: string): BareAddress[] {
  const webs = webAddresses(text);
  if (!text.includes('@')) return webs;
  return [...webs, ...mailAddresses(text, webs)].sort((a, b) => a.start - b.start);
}
