/** The addresses of what is published: the same on the page, in its head, in the feed and in the PDF. */

/** An email address or a telephone number as a reader knows it; undefined for any other, and for one with more in it. */
export function shortAddress(href: string): string | undefined {
  const rest = /^(?:mailto|tel):([^?]*)$/i.exec(href)?.[1];
  return rest === undefined ? undefined : decodeURIComponent(rest);
}

/** A file's address relative to the others, whatever signs its name has. */
export function relativeAddress(file: string): string {
  return encodeURIComponent(file);
}

/** A file's address in the house's publicUrl, which is a folder, ended by a slash or not. */
export function publicAddress(publicUrl: string, file: string): string {
  const folder = new URL(publicUrl);
  if (!folder.pathname.endsWith('/')) folder.pathname += '/';
  return new URL(relativeAddress(file), folder).href;
}
