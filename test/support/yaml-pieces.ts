/** Small random YAML: keys, items and values as people write them, among them odd and wrong ones. */
import fc from 'fast-check';

/** Signs that stand for white space, so that a list of values can be read. */
const SIGNS: Readonly<Record<string, string>> = { '⏎': '\n', '⇥': '\t', '⍽': '\u00a0', '␣': '\u2003' };

function listOf(values: string): string[] {
  return values.split(' ¦ ').map((value) => value.replaceAll(/[⏎⇥⍽␣]/g, (sign) => SIGNS[sign] ?? ''));
}

/** Values below a key or a dash two columns in; what goes on stands eight in. */
const EVERYDAY = listOf(
  `word ¦ two words ¦ "q" ¦ 's' ¦ 12 ¦ 6.80 ¦ true ¦ ~ ¦ a:b ¦ "x: y" ¦ o'c ¦ http://a.b/c#d ¦ ` +
    `plain⏎        more ¦ x⏎⏎        y ¦ "a⏎        b" ¦ [a, b] ¦ { a: 1 } ¦ |⏎        kept⏎ ¦ ` +
    `|⏎        kept⏎⏎        two⏎ ¦ >⏎        fold⏎        ed⏎ ¦ ⏎        below`,
);

const ODD = listOf(
  `"q⏎ ¦ plain⏎  more ¦ "a⏎    b" ¦ |⏎    kept⏎     deeper⏎ ¦ >-⏎      fold⏎      ed⏎ ¦ |-⏎  x ¦ ` +
    `[a, "b, c", [d]] ¦ { a: 1, b: "x" } ¦ '' ¦ a # c ¦ ⏎ ¦ ⏎# c⏎    below ¦ ⏎    # c⏎    below ¦ ` +
    `x⏎    - y ¦ C# ¦ a "b" c ¦ end: ¦ k: v ¦   spaced   ¦ "tr  ⏎    b" ¦ "x\\"y\\\\z" ¦ "x\\ny" ¦ -x ¦ -- ¦ ` +
    `- x ¦ >⏎    a ⏎    b⏎⏎⏎    c⏎⏎ ¦ [a,b,] ¦ [ a , b ] ¦ {a: b} ¦ [a: b] ¦ { a: 1, a: 2 } ¦ [-1, -, --] ¦ ` +
    `[http://a.b, c] ¦ "a" # c ¦ [x] y ¦ {true ¦ [ ¦ |⏎    a⏎  # c⏎ ¦ |⏎    a⏎      # c⏎ ¦ a⍽ ¦ ` +
    `"a⍽⏎    b" ¦ [a⍽, b] ¦ [] ¦ {} ¦ |⏎⏎    a⏎ ¦ |⏎      ⏎    a⏎ ¦ |⏎    a  ⏎ ¦ |⏎    a⏎  ⏎ ¦ ` +
    `>⏎    a⏎      b⏎    c⏎ ¦ a⏎    # c⏎ ¦ a⏎  # c⏎ ¦ "it's" s ¦ 'it''s' ¦ 0x1F ¦ .inf ¦ 1e3 ¦ +44 1 ¦ ` +
    `&a b ¦ *b ¦ !t c ¦ @d ¦ \`e\` ¦ %f ¦ ? g ¦ << ¦ a⇥b ¦ a⏎␣⏎    b ¦ |+⏎    a⏎⏎`,
);

const COMMENTS = listOf(`# c⏎ ¦   # c⏎ ¦     # c⏎ ¦       # c⏎ ¦ ⏎ ¦   ⏎ ¦ #x⏎ ¦   #x⏎ ¦   ## x⏎ ¦ ---⏎`);

const value = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...EVERYDAY) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
);
const comment = fc.oneof(
  { weight: 12, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom(...COMMENTS) },
);

function entryOf(...keys: string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...keys), value, comment)
    .map(([key, text, after]) => `${key}: ${text}\n${after}`);
}

function someOf(one: fc.Arbitrary<string>, most: number): fc.Arbitrary<string[]> {
  return fc.array(one, { minLength: 1, maxLength: most });
}

function indented(lines: string, by: number): string {
  return lines.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}

const entry = entryOf('a', 'b', 'c', 'd', 'text');
const item = fc.oneof(
  value.map((text) => `- ${text}\n`),
  someOf(entry, 3).map((entries) => `- ${entries.join('  ')}`),
);
const items = someOf(
  fc.tuple(item, comment).map((parts) => parts.join('')),
  3,
);
const below = fc
  .tuple(fc.constantFrom('f', 'g', 'h'), fc.oneof(items, someOf(entry, 3)), fc.integer({ min: 0, max: 4 }))
  .map(([key, lines, by]) => `${key}:\n${indented(lines.join(''), by)}`);

const LINES = listOf(
  `-  ¦ -  ¦ a:  ¦ b: ¦ word ¦ two words ¦    ¦ " ¦ ' ¦ # ¦ :  ¦ ,  ¦ [ ¦ ] ¦ { ¦ } ¦ | ¦ > ¦ - ¦ \\`,
);
const line = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.array(fc.constantFrom(...LINES), { maxLength: 4 }))
  .map(([indent, parts]) => `${' '.repeat(indent)}${parts.join('')}\n`);

/** A document of a few lines: mostly entries, now and then lines of anything. */
export const yamlPieces: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: someOf(fc.oneof(entry, below, comment), 5) },
      { weight: 1, arbitrary: someOf(line, 6) },
    ),
    fc.boolean(),
  )
  .map(([lines, isClosed]) => (isClosed ? lines.join('') : lines.join('').trimEnd()));
