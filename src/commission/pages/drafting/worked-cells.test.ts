import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { findTable, loadCatalogue } from '../../../catalogue/index.ts';
import { packageRoot } from '../../../config.ts';
import { loadEstate } from '../../../estate/index.ts';
import type { Agreement } from '../../agreement/agreement.ts';
import type { Content } from '../../agreement/content.ts';
import { coreDay, groupsOf, staffordSummary, template } from '../../regime/regime.fixture.ts';
import { type EditForm, readTyped } from './edit-form.ts';
import { workOutTyped } from './worked-cells.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const hub = {
  catalogue: { ...catalogue, templates: [template] },
  estate: loadEstate(packageRoot),
};
const agreement: Agreement = {
  ...{ id: 'stafford-2014-15', template: template.code, title: 'HMP Stafford 2014-15' },
  ...{ providerId: 'stafford', commissionerId: 'west-midlands', parentId: null, source: null },
  ...{ startsOn: '2014-04-01', endsOn: '2015-03-31' },
};

/** The summary as it comes out of a form that shows what a content states. */
function worked(base: Content) {
  const table = findTable(template, 'summary');
  assert.ok(table);
  const form: EditForm = { table, base, scope: { kind: 'whole' } };
  const body = [...(base.summary?.rows ?? [])].flatMap(({ row, cells }) =>
    Object.entries(cells).map(([column, text]) => [`summary/${row}/${column}`, text]),
  );
  const typed = readTyped(form, Object.fromEntries(body));
  return workOutTyped({ hub, agreement }, template, form, typed);
}

const groups = groupsOf(['A', '300'], ['B', '100']);
const monday = ['Mon 08:00 12:00 activity A', 'Mon 14:00 15:00 association B'];

describe('the summary of a core day in a form', () => {
  test('is filled from the timetable where it is blank', () => {
    const { typed, filled } = worked({ ...coreDay(monday), ...groups });
    // 300 of 400 prisoners have 4h: 3h each. 100 of 400 have 1h: 15 minutes each.
    assert.equal(typed.get('summary/mon/activity'), '3h 00m');
    assert.equal(typed.get('summary/mon/association'), '0h 15m');
    assert.equal(typed.get('summary/mon/total'), '3h 15m');
    assert.equal(typed.get('summary/tue/total'), '0h 00m');
    // 3h 15m by five days and by seven: 39 minutes, and 27.9
    assert.equal(typed.get('summary/five-day/total'), '0h 39m');
    assert.equal(typed.get('summary/seven-day/total'), '0h 28m');
    // seven days and two averages, six columns each
    assert.equal(filled, 54);
  });

  test('is put right where it says otherwise, and kept as written where it agrees', () => {
    const stated = { mon: { activity: '3h', association: '1h 11m' } };
    const rows = Object.entries(stated).map(([row, cells]) => ({ row, cells }));
    const { typed } = worked({
      ...{ ...coreDay(monday), ...groups, summary: { rows, totals: {} } },
    });
    assert.equal(typed.get('summary/mon/activity'), '3h');
    assert.equal(typed.get('summary/mon/association'), '0h 15m');
  });

  test('follows from its own days where the timetable has a mistake', () => {
    const mistaken = coreDay([...monday, 'Mon 9 10 activity C']);
    const { typed } = worked({ ...mistaken, ...groups, ...staffordSummary });
    assert.equal(typed.get('summary/mon/activity'), '4h 39m');
    // (4 × 4h 39m + 3h 27m) ÷ 5 is 4h 24.6m
    assert.equal(typed.get('summary/five-day/activity'), '4h 25m');
  });
});
