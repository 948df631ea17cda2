/** A run as it is reported: problems when they are found, files when they are written, and one answer at the end. */
import type { SourceFile } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import { EXIT } from './failure.ts';
import {
  type Filling,
  type Located,
  type Output,
  asJson,
  asText,
  counted,
  locate,
  outputLine,
  telling,
} from './report.ts';
import { errorColours, print, tell } from './terminal.ts';

export interface ReportOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface Reporting {
  /** Tells the problems that were not told before. */
  problems(problems: readonly Problem[], files: readonly SourceFile[]): void;
  wrote(output: Output, filling?: Filling): void;
  /**
   * Says all of it as JSON, with what more a command has to tell, or how many problems there were and what came of them;
   * gives the exit status.
   */
  close(outcome: string, more?: object): number;
}

export function reporting({ json, quiet }: ReportOptions): Reporting {
  const located: Located[] = [];
  const outputs: Output[] = [];
  const news = telling();
  return {
    problems(problems, files) {
      const fresh = locate(problems, files).filter(news);
      located.push(...fresh);
      if (!json) fresh.forEach((each) => tell(`${asText(each, errorColours())}\n`));
    },
    wrote(output, filling) {
      outputs.push(output);
      if (!json && !quiet) print(outputLine(output, filling));
    },
    close(outcome, more) {
      if (json) print(asJson(located, outputs, more));
      else if (located.length > 0) tell(`${counted(located.length, 'problem')}. ${outcome}`);
      return located.length > 0 ? EXIT.content : EXIT.done;
    },
  };
}
