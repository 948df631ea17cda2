/** The papers that a house can choose. */
export const PAPER_NAMES = ['A4', 'A5', 'Letter'] as const;
export type PaperName = (typeof PAPER_NAMES)[number];
