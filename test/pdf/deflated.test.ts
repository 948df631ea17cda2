/** What was deflated a moment ago is remembered, and nobody can tell by the bytes. */
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { deflated, deflatedAgain } from '../../src/pdf/deflated.ts';
import { latin } from '../../src/pdf/strings.ts';

describe('deflatedAgain', () => {
  const page = (words: string): Uint8Array => latin(`${words} `.repeat(40));

  it('gives the very bytes for what it knows', () => {
    expect(deflatedAgain(page('as it was'))).toBe(deflatedAgain(page('as it was')));
  });

  it('tells streams of one length apart', () => {
    const streams = ['one word', 'two word', 'one wort'].map(page);
    const twice = [...streams, ...streams].map((raw) => inflateSync(deflatedAgain(raw)).toString('latin1'));
    expect(twice).toEqual([...streams, ...streams].map((raw) => Buffer.from(raw).toString('latin1')));
  });

  it('keeps to the settings that it is asked for', () => {
    const raw = latin(Array.from({ length: 3000 }, (_, at) => `${(at * 7919) % 1009}`).join(' '));
    const settings = ['stream', 'objects', 'stream'] as const;
    expect(settings.map((setting) => deflatedAgain(raw, setting))).toEqual(
      settings.map((setting) => deflated(raw, setting)),
    );
    expect(deflated(raw, 'stream')).not.toEqual(deflated(raw, 'objects'));
  });
});
