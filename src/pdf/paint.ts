/** Painting: each page's marks in reading order, then what decorates them. */
import type { Page, PlacedRule, PlacedRun } from '../pages/page.ts';
import type { Mark } from '../tagging/structure.ts';
import type { Surface } from './surface.ts';

/** Paints what stands on one page, its content by the marks that divide it. */
export function paintPage(page: Page, marks: readonly Pick<Mark, 'content'>[], surface: Surface): void {
  paintFurniture('Header', page.header, surface);
  marks.forEach(({ content }, mcid) => {
    surface.tagged(mcid, (pen) => {
      for (let at = 0; at < content.length; at++) {
        const placed = content[at] as Mark['content'][number];
        if (placed.kind === 'run') pen.run(placed);
        else pen.picture(placed);
      }
    });
  });
  paintDecoration(page, surface);
  paintFurniture('Footer', page.footer, surface);
}

/** Rules, underlines, pictures that only decorate, and heads of tables that are set again. */
function paintDecoration(page: Page, surface: Surface): void {
  const { content, decorations, repeated } = page;
  const rules = [...page.rules];
  for (let at = 0; at < content.length; at++) {
    const placed = content[at] as Page['content'][number];
    if (placed.kind === 'run' && placed.link) underline(placed, rules);
  }
  for (const run of repeated) underline(run, rules);
  if (rules.length + decorations.length + repeated.length === 0) return;
  surface.artifact('Layout', (pen) => {
    rules.forEach((rule) => pen.rule(rule));
    decorations.forEach((picture) => pen.picture(picture));
    repeated.forEach((run) => pen.run(run));
  });
}

function paintFurniture(kind: 'Header' | 'Footer', runs: readonly PlacedRun[], surface: Surface): void {
  if (runs.length === 0) return;
  surface.artifact(kind, (pen) => {
    runs.forEach((run) => pen.run(run));
  });
}

/** Below the baseline and as thick as this, in ems: clear of the letters' feet and visible at 100 %. */
const UNDERLINE_DROP = 0.12;
const UNDERLINE_THICKNESS = 0.05;

/** Links are underlined as well as coloured (WCAG 2.2, 1.4.1); the underline stops at the words. */
function underline({ link, x, y, width, style }: PlacedRun, rules: PlacedRule[]): void {
  if (!link || link.plain || width <= 0) return;
  rules.push({
    x,
    y: y + style.size * UNDERLINE_DROP,
    width,
    height: style.size * UNDERLINE_THICKNESS,
    ink: style.ink,
  });
}
