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
    const made = surface.object({ S: element.role, P: parent, ...attributesOf(element, heights) });
    made.data['K'] = element.children.map((child) => {
      switch (child.kind) {
        case 'element':
          return write(child, made);
        case 'content':
          (pageParents[child.page] ??= [])[child.mcid] = made;
          return { Type: 'MCR', Pg: surface.pages[child.page], MCID: child.mcid };
        case 'annotation':
          annotationParents[child.index] = made;
          return objectReference(child.index, tagged, annotations, surface);
      }
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

/** Each annotation's own page is named: a link may wrap from one page to the next. */
function objectReference(
  index: number,
  { annotations }: Tagged,
  objects: readonly Reference[],
  surface: Surface,
): Record<string, unknown> {
  const annotation = annotations[index];
  return { Type: 'OBJR', Obj: objects[index], Pg: annotation && surface.pages[annotation.page] };
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
