/** How the HTML body looks: inline declarations, which every mail program heeds, and sheets for dark and for narrow screens. */
import { lightened } from '../base/colour.ts';

/** Fonts of the reader's own system, whatever it is; those with the best small sizes first. */
const FONTS = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** 17 on 26 reads well at arm's length on a telephone; 600 gives it lines of about 70 characters. */
export const WIDTH = 600;
const BODY = `font-family:${FONTS};font-size:17px;line-height:26px`;

/** The web page's colours: text that is not quite black, what matters less, and rules that part without shouting. */
const INK = '#1b1d20';
const QUIET = '#4f555c';
const PAPER = '#ffffff';
const RULE = '#b9c0c7';

/** Declarations by what they are for; `accent` is the house's. */
export function stylesFor(accent: string) {
  const heading = (size: number, line: number, above: number): string =>
    `margin:${above}px 0 8px;font-size:${size}px;line-height:${line}px;font-weight:700;color:${accent}`;
  const deep = heading(17, 26, 24);
  const picture = `padding:12px 16px;border:1px solid ${RULE};color:${QUIET}`;
  return {
    page: `margin:0;padding:0;background-color:${PAPER};color:${INK}`,
    frame: `padding:24px 16px;background-color:${PAPER}`,
    /** Fixed, so that nothing wide in it makes it wider. */
    column: `width:100%;max-width:${WIDTH}px;table-layout:fixed;text-align:left`,
    cell: `padding:0;${BODY};color:${INK};overflow-wrap:break-word`,
    preview: 'display:none;max-height:0;overflow:hidden;mso-hide:all',
    abbreviation: `margin:0;font-size:28px;line-height:34px;font-weight:700;color:${accent}`,
    organisation: 'margin:0;font-weight:700',
    strapline: `margin:0;color:${QUIET}`,
    series: `margin:16px 0 0;padding:16px 0 0;border-top:3px solid ${accent};color:${QUIET}`,
    headings: [heading(28, 34, 4), heading(22, 28, 40), heading(19, 26, 32), deep, deep, deep],
    issue: `margin:0;font-size:19px;line-height:26px;color:${QUIET}`,
    attached: `margin:24px 0 0;padding:12px 0;border-top:1px solid ${RULE};border-bottom:1px solid ${RULE};color:${QUIET}`,
    paragraph: 'margin:0 0 16px',
    intro: 'margin:0 0 8px',
    /** Room for a bullet, and for a number of as many figures as its longest has. */
    list: (figures: number) => `margin:0 0 16px;padding:0 0 0 ${8 + 10 * Math.max(2, figures)}px`,
    ticks: 'margin:0 0 16px;padding:0;list-style-type:none',
    ticked: 'margin:0 0 8px;padding:0 0 0 28px',
    box: 'display:inline-block;width:24px;margin-left:-28px',
    innerList: 'margin:4px 0 0;padding:0 0 0 28px',
    item: 'margin:0 0 8px',
    itemParagraph: 'margin:8px 0 0',
    note: `margin:4px 0 0;color:${QUIET}`,
    quote: `margin:0 0 16px;padding:0 0 0 20px;border-left:3px solid ${RULE}`,
    said: 'margin:0 0 8px',
    noted: 'margin:0 0 4px',
    source: `margin:0;color:${QUIET}`,
    block: 'width:100%;margin:0 0 16px;table-layout:fixed',
    event: `padding:4px 0 0 20px;border-left:3px solid ${accent}`,
    callout: `padding:16px 20px 4px;border:2px solid ${accent}`,
    setOffHeading: `margin:0 0 8px;font-size:19px;line-height:26px;font-weight:700;color:${accent}`,
    facts: 'width:100%;margin:0 0 12px;table-layout:fixed;border-collapse:collapse',
    term: `padding:2px 12px 2px 0;width:116px;text-align:left;font-weight:400;color:${QUIET}`,
    fact: 'padding:2px 0',
    aside: 'margin:0 0 16px;overflow-x:auto',
    table: `width:100%;font-size:16px;line-height:22px;overflow-wrap:normal;border-collapse:collapse;border-top:2px solid ${INK};border-bottom:1px solid ${INK}`,
    caption: 'padding:0 0 8px;text-align:left;font-weight:700',
    head: `padding:6px 4px;border-bottom:1px solid ${INK}`,
    entry: `padding:6px 4px;border-top:1px solid ${RULE}`,
    picture: `margin:0 0 16px;${picture}`,
    pictured: `margin:0 0 8px;${picture}`,
    link: `color:${accent};text-decoration:underline`,
    colophon: `margin:40px 0 0;padding:16px 0 0;border-top:3px solid ${accent};font-weight:700`,
    leave: `margin:24px 0 0;color:${QUIET}`,
  } as const;
}

export type Styles = ReturnType<typeof stylesFor>;

const DARK_PAPER = '#16191d';

/** As on the web page: more than the 4.5 : 1 that is asked for (WCAG 2.2, 1.4.3). */
const DARK_CONTRAST = 6.5;

/**
 * The sheet for dark screens. A mail program that knows of them shows these colours; others turn the light ones round
 * themselves, or leave them.
 */
export function darkSheet(accent: string): string {
  return `@media (prefers-color-scheme: dark) {
body, .paper { background-color: ${DARK_PAPER} !important; color: #e6e8eb !important; }
.paper * { color: #e6e8eb !important; border-color: #5a626b !important; }
${LIT.map((name) => `.paper ${name}`).join(', ')} { color: ${lightened(accent, DARK_PAPER, DARK_CONTRAST)} !important; }
}`;
}

/** What has the accent's colour, with what stands in it. */
const LIT = ['a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].flatMap((name) => [name, `${name} *`]);

/**
 * The sheet for telephones: beside its label an email address has no room, and would be broken within a word. It is one
 * of its own, for a mail program that knows a sheet only in part drops the whole of it.
 */
export const NARROW_SHEET = `@media (max-width: 480px) {
.fact { display: block !important; width: auto !important; padding: 0 !important; }
td.fact { padding-bottom: 8px !important; }
}`;
