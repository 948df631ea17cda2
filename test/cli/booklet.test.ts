/** The booklet from the command line: what is said of it, and the marks that it has on request. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder, simpleUpdate } from '../support/cli.ts';

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
  folder.write('content/2007-11-test.yaml', simpleUpdate());
});
afterEach(() => folder.remove());

const OUTPUT = 'output/2007-11-test.booklet.pdf';

describe('build --edition booklet', () => {
  it('says on how many sheets its pages are', () => {
    const { status, stdout } = folder.run(['build', '--edition', 'booklet']);
    expect(status).toBe(0);
    expect(stdout).toContain(`${OUTPUT}  1 page on 1 sheet, `);
  });

  it('has marks for folding and cutting only where they are asked for', () => {
    const [plain, marked] = [[], ['--marks']].map((options) => {
      expect(folder.run(['build', '--edition', 'booklet', ...options]).status).toBe(0);
      return readFileSync(join(folder.path, OUTPUT));
    });
    expect(marked?.equals(plain ?? Buffer.of())).toBe(false);
    expect(marked?.length).toBeGreaterThan(plain?.length ?? Infinity);
  });
});

describe('build --marks without a booklet', () => {
  it('says that there is nothing to mark, and builds nothing', () => {
    const { status, stdout, stderr } = folder.run(['build', '--marks']);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Add --edition booklet.');
  });

  it('is content with a booklet among all editions', () => {
    expect(folder.run(['build', '--marks', '--all-editions']).status).toBe(0);
  });
});
