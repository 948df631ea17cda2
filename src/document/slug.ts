/** The names by which `#slug` links find a heading. */
import { lettered } from '../base/letters.ts';

/** Lower case, letters and digits, hyphens between (content-model.md, Inline text); "section" where none is left. */
export function slugOf(heading: string): string {
  const small = heading.toLowerCase();
  const words = small.match(WORDS(small)) ?? [];
  return words.join('-') || 'section';
}

const WORDS = lettered('[\\p{L}\\p{N}\\p{M}]+', 'g');

/** Gives each heading a slug of its own: the second of a name gets `-2`, the third `-3`. */
export function slugs(): (heading: string) => string {
  const taken = new Set<string>();
  return (heading) => {
    const base = slugOf(heading);
    let slug = base;
    for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
    taken.add(slug);
    return slug;
  };
}
