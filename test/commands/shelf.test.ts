/** Documents that wait to be laid: how long they are kept, and that the memory of a run stays bounded. */
import { describe, expect, it } from 'vitest';
import { Shelf } from '../../src/commands/shelf.ts';
import { realUpdate } from '../support/build.ts';

describe('documents that were read', () => {
  const { document } = realUpdate();

  it('are given once', () => {
    const shelf = new Shelf();
    shelf.put('a.yaml', document, 10);
    expect(shelf.take('b.yaml')).toBe(undefined);
    expect(shelf.take('a.yaml')).toBe(document);
    expect(shelf.take('a.yaml')).toBe(undefined);
  });

  it('make room for those that are read later, the oldest first', () => {
    const shelf = new Shelf(100);
    const names = ['a', 'b', 'c', 'd'];
    names.forEach((name) => shelf.put(name, document, 40));
    expect(names.filter((name) => shelf.take(name) !== undefined)).toEqual(['c', 'd']);
    names.forEach((name) => shelf.put(name, document, 40));
    expect(names.filter((name) => shelf.take(name) !== undefined)).toEqual(['c', 'd']);
  });

  it('are not kept where one alone takes more than there is room', () => {
    const shelf = new Shelf(100);
    shelf.put('a', document, 40);
    shelf.put('b', document, 200);
    expect(['a', 'b'].map((name) => shelf.take(name))).toEqual([undefined, undefined]);
    shelf.put('c', document, 100);
    expect(shelf.take('c')).toBe(document);
  });
});
