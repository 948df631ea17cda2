/** Contacts and events as facts: a label and what it says, in the order a reader asks. */
import type { Place } from '../base/place.ts';
import type { Contact, EventBlock, Plain } from '../source/update.ts';
import { Body, type FactName, type Facts, Item, Label, Paragraph, type Phrase } from './document.ts';
import {
  type Composing,
  addedText,
  composeLine,
  composeText,
  languageOfWords,
  linkTo,
  literalText,
} from './phrases.ts';
import { LABELS, printedRange } from './words.ts';

/** A fact before it has names: its label, what it says, and where that stands. */
export interface Fact {
  readonly name: FactName;
  readonly label: string;
  readonly place: Place;
  readonly text: readonly Phrase[];
}

/** Facts as a list of terms; undefined where there are none. */
export function composeFacts(facts: readonly Fact[], place: Place, composing: Composing): Facts | undefined {
  if (facts.length === 0) return undefined;
  const id = composing.name(place);
  return { kind: 'facts', id, items: facts.map((fact) => factItem(fact, composing)) };
}

function factItem({ name, label, place, text }: Fact, composing: Composing): Item {
  const id = composing.name(place);
  const term = new Label(
    composing.name(place),
    literalText(place, label, composing),
    languageOfWords(composing),
  );
  const body = new Body(composing.name(place), [new Paragraph(composing.name(place), text)]);
  return new Item(id, term, body, name);
}

/** Where and when an event is, whom to ask, and what it treats. */
export function eventFacts(event: EventBlock, composing: Composing): Fact[] {
  const { venue, date, time, contact, topics } = event;
  const facts: Fact[] = [];
  if (venue)
    facts.push({
      name: 'venue',
      label: LABELS.venue,
      place: event.place,
      text: composeLine(venue, composing),
    });
  if (date) {
    const printed = printedRange(date.from, date.to);
    facts.push({
      name: 'date',
      label: LABELS.date,
      place: date.place,
      text: [addedText(date.place, printed, composing)],
    });
  }
  if (time) facts.push(plainFact('time', time, composing));
  if (contact) facts.push(...contactFacts(contact, composing));
  if (topics.length > 0) facts.push(topicsFact(event, composing));
  return facts;
}

/** Side by side, with a semicolon between two; a topic that is a sentence has a full stop of its own. */
function topicsFact({ topics, place }: EventBlock, composing: Composing): Fact {
  const text: Phrase[] = [];
  for (const topic of topics) {
    if (text.length > 0) text.push(literalText(place, endsSentence(text) ? ' ' : '; ', composing));
    text.push(...composeLine(topic, composing));
  }
  return { name: 'topics', label: LABELS.topics, place, text };
}

function endsSentence(text: readonly Phrase[]): boolean {
  const last = text.at(-1);
  return last?.kind === 'text' && /[.!?]$/.test(last.value);
}

/** Who, then how to reach them. An address that stands for the person says "Contact" (the original's word). */
export function contactFacts(contact: Contact, composing: Composing): Fact[] {
  const facts: Fact[] = [];
  const who = [contact.name, contact.role, contact.organisation].filter((part) => part !== undefined);
  const [first] = who;
  if (first) {
    const words = who.map((part) => part.value).join(', ');
    facts.push({
      name: 'contact',
      label: LABELS.contact,
      place: first.place,
      text: [composeText(first.place, words, composing)],
    });
  }
  if (contact.email) {
    facts.push(linkFact('email', contact.email, composing, first ? LABELS.email : LABELS.contact));
  }
  if (contact.phone) facts.push(linkFact('phone', contact.phone, composing));
  if (contact.address) facts.push(addressFact(contact.address, composing));
  if (contact.website) facts.push(linkFact('website', contact.website, composing));
  return facts;
}

/** A postal address typed on several lines is printed on one, with commas between. */
function addressFact(address: Plain, composing: Composing): Fact {
  const lines = address.value.split('\n').map((line) => line.trim().replace(/,$/, ''));
  const value = lines.filter((line) => line !== '').join(', ');
  return plainFact('address', { ...address, value }, composing);
}

function plainFact(name: FactName, { place, value }: Plain, composing: Composing): Fact {
  return { name, label: LABELS[name], place, text: [composeText(place, value, composing)] };
}

/** A fact that is a link, its words the address as typed. */
export function linkFact(
  name: FactName,
  { place, value, href }: Plain & { href: string },
  composing: Composing,
  label: string = LABELS[name],
): Fact {
  const id = composing.name(place);
  const words = [literalText(place, value, composing)];
  return { name, label, place, text: [linkTo(id, { kind: 'address', href }, true, words, place, composing)] };
}
