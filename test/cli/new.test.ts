/** `new` and `schema` as an editor calls them: what they write, say and answer. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_HOUSE, loadUpdate } from '../../src/source/load.ts';
import type { Update } from '../../src/source/update.ts';
import { CONTENT, type Folder, newFolder } from '../support/cli.ts';

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  folder.remove();
});

const STARTER = 'content/2007-12-policy-update.yaml';

function read(name: string): string {
  return readFileSync(join(folder.path, name), 'utf8');
}

function update(text: string): Update {
  const outcome = loadUpdate({ name: 'f', text }, DEFAULT_HOUSE);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join(' '));
  return outcome.value;
}

function existing(title: string, date: string): string {
  return `title: ${title}\ndate: ${date}\nsections: [{ heading: H, content: [x] }]\n`;
}

describe('new', () => {
  it('writes a starter that passes check, makes content/ and prints the path', () => {
    const { status, stdout, stderr } = folder.run(['new', '2007-12']);
    expect([status, stdout, stderr]).toEqual([0, `${STARTER}\n`, '']);
    expect(update(read(STARTER))).toMatchObject({
      title: { value: 'Policy Update' },
      date: { year: 2007, month: 12 },
    });
    expect(folder.run(['check'])).toMatchObject({ status: 0, stderr: '1 update checked: no problems.\n' });
    expect(readdirSync(join(folder.path, 'content'))).toEqual(['2007-12-policy-update.yaml']);
  });

  it('makes no content/ within content/', () => {
    folder.write('content/a.yaml', existing('A', '2007-11'));
    const { status, stderr } = folder.run(['new', '2007-12'], {}, 'content');
    expect(stderr).toContain('This is the folder "content" itself.');
    expect(status).toBe(2);
    expect(readdirSync(join(folder.path, 'content'))).toEqual(['a.yaml']);
  });

  it('shows other blocks that are right once they are copied', () => {
    folder.run(['new', '2007-12']);
    const [whole = '', others = ''] = read(STARTER).split(/^# Other blocks.*\n/m);
    const { sections } = update(`${whole.trimEnd()}\n${others.replaceAll(/^#/gm, '')}`);
    expect(sections.at(-1)?.content.map(({ kind }) => kind)).toEqual([
      'event',
      'list',
      'quote',
      'table',
      'image',
      'callout',
      'actions',
      'subsection',
    ]);
  });

  it('takes the title of the newest update, whatever is in it', () => {
    const title = `Tom's "Update": #1 \\ *of* many`;
    folder.write('content/a.yaml', existing('Older', '2007-09'));
    folder.write('content/b.yml', existing(`'${title.replaceAll("'", "''")}'`, '2007-10-02'));
    folder.write('content/c.yaml', existing('Oldest', '2006-12'));
    folder.write('content/broken.yaml', 'title: [');
    folder.write('content/house.yaml', 'organisation: O\n');
    folder.run(['new', '2007-12']);
    expect(update(read(STARTER)).title.value).toBe(title);
  });

  it('names the schema where there is one', () => {
    folder.write('content/schema/update.schema.json', '{}');
    folder.run(['new', '2007-12']);
    expect(read(STARTER)).toMatch(/^# yaml-language-server: \$schema=schema\/update\.schema\.json\n/);
    folder.remove();
    folder = newFolder();
    folder.run(['new', '2007-12']);
    expect(read(STARTER)).not.toContain('schema');
  });

  it.each(['yaml', 'yml'])('leaves an update that ends in .%s as it is', (ending) => {
    const name = `content/2007-12-policy-update.${ending}`;
    folder.write(name, 'mine');
    const { status, stdout, stderr } = folder.run(['new', '2007-12']);
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      `error: "${name}" is there already and was left as it is. Rename it first, or choose another month.\n`,
    ]);
    expect(read(name)).toBe('mine');
    expect(readdirSync(join(folder.path, 'content'))).toHaveLength(1);
  });

  it.each(['2007-13', '2007-00', '2007', '07-12', '2007-12-01', '2007/12', 'December', '', '../2007-12'])(
    'refuses the month %j',
    (month) => {
      const { status, stderr } = folder.run(['new', month]);
      expect(status).toBe(2);
      expect(stderr).toContain(`"${month}" is not a month. Write the year and the month, e.g. 2007-12.`);
      expect(existsSync(join(folder.path, 'content'))).toBe(false);
    },
  );

  it('says that a month is missing', () => {
    expect(folder.run(['new'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('is 3 where content/ cannot be made', () => {
    folder.write('content', 'a file');
    const { status, stderr } = folder.run(['new', '2007-12']);
    expect([status, stderr]).toEqual([
      3,
      expect.stringMatching(/^error: "content.*" cannot be written: .+\.\n$/),
    ]);
  });
});

describe('schema', () => {
  it.each([
    [['schema'], 'update'],
    [['schema', 'update'], 'update'],
    [['schema', 'house'], 'house'],
  ])('%j prints what is published', (args, name) => {
    const { status, stdout, stderr } = folder.run(args);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(readFileSync(join(CONTENT, `schema/${name}.schema.json`), 'utf8'));
  });

  it('knows no other', () => {
    expect(folder.run(['schema', 'updates'])).toMatchObject({ status: 2, stdout: '' });
  });
});
