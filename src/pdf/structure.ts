/** The structure tree as PDF objects (ISO 32000-1, 14.7). */
import { ROLE_MAP, type StructureElement, type Tagged } from '../tagging/structure.ts';
import type { Reference } from './kit.ts';
import { textString } from './strings.ts';
import { type Landings, rectangle } from './landings.ts';
import type { Surface } from './surface.ts';

/** The key of an annotation in the parent tree: pages come first. */
export function annotationKey(index: number, pageCount: number): number {
  return pageCount + index;
}

/** Writes the tree and the way back to it from each mark and annotation (the parent tree, 14.7.4.4). */
export function writeStructure(
  tagged: Tagged,
  annotations: readonly Reference[],
  { heights }: Landings,
  surface: Surface,
): void {
  const root = surface.structureRoot;
  const pageParents: Reference[][] = tagged.marks.map(() => []);
  const annotationParents: Reference[] = [];
  const write = (element: StructureElement, parent: Reference): Reference => {
    const made = surface.object({ P: parent });
    const page = pageOf(element, tagged);
    const kids = element.children.map((child): unknown => {
      switch (child.kind) {
        case 'element':
          return write(child, made);
        case 'content':
          (pageParents[child.page] ??= [])[child.mcid] = made;
          // The number alone serves for what stands on the element's own page (14.7.4.2).
          return child.page === page
            ? child.mcid
            : { Type: 'MCR', Pg: surface.pages[child.page], MCID: child.mcid };
        case 'annotation':
          annotationParents[child.index] = made;
          return objectReference(child.index, page, tagged, annotations, surface);
      }
    });
    Object.assign(made.data, {
      Pg: page === undefined ? undefined : surface.pages[page],
      S: element.role,
      ...attributesOf(element, heights),
      K: kids.length === 1 ? kids[0] : kids,
    });
    made.end();
    return made;
  };
  const top = write(tagged.root, root);
  const parents = [...pageParents, ...annotationParents];
  Object.assign(root.data, {
    K: [top],
    RoleMap: { ...ROLE_MAP },
    ParentTree: { Nums: parents.flatMap((held, key) => [key, held]) },
    ParentTreeNextKey: parents.length,
  });
}

/** The page of what an element holds itself: of the first part, where it goes on over several. */
function pageOf({ children }: StructureElement, { annotations }: Tagged): number | undefined {
  for (const child of children) {
    if (child.kind === 'content') return child.page;
    if (child.kind === 'annotation') return annotations[child.index]?.page;
  }
  return undefined;
}

/** An annotation's own page is named where it is not the element's: a link may wrap from one page to the next. */
function objectReference(
  index: number,
  page: number | undefined,
  { annotations }: Tagged,
  objects: readonly Reference[],
  surface: Surface,
): Record<string, unknown> {
  const own = annotations[index]?.page;
  const elsewhere = own !== undefined && own !== page;
  return { Type: 'OBJR', Obj: objects[index], ...(elsewhere && { Pg: surface.pages[own] }) };
}

function attributesOf(element: StructureElement, heights: readonly number[]): Record<string, unknown> {
  const { numbering, scope, alternative, box, language, expansion } = element;
  return {
    ...(numbering && { A: { O: 'List', ListNumbering: numbering } }),
    ...(scope && { A: { O: 'Table', Scope: scope } }),
    // A picture is a block of its own, and says where it stands (14.8.5.4.3).
    ...(box && { A: { O: 'Layout', Placement: 'Block', BBox: rectangle(box, heights) } }),
    ...(alternative && { Alt: textString(alternative) }),
    ...(language && { Lang: textString(language) }),
    ...(expansion && { E: textString(expansion) }),
  };
}
