import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type AgreedTable, findTable, printAddress } from '../../../catalogue/index.ts';
import { applyChanges } from '../../agreement/apply-changes.ts';
import { type Content, cellAt, tableIn } from '../../agreement/content.ts';
import { sampleContent, sampleForm } from '../sample-draft.fixture.ts';
import {
  codeFor,
  type EditForm,
  fieldOf,
  fieldRows,
  readTyped,
  scopeOf,
  shownCells,
  typedChanges,
} from './edit-form.ts';

function tableOf(code: string): AgreedTable {
  const table = findTable(sampleForm, code);
  assert.ok(table);
  return table;
}

function formOf(
  code: string,
  asked: { row?: string; add?: string; below?: string } = {},
  base: Content = sampleContent,
): EditForm {
  const table = tableOf(code);
  return { table, base, scope: scopeOf(table, base, asked) };
}

/** What a browser sends: lines end as it likes, and a blank field is left out by who reads it. */
const asSent = (text: string) => text.replaceAll('\n', '\r\n');
const posted = (entries: ReadonlyArray<readonly [string, string]>) =>
  Object.fromEntries(entries.filter(([, text]) => text !== ''));
const lines = fc
  .array(fc.constantFrom('', 'Train all staff.', 'Review.', '28:15', ' a '), { maxLength: 4 })
  .map((some) => some.join('\n'));

describe('the form of a table', () => {
  test('is the whole of a form and of a narrow grid, and one row of any other', () => {
    assert.equal(formOf('capacity').scope.kind, 'whole');
    assert.equal(formOf('background').scope.kind, 'whole');
    assert.equal(formOf('levels').scope.kind, 'list');
    assert.equal(formOf('levels', { row: 'CU019.level' }).scope.kind, 'row');
    assert.equal(formOf('industries', { row: 'gone' }).scope.kind, 'list');
    assert.equal(formOf('levels', { add: 'yes' }).scope.kind, 'list');
  });

  test('puts a new row last unless it is told below which', () => {
    assert.deepEqual(formOf('industries', { add: 'yes' }).scope, {
      ...{ kind: 'new row', below: 'kitchens' },
    });
    const empty = { ...sampleContent, industries: { rows: [], totals: {} } };
    const first = formOf('industries', { add: 'yes' }, empty);
    assert.deepEqual(first.scope, { kind: 'new row', below: null });
  });

  test('asks for the columns of a total that it totals', () => {
    const total = formOf('industries', { row: 'total' });
    assert.deepEqual(shownCells(total).map(printAddress), [
      'industries/total/places',
      'industries/total/core',
    ]);
  });

  test('sent back as it was shown, changes nothing, whatever the lines end with', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('capacity', 'background', 'objectives'), (text, code) => {
        const row = { row: 'one', cells: { title: 'One', words: text } };
        const base = { ...sampleContent, objectives: { rows: [row], totals: {} } };
        const form = formOf(code, { row: 'one' }, base);
        const fields = fieldRows(form, undefined, []).flatMap((shown) => shown.fields);
        const body = posted(fields.map(({ id, value }) => [id, asSent(value)]));
        assert.deepEqual(typedChanges(form, readTyped(form, body), 'x'), []);
      }),
    );
  });

  test('comes to what was typed in its cells and leaves every other cell alone', () => {
    fc.assert(
      fc.property(fc.array(lines, { minLength: 4, maxLength: 4 }), (texts) => {
        const form = formOf('objectives', { row: 'every-contact' });
        const shown = shownCells(form).map(printAddress);
        const body = posted(shown.map((id, index) => [id, asSent(texts[index] ?? '')]));
        const changes = typedChanges(form, readTyped(form, body), 'x');
        const { content, problems } = applyChanges(sampleForm, form.base, changes);
        assert.deepEqual(problems, []);
        shownCells(form).forEach((at, index) => {
          const before = cellAt(form.base, at) ?? '';
          const typed = (texts[index] ?? '').trim();
          assert.equal(cellAt(content, at) ?? '', before.trim() === typed ? before : typed);
        });
        assert.deepEqual({ ...content, objectives: null }, { ...form.base, objectives: null });
      }),
    );
  });

  test('makes of a new row a code of its own that an address can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const form = formOf('industries', { add: 'yes' });
        const body = { 'industries/new-row/name': name, 'industries/new-row/places': '7' };
        const typed = readTyped(form, body);
        const code = codeFor(form, typed, sampleContent);
        assert.match(code, /^[a-z0-9][a-z0-9-]*$/);
        const changes = typedChanges(form, typed, code);
        const { content, problems } = applyChanges(sampleForm, form.base, changes);
        assert.deepEqual(problems, []);
        assert.equal(tableIn(content, 'industries').rows.at(-1)?.cells.places, '7');
      }),
    );
  });

  test('does not give a new row the code of one that came meanwhile', () => {
    const form = formOf('industries', { add: 'yes' });
    const typed = readTyped(form, { 'industries/new-row/name': 'Workshop 1' });
    const rows = [...tableIn(sampleContent, 'industries').rows, { row: 'workshop-1', cells: {} }];
    const latest = { ...sampleContent, industries: { rows, totals: {} } };
    assert.equal(codeFor(form, typed, latest), 'workshop-1-2');
  });

  test('leads from a problem of a new row to its field', () => {
    const form = formOf('objectives', { add: 'yes' });
    assert.equal(fieldOf(form, 'objectives/one/review', 'one'), 'objectives/new-row/review');
    assert.equal(fieldOf(form, 'objectives/one', 'one'), 'objectives/new-row/title');
    assert.equal(fieldOf(form, 'objectives/other/review', 'one'), 'objectives/other/review');
  });
});
