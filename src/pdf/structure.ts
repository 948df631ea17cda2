/** The structure tree as PDF objects (ISO 32000-1, 14.7). */
import type { Role, StructureChild, StructureElement, Tagged } from '../tagging/structure.ts';
import { rectangle } from './landings.ts';
import type { Objects } from './objects.ts';
import { textString } from './serialise.ts';

/** Where a section's tree hangs, and the first numbers of what it is made of and leads to. */
export interface StructurePlace {
  /** The number of the element that holds it, or of the structure root. */
  readonly parent: number;
  /** The role of the section's own element; none where its children stand in the parent's own row. */
  readonly role?: Role;
  /** The language of the section's own element, where it is not the file's. */
  readonly language?: string;
  readonly element: number;
  readonly page: number;
  readonly annotation: number;
  /** Of the section's first page in the parent tree; annotations come after its pages. */
  readonly key: number;
}

export interface WrittenStructure {
  /** The elements that the parent holds. */
  readonly kids: readonly number[];
  /** The section's keys and what they lead back to: a part of the parent tree's Nums (14.7.4.4). */
  readonly nums: string;
}

/** How many elements a tree has, its root included. */
export function countElements({ children }: StructureElement): number {
  let count = 1;
  for (let at = 0; at < children.length; at++) {
    const child = children[at] as StructureChild;
    if (child.kind === 'element') count += countElements(child);
  }
  return count;
}

/** Writes the tree of a section and the way back to it from each mark and annotation. */
export function writeStructure(
  tagged: Tagged,
  heights: readonly number[],
  place: StructurePlace,
  objects: Objects,
): WrittenStructure {
  return new Tree(tagged, place).write(heights, objects);
}

/**
 * Elements are numbered level by level, each when its parent is written: neighbours then differ in little, which packs
 * better than any other order that was tried.
 */
class Tree {
  readonly #tagged: Tagged;
  readonly #place: StructurePlace;
  /** The elements in the order of their numbers, and a reference to each one's parent. */
  readonly #elements: StructureElement[] = [];
  readonly #parents: string[] = [];
  /** References to the elements that hold each mark, by page and number, and each annotation. */
  readonly #marks: string[][];
  readonly #annotations: string[] = [];

  constructor(tagged: Tagged, place: StructurePlace) {
    this.#tagged = tagged;
    this.#place = place;
    this.#marks = tagged.marks.map(() => []);
  }

  write(heights: readonly number[], objects: Objects): WrittenStructure {
    const { element: first, key, parent } = this.#place;
    const holder = `${parent} 0 R`;
    const kids = rootsOf(this.#tagged.root, this.#place).map((root) => this.#number(root, holder));
    // The row grows while it is walked.
    for (let at = 0; at < this.#elements.length; at++) {
      objects.add(first + at, this.#bodyOf(at, heights));
    }
    return { kids, nums: numsOf(this.#marks, this.#annotations, key) };
  }

  #number(element: StructureElement, parent: string): number {
    this.#parents.push(parent);
    return this.#place.element + this.#elements.push(element) - 1;
  }

  #bodyOf(at: number, heights: readonly number[]): string {
    const element = this.#elements[at] as StructureElement;
    const { role, children } = element;
    const page = pageOf(element, this.#tagged.annotations);
    const pg = page === undefined ? '' : `/Pg ${this.#pageNumber(page)} 0 R`;
    const own = `${this.#place.element + at} 0 R`;
    let kids = '';
    for (let index = 0; index < children.length; index++) {
      kids += `${index === 0 ? '' : ' '}${this.#kidOf(children[index] as StructureChild, own, page)}`;
    }
    // One kid stands without brackets.
    const k = children.length !== 1 ? `/K[${kids}]` : kids.startsWith('<') ? `/K${kids}` : `/K ${kids}`;
    return `<</P ${this.#parents[at]}${pg}/S/${role}${attributesOf(element, heights)}${k}>>`;
  }

  /** What an element on a page holds, as an item of its K (14.7.2). */
  #kidOf(child: StructureChild, parent: string, page: number | undefined): string {
    switch (child.kind) {
      case 'element':
        return `${this.#number(child, parent)} 0 R`;
      case 'content':
        (this.#marks[child.page] ??= [])[child.mcid] = parent;
        // The number alone serves for what stands on the element's own page (14.7.4.2).
        return child.page === page
          ? String(child.mcid)
          : `<</Type/MCR/Pg ${this.#pageNumber(child.page)} 0 R/MCID ${child.mcid}>>`;
      case 'annotation': {
        this.#annotations[child.index] = parent;
        // A link may wrap from one page to the next.
        const own = this.#tagged.annotations[child.index]?.page;
        const pg = own === undefined || own === page ? '' : `/Pg ${this.#pageNumber(own)} 0 R`;
        return `<</Type/OBJR/Obj ${this.#place.annotation + child.index} 0 R${pg}>>`;
      }
    }
  }

  #pageNumber(page: number): number {
    return this.#place.page + page;
  }
}

/** The elements of a section that its parent holds: its own, or its children. */
function rootsOf(root: StructureElement, { role, language }: StructurePlace): readonly StructureElement[] {
  if (role) return [{ ...root, role, ...(language !== undefined && { language }) }];
  return root.children.flatMap((child) => (child.kind === 'element' ? [child] : []));
}

/** The page of what an element holds itself: of the first part, where it goes on over several. */
function pageOf({ children }: StructureElement, annotations: Tagged['annotations']): number | undefined {
  for (let at = 0; at < children.length; at++) {
    const child = children[at] as StructureChild;
    if (child.kind === 'content') return child.page;
    if (child.kind === 'annotation') return annotations[child.index]?.page;
  }
  return undefined;
}

function attributesOf(element: StructureElement, heights: readonly number[]): string {
  const { numbering, scope, alternative, box, language, expansion } = element;
  let text = '';
  if (numbering) text += `/A<</O/List/ListNumbering/${numbering}>>`;
  if (scope) text += `/A<</O/Table/Scope/${scope}>>`;
  // A picture is a block of its own, and says where it stands (14.8.5.4.3).
  if (box) text += `/A<</O/Layout/Placement/Block/BBox${rectangle(box, heights)}>>`;
  if (alternative) text += `/Alt${textString(alternative)}`;
  if (language) text += `/Lang${textString(language)}`;
  if (expansion) text += `/E${textString(expansion)}`;
  return text;
}

function numsOf(
  pageParents: readonly (readonly string[])[],
  annotations: readonly string[],
  key: number,
): string {
  const rows = pageParents.map((parents, index) => `${key + index}[${parents.join(' ')}]`);
  const singles = annotations.map((parent, index) => `${key + rows.length + index} ${parent}`);
  return rows.join('') + singles.join(' ');
}
