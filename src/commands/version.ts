/** The program's version, from its package. */
import { readFileSync } from 'node:fs';

const PACKAGE = new URL('../../package.json', import.meta.url);

export const VERSION = String((JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version);
