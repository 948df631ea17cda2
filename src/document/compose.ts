/** Update and house to Document: headings numbered and named, links resolved, the program's own words added. */
import { isoDate, printedDate } from '../base/date.ts';
import { type NodeId, nodeNames } from '../base/node-id.ts';
import type { Place } from '../base/place.ts';
import { type Outcome, type Problem, inReadingOrder } from '../base/problem.ts';
import type { Block, House, Line, Update } from '../source/update.ts';
import { type Composer, type NamedHeading, composeSection } from './blocks.ts';
import type { Document, Meta } from './document.ts';
import { composeColophon, composeMasthead } from './edges.ts';
import { markText } from './marks.ts';
import { wordsOf } from './phrases.ts';
import type { Pictures } from './pictures.ts';
import { slugs } from './slug.ts';
import { FOLIO } from './words.ts';

/** Composes a document; `name` is the source's name without its ending, by which its web page is found. */
export function compose(update: Update, house: House, name: string, pictures: Pictures): Outcome<Document> {
  const places = [update.place];
  const nameNode = nodeNames(places);
  const headings = nameHeadings(update, nameNode);
  const problems: Problem[] = [];
  const landings = new Map([...headings.values()].map((heading) => [heading.slug, heading]));
  const composer: Composer = {
    name: nameNode,
    landings,
    problems,
    headings,
    language: update.language,
    pictures,
  };
  const document: Document = {
    meta: composeMeta(update, house),
    masthead: composeMasthead(update, house, composer),
    body: update.sections.flatMap((section) => composeSection(section, 2, composer)),
    colophon: composeColophon(house, name, update, composer),
    places,
  };
  return problems.length > 0
    ? { ok: false, problems: inReadingOrder(problems), partial: document }
    : { ok: true, value: document };
}

function nameHeadings(update: Update, name: (place: Place) => NodeId): Map<Line, NamedHeading> {
  const slug = slugs();
  const named = new Map<Line, NamedHeading>();
  const visit = (heading: Line, place: Place, content: readonly Block[]): void => {
    const words = wordsOf(heading);
    named.set(heading, { id: name(place), words: markText(words, update.language), slug: slug(words) });
    for (const block of content) {
      if (block.kind === 'subsection') visit(block.heading, block.place, block.content);
    }
  };
  for (const { heading, place, content } of update.sections) visit(heading, place, content);
  return named;
}

function composeMeta(update: Update, house: House): Meta {
  const { language } = update;
  const { year, month, day } = update.date;
  const printed = printedDate(update.date);
  const title = markText(update.title.value, language);
  const publisher = house.organisation && markText(house.organisation.value, language);
  const authors = update.authors.map((author) => markText(author.value, language));
  return {
    title: `${title}, ${printed}`,
    language,
    authors: authors.length > 0 ? authors : publisher ? [publisher] : [],
    ...(update.summary && { subject: markText(update.summary.value, language) }),
    keywords: update.keywords.map((keyword) => markText(keyword.value, language)),
    ...(publisher && { publisher }),
    date: new Date(Date.UTC(year, month - 1, day ?? 1)),
    day: isoDate(update.date),
    runningTitle: title,
    runningDate: printed,
    folio: FOLIO,
  };
}
