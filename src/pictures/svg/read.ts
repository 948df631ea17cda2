/** An SVG drawing (SVG 2), read into shapes that need nothing but a path painter. What cannot become one is refused. */
import type { Drawing, Shape } from '../picture.ts';
import { refuse, well, type Answer, type Refusal } from '../refusal.ts';
import { farReaching, roleOf } from './elements.ts';
import { tooMuch, unknownFeature, unreadable, unsupported } from './features.ts';
import { OUTLINES } from './outlines.ts';
import { MOST_COMMANDS, readPath } from './path.ts';
import { INITIAL_STYLE, type Style } from './properties.ts';
import { paint } from './shape.ts';
import { isHidden, styleOf, type Attributes } from './style.ts';
import { parseTransform, within, type Matrix } from './transform.ts';
import { readViewport, type Viewport } from './viewport.ts';
import { readXml, type Element, type Listener } from './xml.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Namespaces whose elements a browser would show inside a drawing. */
const SHOWN_ELSEWHERE = new Set(['http://www.w3.org/1999/xhtml', 'http://www.w3.org/1998/Math/MathML']);

const DEEPEST = 64;
const MOST_ELEMENTS = 100_000;

/** What an element's children get from it. */
interface Surroundings {
  readonly matrix: Matrix;
  readonly style: Style;
}

export function readSvg(bytes: Uint8Array): Answer<Drawing> {
  const text = decode(bytes);
  if (text === undefined) return NOT_UTF8;
  const reader = new DrawingReader();
  const refusal = readXml(text, reader);
  return refusal ?? reader.finished();
}

const NOT_UTF8 = refuse(
  'bad-picture',
  'The drawing is not written in UTF-8, so its text cannot be read.',
  'Open it in a drawing program and save it as plain SVG, which is in UTF-8.',
);

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // The one thing that a fatal decoder throws, at bytes that are no UTF-8.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

class DrawingReader implements Listener {
  readonly #shapes: Shape[] = [];
  /** Of the open elements, outermost first; those that are passed over have none. */
  readonly #surroundings: Surroundings[] = [];
  #viewport: Viewport | undefined;
  #namespace = SVG;
  #depth = 0;
  /** The depth of the element that is passed over, with all in it. */
  #passing: number | undefined;
  #elements = 0;
  #commands = 0;

  opened(element: Element): Refusal | undefined {
    this.#depth++;
    this.#elements++;
    if (this.#depth > DEEPEST) return tooMuch(`${DEEPEST} groups inside one another`);
    if (this.#elements > MOST_ELEMENTS) return tooMuch(`${MOST_ELEMENTS.toLocaleString('en-GB')} parts`);
    if (this.#depth === 1) return this.#root(element);
    if (element.namespace !== this.#namespace) return this.#foreign(element);
    if (this.#passing !== undefined) return refusedAnywhere(element);
    return this.#child(element);
  }

  closed(): void {
    if (this.#passing === undefined) this.#surroundings.pop();
    if (this.#passing === this.#depth) this.#passing = undefined;
    this.#depth--;
  }

  finished(): Answer<Drawing> {
    if (!this.#viewport || this.#shapes.length === 0) return NOTHING_TO_SEE;
    const { width, height } = this.#viewport;
    return well({ kind: 'drawing', width, height, shapes: this.#shapes });
  }

  #root({ name, namespace, attributes }: Element): Refusal | undefined {
    // Drawings copied out of web pages have no namespace.
    if (roleOf(name, true)?.kind !== 'root' || (namespace !== SVG && namespace !== '')) return NO_DRAWING;
    this.#namespace = namespace;
    if (attributes.has('transform')) return unknownFeature('a transform of the whole page');
    const viewport = readViewport(attributes);
    if (!viewport.ok) return viewport;
    this.#viewport = viewport.value;
    const style = styleOf(INITIAL_STYLE, withoutPlacing(attributes), viewport.value.box.diagonal);
    if (!style.ok) return style;
    this.#surroundings.push({ matrix: viewport.value.matrix, style: style.value });
    return undefined;
  }

  /** Another namespace's element: an editor's own notes, which are passed over. */
  #foreign({ namespace }: Element): Refusal | undefined {
    if (SHOWN_ELSEWHERE.has(namespace) && this.#passing === undefined) return unsupported('page');
    this.#passing ??= this.#depth;
    return undefined;
  }

  #child(element: Element): Refusal | undefined {
    const { name, attributes } = element;
    const role = roleOf(name, false);
    if (!role) return unknownFeature(`<${name}>`);
    switch (role.kind) {
      case 'refused':
        return isHidden(attributes) ? this.#passOver(element) : unsupported(role.feature);
      case 'passed':
        return this.#passOver(element);
      case 'group':
      case 'shape':
        return isHidden(attributes) ? this.#passOver(element) : this.#shown(element, role.kind);
      case 'root':
        throw new Error('only the outermost element is the root');
    }
  }

  #passOver(element: Element): Refusal | undefined {
    this.#passing = this.#depth;
    return refusedAnywhere(element);
  }

  #shown({ name, attributes }: Element, kind: 'group' | 'shape'): Refusal | undefined {
    const { matrix, style: inherited } = this.#around();
    const condition = CONDITIONS.find((attribute) => attributes.has(attribute));
    if (condition !== undefined) return unsupported('condition');
    const placing = attributes.get('transform') ?? '';
    const transform = parseTransform(placing);
    if (!transform) return unreadable('transform', placing);
    const style = styleOf(inherited, attributes, this.#box().diagonal);
    if (!style.ok) return style;
    const surroundings = { matrix: within(matrix, transform), style: style.value };
    this.#surroundings.push(surroundings);
    return kind === 'shape' ? this.#draw(name, attributes, surroundings) : undefined;
  }

  #draw(name: string, attributes: Attributes, { matrix, style }: Surroundings): Refusal | undefined {
    const outline = OUTLINES.get(name)?.(attributes, this.#box());
    if (!outline?.ok) return outline;
    const path = readPath(outline.value, matrix);
    if (path.kind === 'unreadable') return unreadable(`a ${name}`, outline.value);
    if (path.kind === 'path') this.#commands += path.commands.length;
    if (path.kind === 'too-long' || this.#commands > MOST_COMMANDS)
      return tooMuch(`${MOST_COMMANDS.toLocaleString('en-GB')} points and curves`);
    const shapes = paint(path.commands, style, matrix);
    if (!shapes.ok) return shapes;
    this.#shapes.push(...shapes.value);
    return undefined;
  }

  #around(): Surroundings {
    const innermost = this.#surroundings.at(-1);
    if (!innermost) throw new Error('an element stands outside the root');
    return innermost;
  }

  #box(): Viewport['box'] {
    if (!this.#viewport) throw new Error('an element stands before the root');
    return this.#viewport.box;
  }
}

/** Attributes that show an element to some readers only (SVG 2, 5.7). */
const CONDITIONS = ['systemLanguage', 'requiredExtensions', 'requiredFeatures'];

const NOTHING_TO_SEE = refuse(
  'bad-picture',
  'There is nothing to see in the drawing.',
  'Open it in a drawing program: what it shows may be on a hidden layer, or have neither fill nor stroke.',
);

const NO_DRAWING = refuse(
  'picture-kind',
  'The file is XML, but not an SVG drawing.',
  'Save the picture as SVG, PNG or JPEG.',
);

function refusedAnywhere({ name }: Element): Refusal | undefined {
  const feature = farReaching(name);
  return feature ? unsupported(feature) : undefined;
}

/** Properties that place a drawing in a web page say nothing of the drawing (width: 100%). */
const PLACING = /(?:^|;)\s*(?:max-|min-)?(?:width|height|position|top|left|float|padding[-a-z]*)\s*:[^;]*/g;

function withoutPlacing(attributes: Attributes): Attributes {
  const style = attributes.get('style');
  return style === undefined
    ? attributes
    : new Map([...attributes, ['style', style.replaceAll(PLACING, '')]]);
}
