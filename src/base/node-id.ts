/** The name of a node of the Document, which leads from a glyph on a page or a tag in the PDF back to the YAML. */
declare const brand: unique symbol;
export type NodeId = number & { readonly [brand]: 'NodeId' };

/** Hands out 1, 2, 3 … in the order asked for, so that the same input names the same nodes; goes on after `last`. */
export function nodeIds(last = 0): () => NodeId {
  return () => ++last as NodeId;
}
