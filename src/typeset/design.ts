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
  /** How words with emphasis are told apart; bold ones are, for who reads large print, easier to tell. */
  readonly emphasis: 'slanted' | 'bold';
}

export interface Design {
  readonly body: TypeStyle;
  /** By level, from 1 (the title). */
  readonly headings: readonly TypeStyle[];
  readonly eventTitle: TypeStyle;
  readonly factLabel: TypeStyle;
  readonly bullet: TypeStyle;
  /** The box of an action point. */
  readonly box: TypeStyle;
  readonly masthead: {
    readonly abbreviation: TypeStyle;
    readonly organisation: TypeStyle;
    readonly strapline: TypeStyle;
    readonly series: TypeStyle;
    readonly date: TypeStyle;
    /** The title of a volume, on its cover. */
    readonly cover: TypeStyle;
  };
  readonly furniture: TypeStyle;
  /** Whether a word that no line can hold may be hyphenated; readers of large print should meet no broken words. */
  readonly hyphenates: boolean;
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

/** What the editions' designs differ in; all sizes and spaces follow from it. Points. */
interface Scale {
  readonly body: number;
  readonly leading: number;
  /** From one size to the next larger one. */
  readonly ratio: number;
  /** The leadings of headings by level, from 1 to 3, and of the date beside the title. */
  readonly headings: readonly [number, number, number];
  readonly date: number;
  /** The leading of a volume's title. */
  readonly cover: number;
  /** The lines of the publisher's name: two lines of a masthead are one mark, closer than lines that are read. */
  readonly publisher: number;
  /** Between paragraphs, and between items of a list, in parts of a line. */
  readonly paragraph: number;
  readonly item: number;
  /** Above headings by level from 2, and below them. */
  readonly above: readonly [number, number, number, number];
  readonly below: readonly [number, number, number, number];
  /** The size of an action point's box. */
  readonly box: number;
  readonly emphasis: TypeStyle['emphasis'];
  readonly hyphenates: boolean;
}

/**
 * A design on one scale. Headings are bold, a step or two apart. Only the section has colour, by which one finds it when
 * leafing through. Levels 4 and 5, seldom met, are half a step and none above the text. All vertical spaces are parts of
 * a line, so that text comes back to the rhythm of its lines. One indent, a line's height, serves for all that is set in
 * (lists, quotations, events, callouts), so that their texts share an edge, and a bullet or a number of one figure has
 * room to hang.
 */
function designOf(scale: Scale): Design {
  const { body, leading, emphasis } = scale;
  /** The size so many steps up the scale from the body, to a tenth of a point. */
  const step = (steps: number): number => Math.round(body * scale.ratio ** steps * 10) / 10;
  const text = (size: number, lead: number, face: TextFace = 'regular', ink: Ink = 'text'): TypeStyle => ({
    face,
    size,
    leading: lead,
    ink,
    emphasis,
  });
  const [title, section, subsection] = scale.headings;
  return {
    body: text(body, leading),
    headings: [
      text(step(4), title, 'bold'),
      text(step(2), section, 'bold', 'accent'),
      text(step(1), subsection, 'bold'),
      text(step(0.5), leading, 'bold'),
      text(body, leading, 'bold'),
    ],
    // As level 4: it must stand out from the bold words of a text, and stay below the section that it is in.
    eventTitle: text(step(0.5), leading, 'bold'),
    factLabel: text(body, leading, 'regular', 'muted'),
    bullet: text(body, leading, 'regular', 'accent'),
    box: text(scale.box, leading, 'regular', 'accent'),
    masthead: {
      // No larger than the title: who speaks must not drown what is said.
      abbreviation: text(step(4), title, 'bold', 'accent'),
      organisation: text(body, scale.publisher),
      strapline: text(body, scale.publisher, 'regular', 'muted'),
      series: text(body, leading, 'regular', 'muted'),
      date: text(step(2), scale.date, 'regular', 'muted'),
      // Two steps more than an update's title, with a page to itself.
      cover: text(step(6), scale.cover, 'bold'),
    },
    furniture: text(body, leading, 'regular', 'muted'),
    hyphenates: scale.hyphenates,
    space: spacesOf(scale),
  };
}

function spacesOf({ leading, paragraph, item, above, below }: Scale): Spaces {
  const line = (part: number): number => leading * part;
  return {
    paragraph: line(paragraph),
    leadIn: line(1 / 8),
    item: line(item),
    headingBefore: [0, ...above],
    headingAfter: [0, ...below],
    around: line(3 / 4),
    ruled: line(1),
    listIndent: leading,
    quoteIndent: leading,
    eventIndent: leading,
    eventRule: 3,
    factGutter: leading,
    // Holds "Contact" and "Website": what contacts and the colophon say then stands in one column down the update.
    factColumn: 4 * leading,
    mastheadRule: line(1 / 2),
    belowMasthead: line(3 / 2),
    aboveColophon: line(3 / 2),
    give: 1 / 4,
  };
}

/**
 * The member edition: body text of 12 points, the least that clear print allows (UKAAF), on four thirds of that. A minor
 * third from size to size: two steps are plainly two sizes, and the title, four steps up, is still no shout. Headings'
 * leading is a fifth to a third more than their size, the less the larger they are. With the space above and below it, a
 * heading takes 3, 2½, 2 and 2 lines; three parts above and one below, or more: it belongs to what follows.
 */
const CLEAR_PRINT: Scale = {
  body: 12,
  leading: 16,
  ratio: 1.2,
  headings: [30, 22, 18],
  date: 26,
  cover: 42,
  publisher: 15,
  paragraph: 1 / 2,
  item: 3 / 16,
  above: [20, 17, 13, 13],
  below: [6, 5, 3, 3],
  box: 12,
  emphasis: 'slanted',
  hyphenates: true,
};
export const MEMBER: Design = designOf(CLEAR_PRINT);

/** Sheets for a meeting: as the member edition, with boxes large enough to tick. Its palette makes all of it black. */
export const PRINT: Design = designOf({ ...CLEAR_PRINT, box: 18 });

/**
 * Large print: 18 points on 24, the whole of a line or most of it between paragraphs, bold where others slant (RNIB,
 * Clear Print; UKAAF, Creating clear print and large print documents, G003). Text is large already: headings need less.
 */
export const LARGE_PRINT: Design = designOf({
  body: 18,
  leading: 24,
  ratio: 1.12,
  headings: [36, 28, 26],
  date: 32,
  cover: 42,
  publisher: 23,
  paragraph: 3 / 4,
  item: 3 / 8,
  above: [32, 28, 24, 24],
  below: [10, 8, 6, 6],
  box: 18,
  emphasis: 'bold',
  hyphenates: false,
});
