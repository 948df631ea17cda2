/** Finds the line of an offset by halving: a file with thousands of mistakes is not read again for each. */

/** The line of a UTF-16 offset, from 1, as `positionAt` counts it. */
export type LineOf = (offset: number) => number;

export function lineFinder(text: string): LineOf {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
