/** The structure tree: what a screen reader walks, in reading order, with the marks on the pages that it points to. */
import type { NodeId } from '../base/node-id.ts';
import type { Link, Numbering } from '../document/document.ts';
import type { Placed } from '../pages/page.ts';

/** Standard types of ISO 32000-1, 14.8.4, and two of ISO 32000-2 that the role map turns into Span. */
export type Role =
  | 'Document'
  | 'Part'
  | 'Div'
  | `H${1 | 2 | 3 | 4 | 5 | 6}`
  | 'P'
  | 'BlockQuote'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Caption'
  | 'Link'
  | 'Span'
  | 'Strong'
  | 'Em';

/** What PDF 1.7 knows for the roles that it does not (ISO 32000-1, 14.8.4.1; ISO 14289-1, 7.1). */
export const ROLE_MAP = { Strong: 'Span', Em: 'Span' } as const satisfies Partial<Record<Role, string>>;

export class StructureElement {
  readonly kind = 'element';
  /** The attribute ListNumbering of a list; facts have `None`. */
  declare readonly numbering?: Numbering | 'None';
  declare readonly language?: string;
  /** What a heading cell heads (ISO 32000-1, table 349). */
  declare readonly scope?: 'Column' | 'Row';
  /** What a picture shows, and where it stands: page index, then points from the page's top left. */
  declare readonly alternative?: string;
  declare readonly box?: Box;
  /** What an abbreviation stands for (ISO 32000-1, 14.9.5). */
  declare readonly expansion?: string;

  constructor(
    readonly role: Role,
    readonly children: readonly StructureChild[],
  ) {}
}

export interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A marked-content sequence, by page index and number on that page. */
export class MarkedContent {
  readonly kind = 'content';

  constructor(
    readonly page: number,
    readonly mcid: number,
  ) {}
}

export type StructureChild =
  | StructureElement
  | MarkedContent
  /** An annotation, by its index in `Tagged.annotations`. */
  | { readonly kind: 'annotation'; readonly index: number };

/** What one leaf has side by side on one page: one marked-content sequence, its number is its index. */
export class Mark {
  constructor(
    readonly leaf: NodeId,
    readonly content: readonly Placed[],
  ) {}
}

/** One clickable rectangle: a link has as many as it has lines. Points, origin top left. */
export class Annotation implements Box {
  constructor(
    readonly link: Link,
    readonly page: number,
    readonly x: number,
    readonly y: number,
    readonly width: number,
    readonly height: number,
  ) {}
}

export interface Tagged {
  readonly root: StructureElement;
  /** By page index, in reading order. */
  readonly marks: readonly (readonly Mark[])[];
  readonly annotations: readonly Annotation[];
}
