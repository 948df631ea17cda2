/** The letter that carries an update: what is the same for every member, and what is each one's own. */
import { describe, expect, it } from 'vitest';
import { type Mailing, writeLetter } from '../../src/mail/letter.ts';
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

describe('a letter', () => {
  it('has the title and the date of the update where nothing else is said', () => {
    const letter = writeLetter(document, MAILING);
    expect([letter.subject, letter.date.toISOString()]).toEqual([
      'SMMGP Policy Update, November 2007',
      '2007-11-01T00:00:00.000Z',
    ]);
    expect([letter.to, letter.unsubscribe]).toEqual([undefined, 'mailto:leave@example.org']);
  });

  it('is each member’s own in whom it is to and in how to leave, and in nothing else', async () => {
    const members = ['a', 'b'].map((name) => ({
      to: { address: `${name}@example.net` },
      unsubscribe: `https://example.org/leave/${name}`,
    }));
    const letters = members.map((member) => writeLetter(document, { ...MAILING, ...member }));
    const messages = await Promise.all(letters.map(writeMessage));
    for (const [index, message] of messages.entries()) {
      const headers = headersOf(message);
      const { to, unsubscribe } = members[index] ?? {};
      const other = members[1 - index];
      expect([headers.get('To'), headers.get('List-Unsubscribe')]).toEqual([to?.address, `<${unsubscribe}>`]);
      expect(letters[index]?.text).toContain(unsubscribe);
      expect(letters[index]?.html).toContain(`href="${unsubscribe}"`);
      const sent = Buffer.from(message).toString('latin1');
      expect(sent.includes(other?.to.address ?? ''), 'the other member').toBe(false);
      expect(JSON.stringify(letters[index])).not.toContain(other?.unsubscribe);
    }
    const [one, two] = letters.map((letter, index) => {
      const { to, unsubscribe, text, html, ...rest } = letter;
      const own = members[index]?.unsubscribe ?? '';
      expect([to, unsubscribe]).toEqual([members[index]?.to, own]);
      return { ...rest, text: text.replaceAll(own, ''), html: html.replaceAll(own, '') };
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
