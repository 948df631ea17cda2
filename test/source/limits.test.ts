/** The limits of the contract, and that reaching for them takes no time. */
import { describe, expect, it } from 'vitest';
import { problemsIn, told, withBlocks } from './updates.ts';

/** Milliseconds; a slow machine takes a tenth of it. */
const PATIENCE = 20_000;

function codes(text: string): readonly string[] {
  return problemsIn(text).map(({ code }) => code);
}

const DEEP = 10_000;

describe('limits', () => {
  it('a file has 4 MiB at most', () => {
    expect(codes(`${withBlocks('- a')}#${'a'.repeat(4 * 1024 * 1024)}`)).toEqual(['file-too-large']);
    // Counted in bytes, not in letters.
    expect(codes(`${withBlocks('- a')}#${'\u00e9'.repeat(2 * 1024 * 1024)}`)).toEqual(['file-too-large']);
  });

  it.each([
    ['brackets', `a: ${'['.repeat(DEEP)}`],
    ['closed brackets', `a: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
    ['braces', `a: ${'{b: '.repeat(DEEP)}`],
    ['dashes', '- '.repeat(DEEP)],
    ['lines', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n')],
    ['keys', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('nesting: %s', { timeout: PATIENCE }, (_name, yaml) => {
    expect(codes(yaml)).toEqual(['too-deep']);
  });

  it('one block has 100,000 characters at most', { timeout: PATIENCE }, () => {
    expect(codes(withBlocks(`- ${'word '.repeat(20_000)}end`))).toEqual(['text-too-long']);
    expect(codes(withBlocks(`- ${'word '.repeat(19_999)}end`))).toEqual([]);
    const items = Array.from({ length: 101 }, () => `    - ${'a'.repeat(1000)}`).join('\n');
    expect(codes(withBlocks(`- bullets:\n${items}`))).toEqual(['text-too-long']);
  });

  it('an update has 10,000 blocks at most', { timeout: PATIENCE * 3 }, () => {
    const text = withBlocks('- a\n'.repeat(10_001).trimEnd());
    expect(problemsIn(text).map((problem) => told(text, problem))).toEqual(['10006:9 too-many-blocks']);
    expect(codes(withBlocks('- a\n'.repeat(10_000).trimEnd()))).toEqual([]);
  });

  it.each([
    ['[', '['.repeat(20_000)],
    ['![', '!['.repeat(10_000)],
    ['*a', '*a'.repeat(10_000)],
    ['_', '_a '.repeat(10_000)],
    ['`', '`a``b'.repeat(10_000)],
    ['<', '<a '.repeat(10_000)],
  ])('marks: %s', { timeout: PATIENCE }, (_name, text) => {
    expect(codes(withBlocks(`- "${text}"`))).toEqual(['text-too-long']);
  });

  it.each([
    ['@', 'a@'.repeat(40_000)],
    ['long word', 'a'.repeat(90_000)],
    ['http', 'http://'.repeat(10_000)],
    ['(', `http://x.org/${'('.repeat(50_000)}`],
    ['trailing', `http://x.org/${'.'.repeat(50_000)}`],
    ['spaces', `a${' '.repeat(50_000)}b`],
  ])('addresses take linear time: %s', { timeout: PATIENCE }, (_name, text) => {
    expect(codes(withBlocks(`- "${text}"`))).toEqual([]);
  });

  it.each([
    ['without quotes', `- a${' '.repeat(90_000)}b`],
    ['in quotes', `- "a${' '.repeat(90_000)}b\n  c"`],
    ['of empty lines', `- |\n  a${'\n'.repeat(90_000)}`],
  ])('rows of white space take linear time: %s', { timeout: PATIENCE }, (_name, yaml) => {
    expect(codes(withBlocks(yaml))).toEqual([]);
  });

  it('thousands of keys and of mistakes take no time', { timeout: PATIENCE }, () => {
    const keys = Array.from({ length: 20_000 }, (_, n) => `key${String(n)}: a`).join('\n');
    expect(codes(keys).length).toBeGreaterThan(20_000);
    expect(codes(withBlocks('- bulets: [a]\n'.repeat(3000).trimEnd()))).toHaveLength(3000);
  });

  it('a page of syntax mistakes is reported in time', { timeout: PATIENCE }, () => {
    expect(codes(withBlocks('- **a** b\n'.repeat(3000).trimEnd())).length).toBeGreaterThan(10);
  });
});
