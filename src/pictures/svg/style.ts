/** The style of an element: what it inherits, then its attributes, then its `style` (SVG 2, 6.4; CSS Cascade). */
import { well, type Answer, type Refusal } from '../refusal.ts';
import { unknownFeature, unreadable, unsupported } from './features.ts';
import { propertyOf, type Property, type Style } from './properties.ts';

export type Attributes = ReadonlyMap<string, string>;

interface Declaration {
  readonly name: string;
  readonly value: string;
}

/** `whole` is what a percentage of a stroke's width is of. */
export function styleOf(inherited: Style, attributes: Attributes, whole: number): Answer<Style> {
  const declared = declarationsIn(attributes.get('style') ?? '');
  if (!declared) return unreadable('style', attributes.get('style') ?? '');
  const presented = [...attributes].map(([name, value]) => ({ name, value: value.trim() }));
  let style = inherited;
  for (const [declarations, mustBeKnown] of [
    [presented, false],
    [declared, true],
  ] as const) {
    for (const declaration of declarations) {
      const property = propertyOf(declaration.name);
      // An attribute that SVG does not know does nothing; a property might.
      if (!property && !mustBeKnown) continue;
      const change = property ? apply(property, declaration, whole) : unknownFeature(declaration.name);
      if (isRefusal(change)) return change;
      style = { ...style, ...change };
    }
  }
  return well(style);
}

/** Whether an element and all within it are not shown at all (SVG 2, 3.5). */
export function isHidden(attributes: Attributes): boolean {
  const declared = declarationsIn(attributes.get('style') ?? '')?.findLast(({ name }) => name === 'display');
  return (declared?.value ?? attributes.get('display')?.trim()) === 'none';
}

function isRefusal(change: Partial<Style> | Refusal): change is Refusal {
  return 'ok' in change;
}

const UNCHANGED: Partial<Style> = {};
/** Values that say nothing new: an empty attribute is what templates leave behind. */
const SAYING_NOTHING = new Set(['', 'inherit', 'unset']);
const SEE_THROUGH = /^(?:rgba|hsla)\(|^#(?:[\da-f]{4}|[\da-f]{8})$/i;

function apply(property: Property, { name, value }: Declaration, whole: number): Partial<Style> | Refusal {
  if (SAYING_NOTHING.has(value)) return UNCHANGED;
  switch (property.kind) {
    case 'ignored':
      return UNCHANGED;
    case 'only':
      return property.harmless(value) ? UNCHANGED : unsupported(property.feature);
    case 'set':
      return property.read(value, whole) ?? badValue(name, value);
  }
}

function badValue(name: string, value: string): Refusal {
  if (value.startsWith('url(')) return unsupported('gradient');
  return SEE_THROUGH.test(value) ? unsupported('opacity') : unreadable(name, value);
}

/** A hundred properties' worth. A pattern that looks for brackets runs out of stack on megabytes. */
const LONGEST_STYLE = 10_000;
/** A name, a colon, and a value in which quotes and brackets may hide a semicolon. */
const NEXT_DECLARATION = /[\s;]*([-\w]+)\s*:((?:[^;"'()]|"[^"]*"|'[^']*'|\([^()]*\))*)(?:;|$)/y;
const BLANK = /[\s;]*$/y;

/** The declarations of a `style` attribute; undefined where they cannot be told apart. */
function declarationsIn(text: string): readonly Declaration[] | undefined {
  if (text.length > LONGEST_STYLE) return undefined;
  const plain = text.replaceAll(/\/\*[^]*?\*\//g, ' ');
  const declarations: Declaration[] = [];
  for (let at = 0; !matchesAt(BLANK, plain, at); at = NEXT_DECLARATION.lastIndex) {
    NEXT_DECLARATION.lastIndex = at;
    const [, name = '', value = ''] = NEXT_DECLARATION.exec(plain) ?? [];
    if (name === '') return undefined;
    declarations.push({ name: name.toLowerCase(), value: value.replace(/!\s*important\s*$/, '').trim() });
  }
  return declarations;
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
