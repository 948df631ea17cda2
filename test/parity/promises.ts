/** What a Document promises its readers, in reading order: every form of it must keep all of it. */
import type { NodeId } from '../../src/base/node-id.ts';
import type {
  Block,
  Body,
  Document,
  Facts,
  Heading,
  Link,
  List,
  Paragraph,
  Phrase,
} from '../../src/document/document.ts';

/** Words that must be read, whole and after those before them; or where the link leads whose words came last. */
export interface Promised {
  readonly kind: 'words' | 'address' | 'date' | 'label' | 'alternative' | 'link';
  /** The kind of block that it is of, e.g. `quote`, or `masthead`. */
  readonly of: string;
  /** Words with single spaces; of a link, its address, or `#` and the words of the heading that it leads to. */
  readonly value: string;
  /** Of a link: true where its words are the address, so that a form without links says it too. */
  readonly said?: boolean;
}

/** A walk of its own, written from the tree's type: it shares nothing with those of the renderings. */
export function promisesOf(document: Document): Promised[] {
  const { masthead, body, colophon } = document;
  const headings = headingWords(document);
  const walk = new Walk(headings);
  const { logo, abbreviation, organisation, strapline, series, title, date, number } = masthead;
  if (logo?.alt !== undefined) walk.say('alternative', 'masthead', logo.alt);
  for (const part of [abbreviation, organisation, strapline, series]) walk.paragraph(part, 'masthead');
  walk.phrases(title.text, 'masthead');
  walk.phrases(date.text, 'masthead', 'date');
  walk.paragraph(number, 'masthead');
  walk.blocks(body);
  walk.paragraph(colophon.organisation, 'colophon');
  walk.facts(colophon.facts, 'colophon');
  return walk.made;
}

class Walk {
  readonly made: Promised[] = [];
  private readonly headings: ReadonlyMap<NodeId, string>;

  constructor(headings: ReadonlyMap<NodeId, string>) {
    this.headings = headings;
  }

  say(kind: Promised['kind'], of: string, words: string): void {
    const value = words.replaceAll(/\s+/gu, ' ').trim();
    if (value !== '') this.made.push({ kind, of, value });
  }

  phrases(phrases: readonly Phrase[], of: string, kind: Promised['kind'] = 'words'): void {
    for (const phrase of phrases) {
      if (phrase.kind === 'text') this.say(kind, of, phrase.value);
      else if (phrase.kind === 'link') this.link(phrase, of);
      else this.phrases(phrase.children, of, kind);
    }
  }

  private link({ destination, address, children }: Link, of: string): void {
    this.phrases(children, of, address ? 'address' : 'words');
    if (destination.kind === 'heading') {
      this.made.push({ kind: 'link', of, value: `#${this.headings.get(destination.heading) ?? '?'}` });
      return;
    }
    if (destination.kind === 'update') throw new Error('outside of a volume no link leads to an update');
    const { href } = destination;
    const said = address || wordsOf(children) === href.replace(/^(?:mailto|tel):/, '');
    this.made.push({ kind: 'link', of, value: href, said });
  }

  paragraph(paragraph: Paragraph | undefined, of: string): void {
    this.phrases(paragraph?.text ?? [], of);
  }

  facts(facts: Facts | undefined, of: string): void {
    for (const { label, body, fact } of facts?.items ?? []) {
      this.say('label', of, label.text.value);
      for (const { text } of body.paragraphs) this.phrases(text, of, fact === 'date' ? 'date' : 'words');
    }
  }

  private list({ numbering, items }: List, of: string): void {
    const isCounted = ['Decimal', 'LowerAlpha', 'LowerRoman'].includes(numbering);
    for (const { label, body } of items) {
      // A bullet or a box says nothing that the list does not; a number is what others refer to.
      if (isCounted) this.say('label', of, label.text.value);
      this.body(body, of);
    }
  }

  private body({ paragraphs, note, list }: Body, of: string): void {
    for (const each of [...paragraphs, note]) this.paragraph(each, of);
    if (list) this.list(list, of);
  }

  blocks(blocks: readonly Block[]): void {
    blocks.forEach((block) => this.block(block));
  }

  private block(block: Block): void {
    const { kind } = block;
    switch (kind) {
      case 'heading':
      case 'paragraph':
        return this.phrases(block.text, kind);
      case 'list':
        return this.list(block, kind);
      case 'introduced-list':
        this.paragraph(block.intro, kind);
        return this.list(block.list, kind);
      case 'quote':
        return [...block.paragraphs, block.source].forEach((each) => this.paragraph(each, kind));
      case 'reference':
        return [block.link, ...block.notes].forEach((each) => this.paragraph(each, kind));
      case 'event':
        this.phrases(block.title.text, kind);
        this.facts(block.facts, kind);
        return block.details.forEach((each) => this.paragraph(each, kind));
      case 'facts':
        return this.facts(block, kind);
      case 'table':
        this.paragraph(block.caption, kind);
        return [block.head, ...block.rows].forEach((row) =>
          row.cells.forEach(({ text }) => this.phrases(text, kind)),
        );
      case 'figure':
        if (block.alt !== undefined) this.say('alternative', kind, block.alt);
        return this.paragraph(block.caption, kind);
      case 'callout':
        this.phrases(block.title.text, kind);
        return this.blocks(block.content);
    }
  }
}

function wordsOf(phrases: readonly Phrase[]): string {
  return phrases.map((each) => (each.kind === 'text' ? each.value : wordsOf(each.children))).join('');
}

function headingWords({ body }: Document): Map<NodeId, string> {
  const headings = body.filter((block): block is Heading => block.kind === 'heading');
  return new Map(headings.map(({ id, text }) => [id, wordsOf(text)]));
}
