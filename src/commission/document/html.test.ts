import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SaxesParser } from 'saxes';
import { packageRoot } from '../../config.ts';
import { completeBrand, createRender, loadAssets } from '../../web/index.ts';
import { agreementDocument } from './agreement-document.ts';
import { agreementHtml } from './html.ts';
import { sampleContent, sampleInput } from './sample-agreement.fixture.ts';

const brand = completeBrand({});
const assets = loadAssets(packageRoot, brand);
const draw = createRender({ root: packageRoot, brand, assets, version: '0.0.0' });
const fileOf = (content = sampleContent) =>
  agreementHtml(draw, agreementDocument({ ...sampleInput, content }));

type Element = { name: string; attributes: Record<string, string>; text: string };

/** Every element with the text below it; throws where the file is not well formed. */
function elementsOf(html: string): Element[] {
  const voids = /<(meta)([^>]*)>/g;
  const body = html.replace('<!DOCTYPE html>', '').replace(voids, '<$1$2/>');
  const parser = new SaxesParser();
  const all: Element[] = [];
  const open: Element[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    all.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('error', (cause) => {
    throw cause;
  });
  parser.write(body).close();
  return all;
}

describe('an agreement as an HTML file', () => {
  const elements = elementsOf(fileOf());
  const named = (...names: string[]) => elements.filter(({ name }) => names.includes(name));

  test('has its headings in order, one first-level heading, and says its language', () => {
    const levels = named('h1', 'h2', 'h3').map(({ name }) => Number(name.slice(1)));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    for (const [index, level] of levels.entries()) {
      assert.ok(level <= (levels[index - 1] ?? 0) + 1, `heading ${index}`);
    }
    assert.equal(named('html')[0]?.attributes.lang, 'en-GB');
  });

  test('gives every table a caption, and every heading cell what it heads', () => {
    const tables = named('table').length;
    // Particulars, signatures, details, background, services and levels; the objectives are empty.
    assert.equal(tables, 6);
    assert.equal(named('caption').length, tables);
    assert.equal(named('thead').length, tables);
    for (const { attributes, text } of named('th')) {
      assert.ok(attributes.scope, text);
      assert.notEqual(text.trim(), '');
    }
  });

  test('shows the name of a metric once, over its outturn and level', () => {
    const heads = named('th').filter(({ attributes }) => attributes.scope === 'rowgroup');
    assert.deepEqual(
      heads.map(({ text, attributes }) => [text, attributes.rowspan]),
      [
        ['CU001 Discharge to court', '2'],
        ['CU019 SOTP completions', '2'],
      ],
    );
  });

  test('leads from the contents to every section and table', () => {
    const ids = new Set(elements.map(({ attributes }) => attributes.id));
    const links = named('a').map(({ attributes }) => attributes.href ?? '');
    assert.ok(links.includes('#section-delivery') && links.includes('#table-services'));
    assert.deepEqual(
      links.filter((href) => !ids.has(href.slice(1))),
      [],
    );
  });

  test('asks for nothing outside itself and runs nothing', () => {
    assert.deepEqual(named('script', 'link', 'img', 'iframe', 'object'), []);
    const outside = named('a').filter(({ attributes }) => !attributes.href?.startsWith('#'));
    assert.deepEqual(outside, []);
    assert.doesNotMatch(named('style')[0]?.text ?? '', /url\(|@import/);
  });

  test('escapes whatever stands in a cell', () => {
    const name = `<script>alert("1")</script> & 'two' </td> {{ 7 * 7 }} – 🏛`;
    const details = { rows: [{ row: 'entry', cells: { name } }], totals: {} };
    const html = fileOf({ ...sampleContent, details });
    const found = elementsOf(html);
    assert.ok(found.some((one) => one.name === 'td' && one.text === name));
    assert.ok(!found.some((one) => one.name === 'script'));
  });

  test('keeps the paragraphs of prose', () => {
    assert.deepEqual(
      named('p')
        .map(({ text }) => text)
        .filter((text) => /hub|spring/.test(text)),
      ['Sex offender treatment hub', 'from late spring'],
    );
  });

  test('says what the checks find below the table', () => {
    assert.ok(named('li').some(({ text }) => text.startsWith('Core hours a week: Kitchens.')));
    assert.ok(named('p').some(({ text }) => text === 'Nothing is stated.'));
  });
});
