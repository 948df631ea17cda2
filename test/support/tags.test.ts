/** Tries the readers on a small PDF of known content, and on files that were broken on purpose. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from './pdf-objects.ts';
import { SAMPLE_ADDRESS, samplePdf } from './sample-pdf.ts';
import { readArtifacts, readLinks, readOutline, readPages, readTagTree, readTags } from './tags.ts';
import type { TagNode } from './tags.ts';

const EXPECTED = `Document lang=en-GB
  H1 "SMMGP Policy Update"
  P
    "The guidance was published by the Department in terms of "
    Strong "treatment"
    "."
  L ListNumbering=Disc
    LI
      Lbl "•"
      LBody "Real Progress has been made"
  P
    Link → ${SAMPLE_ADDRESS} (Guidance on pregnancy) ×2
      "${SAMPLE_ADDRESS}"
  BlockQuote
    P "A dose that is too low may fail."
`;

let sample: Uint8Array;

beforeAll(async () => {
  sample = await samplePdf();
});

/** The sample with its raw objects changed. */
async function changed(change: (root: PDFDict, catalog: PDFDict) => void): Promise<Uint8Array> {
  const pdf = await openPdf(sample);
  change(pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict), pdf.catalog);
  return pdf.save();
}

/** The first element below one, by way of `K`. */
function firstKid(dict: PDFDict): PDFDict {
  return dict.lookup(PDFName.of('K'), PDFArray).lookup(0, PDFDict);
}

function withRole(node: TagNode, role: string): readonly TagNode[] {
  const below = node.children.flatMap((child) => (typeof child === 'string' ? [] : withRole(child, role)));
  return node.role === role ? [node, ...below] : below;
}

describe('the outline of the tags', () => {
  it('reads text whole over lines, addresses, elements within and pages', async () => {
    expect(await readTags(sample)).toBe(EXPECTED);
  });

  it('says the words that a tag carries itself', async () => {
    const bytes = await changed((root) => {
      const heading = firstKid(firstKid(root));
      heading.set(PDFName.of('Alt'), PDFString.of('a "title"'));
      heading.set(PDFName.of('ActualText'), PDFString.of('Update'));
      heading.set(PDFName.of('E'), PDFString.of('for short'));
      heading.set(PDFName.of('Lang'), PDFString.of('cy'));
      heading.set(PDFName.of('ID'), PDFString.of('h1'));
    });
    expect(await readTags(bytes)).toContain(
      '  H1 lang=cy id=h1 alt="a \\"title\\"" actual="Update" expansion="for short" "SMMGP Policy Update"\n',
    );
  });

  it('reads several attribute objects, and arrays in them', async () => {
    const bytes = await changed((root) => {
      const { context } = root;
      const layout = context.obj({ O: 'Layout', Placement: 'Block', BBox: [1, 2, 3.5, 4] });
      const cell = context.obj({ O: 'Table', Scope: 'Column' });
      firstKid(firstKid(root)).set(PDFName.of('A'), context.obj([layout, 0, cell]));
    });
    expect(await readTags(bytes)).toContain('H1 Placement=Block BBox=[1 2 3.5 4] Scope=Column "SMMGP');
  });
});

describe('the tree of the tags', () => {
  it('keeps the role as written beside the standard one', async () => {
    const [strong] = withRole(await readTagTree(sample), 'Strong');
    expect(strong).toMatchObject({ role: 'Strong', standardRole: 'Span', children: ['treatment'] });
  });

  it('gives one annotation for each line of a link, with its page', async () => {
    const [link] = withRole(await readTagTree(sample), 'Link');
    const annotation = { page: 0, subtype: 'Link', uri: SAMPLE_ADDRESS, contents: 'Guidance on pregnancy' };
    expect(link?.annotations).toEqual([annotation, annotation]);
  });

  it('stands around the top elements when they are several', async () => {
    const bytes = await changed((root) => {
      root.set(PDFName.of('K'), root.context.obj([firstKid(root), { S: 'Part' }]));
    });
    const tree = await readTagTree(bytes);
    expect(tree.role).toBe('StructTreeRoot');
    expect(tree.children).toHaveLength(2);
  });
});

describe('a broken file', () => {
  it('without tags is refused', async () => {
    const bytes = await changed((_, catalog) => catalog.delete(PDFName.of('StructTreeRoot')));
    await expect(readTags(bytes)).rejects.toThrow('it is not tagged');
  });

  it('with a role map that goes round is refused', async () => {
    const bytes = await changed((root) => {
      root.set(PDFName.of('RoleMap'), root.context.obj({ Strong: 'Em', Em: 'Strong' }));
    });
    await expect(readTags(bytes)).rejects.toThrow('in a circle from Strong');
  });

  it('with a tag for content that no page has is refused', async () => {
    const bytes = await changed((root) => firstKid(firstKid(root)).set(PDFName.of('K'), PDFNumber.of(99)));
    await expect(readTags(bytes)).rejects.toThrow('H1 names marked content 99 of page index 0');
  });
});

describe('what is not content, and the ways around', () => {
  it('reads the artifacts with their kind', async () => {
    expect(await readArtifacts(sample)).toEqual([
      { page: 0, type: 'Pagination', subtype: 'Header', text: 'Policy Update November 2007' },
      { page: 0, type: 'Pagination', subtype: 'Footer', text: 'Page 1 of 2' },
      { page: 1, type: 'Pagination', subtype: 'Header', text: 'Policy Update, page two' },
    ]);
  });

  it('reads a page a string', async () => {
    const pages = await readPages(sample);
    expect(pages).toHaveLength(2);
    expect(pages[1]).toBe('Policy Update, page two\nlow may fail.');
  });

  it('reads nested bookmarks, with the place that each leads to', async () => {
    const bytes = await changed((root, catalog) => {
      const heading = firstKid(firstKid(root));
      const first = catalog.lookup(PDFName.of('Outlines'), PDFDict).lookup(PDFName.of('First'), PDFDict);
      const page = heading.get(PDFName.of('Pg'));
      if (page) first.set(PDFName.of('Dest'), root.context.obj([page, 'XYZ', null, 769.89, null]));
    });
    expect(await readOutline(bytes)).toEqual([
      {
        ...{ title: 'SMMGP Policy Update', page: 0, y: 72 },
        // pdfkit's own bookmarks lead to a whole page, so the second has no height.
        children: [{ title: 'Doses', page: 1, y: undefined, children: [] }],
      },
    ]);
  });

  it('measures links from the top left', async () => {
    const links = await readLinks(sample);
    expect(links).toHaveLength(2);
    expect(links[0]).toMatchObject({ page: 0, uri: SAMPLE_ADDRESS, contents: 'Guidance on pregnancy' });
    expect(links[0]?.rect).toMatchObject({ x: 72, y: 200, height: 16 });
    expect(links[1]?.rect.y).toBe(216);
  });
});
