/** The editions that an update can be built in (src/editions.ts says how each is made). */
export const EDITION_NAMES = ['member', 'print', 'large-print', 'booklet'] as const;
export type EditionName = (typeof EDITION_NAMES)[number];

/** What is built where neither the command line nor the house asks for anything. */
export const DEFAULT_EDITIONS: readonly EditionName[] = ['member'];
