/** The command line: argv to exit status. */
import { Command, CommanderError } from 'commander';
import { addBuild } from './commands/build.ts';
import { addCheck } from './commands/check.ts';
import { addEmail } from './commands/email.ts';
import { EXIT, Failure } from './commands/failure.ts';
import { addNew } from './commands/new.ts';
import { addSchema } from './commands/schema.ts';
import { addSend } from './commands/send.ts';
import { addVolume } from './commands/volume.ts';
import { addWeb } from './commands/web.ts';
import { leave } from './commands/leaving.ts';
import { isSaid, tell } from './commands/terminal.ts';
import { VERSION } from './commands/version.ts';

/** Each command, and what makes it ready. */
const COMMANDS: Readonly<Record<string, (program: Command) => void>> = {
  build: addBuild,
  check: addCheck,
  email: addEmail,
  new: addNew,
  schema: addSchema,
  send: addSend,
  volume: addVolume,
  web: addWeb,
};

/** Runs what the command line asks for; start.ts calls it when the program is loaded. */
export function start(): void {
  // Heard between two files: each is written whole or not at all.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => leave(EXIT.interrupted));
  }
  commandLine()
    .parseAsync()
    .then(leaveAtOnce, (error: unknown) => {
      process.exitCode = statusOf(error);
    });
}

function commandLine(): Command {
  const program = new Command('policy-update')
    .description('Builds the Policy Update: one YAML file in; an accessible PDF, web page and email out.')
    .version(VERSION)
    .showHelpAfterError('Try --help.')
    .exitOverride();
  addersOf(process.argv[2] ?? '').forEach((add) => add(program));
  // A subcommand copies its settings when it is made, so what reports usage errors is set on each.
  program.commands.forEach((command) => command.exitOverride().showHelpAfterError('Try --help.'));
  return program;
}

/** Only the command that is named is made ready, none for the version, and all of them for whoever asks for help. */
function addersOf(typed: string): readonly ((program: Command) => void)[] {
  const named = COMMANDS[typed];
  if (named) return [named];
  return typed === '--version' || typed === '-V' ? [] : Object.values(COMMANDS);
}

/** Else the engine takes its heap apart before it goes, which takes 5 ms. */
function leaveAtOnce(): void {
  if (isSaid()) process.exit();
}

/** Exit status of what was thrown; anything but a Failure or a usage error is a defect of ours and says so. */
function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof Failure) {
    tell(`error: ${error.message}`);
    return error.status;
  }
  const detail = error instanceof Error ? error.message : String(error);
  tell(`error: this is a mistake in the program, not in your file: ${detail}`);
  tell('Please report it with the file that you were building. Nothing was written for it.');
  return EXIT.outside;
}
