/** Pictures are found beside the file that names them, inside the project only. */
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, newFolder, simpleUpdate } from '../support/cli.ts';

const LOGO = fileURLToPath(new URL('../golden/pictures/logo.svg', import.meta.url));

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
  mkdirSync(join(folder.path, 'project/assets'), { recursive: true });
  copyFileSync(LOGO, join(folder.path, 'project/assets/logo.svg'));
  copyFileSync(LOGO, join(folder.path, 'outside.svg'));
});
afterEach(() => {
  folder.remove();
});

/** Builds an update of the project that shows this picture. */
function build(path: string): { readonly status: number | null; readonly stderr: string } {
  const block = `image: "${path}"\n        alt: A house under a leaf.`;
  folder.write('project/content/update.yaml', simpleUpdate(block));
  return folder.run(['build', 'project/content/update.yaml']);
}

describe('a picture', () => {
  it('is found from the folder of the file that names it', () => {
    expect(build('../assets/logo.svg').status).toBe(0);
  });

  it('may be reached by a link inside the project', () => {
    symlinkSync('logo.svg', join(folder.path, 'project/assets/also.svg'));
    expect(build('../assets/also.svg').status).toBe(0);
  });

  it.each([
    ['../assets/nothing.svg', 'missing-picture', 'It was looked for at project/assets/nothing.svg'],
    ['../assets', 'missing-picture', '"../assets" is a folder'],
    ['../../outside.svg', 'outside-project', 'lies outside of the project'],
    ['../assets/away.svg', 'outside-project', 'lies outside of the project'],
    ['../assets/away/outside.svg', 'outside-project', 'lies outside of the project'],
  ])('%s is answered with %s', (path, code, message) => {
    symlinkSync('../../outside.svg', join(folder.path, 'project/assets/away.svg'));
    symlinkSync('../..', join(folder.path, 'project/assets/away'));
    const { status, stderr } = build(path);
    expect(status).toBe(1);
    expect(stderr).toContain(`project/content/update.yaml:6:16  error  ${code}  `);
    expect(stderr).toContain(message);
  });

  it('that is no picture is named for what it is', () => {
    folder.write('project/assets/page.png', '<!DOCTYPE html><title>Not found</title>');
    const { status, stderr } = build('../assets/page.png');
    expect(status).toBe(1);
    expect(stderr).toContain('picture-kind');
  });
});

describe('a logo', () => {
  it('stands in the masthead', () => {
    folder.write(
      'project/content/house.yaml',
      'organisation: Us\nlogo: { image: ../assets/logo.svg, alt: Us }\n',
    );
    folder.write('project/content/update.yaml', simpleUpdate());
    expect(folder.run(['build', 'project/content/update.yaml']).status).toBe(0);
  });
});
