/** What the inks of a design are on the page: the house's colour and a quiet grey, or nothing but black. */
import type { Ink } from '../typeset/design.ts';
import { rgb } from './operators.ts';

/** A colour from 0 to 1: red, green, blue; or one grey. */
export type Colour = readonly [number, number, number] | readonly [number];
export type Palette = Readonly<Record<Ink, Colour>>;

/** `black`: one toner, and copies of copies stay legible. */
export type Inks = 'colour' | 'black';

/** A quiet grey: 8.6 : 1 on white (WCAG 2.2, 1.4.6 asks for 7). */
const MUTED: Colour = [0.29];
const BLACK: Colour = [0];

/** The palettes by their inks; `accent` is the house's colour, #rrggbb. */
export const PALETTES: Readonly<Record<Inks, (accent: string) => Palette>> = {
  colour: (accent) => ({ text: BLACK, muted: MUTED, accent: rgb(accent) }),
  black: () => ({ text: BLACK, muted: BLACK, accent: BLACK }),
};
