/** What the bundle leaves out of pdfkit: no more than is known of, or none is made. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { slimPdfkit, withoutUnused } from '../../src/bundle/pdfkit.ts';

const TEXT = readFileSync(fileURLToPath(import.meta.resolve('pdfkit')), 'utf8');
const GROUPS = /^mixin\((\w+)\);$/gm;

describe('pdfkit in the bundle', () => {
  it('keeps the groups of methods that the carrier calls, and only those', () => {
    const groups = [...withoutUnused(TEXT).matchAll(GROUPS)].map(([, name]) => name);
    expect(groups).toEqual(['MetadataMixin', 'OutlineMixin', 'MarkingsMixin', 'SubsetMixin']);
    expect([...TEXT.matchAll(GROUPS)]).toHaveLength(13);
  });

  it('has for each group that is left out what the document calls of it', () => {
    const calls = [...withoutUnused(TEXT).matchAll(/^mixin\(\{ (?:(\w+)\(\) \{\})? *\}\);$/gm)];
    expect(calls).toHaveLength(9);
    const named = calls.flatMap(([, name]) => name ?? []);
    expect(named.filter((name) => !TEXT.includes(`this.${name}(`))).toEqual([]);
    expect(named).toHaveLength(7);
  });

  it('asks for nothing that is left out', async () => {
    const left = await build({
      stdin: { contents: "export { default } from 'pdfkit';", resolveDir: import.meta.dirname },
      ...{ bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'], write: false },
      external: ['@noble/*'],
      plugins: [slimPdfkit],
    });
    const text = left.outputFiles[0]?.text ?? '';
    expect(text).toContain('PDFDocument = class extends Object');
    expect(text.length).toBeLessThan(TEXT.length / 8);
    const unknown = new Linter().verify(text, [
      { languageOptions: { globals: { TextEncoder: 'readonly' } }, rules: { 'no-undef': 'error' } },
    ]);
    expect(unknown.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });

  it.each([
    '',
    'mixin(TextMixin);',
    TEXT.replace('mixin(TableMixin);', ''),
    TEXT.replaceAll('static generateRandomWordArray(', 'static random('),
    TEXT.replaceAll('extends Readable', 'extends EventEmitter'),
  ])('is not made of a version that is written in another way', (text) => {
    expect(() => withoutUnused(text)).toThrow('pdfkit is no longer written as');
  });
});
