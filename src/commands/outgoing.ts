/** What `email` and `send` share: that the house says who sends, and what is warned of before a message goes out. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Problem } from '../base/problem.ts';
import { outsideFailure } from './failure.ts';
import type { Ran } from './run.ts';
import { shownPath } from './sources.ts';
import { tell } from './terminal.ts';

const HOW_TO_ADD_A_SENDER =
  'Add two lines to the house file: "email:", and below it, two spaces in, "from: Policy Updates <updates@example.org>" with your own name and address.';

/** That the house has no sender; a house that could not be read has told its own problems. */
export function noSender({ source, house: { house, file, problems } }: Ran): Problem[] {
  if (problems.length > 0) return [];
  const place = house.email?.place ?? { file: file?.name ?? source.shown, start: 0, end: 0 };
  const message = file
    ? 'The house file does not say whom the email comes from.'
    : 'There is no house file beside this update, so nothing says whom the email comes from.';
  const first = 'Make a file house.yaml beside the update, with a line "organisation: …" in it. ';
  return [{ code: 'missing-key', place, message, hint: `${file ? '' : first}${HOW_TO_ADD_A_SENDER}` }];
}

/** Above this a mailbox may refuse the message, and the PDF in it is 35 % larger than its file (RFC 2045, 6.8). */
const LARGE = 1024 * 1024;

export function warnOfSize(bytes: number): void {
  if (bytes <= LARGE) return;
  const size = (bytes / LARGE).toFixed(1);
  tell(
    `warning: the email has ${size} MB, which some mailboxes refuse. Use fewer pictures, or smaller ones.`,
  );
}

/** The PDF in the output folder is what people download: it should be the one that they are sent. */
export function warnOfStalePdf({ source, path, house: { file } }: Ran, fresh: Uint8Array): void {
  const shown = shownPath(path);
  const timeOf = (from: string): number => statSync(from).mtimeMs;
  try {
    if (!existsSync(path)) return;
    const newer = [source.path, ...(file ? [file.name] : [])].find((from) => timeOf(path) < timeOf(from));
    if (newer === undefined && readFileSync(path).equals(fresh)) return;
    const why = newer ? `is older than ${shownPath(newer)}` : 'is not what its source makes now';
    tell(
      `warning: ${shown} ${why}. The email has a fresh PDF; run "policy-update build" to have the same one there.`,
    );
  } catch (error) {
    throw outsideFailure(`"${shown}" cannot be compared with the PDF of the email`, error);
  }
}
