/** The letter that carries an update: what is the same for every member, and what is each one's own. */
import { describe, expect, it } from 'vitest';
import { type Mailing, letterWriter, writeLetter } from '../../src/mail/letter.ts';
import { writeMessage } from '../../src/mail/message.ts';
import { buildYaml, readContent, realHouse } from '../support/build.ts';
import { headersOf } from '../support/mail.ts';

const { document, bytes, pages } = buildYaml(readContent('2007-11-policy-update.yaml'), realHouse());
const MAILING: Mailing = {
  sender: {
    place: { file: 'house.yaml', start: 0, end: 0 },
    from: { name: 'Policy Updates', address: 'updates@example.org' },
    unsubscribe: {
      place: { file: 'house.yaml', start: 0, end: 0 },
      value: 'leave@example.org',
      href: 'mailto:leave@example.org',
    },
  },
  accent: '#1f4e79',
  name: '2007-11-policy-update',
  pdf: bytes,
  pages,
};

function leavingBy(href: string): Mailing {
  const place = { file: 'house.yaml', start: 0, end: 0 };
  return { ...MAILING, sender: { ...MAILING.sender, unsubscribe: { place, value: href, href } } };
}

describe('a letter', () => {
  it('has the title and the date of the update where nothing else is said', () => {
    const letter = writeLetter(document, MAILING);
    expect([letter.subject, letter.date.toISOString()]).toEqual([
      'SMMGP Policy Update, November 2007',
      '2007-11-01T00:00:00.000Z',
    ]);
    expect([letter.to, letter.unsubscribe]).toEqual([
      undefined,
      { href: 'mailto:leave@example.org', namesMember: false },
    ]);
  });

  it('is each member’s own in whom it is to and in how to leave, and in nothing else', () => {
    const date = new Date(Date.UTC(2007, 10, 5));
    const write = letterWriter(document, leavingBy('https://example.org/leave/{email}'));
    const members = ['a', 'b'].map((name) => ({ address: `${name}@example.net` }));
    const letters = members.map((to) => write({ to, date }));
    const messages = letters.map(writeMessage);
    for (const [index, message] of messages.entries()) {
      const headers = headersOf(message);
      const [to, other] = [members[index]?.address ?? '', members[1 - index]?.address ?? ''];
      const own = `https://example.org/leave/${encodeURIComponent(to)}`;
      expect([headers.get('To'), headers.get('List-Unsubscribe')]).toEqual([to, `<${own}>`]);
      expect(letters[index]?.text.join('')).toContain(own);
      expect(letters[index]?.html.join('')).toContain(`href="${own}"`);
      const sent = Buffer.from(message).toString('latin1').replaceAll('=\r\n', '');
      for (const form of [other, encodeURIComponent(other)])
        expect([sent.includes(form), JSON.stringify(letters[index]).includes(form)]).toEqual([false, false]);
    }
    const [one, two] = letters.map((letter, index) => {
      const { to, unsubscribe, text, html, ...rest } = letter;
      const own = unsubscribe?.href ?? '';
      expect([to, own.endsWith(encodeURIComponent(to?.address ?? ''))]).toEqual([members[index], true]);
      return { ...rest, text: text.join('').replaceAll(own, ''), html: html.join('').replaceAll(own, '') };
    });
    expect(one).toEqual(two);
  });

  it.each([
    ['2007-11-policy-update', '2007-11-policy-update'],
    ['Mise à jour № 3', 'Mise-a-jour-No-3'],
    ['../a/b\\c "d"\r\n', 'a-b-c-d'],
    ['.hidden', 'hidden'],
    ['новости', 'update'],
    ['x'.repeat(300), 'x'.repeat(60)],
  ])('names the attachment of %j in ASCII', (name, expected) => {
    expect(writeLetter(document, { ...MAILING, name }).pdf.fileName).toBe(`${expected}.pdf`);
  });
});

describe('leaving the list', () => {
  const TO = { address: "o'brien+1@example.net" };
  const OWN = "o'brien%2B1%40example.net";

  it.each([
    ['https://example.org/leave?who={email}', `https://example.org/leave?who=${OWN}`, true],
    ['https://example.org/%7Bemail%7D/leave', `https://example.org/${OWN}/leave`, true],
    ['https://example.org/leave', 'https://example.org/leave', false],
    ['mailto:leave@example.org', `mailto:leave@example.org?subject=unsubscribe%20${OWN}`, true],
    ['mailto:leave@example.org?subject=stop', 'mailto:leave@example.org?subject=stop', false],
  ])('by %s, for one member', (href, expected, namesMember) => {
    const letter = letterWriter(document, leavingBy(href))({ to: TO, date: new Date(0) });
    expect(letter.unsubscribe).toEqual({ href: expected, namesMember });
  });

  it.each([
    ['https://example.org/leave?who={email}', 'https://example.org/leave?who='],
    ['https://example.org/leave', 'https://example.org/leave'],
    ['mailto:leave@example.org', 'mailto:leave@example.org'],
  ])('by %s, in a letter to nobody, names nobody and is not one click', async (href, expected) => {
    const letter = writeLetter(document, leavingBy(href));
    expect(letter.unsubscribe).toEqual({ href: expected, namesMember: false });
    expect([...letter.text, ...letter.html].join('')).not.toMatch(/\{email\}|%7Bemail/i);
    expect(headersOf(writeMessage(letter)).has('List-Unsubscribe-Post')).toBe(false);
  });
});
