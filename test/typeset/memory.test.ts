/** What is remembered is found again, of its own faces only, and cannot grow without bound. */
import { describe, expect, it } from 'vitest';
import { Memory } from '../../src/typeset/memory.ts';
import { PLAIN_FACES } from '../support/plain-face.ts';

describe('Memory', () => {
  it('finds what was kept, of the same faces', () => {
    const memory = new Memory<number>();
    memory.keep(PLAIN_FACES, 'a', 1);
    expect(memory.find(PLAIN_FACES, 'a')).toBe(1);
    expect(memory.find({ ...PLAIN_FACES }, 'a')).toBeUndefined();
  });

  it('forgets all when it is full', () => {
    const memory = new Memory<number>();
    for (let at = 0; at <= 1000; at++) memory.keep(PLAIN_FACES, String(at), at);
    expect(memory.find(PLAIN_FACES, '0')).toBeUndefined();
    expect(memory.find(PLAIN_FACES, '1000')).toBe(1000);
  });
});
