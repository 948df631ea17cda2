/** What an email says beside the update itself, in both of its bodies. */

export interface Frame {
  /** What a list of messages shows after the subject. */
  readonly preview: string;
  /** What is attached. */
  readonly attached: string;
  /** Where this member leaves the list: an https:, http: or mailto: address. */
  readonly unsubscribe?: string;
}

/** An address as a reader knows it: of an email address, without the scheme. */
export function shownAddress(href: string): string {
  return /^mailto:/i.test(href)
    ? decodeURIComponent(href.slice('mailto:'.length).replace(/\?.*$/, ''))
    : href;
}
