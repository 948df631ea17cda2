/** Spaces that only look like those of the keyboard: copied text brings them to where YAML wants its own. */
import { indentOf, isEntry, prefixOf } from './lines.ts';
import type { Lines, Mend } from './quoting.ts';

/** Spaces of a width (Unicode 16, general category Zs) other than U+0020. */
const ODD = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** Every line whose key or dash has such a space before it or behind it, with ordinary ones in their place. */
export function oddSpaceMends(lines: Lines): Mend[] {
  return lines.flatMap((line, first) => {
    const plain = line.replaceAll(ODD, ' ');
    if (plain === line || !isEntry(plain)) return [];
    const prefix = prefixOf(plain);
    const column = line.slice(0, prefix.length).search(ODD);
    if (column === -1) return [];
    const isIndent = column < indentOf(plain);
    return [
      {
        first,
        column: isIndent ? 0 : column,
        lines: [(prefix + line.slice(prefix.length)).trimEnd()],
        code: 'yaml-syntax',
        message: isIndent
          ? 'This line is indented with a character that only looks like a space.'
          : 'A character here only looks like a space, so YAML does not take it for one.',
        hint: `${isIndent ? 'Indent with spaces' : 'Type the space anew'}, as shown: it was probably copied from a web page or a word processor.`,
      },
    ];
  });
}
