/** `web` as an editor calls it: the folder that it leaves, in which every link leads somewhere. */
import { cpSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONTENT, type Folder, newFolder, simpleUpdate } from '../support/cli.ts';
import { readPage, tagsIn, tagsNamed, textOf } from '../support/html.ts';
import { readXml } from '../support/xml.ts';

const GOLDEN = fileURLToPath(new URL('../golden', import.meta.url));
const LOGO = 'logo: { image: pictures/logo.svg, alt: SMMGP }\n';
const PUBLIC = 'publicUrl: https://www.example.org/updates\n';

let folder: Folder;

function read(name: string): string {
  return readFileSync(join(folder.path, name), 'utf8');
}

/** Every link and picture of a folder's pages that leads nowhere, and how many were followed. */
function deadLinks(where: string): { readonly dead: string[]; readonly followed: number } {
  const dead: string[] = [];
  let followed = 0;
  for (const page of readdirSync(where).filter((name) => name.endsWith('.html'))) {
    for (const { name, attributes } of tagsIn(readPage(readFileSync(join(where, page), 'utf8')))) {
      const address = attributes['href'] ?? attributes['src'];
      if (address === undefined || /^(?:https?|mailto|tel):/.test(address)) continue;
      followed++;
      const [file = '', fragment] = address.split('#');
      const target = join(where, file === '' ? page : decodeURIComponent(file));
      if (!existsSync(target)) dead.push(`${page}: ${name} ${address}`);
      else if (fragment !== undefined && !hasPlace(target, fragment))
        dead.push(`${page}: ${name} ${address}`);
    }
  }
  return { dead, followed };
}

function hasPlace(page: string, id: string): boolean {
  return tagsIn(readPage(readFileSync(page, 'utf8'))).some(({ attributes }) => attributes['id'] === id);
}

describe('a site of three updates', () => {
  let said: ReturnType<Folder['run']>;
  beforeAll(() => {
    folder = newFolder();
    const content = join(folder.path, 'content');
    cpSync(CONTENT, content, { recursive: true });
    cpSync(join(GOLDEN, 'specimen.yaml'), join(content, '2007-12 & co.yaml'));
    cpSync(join(GOLDEN, 'pictures'), join(content, 'pictures'), { recursive: true });
    folder.write('content/house.yaml', `${read('content/house.yaml')}${LOGO}${PUBLIC}`);
    folder.write('content/2008-01.yaml', simpleUpdate().replace('2007-11', '2008-01'));
    said = folder.run(['web']);
  });
  afterAll(() => {
    folder.remove();
  });

  it('has each page with its PDF and pictures, the index and the feed, and names them on stdout', () => {
    const { status, stdout, stderr } = said;
    expect([status, stderr]).toEqual([0, '']);
    const written = stdout.split('\n').map((line) => line.split('  ')[0]);
    expect(written).toEqual([
      'output/2007-11-policy-update.pdf',
      'output/2007-11-policy-update.html',
      'output/2007-12 & co.pdf',
      'output/2007-12 & co.html',
      'output/2008-01.pdf',
      'output/2008-01.html',
      'output/index.html',
      'output/feed.xml',
      '',
    ]);
    expect(stdout).toMatch(/update\.pdf {2}3 pages, \d+ KB\n.*update\.html {2}\d+ KB\n/);
    expect(readdirSync(join(folder.path, 'output')).sort()).toEqual([
      '2007-11-policy-update-logo.svg',
      '2007-11-policy-update.html',
      '2007-11-policy-update.pdf',
      '2007-12 & co-1.jpg',
      '2007-12 & co-2.png',
      '2007-12 & co-3.svg',
      '2007-12 & co-logo.svg',
      '2007-12 & co.html',
      '2007-12 & co.pdf',
      '2008-01-logo.svg',
      '2008-01.html',
      '2008-01.pdf',
      'feed.xml',
      'index.html',
    ]);
  });

  it('has no link that leads nowhere, wherever the folder is moved', () => {
    const moved = join(folder.path, 'elsewhere');
    cpSync(join(folder.path, 'output'), moved, { recursive: true });
    const { dead, followed } = deadLinks(moved);
    expect(dead).toEqual([]);
    expect(followed).toBeGreaterThan(40);
  });

  it('has the same PDF as build makes, and tells its size rounded up', () => {
    const name = '2007-11-policy-update';
    folder.run(['build', `content/${name}.yaml`, '--output', 'pdf']);
    const [web, built] = ['output', 'pdf'].map((where) =>
      readFileSync(join(folder.path, where, `${name}.pdf`)),
    );
    expect(built && web?.equals(built)).toBe(true);
    const kilobytes = Math.ceil(statSync(join(folder.path, `output/${name}.pdf`)).size / 1024);
    const links = tagsNamed('a', readPage(read(`output/${name}.html`))).map(textOf);
    expect(links).toContain(`Download the PDF version of this update (PDF, ${kilobytes}KB)`);
  });

  it('lists the newest first, by year', () => {
    const [main] = tagsNamed('main', readPage(read('output/index.html')));
    if (!main) throw new Error('the index has no main element');
    const listed = tagsIn(main).filter(
      ({ name, attributes }) => name === 'h2' || attributes['class'] === 'update',
    );
    expect(listed.map((each) => textOf(each).trim())).toEqual([
      '2008',
      'Test update, January 2008',
      '2007',
      'Specimen of a Policy Update, 3 December 2007 No. 007',
      'SMMGP Policy Update, November 2007',
    ]);
    const entries = readXml(read('output/feed.xml')).children.filter(({ name }) => name === 'entry');
    expect(entries).toHaveLength(3);
  });

  it('has drawings that are nothing but shapes', () => {
    const drawing = readXml(read('output/2008-01-logo.svg'));
    expect(drawing.attributes).toEqual({
      xmlns: 'http://www.w3.org/2000/svg',
      width: '90',
      height: '36',
      viewBox: '0 0 90 36',
    });
    expect(drawing.children.map(({ name, attributes }) => `${name} ${attributes['fill']}`)).toEqual([
      'path #1f4e79',
      'path none',
      'path #1f4e79',
      'path #3a7d44',
    ]);
  });

  it('is the same in any time zone and locale', () => {
    const { status } = folder.run(['web', '--output', 'again'], {
      TZ: 'Pacific/Kiritimati',
      LANG: 'de_DE.UTF-8',
    });
    expect(status).toBe(0);
    const files = readdirSync(join(folder.path, 'again'));
    expect(files).toHaveLength(14);
    for (const file of files) {
      const [first, second] = ['output', 'again'].map((where) =>
        readFileSync(join(folder.path, where, file)),
      );
      expect(second && first?.equals(second), file).toBe(true);
    }
  });
});

describe('web', () => {
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  function twoUpdates(): void {
    folder.write('content/good.yaml', simpleUpdate());
    folder.write('content/note.yaml', simpleUpdate().replace('2007-11', '2007-12'));
  }

  it('writes no feed where nobody said where it will be published', () => {
    folder.write('good.yaml', simpleUpdate());
    expect(folder.run(['web', 'good.yaml']).status).toBe(0);
    expect(readdirSync(join(folder.path, 'output')).sort()).toEqual(['good.html', 'good.pdf', 'index.html']);
  });

  it('keeps the other pages in the index when one update is named', () => {
    twoUpdates();
    folder.run(['web']);
    const before = read('output/index.html');
    const { stdout } = folder.run(['web', 'content/note.yaml']);
    expect(read('output/index.html')).toBe(before);
    expect(before).toContain('good.html');
    expect(stdout).not.toContain('good');
  });

  it('lists no page that was never written', () => {
    twoUpdates();
    folder.run(['web', 'content/note.yaml']);
    expect(deadLinks(join(folder.path, 'output')).dead).toEqual([]);
    expect(read('output/index.html')).not.toContain('good.html');
  });

  it('shows a mistake, writes the others, and leaves the earlier page and index as they were', () => {
    twoUpdates();
    folder.run(['web']);
    const page = read('output/note.html');
    const index = read('output/index.html');
    folder.write('content/note.yaml', simpleUpdate().replace('content:', 'contents:'));
    folder.write('content/good.yaml', simpleUpdate('Other words.'));
    const { status, stderr } = folder.run(['web']);
    expect(status).toBe(1);
    expect(stderr).toContain('content/note.yaml:5:5  error  unknown-key');
    expect(stderr).toContain('index.html was not written anew');
    expect(read('output/good.html')).toContain('Other words.');
    expect(read('output/note.html')).toBe(page);
    expect(read('output/index.html')).toBe(index);
  });

  it('takes away the pictures that the earlier page showed and the new one does not, and nothing else', () => {
    cpSync(join(GOLDEN, 'pictures'), join(folder.path, 'content/pictures'), { recursive: true });
    const pictures = ['photo.jpg', 'chart.png'].map(
      (name) => `      - { image: pictures/${name}, alt: A ${name} }\n`,
    );
    folder.write('content/note & co.yaml', `${simpleUpdate()}${pictures.join('')}`);
    folder.write('content/note & co-2.yaml', `${simpleUpdate()}${pictures.join('')}`);
    folder.run(['web']);
    folder.write('output/note & co-7.png', 'of somebody else');
    const before = readdirSync(join(folder.path, 'output'));
    expect(before).toEqual(
      expect.arrayContaining(['note & co-1.jpg', 'note & co-2.png', 'note & co-2-1.jpg']),
    );
    folder.write('content/note & co.yaml', `${simpleUpdate()}${pictures[1] ?? ''}`);
    expect(folder.run(['web']).status).toBe(0);
    const gone = ['note & co-1.jpg', 'note & co-2.png'];
    const after = [...before.filter((name) => !gone.includes(name)), 'note & co-1.png'];
    expect(readdirSync(join(folder.path, 'output')).sort()).toEqual(after.sort());
    expect(deadLinks(join(folder.path, 'output')).dead).toEqual([]);
  });

  it('takes nothing away where the page that stood there is not one of its own', () => {
    folder.write(
      'output/good.html',
      '<p><img src="good-1.png" alt="Mine"><img src="../good.yaml" alt="Mine">',
    );
    folder.write('output/good-1.png', 'of somebody else');
    folder.write('good.yaml', simpleUpdate());
    folder.run(['web', 'good.yaml']);
    expect([read('output/good.html').includes('_text'), read('output/good-1.png')]).toEqual([
      true,
      'of somebody else',
    ]);
    folder.write(
      'output/good.html',
      read('output/good.html').replace('</main>', '<img src="../good.yaml"></main>'),
    );
    folder.run(['web', 'good.yaml']);
    expect(existsSync(join(folder.path, 'good.yaml'))).toBe(true);
  });

  it('refuses an update that would take the place of the index', () => {
    folder.write('content/Index.yaml', simpleUpdate());
    const { status, stderr } = folder.run(['web']);
    expect(status).toBe(1);
    expect(stderr).toContain('same-output');
    expect(existsSync(join(folder.path, 'output'))).toBe(false);
  });

  it('reports one JSON document on stdout with --json, and nothing with --quiet', () => {
    folder.write('good.yaml', simpleUpdate());
    const { stdout } = folder.run(['web', 'good.yaml', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      problems: [],
      outputs: [
        {
          source: 'good.yaml',
          edition: 'member',
          file: 'output/good.pdf',
          pages: 1,
          bytes: expect.any(Number),
        },
        { source: 'good.yaml', edition: 'web', file: 'output/good.html', bytes: expect.any(Number) },
        { edition: 'web', file: 'output/index.html', bytes: expect.any(Number) },
      ],
    });
    const quiet = folder.run(['web', 'good.yaml', '--quiet']);
    expect([quiet.status, quiet.stdout, quiet.stderr]).toEqual([0, '', '']);
  });

  it('answers a folder that cannot be written with status 3', () => {
    folder.write('good.yaml', simpleUpdate());
    folder.write('taken', 'a file');
    const { status, stderr } = folder.run(['web', 'good.yaml', '--output', 'taken']);
    expect(status).toBe(3);
    expect(stderr).toContain('cannot be written');
  });
});
