/** Drawings that are refused: what is said of each, and that the reading of large ones ends soon. */
import { describe, expect, it } from 'vitest';
import { readPicture } from '../../src/pictures/read.ts';
import { bytesOf, refusal, svg, SVG_NAMESPACE } from './files.ts';
import { cpuTime } from '../support/cpu.ts';

const RECT = '<rect width="4" height="4"/>';
const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';

describe('a feature that is not printed', () => {
  it.each<[string, RegExp]>([
    ['<text>Words</text>', /has text,/],
    [`<g><g><text/></g></g>${RECT}`, /has text,/],
    ['<rect width="4" height="4" fill="url(#g)"/>', /gradient or a pattern/],
    ['<path d="M0 0H4V4" style="stroke: url(#g) red"/>', /gradient or a pattern/],
    ['<rect width="4" height="4" opacity="0.5"/>', /see-through/],
    ['<g style="opacity:50%"/>', /see-through/],
    ['<rect width="4" height="4" fill-opacity=".5"/>', /see-through/],
    ['<rect width="4" height="4" stroke="red" style="stroke-opacity:0"/>', /see-through/],
    ['<rect width="4" height="4" fill="rgba(0,0,0,.5)"/>', /see-through/],
    ['<rect width="4" height="4" fill="#00000080"/>', /see-through/],
    ['<g filter="url(#f)"/>', /blur or a shadow/],
    ['<g clip-path="url(#c)"/>', /clipping path/],
    ['<g style="mask:url(#m)"/>', /mask/],
    ['<g style="mix-blend-mode:multiply"/>', /blended/],
    ['<path d="M0 0L4 4" marker-end="url(#a)"/>', /arrowheads/],
    ['<path d="M0 0L4 4" stroke-dasharray="2 1"/>', /dashed/],
    ['<image href="data:image/png;base64,AA"/>', /photograph/],
    ['<use href="#a"/>', /copies of a symbol/],
    ['<style>.a { fill: red }</style>', /style sheet/],
    ['<defs><style/></defs>', /style sheet/],
    ['<script>alert(1)</script>', /a script/],
    ['<rect width="4" height="4" onclick="alert(1)"/>', /a script/],
    ['<a href="https://example.org"/>', /outside it/],
    ['<image xlink:href="https://example.org/a.png"/>', /outside it/],
    ['<rect width="4" height="4"><animate attributeName="x"/></rect>', /movement/],
    ['<foreignObject/>', /part of a web page/],
    ['<h:div xmlns:h="http://www.w3.org/1999/xhtml"/>', /part of a web page/],
    ['<svg/>', /second drawing/],
    ['<switch/>', /depend on/],
    ['<g systemLanguage="en"/>', /depend on/],
    ['<path d="M0 0L4 4" stroke="red" transform="scale(1 3)"/>', /stretched/],
    ['<path d="M0 0L4 4" vector-effect="non-scaling-stroke"/>', /keep their width/],
    ['<g style="background:red"/>', /page colour/],
    ['<g style="transform:rotate(3deg)"/>', /uses transform,/],
    ['<newThing/>', /uses <newThing>/],
    ['<constructor/>', /uses <constructor>/],
  ])('%s', (content, message) => {
    const answer = refusal(svg(content, `viewBox="0 0 9 9" ${XLINK}`));
    expect(answer.code).toBe('picture-kind');
    expect(answer.message).toMatch(message);
    expect(answer.hint).toMatch(/^[A-Z].*\.$/);
  });

  it.each<[string, RegExp]>([
    [`<?xml-stylesheet href="a.css"?><svg ${SVG_NAMESPACE}/>`, /style sheet/],
    [`<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg ${SVG_NAMESPACE}>&b;</svg>`, /entities/],
    [
      `<svg ${SVG_NAMESPACE} viewBox="0 0 9 9" transform="scale(2)">${RECT}</svg>`,
      /transform of the whole page/,
    ],
    [
      `<svg ${SVG_NAMESPACE} viewBox="0 0 9 9" width="9" height="20" preserveAspectRatio="none"/>`,
      /does not fit/,
    ],
    [`<page ${SVG_NAMESPACE}/>`, /not an SVG drawing/],
  ])('%s', (file, message) => {
    expect(refusal(bytesOf(file))).toMatchObject({
      code: 'picture-kind',
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('a drawing that is damaged', () => {
  it.each<[string, RegExp]>([
    ['<path d="0 0 L 4 4"/>', /gives a path the value "0 0 L 4 4"/],
    ['<path d="M0 0 L 4"/>', /gives a path/],
    ['<path d="M0 0 R 4 4 5 5"/>', /gives a path/],
    ['<path d="M0 0 L 1e400 4"/>', /gives a path/],
    ['<path d="M0 0 L 1e8 4 5 5"/>', /gives a path/],
    ['<rect width="-4" height="4"/>', /gives width the value "-4"/],
    ['<rect width="4em" height="4"/>', /gives width the value "4em"/],
    ['<polygon points="0 0 1 1 2"/>', /gives points/],
    ['<polygon points="0 0 1 x"/>', /gives points/],
    ['<g transform="turn(9)"/>', /gives transform/],
    ['<g transform="scale(1 2 3)"/>', /gives transform/],
    ['<g transform="scale(1"/>', /gives transform/],
    ['<g fill="fuchsiaish"/>', /gives fill the value "fuchsiaish"/],
    ['<g fill="rgb(1,2)"/>', /gives fill/],
    ['<g stroke-width="-1"/>', /gives stroke-width/],
    ['<g stroke-linecap="triangle"/>', /gives stroke-linecap/],
    ['<g style="fill"/>', /gives style/],
    ['<g><rect/>', /wrong at line 1/],
    ['<g a="1" a="2"/>', /wrong at line 1/],
    ['<x:g/>', /wrong at line 1/],
    ['&nbsp;', /wrong at line 1/],
    ['', /nothing to see/],
  ])('%s', (content, message) => {
    expect(refusal(svg(content, 'viewBox="0 0 9 9"'))).toMatchObject({
      code: 'bad-picture',
      message: expect.stringMatching(message) as string,
    });
  });

  it.each<[string, RegExp]>([
    ['', /how large/],
    ['width="0" height="9"', /too small/],
    ['width="90000" height="9"', /too large/],
    ['viewBox="0 0 0 9"', /gives viewBox/],
    ['viewBox="0 0 9"', /gives viewBox/],
    ['width="wide" height="9"', /gives width/],
  ])('its size: %s', (attributes, message) => {
    expect(refusal(svg(RECT, attributes))).toMatchObject({
      code: 'bad-picture',
      message: expect.stringMatching(message) as string,
    });
  });

  it('is not in UTF-8', () => {
    expect(refusal(bytesOf(`<svg ${SVG_NAMESPACE}><title>Caf\xe9</title></svg>`)).message).toMatch(/UTF-8/);
  });
});

describe('a drawing that is too much', () => {
  const MEGA = 1_000_000;

  it.each<[string, () => string, RegExp]>([
    ['100,000 commands', () => `<path d="M0 0${'h1 '.repeat(100_001)}"/>`, /100,000 points/],
    ['millions of commands', () => `<path d="M0 0${'h1 '.repeat(6 * MEGA)}"/>`, /100,000 points/],
    ['millions of points', () => `<polygon points="${'1 '.repeat(9 * MEGA)}"/>`, /100,000 points/],
    ['many paths', () => '<path d="M0 0h1 1 1 1 1"/>'.repeat(90_000), /100,000 points/],
    ['many elements', () => '<g/>'.repeat(4 * MEGA), /100,000 parts/],
    ['many elements in what is passed over', () => `<defs>${'<g/>'.repeat(MEGA)}</defs>`, /100,000 parts/],
    ['65 groups in one another', () => '<g>'.repeat(64) + '</g>'.repeat(64), /64 groups/],
    ['a million groups in one another', () => '<g>'.repeat(MEGA), /64 groups/],
    [
      'many attributes',
      () => `<g ${Array.from({ length: MEGA }, (_, i) => `a${i}=""`).join(' ')}/>`,
      /1,000 prop/,
    ],
  ])('%s', (_, content, message) => {
    const bytes = svg(content());
    const start = cpuTime();
    expect(refusal(bytes)).toMatchObject({
      code: 'picture-too-large',
      message: expect.stringMatching(message) as string,
    });
    expect(cpuTime() - start).toBeLessThan(5000);
  });

  it.each<[string, () => string]>([
    ['a number of megabytes', () => `<rect width="${'1'.repeat(18 * MEGA)}" height="1"/>`],
    ['a style of megabytes', () => `<g style="fill:${'a'.repeat(18 * MEGA)}"/>`],
    ['comments in a style that never end', () => `<g style="${'/*'.repeat(4900)}"/>`],
    ['brackets in a transform', () => `<g transform="${'('.repeat(MEGA)}"/>`],
    ['blanks in a transform', () => `<g transform="a${' '.repeat(MEGA)}b"/>`],
    ['blanks in points', () => `<polygon points="1${' '.repeat(MEGA)}x"/>`],
    ['an entity of megabytes', () => `&${'a'.repeat(18 * MEGA)};`],
    ['colons without end', () => '<a:b>'.repeat(3 * MEGA)],
  ])('%s ends soon', (_, content) => {
    const bytes = svg(content());
    const start = cpuTime();
    expect(readPicture(bytes).ok).toBe(false);
    expect(cpuTime() - start).toBeLessThan(5000);
  });
});
