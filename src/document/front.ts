/** The first pages of a volume: a cover and the contents, made of summaries of its updates. */
import { calendarDate, dateInYear, printedDate } from '../base/date.ts';
import type { Place } from '../base/place.ts';
import type {
  Contents,
  ContentsEntry,
  ContentsGroup,
  Document,
  Link,
  Masthead,
  Meta,
  Paragraph,
  Text,
} from './document.ts';
import { type Naming, namingAfter, ownWords, placeOf } from './naming.ts';
import { printedWords } from './phrases.ts';
import { type Summary, leadingTo } from './volume.ts';
import { VOLUME_WORDS, printedMonths, printedUpdates } from './words.ts';

/** Of more updates than this the contents are a list to leaf through, in which years are landmarks. */
const LONGEST_WITHOUT_YEARS = 12;
/** A year that heads fewer updates than this, on average, is no help. */
const FEWEST_A_YEAR = 2;

/**
 * Composes the first pages of at least one update, the newest first. The newest says who publishes, and in which
 * language. `pages` has the number of each update's first page; without it their places are empty, and all else is as
 * it will be.
 */
export function composeFront(
  newest: Document,
  summaries: readonly Summary[],
  pages: readonly number[] = [],
): Document {
  const naming = namingAfter(newest);
  const place = placeOf(newest.masthead.title.id, naming);
  const masthead = cover(newest.masthead, summaries, place, naming);
  return {
    meta: metaOf(newest.meta, masthead),
    masthead,
    body: [],
    contents: contentsOf(summaries, pages, place, naming),
    colophon: {},
    places: naming.places,
  };
}

/** The volume's name, and when its updates are of. The organisation, where it is in the title, is not said twice. */
function cover(
  { logo, abbreviation, organisation, strapline, series }: Masthead,
  summaries: readonly Summary[],
  place: Place,
  naming: Naming,
): Masthead {
  const [newest, ...others] = summaries;
  if (!newest) throw new Error('a volume of no updates');
  const common = others.every(({ title }) => title === newest.title);
  const named = common ? undefined : (series ?? organisation);
  const text = common
    ? inLanguage(newest.title, newest, place, naming)
    : named
      ? inLanguage(printedWords(named.text), naming, place, naming)
      : ownWords(VOLUME_WORDS.title, place, naming);
  const oldest = others.at(-1) ?? newest;
  const added = (words: string): Paragraph => ({
    kind: 'paragraph',
    id: naming.name(place),
    text: [ownWords(words, place, naming)],
  });
  return {
    ...(logo && { logo }),
    ...(abbreviation && { abbreviation }),
    ...(organisation && organisation !== named && { organisation }),
    ...(strapline && { strapline }),
    ...(series && printedWords(series.text) !== text.value && { series }),
    title: { kind: 'heading', id: naming.name(place), level: 1, text: [text] },
    date: added(printedMonths(calendarDate(oldest.day), calendarDate(newest.day))),
    number: added(printedUpdates(summaries.length)),
  };
}

/** The words of one language in a document of perhaps another. */
function inLanguage(
  value: string,
  { language }: Pick<Summary, 'language'>,
  place: Place,
  naming: Naming,
): Text {
  const id = naming.name(place);
  return { kind: 'text', id, value, ...(language !== naming.language && { language }) };
}

/** Who publishes it is its author; what the newest says of its own content is not said of all. */
function metaOf({ language, publisher, date, day }: Meta, masthead: Masthead): Meta {
  const title = printedWords(masthead.title.text);
  const months = printedWords(masthead.date.text);
  return {
    title: `${title}, ${months}`,
    language,
    authors: publisher === undefined ? [] : [publisher],
    keywords: [],
    ...(publisher !== undefined && { publisher }),
    date,
    day,
    runningTitle: title,
    runningDate: months,
    folio: VOLUME_WORDS.folio,
  };
}

/** How updates are told from each other, and what naming their words takes. */
interface Listing {
  /** Titles are told only where they differ: of monthly updates that are all called the same, the date is the name. */
  readonly titled: boolean;
  /** Whether years stand above their updates, whose dates then are told without. */
  readonly byYear: boolean;
  readonly place: Place;
  readonly naming: Naming;
}

function contentsOf(
  summaries: readonly Summary[],
  pages: readonly number[],
  place: Place,
  naming: Naming,
): Contents {
  const years = groupByYear(summaries);
  const listing: Listing = {
    titled: summaries.some(({ title }) => title !== summaries[0]?.title),
    byYear: summaries.length > LONGEST_WITHOUT_YEARS && summaries.length >= FEWEST_A_YEAR * years.size,
    place,
    naming,
  };
  const entries = summaries.map((summary, index) => entryOf(summary, pages[index], listing));
  const groups: ContentsGroup[] = [...years].map(([year, { start, end }]) => ({
    year: { kind: 'paragraph', id: naming.name(place), text: [ownWords(year, place, naming)] },
    entries: entries.slice(start, end),
  }));
  return {
    id: naming.name(place),
    title: {
      kind: 'heading',
      id: naming.name(place),
      level: 2,
      text: [ownWords(VOLUME_WORDS.contents, place, naming)],
    },
    groups: listing.byYear ? groups : [{ entries }],
  };
}

/** Which of the updates, that are in order, each year has. */
function groupByYear(summaries: readonly Summary[]): Map<string, { start: number; end: number }> {
  const years = new Map<string, { start: number; end: number }>();
  summaries.forEach(({ day }, index) => {
    const year = String(calendarDate(day).year);
    years.set(year, { start: years.get(year)?.start ?? index, end: index + 1 });
  });
  return years;
}

/** Each of the texts ends in a space: whoever reads the entry, and does not see it, has them apart. */
function entryOf(summary: Summary, first: number | undefined, listing: Listing): ContentsEntry {
  const { titled, byYear, place, naming } = listing;
  const own = (words: string): Text => ownWords(words, place, naming);
  const day = calendarDate(summary.day);
  const date = own(`${byYear ? dateInYear(day) : printedDate(day)} `);
  const { number } = summary;
  const title = [
    ...(titled ? [inLanguage(`${summary.title} `, summary, place, naming)] : []),
    ...(number === undefined ? [] : [own(titled ? `(${number}) ` : `${number} `)]),
  ];
  const page = own(first === undefined ? '' : String(first));
  const link: Link = {
    kind: 'link',
    id: naming.name(place),
    destination: { kind: 'update', name: summary.name },
    description: leadingTo(summary),
    address: false,
    plain: true,
    children: [date, ...title, page],
  };
  return { link, date, title, page };
}
