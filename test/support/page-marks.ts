/** Reads where the text of a finished PDF stands: every marked-content sequence with its words and its baselines. */
import { parseContentStream } from '@cantoo/pdf-lib';
import type { ContentStreamOperand, ContentStreamOperation, PDFDocument } from '@cantoo/pdf-lib';
import { contentOf, type Opening, openingsOf } from './content-stream.ts';
import { type Decode, type Fonts, fontsOfPage } from './font-codes.ts';
import { fromTop } from './pdf-objects.ts';
import { TextState } from './text-state.ts';

/** One sequence of a page; an artifact has no `mcid`, and `subtype` says whether it is a Header or a Footer. */
export interface PageMark {
  readonly mcid: number | undefined;
  readonly subtype: string | undefined;
  readonly text: string;
  /** The height on the page of every piece of text, in points from its top: its baseline. */
  readonly baselines: readonly number[];
}

type Draft = { -readonly [K in keyof PageMark]: PageMark[K] } & { baselines: number[] };

/** The sequences of one page in the order drawn. Text that is turned is not understood: it throws. */
export function readMarks(pdf: PDFDocument, page: number, fonts: Fonts): readonly PageMark[] {
  const decoders = fontsOfPage(pdf, page, fonts);
  const openings = openingsOf(pdf, page);
  const state = new TextState();
  const marks: Draft[] = [];
  const open: Draft[] = [];
  let opened = 0;
  for (const operation of parseContentStream(contentOf(pdf, page))) {
    state.take(operation);
    const { name } = operation;
    if (name === 'BDC' || name === 'BMC') open.push(begun(openings[opened++], open.at(-1), marks));
    else if (name === 'EMC') open.pop();
    const mark = open.at(-1);
    if (!mark || !SHOWING.has(name)) continue;
    mark.text += shown(operation, decoders.get(state.font));
    mark.baselines.push(fromTop(pdf, page, state.baseline));
  }
  return marks;
}

/** A sequence that does not stand for itself, such as a Span with ActualText, is part of the one around it. */
function begun(opening: Opening | undefined, around: Draft | undefined, marks: Draft[]): Draft {
  const { MCID, Subtype } = opening?.properties ?? {};
  if (around && MCID === undefined && opening?.tag !== 'Artifact') return around;
  const mark = {
    mcid: typeof MCID === 'number' ? MCID : undefined,
    subtype: Subtype === undefined ? undefined : String(Subtype),
    text: '',
    baselines: [],
  };
  marks.push(mark);
  return mark;
}

const SHOWING: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"']);

/** The string is the last operand; in an array, the numbers between strings only move. */
function shown({ args }: ContentStreamOperation, decode: Decode | undefined): string {
  if (!decode) throw new Error('text is shown before a font is set');
  const last = args.at(-1);
  const strings = Array.isArray(last) ? last : [last];
  return strings.map((each) => decode(bytesOf(each))).join('');
}

function bytesOf(operand: ContentStreamOperand | undefined): Uint8Array {
  const held = typeof operand === 'object' && 'bytes' in operand ? operand.bytes : undefined;
  return held instanceof Uint8Array ? held : new Uint8Array();
}
