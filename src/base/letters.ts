/** Patterns that speak of letters of any script, at no cost where a text has none but English ones. */

const ASCII = /^[\0-\x7f]*$/;
const ASCII_OF: Readonly<Record<string, string>> = { '\\p{L}': 'A-Za-z', '\\p{N}': '0-9', '\\p{M}': '' };

function asciiOf(source: string): string {
  return source.replaceAll(/\\p\{\w\}/g, (name) => ASCII_OF[name] ?? '');
}

/**
 * A pattern whose classes (`[\p{L}\p{N}]`, always in brackets) are those of Unicode, for the text that it is asked for.
 * The engine builds their tables at the first use of each pattern, half a millisecond for each; text of ASCII needs none.
 */
export function lettered(source: string, flags = ''): (text: string) => RegExp {
  let ascii: RegExp | undefined;
  let any: RegExp | undefined;
  return (text) =>
    ASCII.test(text)
      ? (ascii ??= new RegExp(asciiOf(source), flags))
      : (any ??= new RegExp(source, `${flags}u`));
}
