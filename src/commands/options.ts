/** Settings that several commands have. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EDITION_NAMES, type EditionName } from '../base/edition.ts';

/** `--edition`, which may be given several times, and `--all-editions`. */
export function addEditionOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--edition <name>', 'an edition to build; may be given again (default: those of the house)')
        .choices(EDITION_NAMES)
        .argParser(anotherEdition),
    )
    .addOption(new Option('--all-editions', 'every edition').conflicts('edition'));
}

function anotherEdition(typed: string, before: readonly EditionName[] | undefined): readonly EditionName[] {
  const name = EDITION_NAMES.find((each) => each === typed);
  if (name === undefined) throw new InvalidArgumentError(`Allowed choices are ${EDITION_NAMES.join(', ')}.`);
  return [...new Set([...(before ?? []), name])];
}

/** `--jobs`: how many threads set type at the most. */
export function jobsOption(): Option {
  return new Option(
    '--jobs <number>',
    'how many updates to set at the same time, at the most (default: as many as this computer can)',
  ).argParser(wholeNumber);
}

function wholeNumber(typed: string): number {
  if (!/^[1-9]\d{0,5}$/.test(typed)) throw new InvalidArgumentError('Give a whole number from 1, such as 2.');
  return Number(typed);
}
