/** `check --fix`: what it mends, what it shows, and what it leaves alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder } from '../support/cli.ts';

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  folder.remove();
});

/** What an editor with a bad morning writes; the comments and the blank line are to stay. */
const SLIPS = `# December's update
title: SMMGP: Policy Update   # as on the web
date: 2007-12
langauge: en-GB

sections:
  - heading: New Drug Strategy
    content:
      - intro: Priorities should be:
        bulets:
          - Final drafting: January 2008
          - **Bold** start
          - 'wider use' should
          - 2007
          - Room #4
`;

const MENDED = `# December's update
title: "SMMGP: Policy Update"   # as on the web
date: 2007-12
language: en-GB

sections:
  - heading: New Drug Strategy
    content:
      - intro: "Priorities should be:"
        bullets:
          - "Final drafting: January 2008"
          - "**Bold** start"
          - "'wider use' should"
          - "2007"
          - "Room #4"
`;

function read(): string {
  return readFileSync(join(folder.path, 'update.yaml'), 'utf8');
}

describe('check --fix', () => {
  it('mends every sure slip, keeps comments and all else, and shows a diff', () => {
    folder.write('update.yaml', SLIPS);
    const { status, stdout, stderr } = folder.run(['check', '--fix', 'update.yaml']);
    expect(read()).toBe(MENDED);
    expect(stdout).toContain('-        bulets:\n');
    expect(stdout).toContain('+        bullets:\n');
    expect(stderr).toBe('1 update checked: no problems.\n');
    expect(status).toBe(0);
    expect(folder.run(['build', 'update.yaml']).status).toBe(0);
  });

  it('keeps the line ends of the file', () => {
    folder.write('update.yaml', SLIPS.replaceAll('\n', '\r\n'));
    folder.run(['check', '--fix', 'update.yaml']);
    expect(read()).toBe(MENDED.replaceAll('\n', '\r\n'));
  });

  it('leaves what has no sure mend, and reports it', () => {
    const unsure = SLIPS.replace('2007-12', '2007-13');
    folder.write('update.yaml', unsure);
    const { status, stderr } = folder.run(['check', '--fix', 'update.yaml']);
    expect(read()).toBe(MENDED.replace('2007-12', '2007-13'));
    expect(stderr).toContain('bad-date');
    expect(status).toBe(1);
  });

  it('writes a date as it must be where it can mean no other, and leaves one that can', () => {
    const events = (one: string) =>
      MENDED.replace('date: 2007-12', 'date: December 2007') +
      `      - event: E\n        date: ${one}\n      - event: F\n        date: 07/12/2007\n`;
    folder.write('update.yaml', events('11\u201313 December 2007'));
    const { status, stdout, stderr } = folder.run(['check', '--fix', 'update.yaml']);
    expect(stdout).toContain('-date: December 2007\n+date: 2007-12\n');
    expect(read()).toBe(events('2007-12-11 to 2007-12-13').replace('date: December 2007', 'date: 2007-12'));
    expect(stderr).toContain('"07/12/2007" can mean 7 December 2007 or 12 July 2007.');
    expect(status).toBe(1);
  });

  it('mends a file that is indented with tabs throughout, however many lines it has', () => {
    const section = '\t- heading: H\n\t\tcontent:\n\t\t\t- Some text\n\t\t\t- bullets:\n\t\t\t\t\t- a\n';
    const text = `title: T\ndate: 2007-12\nsections:\n${section.repeat(8)}`;
    folder.write('update.yaml', text);
    expect(folder.run(['check', '--fix', 'update.yaml']).status).toBe(0);
    expect(read()).toBe(text.replaceAll('\t', '  '));
  });

  it('changes nothing in a file that has no problem', () => {
    folder.write('update.yaml', MENDED);
    const { status, stdout } = folder.run(['check', '--fix', 'update.yaml']);
    expect([status, stdout, read()]).toEqual([0, '', MENDED]);
  });

  it('mends the house file too', () => {
    folder.write('house.yaml', 'organisation: Us\nstrapline: Good practice: always\n');
    folder.write('update.yaml', MENDED);
    const { status } = folder.run(['check', '--fix', 'update.yaml']);
    const house = readFileSync(join(folder.path, 'house.yaml'), 'utf8');
    expect(house).toBe('organisation: Us\nstrapline: "Good practice: always"\n');
    expect(status).toBe(0);
  });
});
