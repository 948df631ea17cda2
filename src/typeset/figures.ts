/** Pictures as galley lines, at a size that the measure and the page can hold. */
import type { Figure } from '../document/document.ts';
import type { Picture } from '../pictures/read.ts';
import { BREAK, type GalleyLine, type SetPicture, type Setting } from './galley.ts';
import { blankLine, stackParagraph, under, whole } from './stack.ts';

/** A pixel in points: 96 to the inch (CSS Values and Units, 6.2). */
const PIXEL = 0.75;

/** What a picture leaves free of its page's height at the least, for a heading, in points: two lines and their space. */
const HEADING_ROOM = 64;
/** The part of a page that a picture may take, however long its caption is. */
const LEAST_ROOM = 1 / 4;

/**
 * Sets a picture and, below it, its caption, which never parts from it. What it may not part from stands above it, so
 * high (points): a heading of many lines, or the masthead of the page. The picture leaves as much room as that takes.
 */
export function setFigure(figure: Figure, setting: Setting, above: number): GalleyLine[] {
  const { design, measure, height } = setting;
  const caption = figure.caption
    ? whole(stackParagraph(figure.caption.text, design.factLabel, setting), setting)
    : [];
  const below = caption.reduce(
    (sum, line) => sum + line.height,
    caption.length > 0 ? design.space.paragraph : 0,
  );
  const natural = naturalWidth(figure.picture);
  const wanted = figure.width === undefined ? natural : (measure * figure.width) / 100;
  const highest = Math.max(height * LEAST_ROOM, height - below - Math.max(HEADING_ROOM, above));
  const picture = scaled(figure, Math.min(wanted, measure), highest);
  return [pictureLine(picture), ...under(design.space.paragraph, BREAK.keep, caption, setting)];
}

/** A picture as a line of the galley. */
export function pictureLine(picture: SetPicture): GalleyLine {
  return { ...blankLine(picture.height), picture };
}

/** A picture of a width, or less where it would then be higher than it may. */
export function scaled({ picture, leaf, alt }: Figure, width: number, highest: number): SetPicture {
  const height = (width * picture.height) / picture.width;
  const scale = Math.min(1, highest / height);
  return { ...(alt !== undefined && { leaf }), picture, width: width * scale, height: height * scale };
}

export function naturalWidth(picture: Picture): number {
  return picture.kind === 'raster' ? picture.width * PIXEL : picture.width;
}
