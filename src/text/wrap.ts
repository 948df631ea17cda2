/** Words to lines of plain text, by the width at which a terminal or a mail program shows them. */
import stringWidth from 'string-width';

/** Columns of a line: what mail programs show without wrapping, quoted once or twice (RFC 5322, 2.1.1, allows 78). */
export const MEASURE = 72;

/**
 * Breaks a text at its spaces into lines of at most `measure` columns. A longer word, such as an address, has a line
 * of its own and is never broken, so that it can still be followed. A no-break space is not a place to break.
 */
export function wrap(text: string, measure: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.split(/[ \t\r\n]+/).filter((part) => part !== '')) {
    const wide = columns(word);
    if (line === '' || width + 1 + wide > measure) {
      if (line !== '') lines.push(line);
      [line, width] = [word, wide];
    } else {
      line += ` ${word}`;
      width += 1 + wide;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The columns that a text takes: two for an East Asian sign, none for a combining mark. */
export function columns(text: string): number {
  return stringWidth(text);
}

/** A text filled with spaces to a width, at its end or its beginning. */
export function filled(text: string, width: number, at: 'end' | 'start' = 'end'): string {
  const space = ' '.repeat(Math.max(0, width - columns(text)));
  return at === 'end' ? text + space : space + text;
}

/** Lines that hang from a label, which stands before the first of them. */
export function hang(label: string, lines: readonly string[]): string[] {
  const indent = ' '.repeat(columns(label));
  return lines.map((line, index) => (index === 0 ? label : line && indent) + line);
}

/** Groups of lines below one another with an empty line between them; groups without lines leave none. */
export function spaced(groups: readonly (readonly string[])[]): string[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : ['', ...group]));
}
