/** What the bundle runs: the command line, or what a worker thread does of it, which needs no more than to build. */

/** Given by start.ts. */
declare const __role: 'cli' | 'worker';

// Each is loaded when it is its turn, not both.
void (__role === 'worker' ? import('../worker.ts') : import('../cli.ts'));
