import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { before, describe, test } from 'node:test';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { fromBufferPromise } from 'yauzl';
import { agreementDocument } from './agreement-document.ts';
import { agreementDocx } from './docx.ts';
import { sampleContent, sampleInput } from './sample-agreement.fixture.ts';

async function unzip(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), {});
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    parts.set(entry.fileName, content.toString('utf8'));
  }
  return parts;
}

type Paragraph = { style: string; text: string; inHeadingRow: boolean };

/** The paragraphs of a part with their styles; throws where the part is not well formed. */
function paragraphsIn(xml: string): Paragraph[] {
  const all: Paragraph[] = [];
  let last: Paragraph | undefined;
  let inHeadingRow = false;
  const parser = new SaxesParser();
  const open: Record<string, (tag: SaxesTagPlain) => void> = {
    'w:tr': () => {
      inHeadingRow = false;
    },
    'w:tblHeader': () => {
      inHeadingRow = true;
    },
    'w:p': () => {
      last = { style: '', text: '', inHeadingRow };
      all.push(last);
    },
    'w:pStyle': ({ attributes }) => {
      if (last) last.style = attributes['w:val'] ?? '';
    },
    'w:tab': () => {
      if (last) last.text += '\t';
    },
  };
  parser.on('opentag', (tag) => open[tag.name]?.(tag));
  parser.on('closetag', ({ name }) => {
    if (name === 'w:tr') inHeadingRow = false;
  });
  parser.on('text', (text) => {
    if (last) last.text += text;
  });
  parser.on('error', (cause) => {
    throw cause;
  });
  parser.write(xml).close();
  return all;
}

const count = (xml: string, pattern: RegExp) => xml.match(pattern)?.length ?? 0;

describe('an agreement as DOCX', () => {
  let parts = new Map<string, string>();
  let body = '';
  let paragraphs: Paragraph[] = [];
  const styled = (style: string) =>
    paragraphs.filter((one) => one.style === style).map(({ text }) => text);

  before(async () => {
    parts = await unzip(await agreementDocx(agreementDocument(sampleInput)));
    body = parts.get('word/document.xml') ?? '';
    paragraphs = paragraphsIn(body);
  });

  test('has parts that are well formed, each of a declared type', () => {
    for (const xml of parts.values()) paragraphsIn(xml.replaceAll(/<\?xml[^>]*\?>/g, ''));
    const types = parts.get('[Content_Types].xml') ?? '';
    const declared = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name);
    const others = [...parts.keys()].filter((name) => !/^\[|\.rels$/.test(name));
    assert.deepEqual(declared.toSorted(), others.toSorted());
  });

  test('has its title, sections and tables as headings of three levels', () => {
    assert.deepEqual(styled('Heading1'), ['Local annex 2014-15: HMP Stafford']);
    assert.deepEqual(styled('Heading2'), [
      'Parties and term',
      'Service overview',
      'Delivery',
      'Levels at commencement',
    ]);
    assert.ok(styled('Heading3').includes('Table 8b: Hours worked in services'));
    const styles = parts.get('word/styles.xml') ?? '';
    for (const level of [1, 2, 3]) {
      assert.match(
        styles,
        new RegExp(`w:name w:val="heading ${level}".*?outlineLvl w:val="${level - 1}"`),
      );
    }
  });

  test('repeats the heading row of every table, and names each table', () => {
    // Particulars, signatures, details, background, services and levels; the objectives are empty.
    assert.equal(count(body, /<w:tbl>/g), 6);
    assert.equal(count(body, /<w:tblHeader\/>/g), 6);
    assert.equal(count(body, /<w:tblCaption w:val="[^"]+"\/>/g), 6);
    const headings = paragraphs.filter(({ inHeadingRow }) => inHeadingRow).map(({ text }) => text);
    assert.ok(headings.includes('Core hours a week') && headings.includes('National'));
  });

  test('fills a page with each table, and gives a metric one cell for outturn and level', () => {
    const widths = [...body.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map(([, grid = '']) =>
      [...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0),
    );
    // A4 is 11906 by 16838 twentieths of a point; less two margins of 850, and what rounding down takes off.
    for (const [index, width] of widths.entries()) {
      const page = (index === 5 ? 16838 : 11906) - 1700;
      assert.ok(width <= page && width > page - 25, String(width));
    }
    assert.equal(count(body, /<w:vMerge w:val="restart"\/>/g), 2);
    assert.equal(count(body, /<w:vMerge\/>/g), 2);
  });

  test('lies on its side only where a table is wide, and every page has its footer', () => {
    // The contents, and four sections.
    assert.equal(count(body, /<w:sectPr>/g), 5);
    assert.equal(count(body, /w:orient="landscape"/g), 1);
    assert.equal(count(body, /<w:footerReference /g), 5);
    const footer = parts.get('word/footer1.xml') ?? '';
    assert.match(footer, /w:instr=" PAGE "/);
    assert.match(footer, /w:instr=" NUMPAGES "/);
    assert.ok(footer.includes(sampleInput.contentHash));
  });

  test('is in British English and bears its title', () => {
    assert.match(parts.get('word/styles.xml') ?? '', /<w:lang w:val="en-GB"/);
    const properties = parts.get('docProps/core.xml') ?? '';
    assert.match(properties, /<dc:title>Local annex 2014-15: HMP Stafford<\/dc:title>/);
    assert.match(properties, /<dc:language>en-GB<\/dc:language>/);
  });

  test('leads from its contents to every section and table', () => {
    const links = [...body.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name);
    const places = [...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, n]) => n);
    // 4 sections and 7 tables.
    assert.equal(new Set(places).size, 11);
    assert.deepEqual(links, places);
  });

  test('keeps paragraphs, and says what is found and what is not stated', () => {
    const cells = styled('Cell');
    assert.ok(cells.includes('Sex offender treatment hub') && cells.includes('from late spring'));
    assert.match(styled('Finding')[0] ?? '', /^Core hours a week/);
    assert.ok(paragraphs.some(({ text }) => text === 'Nothing is stated.'));
  });

  test('holds whatever stands in a cell', async () => {
    const texts = [
      `R&D <w:p/> ]]> "quoted" 'so' – 🏛 café`,
      'w'.repeat(5000),
      'a\tb',
      `control \u0001 and lone \ud800`,
    ];
    const kept = [...texts.slice(0, 3), 'control \ufffd and lone \ufffd'];
    const rows = texts.map((objective, index) => ({ row: `r${index}`, cells: { objective } }));
    const content = { ...sampleContent, objectives: { rows, totals: {} } };
    const unzipped = await unzip(
      await agreementDocx(agreementDocument({ ...sampleInput, content })),
    );
    const written = paragraphsIn(unzipped.get('word/document.xml') ?? '').map(({ text }) => text);
    for (const text of kept) assert.ok(written.includes(text), text.slice(0, 40));
  });

  test('is the same file for the same agreement', async () => {
    const document = agreementDocument(sampleInput);
    assert.deepEqual(await agreementDocx(document), await agreementDocx(document));
  });
});
