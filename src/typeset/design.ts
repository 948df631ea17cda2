/** What an edition looks like, as data: type scale, spaces and indents. A new edition is a new table. */
import type { TextFace } from './face.ts';

/** The three inks: black, a quiet grey that still has 8 : 1 on white, and the house's colour. */
export type Ink = 'text' | 'muted' | 'accent';

/** How a piece of text is set; sizes in points. */
export interface TypeStyle {
  readonly face: TextFace;
  readonly size: number;
  readonly leading: number;
  readonly ink: Ink;
}

export interface Design {
  readonly body: TypeStyle;
  /** By level, from 1 (the title). */
  readonly headings: readonly TypeStyle[];
  readonly eventTitle: TypeStyle;
  readonly factLabel: TypeStyle;
  readonly bullet: TypeStyle;
  readonly masthead: {
    readonly abbreviation: TypeStyle;
    readonly organisation: TypeStyle;
    readonly strapline: TypeStyle;
    readonly series: TypeStyle;
    readonly date: TypeStyle;
  };
  readonly furniture: TypeStyle;
  readonly space: Spaces;
}

/** Vertical spaces and indents, in points. */
export interface Spaces {
  /** Between paragraphs: half a line, so that the rhythm comes back after two. */
  readonly paragraph: number;
  /** Between a lead-in and its list: tight, they are one thought. */
  readonly leadIn: number;
  /** Between the items of a list. */
  readonly item: number;
  /** Before and after a heading, by level; nearer to what follows. */
  readonly headingBefore: readonly number[];
  readonly headingAfter: readonly number[];
  /** Before and after what is set off: quotations, events, facts. */
  readonly around: number;
  /** Before and after tables and pictures, whose rules and edges stand out. */
  readonly ruled: number;
  /** From a list's edge to its text; the bullet hangs within. */
  readonly listIndent: number;
  readonly quoteIndent: number;
  /** From an event's rule to its text. */
  readonly eventIndent: number;
  readonly eventRule: number;
  /** Between the labels of facts and what they say. */
  readonly factGutter: number;
  /** Around the masthead's rule and before the colophon's. */
  readonly mastheadRule: number;
  readonly belowMasthead: number;
  readonly aboveColophon: number;
  /** The part of a space that may be taken away to save a page from a fault. */
  readonly give: number;
}

const LEADING = 16;
const HALF_LINE = LEADING / 2;

function text(size: number, leading: number, face: TextFace = 'regular', ink: Ink = 'text'): TypeStyle {
  return { face, size, leading, ink };
}

/** The member edition (page.md): 12 on 16, nothing smaller than 12 (UKAAF clear print). */
export const MEMBER: Design = {
  body: text(12, LEADING),
  headings: [
    text(25, 30, 'bold'),
    text(17, 22, 'bold', 'accent'),
    text(14, 18, 'bold'),
    text(12.5, LEADING, 'bold'),
    text(12, LEADING, 'bold', 'muted'),
    text(12, LEADING, 'boldItalic', 'muted'),
  ],
  eventTitle: text(13, 17, 'bold'),
  factLabel: text(12, LEADING, 'regular', 'muted'),
  bullet: text(12, LEADING, 'regular', 'accent'),
  masthead: {
    abbreviation: text(30, 32, 'bold', 'accent'),
    organisation: text(12, 15),
    strapline: text(12, 15, 'regular', 'muted'),
    series: text(13, 18, 'regular', 'muted'),
    date: text(17, 26, 'regular', 'muted'),
  },
  furniture: text(12, LEADING, 'regular', 'muted'),
  space: {
    paragraph: HALF_LINE,
    leadIn: 2,
    item: 2.5,
    headingBefore: [0, 20, 15, 12, 12, 12],
    headingAfter: [0, 4, 3, 2, 2, 2],
    around: 12,
    ruled: 18,
    listIndent: 17,
    quoteIndent: 20,
    eventIndent: 13,
    eventRule: 3,
    factGutter: 14,
    mastheadRule: 9,
    belowMasthead: 22,
    aboveColophon: 24,
    give: 0.25,
  },
};
