/** Ways to break a finished page on purpose, each with the fault that must be found where it is shown. */

export interface Break {
  readonly name: string;
  /** What stands in the page, and what is put in its place. */
  readonly from: string;
  readonly to: string;
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  /** The rule of axe-core that is broken, or the check of our own. */
  readonly fault: string;
}

export const BREAKS: readonly Break[] = [
  {
    name: 'a picture without its words',
    from: 'alt="A waiting room with two rows of empty chairs."',
    to: '',
    width: 768,
    scheme: 'light',
    fault: 'image-alt',
  },
  {
    name: 'text too pale on white',
    from: '--ink: #1b1d20',
    to: '--ink: #999999',
    width: 768,
    scheme: 'light',
    fault: 'color-contrast',
  },
  {
    name: 'text too dark in the dark',
    from: '--ink: #e6e8eb',
    to: '--ink: #555555',
    width: 1280,
    scheme: 'dark',
    fault: 'color-contrast',
  },
  {
    name: 'no language',
    from: '<html lang="en-GB">',
    to: '<html>',
    width: 1280,
    scheme: 'light',
    fault: 'html-has-lang',
  },
  {
    name: 'a list of what is no item',
    from: '<ul><li>',
    to: '<ul><p>Not an item</p><li>',
    width: 320,
    scheme: 'dark',
    fault: 'list',
  },
  {
    name: 'a heading level left out',
    from: '<h2 id="lists">Lists</h2>',
    to: '<h4 id="lists">Lists</h4>',
    width: 320,
    scheme: 'light',
    fault: 'heading-order',
  },
  {
    name: 'a wide table that does not scroll',
    from: 'overflow-x: auto',
    to: 'overflow-x: visible',
    width: 320,
    scheme: 'light',
    fault: 'overflow',
  },
  {
    name: 'a number that stands out of its list',
    from: '<ol start="4">',
    to: '<ol start="9998">',
    width: 320,
    scheme: 'light',
    fault: 'number',
  },
  {
    name: 'a picture that is not there',
    from: 'src="specimen-2.png"',
    to: 'src="specimen-99.png"',
    width: 768,
    scheme: 'light',
    fault: 'picture',
  },
];
