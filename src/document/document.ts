/** The Document: one format-neutral tree of an update, from which every form (PDF, web page, email) is rendered. */
import type { NodeId, Places } from '../base/node-id.ts';
import type { Picture } from '../pictures/read.ts';
import type { Alignment } from '../source/update.ts';

/** A piece of text that is set in one manner: the leaf of the tree. Its marks are the typographer's already. */
export class Text {
  readonly kind = 'text';
  /** Its language where that is not the document's. */
  declare readonly language?: string;

  constructor(
    readonly id: NodeId,
    readonly value: string,
    language?: string,
  ) {
    if (language !== undefined) this.language = language;
  }
}

/** Text in a manner of its own, or with a destination. */
export type Phrase = Text | Strong | Emphasis | Link;

export interface Strong {
  readonly kind: 'strong';
  readonly id: NodeId;
  readonly children: readonly Phrase[];
}

export interface Emphasis {
  readonly kind: 'emphasis';
  readonly id: NodeId;
  readonly children: readonly Phrase[];
}

export interface Link {
  readonly kind: 'link';
  readonly id: NodeId;
  readonly destination: Destination;
  /** What the link leads to, in words that stand alone: the annotation's Contents (ISO 14289-1, 7.18.5). */
  readonly description: string;
  /** True where the words are an address, which may break after its punctuation. */
  readonly address: boolean;
  /** True where it is not underlined: an address that readers of paper type, an entry of the contents. */
  readonly plain?: boolean;
  readonly children: readonly Phrase[];
}

export type Destination =
  | { readonly kind: 'address'; readonly href: string }
  | { readonly kind: 'heading'; readonly heading: NodeId }
  /** Another update of the same volume, or a heading of it by its slug. */
  | { readonly kind: 'update'; readonly name: string; readonly slug?: string };

/** A heading; level 1 is the update's title. An event's title is a heading without a slug. */
export interface Heading {
  readonly kind: 'heading';
  readonly id: NodeId;
  readonly level: number;
  /** The name that `#slug` links use; none for the title and for events. */
  readonly slug?: string;
  readonly text: readonly Phrase[];
}

export class Paragraph {
  readonly kind = 'paragraph';

  constructor(
    readonly id: NodeId,
    readonly text: readonly Phrase[],
  ) {}
}

export interface List {
  readonly kind: 'list';
  readonly id: NodeId;
  /** 1 for a list that stands in no other. */
  readonly level: number;
  readonly numbering: Numbering;
  /** The first number of a numbered list, whose labels say it too; absent for 1. */
  readonly start?: number;
  readonly items: readonly Item[];
}

/** The value of the attribute ListNumbering (ISO 32000-1, table 347); action points have boxes to tick. */
export type Numbering = 'None' | 'Disc' | 'Circle' | 'Square' | 'Decimal' | 'LowerAlpha' | 'LowerRoman';

export class Item {
  readonly kind = 'item';
  /** What it tells, where it is a fact: for forms that machines read. */
  declare readonly fact?: FactName;

  constructor(
    readonly id: NodeId,
    readonly label: Label,
    readonly body: Body,
    fact?: FactName,
  ) {
    if (fact !== undefined) this.fact = fact;
  }
}

/** What a fact of a contact or an event tells. */
export type FactName =
  'venue' | 'date' | 'time' | 'contact' | 'email' | 'phone' | 'address' | 'website' | 'online' | 'topics';

/** The bullet, number or term of an item. */
export class Label {
  readonly kind = 'label';
  /** Its language where that is not the document's. */
  declare readonly language?: string;

  constructor(
    readonly id: NodeId,
    readonly text: Text,
    language?: string,
  ) {
    if (language !== undefined) this.language = language;
  }
}

export class Body {
  readonly kind = 'body';
  /** Of an action point: who does it and by when, as far as it is known. */
  declare readonly action?: Action;
  /** Set more quietly below: the same in words. */
  declare readonly note?: Paragraph;
  /** In the place of the note where there is room to write. */
  declare readonly form?: Form;
  declare readonly list?: List;

  constructor(
    readonly id: NodeId,
    readonly paragraphs: readonly Paragraph[],
  ) {}
}

export interface Action {
  readonly owner?: Text;
  readonly due?: Text;
}

/** Fields side by side to be filled in by hand. */
export interface Form {
  readonly kind: 'form';
  readonly id: NodeId;
  readonly fields: readonly Field[];
}

/** A label and what is known already, or else a line to write on. */
export interface Field {
  readonly paragraph: Paragraph;
  readonly blank: boolean;
}

/** Terms and what is said of each, found at a glance: where, when, telephone. */
export interface Facts {
  readonly kind: 'facts';
  readonly id: NodeId;
  readonly items: readonly Item[];
}

export interface Quote {
  readonly kind: 'quote';
  readonly id: NodeId;
  readonly paragraphs: readonly Paragraph[];
  readonly source?: Paragraph;
}

/** A reference on a line of its own. */
export interface Reference {
  readonly kind: 'reference';
  readonly id: NodeId;
  readonly link: Paragraph;
  readonly notes: readonly Paragraph[];
}

export interface Event {
  readonly kind: 'event';
  readonly id: NodeId;
  readonly title: Heading;
  readonly facts?: Facts;
  /** Its first day and its last where that is another, YYYY-MM-DD: what a fact says in words. */
  readonly days?: { readonly first: string; readonly last?: string };
  readonly details: readonly Paragraph[];
}

/** A paragraph that leads into a list, and the list. */
export interface IntroducedList {
  readonly kind: 'introduced-list';
  readonly intro: Paragraph;
  readonly list: List;
}

/** A table: its head is one row, and each cell knows whether it is a heading and of what. */
export interface Table {
  readonly kind: 'table';
  readonly id: NodeId;
  readonly caption?: Paragraph;
  readonly head: Row;
  readonly rows: readonly Row[];
  readonly align: readonly Alignment[];
  /** The same row by row, where the table is set as a list of facts because its columns do not fit. */
  readonly records?: readonly TableRecord[];
}

/** A row of a table as facts; `title` is the cell that heads it. */
export interface TableRecord {
  readonly id: NodeId;
  readonly title?: TableFact;
  readonly facts: readonly TableFact[];
}

/** A cell, and the words of its column's head as its label; none where that is empty. */
export interface TableFact {
  readonly id: NodeId;
  readonly label: readonly Phrase[];
  readonly text: readonly Phrase[];
}

export interface Row {
  readonly kind: 'row';
  readonly id: NodeId;
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly kind: 'cell';
  readonly id: NodeId;
  /** What it heads: its column, its row, or nothing. */
  readonly heads?: 'column' | 'row';
  readonly text: readonly Phrase[];
}

/** A picture; without `alt` it only decorates and is no part of the reading. */
export interface Figure {
  readonly kind: 'figure';
  readonly id: NodeId;
  /** The picture's own node: its content on the page. */
  readonly leaf: NodeId;
  readonly picture: Picture;
  readonly alt?: string;
  /** The language of `alt` where it is not the document's. */
  readonly language?: string;
  readonly caption?: Paragraph;
  /** Percent of the measure; absent for the picture's own width. */
  readonly width?: number;
}

/** A key message, set off; its title is a heading without a slug. */
export interface Callout {
  readonly kind: 'callout';
  readonly id: NodeId;
  readonly title: Heading;
  readonly content: readonly Block[];
}

export type Block =
  Heading | Paragraph | List | IntroducedList | Quote | Reference | Event | Facts | Table | Figure | Callout;

/** The head of page one. */
export interface Masthead {
  /** Stands in the place of the short name. */
  readonly logo?: Figure;
  /** The organisation's short name, set large; `expansion` is what it stands for. */
  readonly abbreviation?: Paragraph & { readonly expansion: string };
  readonly organisation?: Paragraph;
  readonly strapline?: Paragraph;
  readonly series?: Paragraph;
  readonly title: Heading;
  readonly date: Paragraph & { readonly language?: string };
  readonly number?: Paragraph & { readonly language?: string };
  /** When the update was discussed and by whom, to be filled in. */
  readonly form?: Form;
}

/** Long addresses for readers of paper, by the numbers that stand after their words. */
export interface Addresses {
  readonly id: NodeId;
  readonly title: Heading;
  readonly entries: readonly AddressEntry[];
}

/** An address in full, and the same as a code to scan; none where it is longer than any code holds. */
export interface AddressEntry {
  readonly id: NodeId;
  readonly label: Label;
  readonly address: Paragraph;
  readonly code?: Figure;
}

/** What a volume holds. A document that has it opens the volume, and its masthead is the cover. */
export interface Contents {
  readonly id: NodeId;
  readonly title: Heading;
  readonly groups: readonly ContentsGroup[];
}

/** The updates of one year, or all of them, without a year, where years would be more heads than help. */
export interface ContentsGroup {
  readonly year?: Paragraph;
  readonly entries: readonly ContentsEntry[];
}

/** An update in the contents. The words of `link` are the others, in this order. */
export interface ContentsEntry {
  readonly link: Link;
  readonly date: Text;
  /** Its title and its number, as far as they tell it from the others. */
  readonly title: readonly Text[];
  /** The number of its first page; empty until the pages are known. */
  readonly page: Text;
}

/** The close of the update: who publishes it and how they are reached. */
export interface Colophon {
  readonly organisation?: Paragraph;
  readonly facts?: Facts;
}

export interface Meta {
  /** Title and date, as a window or a search shows them. */
  readonly title: string;
  readonly language: string;
  readonly authors: readonly string[];
  readonly subject?: string;
  readonly keywords: readonly string[];
  readonly publisher?: string;
  /** The update's own date as an instant: the 1st where it has no day, midnight UTC. */
  readonly date: Date;
  /** The date as far as it is known: YYYY-MM or YYYY-MM-DD. */
  readonly day: string;
  /** The running head's two halves: the title and the date as printed. */
  readonly runningTitle: string;
  readonly runningDate: string;
  /** `Page {page} of {pages}`, or `Page {page}`, in the language of the words that this program adds. */
  readonly folio: string;
}

export interface Document {
  readonly meta: Meta;
  readonly masthead: Masthead;
  readonly body: readonly Block[];
  readonly contents?: Contents;
  readonly addresses?: Addresses;
  readonly colophon: Colophon;
  /** Above lines for notes, which stand where the last page has room for them. */
  readonly notes?: Heading;
  /** Where each node came from; a node that the program adds has the place of what caused it. */
  readonly places: Places;
}
