/** The two edges of an update: the masthead that opens it and the colophon that closes it. */
import { printedDate } from '../base/date.ts';
import type { Place } from '../base/place.ts';
import type { House, Plain, Update } from '../source/update.ts';
import type { Picture } from '../pictures/read.ts';
import type { Composer } from './blocks.ts';
import { type Colophon, type Figure, type Masthead, Paragraph } from './document.ts';
import { type Fact, composeFacts, contactFacts, linkFact } from './facts.ts';
import { type Composing, composeText, languageOfWords, literalText } from './phrases.ts';
import { pictureKey } from './pictures.ts';
import { publicAddress } from './address.ts';
import { printedNumber } from './words.ts';

/** The masthead: who publishes, the series, the title, the date and the number. */
export function composeMasthead(update: Update, house: House, composing: Composer): Masthead {
  const { abbreviation, organisation, strapline, series } = house;
  const { title, number, date } = update;
  const language = languageOfWords(composing);
  const foreign = language === undefined ? {} : { language };
  const picture = house.logo && composing.pictures.get(pictureKey(house.logo.path));
  return {
    ...(picture && house.logo && { logo: composeLogo(picture, house.logo.alt, composing) }),
    ...(abbreviation &&
      !picture && {
        abbreviation: {
          ...plain(abbreviation, composing),
          expansion: organisation?.value ?? abbreviation.value,
        },
      }),
    ...(organisation && { organisation: plain(organisation, composing) }),
    ...(strapline && { strapline: plain(strapline, composing) }),
    ...(series && { series: plain(series, composing) }),
    title: {
      kind: 'heading',
      id: composing.name(title.place),
      level: 1,
      text: [composeText(title.place, title.value, composing)],
    },
    date: { ...added(printedDate(date), date.place, composing), ...foreign },
    ...(number && { number: { ...added(printedNumber(number.value), number.place, composing), ...foreign } }),
  };
}

function composeLogo(picture: Picture, { place, value }: Plain, composing: Composing): Figure {
  return { kind: 'figure', id: composing.name(place), leaf: composing.name(place), picture, alt: value };
}

/** The colophon: the house's contact, its website, and where the update is found on the web. */
export function composeColophon(house: House, name: string, update: Update, composing: Composing): Colophon {
  const facts: Fact[] = house.contact ? contactFacts(house.contact, composing) : [];
  const { organisation, website, publicUrl } = house;
  if (website && !house.contact?.website) facts.push(linkFact('website', website, composing));
  if (publicUrl) {
    const address = publicAddress(publicUrl.href, `${name}.html`);
    facts.push(linkFact('online', { place: publicUrl.place, value: address, href: address }, composing));
  }
  const place = organisation?.place ?? website?.place ?? house.contact?.place ?? update.place;
  const composed = composeFacts(facts, place, composing);
  return {
    ...(organisation && { organisation: plain(organisation, composing) }),
    ...(composed && { facts: composed }),
  };
}

function plain({ place, value }: Plain, composing: Composing): Paragraph {
  return new Paragraph(composing.name(place), [composeText(place, value, composing)]);
}

function added(words: string, place: Place, composing: Composing): Paragraph {
  return new Paragraph(composing.name(place), [literalText(place, words, composing)]);
}
