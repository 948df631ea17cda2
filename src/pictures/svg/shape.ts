/** One element's path and style become the shapes to paint. */
import type { PathCommands, Shape, Stroke } from '../picture.ts';
import { well, type Answer } from '../refusal.ts';
import type { Paint } from './colour.ts';
import { unsupported } from './features.ts';
import { hasArea } from './path.ts';
import type { Style } from './properties.ts';
import { widening, type Matrix } from './transform.ts';

/** A line this much wider one way than the other still looks even; PDF's own transform would be needed beyond it. */
const EVEN_ENOUGH = 1.1;

/** Nothing, one shape, or two where the stroke is to lie under the fill. */
export function paint(path: PathCommands, style: Style, matrix: Matrix): Answer<readonly Shape[]> {
  if (path.length === 0 || !style.visible || isFlat(matrix)) return well([]);
  const colour = hasArea(path) ? colourOf(style.fill, style) : undefined;
  const stroke = strokeOf(style, matrix);
  if (!stroke.ok) return stroke;
  if (colour && style.fillOpacity < 1) return unsupported('opacity');
  const outline = { path, fillRule: style.fillRule };
  const filled = colour ? { fill: colour } : {};
  const stroked = stroke.value ? { stroke: stroke.value } : {};
  const both = colour !== undefined && stroke.value !== undefined;
  if (both && style.strokeFirst)
    return well([
      { ...outline, ...stroked },
      { ...outline, ...filled },
    ]);
  return well(colour || stroke.value ? [{ ...outline, ...filled, ...stroked }] : []);
}

/** A transform that leaves no area shows nothing (CSS Transforms 1, 3). */
function isFlat(matrix: Matrix): boolean {
  return widening(matrix).mean === 0;
}

function colourOf(paint: Paint, style: Style): Shape['fill'] {
  if (paint === 'none') return undefined;
  return paint === 'currentColor' ? style.colour : paint;
}

function strokeOf(style: Style, matrix: Matrix): Answer<Stroke | undefined> {
  const colour = colourOf(style.stroke, style);
  const { mean, ratio } = widening(matrix);
  const width = style.strokeWidth * mean;
  if (!colour || width === 0) return well(undefined);
  if (style.strokeOpacity < 1) return unsupported('opacity');
  if (ratio > EVEN_ENOUGH) return unsupported('stretched');
  const { cap, join, miter } = style;
  return well({ colour, width, cap, join, miter });
}
