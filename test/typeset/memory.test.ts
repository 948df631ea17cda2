/** What is remembered is found again by its content, of its own faces and measure only, and cannot grow without bound. */
import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../src/base/node-id.ts';
import { MEMBER } from '../../src/typeset/design.ts';
import { Memory } from '../../src/typeset/memory.ts';
import type { Segment } from '../../src/typeset/segments.ts';
import { PLAIN_FACES } from '../support/plain-face.ts';

/** Texts of leaves of their own, in one style. */
function segments(...texts: string[]): Segment[] {
  return texts.map((text, at) => ({
    leaf: at as NodeId,
    text,
    style: MEMBER.body,
    face: MEMBER.body.face,
    address: false,
  }));
}

describe('Memory', () => {
  it('finds what was kept, of the same faces', () => {
    const memory = new Memory<number>();
    memory.keep(PLAIN_FACES, segments('a'), 100, 1);
    expect(memory.find(PLAIN_FACES, segments('a'), 100)?.value).toBe(1);
    expect(memory.find({ ...PLAIN_FACES }, segments('a'), 100)).toBeUndefined();
  });

  it('keeps apart what begins alike', () => {
    const memory = new Memory<number>();
    const [first] = segments('a') as [Segment];
    const others: [readonly Segment[], number][] = [
      [segments('a'), 100],
      [segments('a'), 200],
      [segments('a', 'b'), 100],
      [segments('a', 'c'), 100],
      [[{ ...first, face: 'bold' }], 100],
      [[{ ...first, address: true }], 100],
      [[{ ...first, style: { ...first.style, size: 9 } }], 100],
      [[{ ...first, style: { ...first.style, leading: 9 } }], 100],
    ];
    others.forEach(([content, measure], at) => {
      expect(memory.find(PLAIN_FACES, content, measure)).toBeUndefined();
      memory.keep(PLAIN_FACES, content, measure, at);
    });
    const found = others.map(([content, measure]) => memory.find(PLAIN_FACES, content, measure)?.value);
    expect(found).toEqual(others.map((_, at) => at));
  });

  it('forgets all when it is full', () => {
    const memory = new Memory<number>();
    for (let at = 0; at <= 1000; at++) memory.keep(PLAIN_FACES, segments(String(at)), 100, at);
    expect(memory.find(PLAIN_FACES, segments('0'), 100)).toBeUndefined();
    expect(memory.find(PLAIN_FACES, segments('1000'), 100)?.value).toBe(1000);
  });
});
