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
  /** Between the labels of facts and what they say; and how wide labels and gutter are at the least. */
  readonly factGutter: number;
  readonly factColumn: number;
  /** Around the masthead's rule and before the colophon's. */
  readonly mastheadRule: number;
  readonly belowMasthead: number;
  readonly aboveColophon: number;
  /** The part of a space that may be taken away to save a page from a fault. */
  readonly give: number;
}

/** Body text: 12 points, the least that clear print allows (UKAAF), on four thirds of that. */
const BODY = 12;
const LEADING = 16;

/** A minor third: two steps are plainly two sizes, and the title, four steps up, is still no shout. */
const SCALE = 1.2;

/** The size so many steps up the scale from the body, to a tenth of a point: 12, 14.4, 17.3, 20.7, 24.9. */
function step(steps: number): number {
  return Math.round(BODY * SCALE ** steps * 10) / 10;
}

/** A part of a line: all vertical spaces are such parts, so that text comes back to the rhythm of its lines. */
function line(part: number): number {
  return LEADING * part;
}

/**
 * One indent for all that is set in (lists, quotations, events, callouts), so that their texts share an edge. A line's
 * height is wide enough to hang a bullet or a number of one figure in.
 */
const INDENT = LEADING;

function text(size: number, leading: number, face: TextFace = 'regular', ink: Ink = 'text'): TypeStyle {
  return { face, size, leading, ink };
}

/**
 * The member edition: nothing smaller than 12 points. Headings are bold, a step or two apart; their leading is a fifth
 * to a third more than their size, the less the larger they are. Only the section has colour, by which one finds it
 * when leafing through. Levels 4 and 5, seldom met, are half a step and none above the text.
 */
export const MEMBER: Design = {
  body: text(BODY, LEADING),
  headings: [
    text(step(4), 30, 'bold'),
    text(step(2), 22, 'bold', 'accent'),
    text(step(1), 18, 'bold'),
    text(step(0.5), LEADING, 'bold'),
    text(BODY, LEADING, 'bold'),
  ],
  // As level 4: it must stand out from the bold words of a text, and stay below the section that it is in.
  eventTitle: text(step(0.5), LEADING, 'bold'),
  factLabel: text(BODY, LEADING, 'regular', 'muted'),
  bullet: text(BODY, LEADING, 'regular', 'accent'),
  masthead: {
    // No larger than the title: who speaks must not drown what is said.
    abbreviation: text(step(4), 30, 'bold', 'accent'),
    // Two lines of a masthead are one mark: closer than lines that are read.
    organisation: text(BODY, 15),
    strapline: text(BODY, 15, 'regular', 'muted'),
    series: text(BODY, LEADING, 'regular', 'muted'),
    date: text(step(2), 26, 'regular', 'muted'),
  },
  furniture: text(BODY, LEADING, 'regular', 'muted'),
  space: {
    paragraph: line(1 / 2),
    leadIn: line(1 / 8),
    item: line(3 / 16),
    // With the space above and below it, a heading takes 3, 2½, 2 and 2 lines. Three parts above and one below, or
    // more: it belongs to what follows.
    headingBefore: [0, 20, 17, 13, 13],
    headingAfter: [0, 6, 5, 3, 3],
    around: line(3 / 4),
    ruled: line(1),
    listIndent: INDENT,
    quoteIndent: INDENT,
    eventIndent: INDENT,
    eventRule: 3,
    factGutter: INDENT,
    // Holds "Contact" and "Website": what contacts and the colophon say then stands in one column down the update.
    factColumn: 4 * INDENT,
    mastheadRule: line(1 / 2),
    belowMasthead: line(3 / 2),
    aboveColophon: line(3 / 2),
    give: 1 / 4,
  },
};
