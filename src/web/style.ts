/** The style sheet: the PDF's calm, in the reader's own size, light or dark, narrow or wide, and on paper. */
import { lightened } from '../base/colour.ts';

const DARK_PAPER = '#16191d';

/** More than the 4.5 : 1 that is asked for (WCAG 2.2, 1.4.3): callouts stand on a lighter ground. */
const DARK_CONTRAST = 6.5;

/**
 * It stands in each page, and no file beside it: a page that is saved, sent on or opened from a folder keeps its look,
 * and a house may change its colour without a page of last year changing with it.
 */
export function styleSheet(accent: string): string {
  const dark = lightened(accent, DARK_PAPER, DARK_CONTRAST);
  return `
:root {
  color-scheme: light dark;
  --accent: ${accent};
  --ink: #1b1d20;
  --muted: #4f555c;
  --rule: #b9c0c7;
  --tint: #f2f5f8;
  --paper: #fff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --accent: ${dark};
    --ink: #e6e8eb;
    --muted: #b4bac1;
    --rule: #5a626b;
    --tint: #20252b;
    --paper: ${DARK_PAPER};
  }
}
${SCREEN}${PRINT}`;
}

/** The scale is the member edition's: 12 for the text, 25, 17, 14 and 12.5 for the headings. */
const SCREEN = `\
*, ::before, ::after { box-sizing: border-box; }
html {
  font: 106.25%/1.55 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
  color: var(--ink);
  background: var(--paper);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
@media (min-width: 48rem) { html { font-size: 118.75%; } }
body {
  max-width: 40rem;
  margin: 0 auto;
  padding: 1.25rem clamp(1rem, 5vw, 2.5rem) 3rem;
  overflow-wrap: break-word;
}
p, ul, ol, dl, blockquote, figure, .table, .callout, .event, .reference { margin: 0 0 .75em; }
h1, h2, h3, h4, h5, h6 { margin: 1.3em 0 .3em; line-height: 1.25; text-wrap: balance; }
h1 { margin: 0; font-size: 2.08em; line-height: 1.15; letter-spacing: -.01em; }
h2 { margin-top: 1.5em; font-size: 1.42em; color: var(--accent); }
h3 { font-size: 1.17em; }
h4 { font-size: 1.04em; }
h5, h6 { font-size: 1em; color: var(--muted); }
h6 { font-style: italic; }
h2 + h3, h3 + h4, h4 + h5 { margin-top: .5em; }
p, li, dd, figcaption { text-wrap: pretty; }
a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .16em; }
a:hover { text-decoration-thickness: .14em; }
a.address { overflow-wrap: anywhere; }
:is(th, td) a.address { overflow-wrap: break-word; }
@media screen { :is(th, td):has(a.address) { min-width: 11em; } }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
img { display: block; max-width: 100%; height: auto; }
img[style] { width: max(var(--width), min(100%, 14rem)); }

.skip { position: absolute; left: 1rem; top: -10em; padding: .4em .8em; background: var(--paper); }
.skip:focus { top: .5rem; }

header { padding-bottom: .7em; border-bottom: 3px solid var(--accent); }
.publisher { display: flex; flex-wrap: wrap; gap: .2em .9em; align-items: end; line-height: 1.25; }
.publisher p { margin: 0; }
.name { font-size: 2.3em; font-weight: 700; line-height: 1; color: var(--accent); letter-spacing: -.01em; }
.logo img { max-height: 4rem; width: auto; }
.organisation, .strapline { font-size: .92em; }
.strapline, .series, .issue, .number, .note, figcaption, dt { color: var(--muted); }
nav { float: right; margin: .85em 0 0 1.5em; }
nav a, .top a { display: inline-block; padding: .25em 0; font-size: .92em; }

.title { padding-top: 1.2em; margin-bottom: .6em; }
@media (max-width: 26rem) {
  nav { float: none; margin: .6em 0 0; }
  .title { padding-top: .5em; }
}
main > .title:first-child + section h2 { margin-top: .6em; }
.series { margin: 0; font-size: 1.08em; }
.issue { margin: .15em 0 0; font-size: 1.25em; }
.number { margin-left: .8em; }
.download { color: var(--muted); }
.download a { padding: .25em 0; }

ul, ol { padding-left: 1.35em; }
ol[style] { padding-left: calc(var(--figures) * 1ch + .6em); }
li { margin-bottom: .2em; padding-left: .15em; }
li > ul, li > ol { margin: .2em 0 .3em; }
li > p { margin-bottom: .3em; }
li::marker { color: var(--accent); }
ol > li::marker { color: inherit; font-variant-numeric: tabular-nums; }
.intro { margin-bottom: .2em; break-after: avoid; }
.actions { list-style-type: '\\2610\\00a0\\00a0'; padding-left: 1.6em; }
.note { margin: 0; }

blockquote, figure.quote { margin-left: 1.6em; margin-right: 1.6em; }
figure.quote blockquote { margin: 0; }
figure.quote figcaption::before { content: '\\2014\\00a0'; }
blockquote p:last-child { margin-bottom: .2em; }
.reference p { margin: 0; }
figure:not(.quote) { margin: 1.2em 0; }
figcaption { margin-top: .4em; }

.event { margin: 1.1em 0; padding-left: .9em; border-left: 4px solid var(--accent); }
:is(.event, .callout) > :is(h3, h4, h5, h6) { font-size: 1.08em; font-style: normal; color: inherit; }
.event > :first-child, .callout > :first-child { margin-top: 0; }
.event > :last-child, .callout > :last-child { margin-bottom: 0; }
.facts { margin: .2em 0 .75em; }
.event .facts { margin-bottom: 0; }
.event .facts + p, .event div + p { margin-top: .6em; }
.facts > div { display: grid; grid-template-columns: 7.5em minmax(0, 1fr); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 26rem) {
  .facts > div { display: block; margin-bottom: .35em; }
}

.callout {
  margin: 1.4em 0;
  padding: .8em 1em;
  background: var(--tint);
  border-top: 2px solid var(--accent);
  border-bottom: 1px solid var(--accent);
}


.table {
  --under: var(--paper);
  margin: 1.2em 0;
  overflow-x: auto;
  background:
    linear-gradient(to right, var(--under) 30%, transparent) left / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--under) 30%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--rule), transparent) left / .8rem 100% no-repeat,
    linear-gradient(to left, var(--rule), transparent) right / .8rem 100% no-repeat;
}
.callout .table { --under: var(--tint); }
@media (forced-colors: active) { .table { background: none; } }
table { border-collapse: collapse; border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink); }
caption { padding-bottom: .4em; text-align: left; font-weight: 700; }
th, td { padding: .3em .8em; text-align: left; vertical-align: top; font-variant-numeric: tabular-nums; }
@media (max-width: 26rem) {
  table { font-size: .92em; }
  th, td { padding-left: .45em; padding-right: .45em; }
}
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th, thead td { border-bottom: 1px solid var(--ink); vertical-align: bottom; }
tbody th { font-weight: 400; }
.right { text-align: right; }
.centre { text-align: center; }

section .top { margin: 1.2em 0 0; }
.updates { padding: 0; list-style-type: ''; }
.updates li { margin: 0 0 1.1em; padding: 0; }
.updates p { margin: 0; }
.update a { font-size: 1.1em; font-weight: 600; }

footer { margin-top: 2.5em; padding-top: .9em; border-top: 1.5px solid var(--accent); }
footer .organisation { margin-bottom: .3em; font-weight: 700; }
footer .facts { margin: 0; }

@media screen and (prefers-color-scheme: dark) {
  img { background: #fff; forced-color-adjust: none; }
  .logo img { padding: .3rem; }
}
`;

/** On paper: what only a screen can do goes, and the addresses behind words are written out. */
const PRINT = `
@page { margin: 20mm 22mm; }
@media print {
  html { font-size: 11.5pt; line-height: 1.4; }
  body { max-width: none; padding: 0; }
  nav, .skip, .top, .download { display: none; }
  .updates .download { display: block; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  h2 { margin-top: 1.2em; }
  .callout, .facts, figure, table, .reference, footer { break-inside: avoid; }
  .table { overflow: visible; background: none; }
  li, p { orphans: 2; widows: 2; }
  a[data-address]::after { content: ' (' attr(data-address) ')'; overflow-wrap: anywhere; }
}
`;
