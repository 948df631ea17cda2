/** What stands before the updates of a volume, the same for every peer. */

export interface Cover {
  readonly title: string;
  readonly said: string;
}

/** The size of its title, in points. */
export const COVER_SIZE = 30;

/** The head of the table of contents. */
export const CONTENTS = 'Contents';

export function coverOf(updates: number): Cover {
  return { title: 'SMMGP Policy Updates', said: `${updates.toLocaleString('en-GB')} updates in one volume` };
}
