/** Folds imposed sheets as a person does: printed on both sides, laid in each other, folded once, leafed through. */

/** What stands on the halves of a sheet's two sides, as each side is looked at. */
export interface PrintedSheet<T> {
  readonly front: { readonly left: T; readonly right: T };
  readonly back: { readonly left: T; readonly right: T };
}

/** A leaf, by what one sees before and after turning it. */
interface Leaf<T> {
  readonly recto: T;
  readonly verso: T;
}

/**
 * A sheet that was turned about its short edge has the left half of its back behind the right half of its front. The
 * fold keeps the front outside: the right half is the leaf before the middle of the booklet, the left one after it.
 */
function leavesOf<T>({ front, back }: PrintedSheet<T>): {
  readonly before: Leaf<T>;
  readonly after: Leaf<T>;
} {
  return {
    before: { recto: front.right, verso: back.left },
    after: { recto: back.right, verso: front.left },
  };
}

/** What a reader meets from the cover on; the first sheet lies outermost. */
export function leafThrough<T>(sheets: readonly PrintedSheet<T>[]): T[] {
  const leaves = sheets.map(leavesOf);
  const inOrder = [...leaves.map(({ before }) => before), ...leaves.map(({ after }) => after).reverse()];
  return inOrder.flatMap(({ recto, verso }) => [recto, verso]);
}
