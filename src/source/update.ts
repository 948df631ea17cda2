/** What `load` gives: an update and its house, validated, every node knowing its place in the YAML. */
import type { CalendarDate } from '../base/date.ts';
import type { EditionName } from '../base/edition.ts';
import type { PaperName } from '../base/paper.ts';
import type { Place } from '../base/place.ts';

/** Text without Markdown, as typed, NFC: a name, an address, a date in words. */
export class Plain {
  constructor(
    readonly place: Place,
    readonly value: string,
  ) {}
}

/** Text with emphasis and links: the leaves still carry straight quotes and `--`, which compose sets as marks. */
export type Inline =
  | Words
  | { readonly kind: 'strong'; readonly place: Place; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly place: Place; readonly children: readonly Inline[] }
  | {
      readonly kind: 'link';
      readonly place: Place;
      readonly target: Target;
      readonly children: readonly Inline[];
      /** True where the words shown are the address itself: they are set exactly as typed. */
      readonly bare: boolean;
    };

/** A leaf. */
export class Words {
  readonly kind = 'text';

  constructor(
    readonly place: Place,
    readonly value: string,
  ) {}
}

/** Where a link leads: an address outside, or a heading of this document by its slug (without the `#`). */
export type Target =
  { readonly kind: 'address'; readonly href: string } | { readonly kind: 'heading'; readonly slug: string };

/** One paragraph of inline text. */
export type Line = readonly Inline[];

/** One or more paragraphs: an empty line in the YAML text starts a new one. */
export type Prose = readonly Line[];

export type Block =
  | { readonly kind: 'paragraph'; readonly place: Place; readonly text: Prose }
  | ListBlock
  | {
      readonly kind: 'subsection';
      readonly place: Place;
      readonly heading: Line;
      readonly content: readonly Block[];
    }
  | { readonly kind: 'quote'; readonly place: Place; readonly text: Prose; readonly source?: Line }
  | {
      readonly kind: 'link';
      readonly place: Place;
      readonly target: Target;
      /** The address as typed, with its place. */
      readonly address: Plain;
      readonly label?: Line;
      readonly note?: Prose;
    }
  | EventBlock
  | { readonly kind: 'contact'; readonly place: Place; readonly contact: Contact }
  | TableBlock
  | ImageBlock
  | {
      readonly kind: 'callout';
      readonly place: Place;
      readonly title: Line;
      /** Holds no callouts and no subsections. */
      readonly content: readonly Block[];
    }
  | {
      readonly kind: 'actions';
      readonly place: Place;
      readonly intro?: Line;
      readonly items: readonly Action[];
    };

export type Alignment = 'left' | 'right' | 'centre';

/** Every row has as many cells as there are columns, and `align` says how each column stands. */
export interface TableBlock {
  readonly kind: 'table';
  readonly place: Place;
  readonly caption?: Line;
  readonly columns: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly align: readonly Alignment[];
  /** True where the first cell of each row is its heading. */
  readonly rowHeadings: boolean;
}

/** A cell's text; empty where the editor left it so. */
export interface Cell {
  readonly place: Place;
  readonly text: Line;
}

export interface ImageBlock {
  readonly kind: 'image';
  readonly place: Place;
  /** As typed, relative to the file that names it. */
  readonly path: Plain;
  /** What the picture shows; absent for one that only decorates. */
  readonly alt?: Plain;
  readonly caption?: Line;
  /** Percent of the measure, 1 to 100; absent for the picture's own width. */
  readonly width?: number;
}

/** Something to be done, by whom and by when. */
export interface Action {
  readonly place: Place;
  readonly text: Prose;
  readonly owner?: Plain;
  /** A day, or words such as "next meeting". */
  readonly due?: Plain & { readonly date?: CalendarDate };
}

export interface ListBlock extends List {
  readonly kind: 'list';
  readonly intro?: Line;
}

/** A list at any level; `start` is the first number of a numbered list, 1 where the editor gave none. */
export interface List {
  readonly place: Place;
  readonly style: 'bullets' | 'numbers';
  readonly start: number;
  readonly items: readonly ListItem[];
}

export class ListItem {
  declare readonly list?: List;

  constructor(
    readonly place: Place,
    readonly text: Prose,
    list?: List,
  ) {
    if (list) this.list = list;
  }
}

export interface EventBlock {
  readonly kind: 'event';
  readonly place: Place;
  readonly title: Line;
  readonly venue?: Line;
  /** One day, or the first and the last. */
  readonly date?: { readonly place: Place; readonly from: CalendarDate; readonly to?: CalendarDate };
  readonly time?: Plain;
  readonly contact?: Contact;
  readonly topics: readonly Line[];
  readonly details?: Prose;
}

/** At least one of the fields is there. */
export interface Contact {
  readonly place: Place;
  readonly name?: Plain;
  readonly role?: Plain;
  readonly organisation?: Plain;
  readonly email?: Plain & { readonly href: string };
  /** Printed as typed; `href` is tel: in international form (RFC 3966). */
  readonly phone?: Plain & { readonly href: string };
  readonly address?: Plain;
  readonly website?: Plain & { readonly href: string };
}

export interface Section {
  readonly place: Place;
  readonly heading: Line;
  readonly content: readonly Block[];
}

export interface Update {
  readonly place: Place;
  readonly title: Plain;
  readonly date: CalendarDate & { readonly place: Place };
  readonly number?: Plain;
  readonly summary?: Plain;
  /** BCP 47: language, optional script and region, e.g. en-GB. */
  readonly language: string;
  readonly authors: readonly Plain[];
  readonly keywords: readonly Plain[];
  readonly sections: readonly Section[];
}

export interface House {
  /** Always there where a house file is; absent only in the defaults that serve without one. */
  readonly organisation?: Plain;
  readonly abbreviation?: Plain;
  readonly strapline?: Plain;
  readonly series?: Plain;
  readonly website?: Plain & { readonly href: string };
  readonly publicUrl?: Plain & { readonly href: string };
  readonly logo?: { readonly path: Plain; readonly alt: Plain };
  /** ISO 3166-1 alpha-2, for national telephone numbers. */
  readonly country: string;
  /** #rrggbb, at least 4.5 : 1 on white (WCAG 2.2, 1.4.3). */
  readonly accent: string;
  readonly paper: PaperName;
  /** What `build` makes where nothing else is asked for; one at the least. */
  readonly editions: readonly EditionName[];
  readonly contact?: Contact;
  readonly email?: HouseEmail;
}

/** For the commands `email` and `send`; `build` needs none of it. */
export interface HouseEmail {
  readonly place: Place;
  readonly from?: Mailbox;
  readonly replyTo?: Mailbox;
  readonly subject?: Plain;
  /** `href` is https:, http: or mailto:. */
  readonly unsubscribe?: Plain & { readonly href: string };
}

/** Whom a message comes from or goes to (RFC 5322, 3.4): an address of ASCII signs, and a name as people write it. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}
