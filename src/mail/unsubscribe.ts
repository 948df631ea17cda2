/** Where one member leaves the list, made of the house's address for all. */

/** Stands in a house's web address for the member's own address. */
const PLACEHOLDER = /\{email\}|%7Bemail%7D/gi;

/**
 * A web address names the member where the house wrote `{email}` in it. A message to a mail address says in its subject
 * who wants to leave: it may come from another mailbox than the list knows.
 */
export function unsubscribeFor(href: string, address: string): string {
  const encoded = encodeURIComponent(address);
  const filled = href.replaceAll(PLACEHOLDER, () => encoded);
  const isPlainMail = /^mailto:[^?]*$/i.test(filled);
  return isPlainMail ? `${filled}?subject=unsubscribe%20${encoded}` : filled;
}
