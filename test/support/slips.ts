/** Slips of an editor's hand: a character or a line typed, lost, doubled, swapped or moved. */
import fc from 'fast-check';

/** Characters that YAML or Markdown gives a meaning. */
const SPITEFUL = [...':#-\'"*[]{}&!|>%@`\t\né '];

/** One slip: at a character of the text, or at a line of it. */
export type Slip =
  | { readonly kind: 'insert' | 'replace'; readonly at: number; readonly typed: string }
  | { readonly kind: 'delete' | 'swap letters'; readonly at: number }
  | { readonly kind: 'delete line' | 'double line'; readonly line: number }
  | { readonly kind: 'swap lines'; readonly line: number; readonly other: number }
  | { readonly kind: 'indent line'; readonly line: number; readonly by: number };

const typed = fc.constantFrom(...SPITEFUL, ': ', ' #', ' # ', '\n- ', ' - ');
const by = fc.integer({ min: -4, max: 4 });

/** Up to three slips in a text. */
export function slipsIn(text: string): fc.Arbitrary<Slip[]> {
  const at = fc.nat({ max: text.length });
  const line = fc.nat({ max: text.split('\n').length - 1 });
  const edit: fc.Arbitrary<Slip> = fc.oneof(
    fc.record({ kind: fc.constant('insert'), at, typed }),
    fc.record({ kind: fc.constant('replace'), at, typed }),
    fc.record({ kind: fc.constantFrom('delete', 'swap letters'), at }),
    fc.record({ kind: fc.constantFrom('delete line', 'double line'), line }),
    fc.record({ kind: fc.constant('swap lines'), line, other: line }),
    fc.record({ kind: fc.constant('indent line'), line, by }),
  );
  return fc.array(edit, { minLength: 1, maxLength: 3 });
}

/** The text after one slip. */
export function edited(text: string, one: Slip): string {
  if ('at' in one) {
    if (one.kind === 'swap letters') {
      const [first = '', second = ''] = text.slice(one.at, one.at + 2);
      return text.slice(0, one.at) + second + first + text.slice(one.at + 2);
    }
    const skipped = one.kind === 'insert' ? 0 : 1;
    return text.slice(0, one.at) + ('typed' in one ? one.typed : '') + text.slice(one.at + skipped);
  }
  const lines = text.split('\n');
  const here = lines[one.line] ?? '';
  switch (one.kind) {
    case 'delete line':
      return lines.toSpliced(one.line, 1).join('\n');
    case 'double line':
      return lines.toSpliced(one.line, 0, here).join('\n');
    case 'swap lines':
      return lines.map((each, index) => swapped(one, index, lines) ?? each).join('\n');
    case 'indent line':
      return lines.map((each, index) => (index === one.line ? indented(each, one.by) : each)).join('\n');
  }
}

function swapped(
  { line, other }: { readonly line: number; readonly other: number },
  index: number,
  lines: readonly string[],
): string | undefined {
  return index === line ? lines[other] : index === other ? lines[line] : undefined;
}

function indented(text: string, spaces: number): string {
  return spaces < 0 ? text.replace(new RegExp(`^ {0,${-spaces}}`), '') : ' '.repeat(spaces) + text;
}
