/** Reads a finished PDF back, independently of the program that wrote it: the front door of this folder's readers. */
import { outlineOf } from './tag-outline.ts';
import { readTagTree } from './tag-tree.ts';

export { readLinks, readOutline, type Bookmark, type LinkAnnotation } from './pdf-navigation.ts';
export { readArtifacts, readPages, type Artifact } from './pdf-pages.ts';
export { readTagFaults } from './tag-faults.ts';
export { readTagTree, type TagAnnotation, type TagNode } from './tag-tree.ts';

/** The tags as an outline, an element a line, two spaces a level. */
export async function readTags(bytes: Uint8Array): Promise<string> {
  return outlineOf(await readTagTree(bytes));
}
