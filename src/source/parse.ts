/** YAML text to documents and to the tokens that an editor's text must not hold, without ever recursing into depth. */
import { Composer, CST, Lexer, Parser } from 'yaml';
import type { Document, YAMLError } from 'yaml';

/** A token of the text with its UTF-16 offset. */
export interface Lexeme {
  readonly type: NotedType;
  readonly source: string;
  readonly offset: number;
}

const NOTED = [
  'comment',
  'alias',
  'anchor',
  'tag',
  'directive-line',
  'explicit-key-ind',
  'doc-start',
  'doc-end',
  'double-quoted-scalar',
  'single-quoted-scalar',
  'flow-seq-start',
  'flow-seq-end',
  'flow-map-start',
  'flow-map-end',
] as const;

export type NotedType = (typeof NOTED)[number];

export interface Parsed {
  /** Empty where the text is nested too deep to be composed. */
  readonly documents: readonly Document.Parsed[];
  /** What YAML objects to, by place. */
  readonly errors: readonly YAMLError[];
  readonly lexemes: readonly Lexeme[];
  /** Where the nesting passed the limit. */
  readonly tooDeepAt?: number;
}

/**
 * The contract nests at most some 25 levels (section, three subsections, three lists, each two levels of YAML);
 * the parser's stack holds a few more. Past this, nothing that follows can be right, and composing would recurse.
 */
const MAX_NESTING = 64;

/** Marks that the lexer puts between tokens; they take no room in the text. */
const MARKS = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

function noted(type: string | null): type is NotedType {
  return NOTED.some((one) => one === type);
}

/** Parses a whole text. Nothing is thrown for what an editor can write. */
export function parseYaml(text: string): Parsed {
  const tokens: CST.Token[] = [];
  const lexemes: Lexeme[] = [];
  const parser = new Parser();
  let offset = 0;
  let atScalar = false;
  for (const source of new Lexer().lex(text)) {
    for (const token of parser.next(source)) tokens.push(token);
    if (parser.stack.length > MAX_NESTING) return { documents: [], errors: [], lexemes, tooDeepAt: offset };
    const type = CST.tokenType(source);
    // What follows the scalar mark is text, whatever it looks like.
    if (!atScalar && noted(type)) lexemes.push({ type, source, offset });
    atScalar = source === CST.SCALAR;
    if (!MARKS.has(source)) offset += source.length;
  }
  for (const token of parser.end()) tokens.push(token);
  return { ...composed(tokens, text.length), lexemes };
}

function composed(tokens: readonly CST.Token[], length: number): Pick<Parsed, 'documents' | 'errors'> {
  // Keys are compared in the tree, in linear time: the library compares each with all before it.
  const composer = new Composer({ keepSourceTokens: true, uniqueKeys: false, prettyErrors: false });
  const documents = [...composer.compose(tokens, true, length)];
  const errors = documents.flatMap((document) => document.errors);
  return { documents, errors: errors.sort((a, b) => a.pos[0] - b.pos[0]) };
}
