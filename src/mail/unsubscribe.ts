/** Where one member leaves the list, made of the house's address for all. */

/** Where the reader of a letter leaves the list. */
export interface Leaving {
  /** An https:, http: or mailto: address. */
  readonly href: string;
  /** True where the address alone says who leaves, so that whoever opens it need not ask. */
  readonly namesMember: boolean;
}

/** Stands in a house's web address for the member's own address. */
const PLACEHOLDER = /\{email\}|%7Bemail%7D/gi;

/**
 * A web address names the member where the house wrote `{email}` in it; in a letter to nobody that place stays empty. A
 * message to a mail address says in its subject who wants to leave: it may come from another mailbox than the list knows.
 */
export function leavingFor(href: string, address?: string): Leaving {
  const encoded = encodeURIComponent(address ?? '');
  const filled = href.replaceAll(PLACEHOLDER, () => encoded);
  const namesMember = address !== undefined && filled !== href;
  if (address === undefined || !/^mailto:[^?]*$/i.test(filled)) return { href: filled, namesMember };
  return { href: `${filled}?subject=unsubscribe%20${encoded}`, namesMember: true };
}
