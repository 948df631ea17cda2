/**
 * The contract's shape as tables (content model): which keys each mapping may hold, and what each of them holds.
 *
 * One definition for two: schema.ts makes zod's schemas of it, which find every mistake, and plain-shape.ts asks only
 * whether all is well.
 */

/** What a value may be; each form is spelt out in schema.ts and, for files that are well, in plain-shape.ts. */
export type Form =
  | 'text'
  | 'verbatim'
  | 'texts'
  | 'items'
  | 'actions'
  | 'headings'
  | 'rows'
  | 'alignments'
  | 'true'
  | 'boolean'
  | 'start'
  | 'percent'
  | 'content'
  | 'boxed content'
  | 'sections'
  | 'contact'
  | 'logo'
  | 'colours'
  | 'email'
  | 'paper'
  | 'editions';

/** What a key holds, and what is said of it to an editor. */
export class Field {
  constructor(
    readonly form: Form,
    readonly about: string,
    readonly optional: boolean,
    /** More for the JSON Schema. */
    readonly meta?: { readonly examples?: string[]; readonly pattern?: string },
  ) {}
}

export type Fields = Readonly<Record<string, Field>>;

function must(form: Form, about: string, meta?: Field['meta']): Field {
  return new Field(form, about, false, meta);
}

function may(form: Form, about: string, meta?: Field['meta']): Field {
  return new Field(form, about, true, meta);
}

const marked = 'May hold **strong**, *emphasis* and [links](https://www.example.org).';
const intro = may('text', 'The line that leads in to the list; it never parts from the first item.');

/** The largest first number that a list may begin with: more is a slip. */
export const LARGEST_START = 9999;

/** How a table's column may stand. */
export const ALIGNMENTS = ['left', 'right', 'centre'] as const;

/** How to reach someone: a block of its own, or part of an event or of the house. */
const CONTACT = {
  name: may('text', 'The person’s name.'),
  role: may('text', 'What they do, e.g. Conference organiser.'),
  organisation: may('text', 'Where they work.'),
  email: may('text', 'One email address, which becomes a link.', { examples: ['jane.smith@example.org'] }),
  phone: may('verbatim', 'One telephone number with its area code, printed as typed; it becomes a link.', {
    examples: ['020 7946 0018'],
  }),
  address: may('text', 'The postal address. Its lines are kept.'),
  website: may('text', 'A web address, beginning with https:// or http://.'),
} as const satisfies Fields;

/** Mappings that are not blocks. */
export const PARTS = {
  update: {
    title: must('text', 'The title of the update. The date is printed below it.'),
    date: must('verbatim', 'The month (2007-11) or the day (2007-11-02) of the update.', {
      examples: ['2007-11', '2007-11-02'],
    }),
    number: may('verbatim', 'The number of the issue, printed as "No. 39".'),
    summary: may('text', 'One or two sentences, shown in search results and email previews.'),
    language: may('text', 'The language of the text. Default: en-GB.', { examples: ['en-GB', 'cy'] }),
    authors: may('texts', 'Who wrote the update, as a list.'),
    keywords: may('texts', 'Words by which the update should be found, as a list.'),
    sections: must('sections', 'The sections, each with a heading and content.'),
  },
  house: {
    organisation: must('text', 'The full name of the organisation that publishes the updates.'),
    abbreviation: may('text', 'The organisation’s short name, e.g. SMMGP.'),
    strapline: may('text', 'A line that says what the organisation is for.'),
    series: may('text', 'The name of the series that the updates belong to.'),
    website: may('text', 'The organisation’s web address, beginning with https:// or http://.'),
    publicUrl: may('text', 'The web address at which the updates are published.'),
    country: may(
      'text',
      'The two capital letters of the country whose telephone numbers are meant. Default: GB.',
      { examples: ['GB', 'IE'] },
    ),
    logo: may('logo', 'The logo, printed on the first page.'),
    colours: may('colours', 'The colours of the print.'),
    paper: may('paper', 'The paper. Default: A4.'),
    editions: may('editions', 'The editions to build. Default: member.'),
    contact: may('contact', 'How to reach the organisation, printed at the end of every update.'),
    email: may('email', 'How updates are mailed to members.'),
  },
  section: {
    heading: must('text', 'The heading of the section.'),
    content: must('content', 'What the section says, block by block: each begins with "- ".'),
  },
  contact: CONTACT,
  // For mailing; passwords never live here.
  email: {
    from: may('text', 'Whom the emails come from: an address, or a name and an address in angle brackets.', {
      examples: ['Policy Updates <updates@example.org>'],
    }),
    replyTo: may('text', 'Where replies go, if not to "from".'),
    subject: may('text', 'The subject line. Without it the title and date of the update serve.'),
    unsubscribe: may('text', 'A web or email address at which a member can leave the list.'),
  },
  // The picture in the masthead.
  logo: {
    image: must('text', 'The file of the logo: PNG, JPEG or SVG, relative to this file.'),
    alt: must('text', 'What the logo says, for people who cannot see it: most often the name.'),
  },
  // A list item that is more than a string; it holds one list at most.
  item: {
    text: must('text', `The words of the item. ${marked}`),
    bullets: may('items', 'A list below the item: each item on a line that begins with "- ".'),
    numbers: may('items', 'A numbered list below the item.'),
  },
  // An action point that is more than a string.
  action: {
    text: must('text', `What is to be done. ${marked}`),
    owner: may('text', 'Who does it.'),
    due: may(
      'verbatim',
      'By when: a day (2007-12-11 or 11 December 2007), or words such as "next meeting".',
      {
        examples: ['2007-12-11', 'next meeting'],
      },
    ),
  },
  colours: {
    accent: may(
      'text',
      'The colour of headings, rules and links: "#" and six digits or letters from a to f, in quotes.',
      { pattern: '^#[0-9A-Fa-f]{6}$', examples: ['#1f4e79'] },
    ),
  },
} as const satisfies Readonly<Record<string, Fields>>;

export type PartName = keyof typeof PARTS;

/** What each kind of block may hold, by the key that names the kind. */
export const BLOCKS = {
  text: { text: must('text', `A paragraph. An empty line begins another. ${marked}`) },
  bullets: {
    bullets: must('items', 'A list: each item on a line of its own that begins with "- ".'),
    intro,
  },
  numbers: {
    numbers: must('items', 'A numbered list: each item on a line of its own that begins with "- ".'),
    intro,
    start: may('start', 'The first number. Default: 1.'),
  },
  heading: {
    heading: must('text', 'The heading of a part of the section.'),
    content: must('content', 'The blocks below the heading. Subsections nest to heading level 5.'),
  },
  quote: {
    quote: must('text', `Words that are quoted, set off from the text. ${marked}`),
    source: may('text', 'Who said or wrote it.'),
  },
  link: {
    link: must('text', 'A web or email address, or "#" and a heading of this update, on a line of its own.'),
    label: may('text', 'What it leads to. Without a label the address is shown.'),
    note: may('text', `More about it. ${marked}`),
  },
  columns: {
    columns: must('headings', 'A table: the headings of its columns.'),
    rows: must('rows', 'The rows: each a list of cells, e.g. "- [Bury, 6.80]".'),
    caption: may('text', 'What the table shows, printed above it.'),
    align: may(
      'alignments',
      'How each column stands: left, right or centre. By default numbers stand right.',
    ),
    rowHeadings: may('boolean', 'true where the first cell of each row is its heading.'),
  },
  image: {
    image: must('text', 'The file of a picture: PNG, JPEG or SVG, relative to this file.'),
    alt: may('text', 'What the picture shows, for people who cannot see it.'),
    decorative: may('true', 'true for a picture that only decorates; it has no "alt".'),
    caption: may('text', 'Words printed below the picture.'),
    width: may('percent', 'How wide: percent of the width of the text.'),
  },
  event: {
    event: must('text', 'The title of a conference or course.'),
    venue: may('text', 'Where it takes place.'),
    date: may('verbatim', 'A day (2007-12-11 or 11 December 2007), or two with "to" between.', {
      examples: ['2007-12-11', '2007-12-11 to 2007-12-13'],
    }),
    time: may('verbatim', 'When it begins or ends, printed as typed.', { examples: ['9.30 to 16.00'] }),
    contact: may('contact', 'How to book or ask.'),
    topics: may('texts', 'What it is about, as a list.'),
    details: may('text', `More about it. ${marked}`),
  },
  callout: {
    callout: must('text', 'The title of a key message, which is set in a box of its own.'),
    content: must('boxed content', 'The blocks in the box; no callouts and no subsections.'),
  },
  actions: {
    actions: must(
      'actions',
      'Action points, with a box to tick: each a text, or "text" with "owner" and "due".',
    ),
    intro,
  },
  contact: { contact: must('contact', 'How to reach someone.') },
} as const satisfies Readonly<Record<string, Fields>>;

export type BlockKind = keyof typeof BLOCKS;

export function isBlockKind(kind: string | undefined): kind is BlockKind {
  return kind !== undefined && Object.hasOwn(BLOCKS, kind);
}

export const KINDS: readonly BlockKind[] = Object.keys(BLOCKS).filter(isBlockKind);

/** Kinds that a callout does not hold. */
const UNBOXED: readonly BlockKind[] = ['heading', 'callout'];
export const BOXED_KINDS = KINDS.filter((kind) => !UNBOXED.includes(kind));

/** Keys that name a kind by themselves; `contact` does so only where none of them stands beside it. */
export const KIND_KEYS: readonly string[] = KINDS.filter((kind) => kind !== 'contact');

/** The keys among these that name a kind of block: one, if all is well. */
export function kindsOf(keys: Iterable<string>): readonly string[] {
  const kinds: string[] = [];
  let hasContact = false;
  for (const key of keys) {
    if (key === 'contact') hasContact = true;
    else if (isBlockKind(key)) kinds.push(key);
  }
  return hasContact && kinds.length === 0 ? ['contact'] : kinds;
}
