/** Typographer's marks: straight quotes, `--`, `---` and `...` as an editor types them, set as a printer would. */

/** A piece of a paragraph's text; a literal piece (an address) is never changed but is seen by its neighbours. */
export interface Piece {
  readonly value: string;
  readonly literal: boolean;
}

/** Sets the marks of one paragraph's pieces; a quote looks across pieces for what stands beside it. */
export function setMarks(pieces: readonly Piece[]): string[] {
  const whole = pieces.map((piece) => piece.value).join('');
  let offset = 0;
  return pieces.map(({ value, literal }) => {
    const start = offset;
    offset += value.length;
    return literal ? value : marksWithin(whole, start, offset);
  });
}

/** Sets the marks of a text that stands alone. */
export function markText(value: string): string {
  return setMarks([{ value, literal: false }]).join('');
}

const MARK = /---|--|\.\.\.|['"]/g;

/** As far as a mark looks ahead: the longest elision and the sign after it. */
const AHEAD = 8;

function marksWithin(whole: string, start: number, end: number): string {
  return whole.slice(start, end).replace(MARK, (mark, offset: number) => {
    const at = start + offset;
    const after = whole.slice(at + mark.length, at + mark.length + AHEAD);
    switch (mark) {
      case '---':
        return '\u2014';
      case '--':
        return '\u2013';
      case '...':
        return '\u2026';
      case '"':
        return opens(whole, at, after) ? '\u201C' : '\u201D';
      default:
        return opens(whole, at, after) && !ELISION.test(after) ? '\u2018' : '\u2019';
    }
  });
}

/** Words that lose their beginning: '90s, 'tis, rock 'n' roll. The mark there is an apostrophe. */
const ELISION = /^(?:\d\ds?\b|(?:tis|twas|twere|twill|em|til|cause|bout|n['\u2019])(?![\p{L}\p{N}]))/iu;

/** A quote opens where nothing, a space, a bracket, a dash or an opening quote precedes it and text follows. */
function opens(whole: string, at: number, after: string): boolean {
  const previous = whole[at - 1] ?? ' ';
  const earlier = whole[at - 2] ?? ' ';
  const open = /[\s([{\u2013\u2014\u2018\u201C/-]/u;
  const nested = /['"]/.test(previous) && open.test(earlier);
  return (open.test(previous) || nested) && /^\S/u.test(after);
}
