/**
 * Opens every finished page in a real browser, narrow, middling and wide, light and dark: axe-core finds nothing to object
 * to, nothing stands out to the side, and every picture is seen. Then breaks pages on purpose and demands that this is
 * noticed. `npm run browser`, after `npm run compile`; it needs Chromium, which it finds by its name.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BREAKS, type Break } from './break.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const WIDTHS = [320, 768, 1280];
const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

interface Result {
  readonly name: string;
  readonly right: boolean;
  readonly found: string;
}

async function main(): Promise<void> {
  const project = mkdtempSync(join(tmpdir(), 'browser-'));
  const browser = await chromium.launch({ executablePath: findChromium() });
  try {
    const site = buildSite(project);
    const pages = readdirSync(site).filter((name) => name.endsWith('.html'));
    if (pages.length < 4) throw new Error(`only ${pages.length} pages were built`);
    const results = [...(await whole(browser, site, pages)), ...(await broken(browser, site))];
    report(results, pages.length);
  } finally {
    await browser.close();
    rmSync(project, { recursive: true });
  }
}

function findChromium(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = names.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim());
  const path = found.find((each) => each !== '');
  if (path === undefined) throw new Error('Chromium is not installed: apt install chromium.');
  return path;
}

/** The real update, the specimen, an update in another language and one of long lists, of a house that has a logo and an address. */
function buildSite(project: string): string {
  const content = join(project, 'content');
  cpSync(join(PROJECT, 'content'), content, { recursive: true });
  cpSync(join(PROJECT, 'test/golden/specimen.yaml'), join(content, 'specimen.yaml'));
  cpSync(join(PROJECT, 'test/golden/pictures'), join(content, 'pictures'), { recursive: true });
  writeFileSync(
    join(content, 'cymraeg.yaml'),
    'title: Diweddariad\ndate: 2008-01\nlanguage: cy\nsections: [{ heading: Triniaeth, content: [Geiriau] }]\n',
  );
  const lists = [8, 98, 998, 9998].map((start) => `{ numbers: [One, Two], start: ${start} }`).join(', ');
  writeFileSync(
    join(content, 'numbers.yaml'),
    `title: Numbers\ndate: 2008-01\nsections: [{ heading: Lists, content: [${lists}, { callout: In a box, content: [${lists}] }] }]\n`,
  );
  const house = readFileSync(join(content, 'house.yaml'), 'utf8');
  const more = [
    'logo: { image: pictures/logo.svg, alt: SMMGP }',
    'publicUrl: https://www.example.org/updates/',
    'contact: { email: office@example.org, phone: 020 7946 0018, address: "1 Example Street, Anytown" }',
  ];
  writeFileSync(join(content, 'house.yaml'), [house, ...more, ''].join('\n'));
  const { status } = spawnSync(process.execPath, [join(PROJECT, 'dist/cli.js'), 'web'], {
    cwd: project,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`\`web\` ended with ${status}. Run \`npm run compile\` first.`);
  return join(project, 'output');
}

async function whole(browser: Browser, site: string, pages: readonly string[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      for (const file of pages) {
        const faults = await faultsOf(browser, join(site, file), width, scheme);
        const name = `${String(width).padStart(4)} ${scheme.padEnd(5)} ${file}`;
        results.push({
          name,
          right: faults.length === 0,
          found: faults.join('; ') || 'nothing to object to',
        });
      }
    }
  }
  return results;
}

/** Each broken page must be refused for the reason that it was broken for. */
async function broken(browser: Browser, site: string): Promise<Result[]> {
  const results: Result[] = [];
  for (const each of BREAKS) {
    const file = join(site, 'broken.html');
    writeFileSync(file, brokenPage(each, readFileSync(join(site, 'specimen.html'), 'utf8')));
    const faults = await faultsOf(browser, file, each.width, each.scheme);
    const right = faults.some((fault) => fault.startsWith(each.fault));
    results.push({ name: `broken: ${each.name}`, right, found: faults.join('; ') || 'not noticed' });
  }
  return results;
}

function brokenPage({ name, from, to }: Break, page: string): string {
  if (!page.includes(from)) throw new Error(`there is nothing to break: ${name}`);
  return page.replace(from, to);
}

/** What is wrong with a page as it is shown, each as a name and what it is about. */
async function faultsOf(browser: Browser, file: string, width: number, scheme: Scheme): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme });
  try {
    await page.goto(pathToFileURL(file).href);
    return [
      ...(await axeFaults(page)),
      ...(await widthFaults(page)),
      ...(await numberFaults(page)),
      ...(await pictureFaults(page)),
    ];
  } finally {
    await page.close();
  }
}

async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate<AxeResults>('axe.run(document)');
  if (passes.length < 10) throw new Error(`axe-core looked at only ${passes.length} things`);
  return violations.map(({ id, nodes }) => {
    const more = nodes.length > 1 ? ` and ${nodes.length - 1} more` : '';
    return `${id} (${nodes[0]?.target.join(' ') ?? ''}${more})`;
  });
}

async function widthFaults(page: Page): Promise<string[]> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  return wide > 0 ? [`overflow (${wide} pixels to the side)`] : [];
}

/** A number stands before its item, where the browser tells of no box: its width is that of the same text in the list. */
const OUTSTANDING = `[...document.querySelectorAll('ol:not([type])')].flatMap((list) => {
  const probe = document.createElement('span');
  probe.textContent = list.start + list.children.length - 1 + '.';
  list.lastElementChild.append(probe);
  const wide = probe.getBoundingClientRect().width;
  probe.remove();
  const room = parseFloat(getComputedStyle(list).paddingLeft);
  return wide > room ? [probe.textContent] : [];
})`;

async function numberFaults(page: Page): Promise<string[]> {
  const outstanding = await page.evaluate<string[]>(OUTSTANDING);
  return outstanding.map((number) => `number (${number} has no room before its item)`);
}

async function pictureFaults(page: Page): Promise<string[]> {
  const unseen = '[...document.images].filter((each) => !each.naturalWidth).map((each) => each.src)';
  const pictures = await page.evaluate<string[]>(unseen);
  return pictures.map((src) => `picture (${src})`);
}

function report(results: readonly Result[], pages: number): void {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(
    ({ name, right, found }) => `${right ? 'ok  ' : 'FAIL'} ${name.padEnd(width)}  ${found}`,
  );
  const failed = results.filter(({ right }) => !right).length;
  const summary = `Pages: ${pages}. Ways to break one: ${BREAKS.length}.`;
  process.stdout.write(
    [...lines, summary, `${results.length - failed} passed, ${failed} failed`, ''].join('\n'),
  );
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
