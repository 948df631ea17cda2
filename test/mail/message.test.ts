/** A letter as a message, read back by an independent parser. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Letter, messageWriter, writeMessage } from '../../src/mail/message.ts';
import { headersOf, linesOf, readMessage } from '../support/mail.ts';

const LETTER: Letter = {
  from: { name: 'Policy Updates', address: 'updates@example.org' },
  subject: 'Policy Update, November 2007',
  date: new Date(Date.UTC(2007, 10, 1)),
  name: '2007-11-policy-update',
  text: ['The words.\n'],
  html: ['<!doctype html>\n<p>The words.</p>\n'],
  pdf: { fileName: '2007-11-policy-update.pdf', bytes: Uint8Array.from({ length: 3000 }, (_, n) => n % 256) },
};

function headersWith(changes: Partial<Letter>): Map<string, string> {
  return headersOf(writeMessage({ ...LETTER, ...changes }));
}

describe('a message', () => {
  it('has two bodies and the PDF, byte for byte', async () => {
    const read = await readMessage(writeMessage(LETTER));
    expect([read.text, read.html]).toEqual([LETTER.text.join(''), LETTER.html.join('')]);
    expect(read.attachments).toHaveLength(1);
    const [pdf] = read.attachments;
    expect([pdf?.filename, pdf?.mimeType, pdf?.disposition]).toEqual([
      '2007-11-policy-update.pdf',
      'application/pdf',
      'attachment',
    ]);
    expect(new Uint8Array(pdf?.content as ArrayBuffer)).toEqual(LETTER.pdf.bytes);
  });

  it('is mixed of alternative and PDF, the plain text first', () => {
    const types = linesOf(writeMessage(LETTER)).flatMap(
      (line) => /^Content-Type: ([\w/]+)/.exec(line)?.[1] ?? [],
    );
    expect(types).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'application/pdf',
    ]);
  });

  it('has these headers and no others', () => {
    expect(Object.fromEntries(headersWith({}))).toEqual({
      Subject: 'Policy Update, November 2007',
      From: 'Policy Updates <updates@example.org>',
      'Message-ID': expect.stringMatching(/^<2007-11-policy-update\.[0-9a-f]{20}@example\.org>$/),
      Date: 'Thu, 01 Nov 2007 00:00:00 +0000',
      'MIME-Version': '1.0',
      'Content-Type': expect.stringMatching(/^multipart\/mixed; boundary="[^"]+"$/),
    });
  });

  it('is for one member alone, who can be named', async () => {
    const to = { name: "Siân O'Brien", address: "s.o'brien@example.net" };
    const read = await readMessage(writeMessage({ ...LETTER, to }));
    expect([read.to, read.cc, read.bcc]).toEqual([[to], undefined, undefined]);
  });

  it('gives the same bytes for the same letter, and another identity for any other', () => {
    const changes: Partial<Letter>[] = [
      {},
      { text: ['Other words.\n'] },
      { html: ['<p>Other words.</p>'] },
      { text: ['x'.repeat(5000)] },
      { text: ['y'.repeat(5000)] },
      { subject: 'Another' },
      { to: { address: 'a@example.net' } },
      { to: { address: 'b@example.net' } },
      { date: new Date(Date.UTC(2007, 10, 2)) },
      { pdf: { ...LETTER.pdf, bytes: new Uint8Array(3000) } },
      { unsubscribe: { href: 'https://example.org/u/1', namesMember: true } },
      { unsubscribe: { href: 'https://example.org/u/1', namesMember: false } },
    ];
    const written = changes.map((change) => writeMessage({ ...LETTER, ...change }));
    expect(new Set(written.map((bytes) => headersOf(bytes).get('Message-ID'))).size).toBe(changes.length);
    expect(Buffer.from(writeMessage(LETTER)).equals(Buffer.from(written[0] ?? []))).toBe(true);
  });
});

describe('the messages of one mailing', () => {
  it('are each what it is when written alone', async () => {
    const shared = `${'x'.repeat(300)}\n${'\u00e9 '.repeat(200)}\n`;
    const write = messageWriter();
    const letters = Array.from({ length: 40 }, (_, n) => ({
      ...LETTER,
      to: { address: `m${n}@example.net` },
      // Lines of 60 to 100 signs, so that some are full to the brim where the next piece begins.
      text: [shared, 'x'.repeat(60 + n), `${n % 2} \n\n`, `${n}`, ' ', 'end'],
      html: [...LETTER.html, `<p>é ${n}</p>\n`],
      pdf: n === 3 ? { ...LETTER.pdf, bytes: new Uint8Array(10) } : LETTER.pdf,
    }));
    const together = letters.map(write);
    const alone = letters.map(writeMessage);
    expect(together.map(({ bytes }) => Buffer.from(bytes))).toEqual(alone.map((bytes) => Buffer.from(bytes)));
    const read = await Promise.all(together.map(({ bytes }) => readMessage(bytes)));
    const bodies = letters.map(({ text, html }) => [text.join(''), html.join('')]);
    expect(read.map(({ text, html }) => [text, html])).toEqual(bodies);
    const lengths = together.flatMap(({ bytes }) => linesOf(bytes).map((line) => line.length));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(76);
  });
});

describe('leaving the list', () => {
  const ONE_CLICK = 'List-Unsubscribe=One-Click';

  it.each([
    ['mailto:leave@example.org', '<mailto:leave@example.org?subject=unsubscribe>', undefined],
    ['mailto:leave@example.org?subject=stop', '<mailto:leave@example.org?subject=stop>', undefined],
    ['http://example.org/leave?m=17', '<http://example.org/leave?m=17>', undefined],
    ['https://example.org/leave?m=17', '<https://example.org/leave?m=17>', ONE_CLICK],
  ])('by %s, which names the member', async (href, header, oneClick) => {
    const headers = headersWith({ unsubscribe: { href, namesMember: true } });
    expect([headers.get('List-Unsubscribe'), headers.get('List-Unsubscribe-Post')]).toEqual([
      header,
      oneClick,
    ]);
  });

  it('is not offered as one click where nobody would know who clicked', () => {
    const href = 'https://example.org/leave';
    const headers = headersWith({ unsubscribe: { href, namesMember: false } });
    expect(headers.get('List-Unsubscribe')).toBe(`<${href}>`);
    expect(headers.has('List-Unsubscribe-Post')).toBe(false);
  });

  it('is not offered where the house has no address for it', () => {
    expect([...headersWith({}).keys()].filter((name) => name.startsWith('List'))).toEqual([]);
  });
});

describe('names and subjects', () => {
  it.each([
    'Policy Updates',
    "O'Brien, Siân",
    'Dr "Jo" Smith (North)',
    'Łódź Żółć',
    '政策',
    'a@b.org, c@d.org',
    'Back\\slash; semi: colon',
    `${'A long name of many words '.repeat(7)}end`,
  ])('%s come back as they were', async (name) => {
    const from = { name, address: 'updates@example.org' };
    const bytes = writeMessage({ ...LETTER, from, replyTo: from, to: from, subject: name });
    const read = await readMessage(bytes);
    expect([read.from, read.replyTo, read.to, read.subject]).toEqual([from, [from], [from], name]);
  });

  it('that look like encoded words are not decoded', async () => {
    const subject = 'Why =?UTF-8?Q?this?= is shown';
    expect((await readMessage(writeMessage({ ...LETTER, subject }))).subject).toBe(subject);
  });

  const BREAKS = ['\r\n', '\n', '\r', '\u0000', '\u000b', '\u2028', '\u0085'];
  const PLACES: ((evil: string) => Partial<Letter>)[] = [
    (evil) => ({ subject: `Update${evil}` }),
    (evil) => ({ from: { name: `Us${evil}`, address: 'updates@example.org' } }),
    (evil) => ({ from: { address: `updates@example.org${evil}` } }),
    (evil) => ({ replyTo: { address: `updates@example.org${evil}` } }),
    (evil) => ({ to: { name: `Jane${evil}`, address: 'jane@example.org' } }),
    (evil) => ({ to: { address: `jane@example.org${evil}` } }),
    (evil) => ({ name: `update${evil}` }),
    (evil) => ({ unsubscribe: { href: `https://example.org/${evil}`, namesMember: true } }),
    (evil) => ({ pdf: { ...LETTER.pdf, fileName: `update${evil}.pdf` } }),
  ];

  it('that would begin a header of their own are refused wherever they stand', () => {
    let refused = 0;
    for (const place of PLACES) {
      for (const lineEnd of BREAKS) {
        const letter = { ...LETTER, ...place(`${lineEnd}Bcc: everyone@example.net`) };
        expect(() => writeMessage(letter)).toThrow('a control character in a header');
        refused += 1;
      }
    }
    expect(refused).toBe(PLACES.length * BREAKS.length);
  });
});

describe('lines', () => {
  it('have at most 76 signs in the bodies, and end with CR LF', async () => {
    const long = `${'word '.repeat(500)}${'x'.repeat(5000)} é\u{1F600} .\n.\nFrom here\n`;
    const bytes = writeMessage({ ...LETTER, text: [long], html: [`<p>${long}</p>`] });
    const lines = linesOf(bytes);
    const body = lines.slice(lines.indexOf(''));
    expect(Math.max(...body.map((line) => line.length))).toBeLessThanOrEqual(76);
    expect((await readMessage(bytes)).text).toBe(long);
  });

  it('of headers have at most 78 signs where a name or a subject is long', async () => {
    const subject = `${'x'.repeat(2000)} and more`;
    const bytes = writeMessage({ ...LETTER, subject, from: { ...LETTER.from, name: 'ü'.repeat(200) } });
    const lines = linesOf(bytes);
    expect(Math.max(...lines.slice(0, lines.indexOf('')).map((line) => line.length))).toBeLessThanOrEqual(78);
    expect((await readMessage(bytes)).subject).toBe(subject);
  });

  it('never pass 998 signs and carry any text whole', async () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 300 })
      .map((text) => text.replaceAll(/\p{C}|\p{Z}/gu, ' ').trim());
    const property = fc.asyncProperty(words, words, async (subject, name) => {
      const from = { ...(name && { name }), address: 'updates@example.org' };
      const bytes = writeMessage({
        ...LETTER,
        subject: subject || 'x',
        from,
        text: [`${subject}\n`, name, '\n'],
      });
      expect(Math.max(...linesOf(bytes).map((line) => line.length))).toBeLessThanOrEqual(998);
      const read = await readMessage(bytes);
      expect(read.text).toBe(`${subject}\n${name}\n`);
      expect(read.from?.address).toBe('updates@example.org');
      expect(read.subject?.replaceAll(/ +/g, ' ')).toBe((subject || 'x').replaceAll(/ +/g, ' '));
    });
    await fc.assert(property, { numRuns: 100, seed: 9 });
  });
});
