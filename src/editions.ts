/** The editions as data: what each differs in. Whatever is built reads its values here and knows no edition's name. */
import type { EditionName } from './base/edition.ts';
import type { PaperName } from './base/paper.ts';
import type { Presentation } from './document/presentation.ts';
import { BOOKLET_PAPERS, DUPLEX_PAPERS, LARGE_PRINT_PAPERS, PAPERS, type Paper } from './pages/paper.ts';
import type { Inks } from './pdf/palette.ts';
import { type Design, LARGE_PRINT, MEMBER, PRINT } from './typeset/design.ts';

export interface Edition {
  /** Between the name of an output and its ending. */
  readonly suffix: string;
  readonly presentation: Presentation;
  readonly design: Design;
  /** The pages that each of the house's papers has. */
  readonly papers: Readonly<Record<PaperName, Paper>>;
  readonly inks: Inks;
  /** What becomes of a table that is too wide: the editor has to mend it, or its rows are set as facts. */
  readonly wideTables: 'refused' | 'as-facts';
  /** Tagged pages (PDF/UA-1 and PDF/A-2a), or the sheets of a booklet to be folded (PDF/A-2b). */
  readonly file: 'pages' | 'sheets';
}

export const EDITIONS: Readonly<Record<EditionName, Edition>> = {
  member: {
    suffix: '',
    presentation: { addresses: 'behind-words', writing: false, pictures: 'coloured' },
    design: MEMBER,
    papers: PAPERS,
    inks: 'colour',
    wideTables: 'refused',
    file: 'pages',
  },
  print: {
    suffix: '.print',
    presentation: { addresses: 'printed', writing: true, pictures: 'grey' },
    design: PRINT,
    papers: DUPLEX_PAPERS,
    inks: 'black',
    wideTables: 'refused',
    file: 'pages',
  },
  'large-print': {
    suffix: '.large-print',
    presentation: { addresses: 'printed', writing: false, pictures: 'coloured' },
    design: LARGE_PRINT,
    papers: LARGE_PRINT_PAPERS,
    inks: 'colour',
    wideTables: 'as-facts',
    file: 'pages',
  },
  booklet: {
    suffix: '.booklet',
    presentation: { addresses: 'printed', writing: false, pictures: 'coloured' },
    // Set anew for its pages, not shrunk: clear print is no smaller for being folded.
    design: MEMBER,
    papers: BOOKLET_PAPERS,
    inks: 'colour',
    wideTables: 'as-facts',
    file: 'sheets',
  },
};
