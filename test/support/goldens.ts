/** The one switch by which golden files are written anew: for a person who then looks at what has changed. */

/** True where UPDATE_GOLDENS=1 is set. In CI that is refused: what is compared there must come from a person. */
export function updatesGoldens(): boolean {
  if (process.env['UPDATE_GOLDENS'] !== '1') return false;
  if (process.env['CI']) throw new Error('golden files are written by a person, and never in CI');
  return true;
}
