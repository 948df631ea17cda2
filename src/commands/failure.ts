/** The exit statuses of cli.md, and the failures that are nobody's content: told in a sentence, never as a trace. */

export const EXIT = { done: 0, content: 1, usage: 2, outside: 3, interrupted: 130 } as const;

/** The command line is wrong, or something outside failed; the message says what, and what to do. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly status: typeof EXIT.usage | typeof EXIT.outside,
  ) {
    super(message);
  }
}

/** What the system's error codes mean to an editor, and what to do. */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist, or is a link to something that does not',
  ELOOP: 'it is a link that leads back to itself',
  EACCES: 'you have no permission; ask whoever looks after this computer',
  EPERM: 'the system does not permit it; ask whoever looks after this computer',
  EROFS: 'the disk can only be read; ask whoever looks after this computer',
  ENOSPC: 'the disk is full; make room and try again',
  EDQUOT: 'your share of the disk is used up; make room and try again',
  EFBIG: 'it would be larger than files may be here; ask whoever looks after this computer',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'something of that name that is not a folder is in the way',
  EMFILE: 'too many files are open; build fewer updates at once',
};

/** Of these the place is to blame, so that another may do. */
const OF_THE_PLACE: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * A system error as a Failure of status 3; any other error is a broken promise of ours and is thrown on. `elsewhere` says
 * how to choose another place, where one can.
 */
export function outsideFailure(doing: string, error: unknown, elsewhere?: string): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  const wayOut = elsewhere !== undefined && OF_THE_PLACE.has(code) ? `, or ${elsewhere}` : '';
  return new Failure(`${doing}: ${SYSTEM[code] ?? `the system says ${code}`}${wayOut}.`, EXIT.outside);
}
