import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleRecords } from '../../test/simulations.ts';

const types = ['assessment', 'court-report', 'unpaid-work-day', 'unpaid-work-requirement'];
const sample = sampleRecords({ records: '30000' }, types);
const rowsOf = (type: string) =>
  sample.filter((batch) => batch.type === type).flatMap((batch) => batch.rows);
const weekdayOf = (day: unknown) => new Date(`${String(day)}T12:00:00Z`).getUTCDay();

/** How many rows there are by what stands in a row. */
function countBy<T>(rows: readonly T[], read: (row: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(read(row), (counts.get(read(row)) ?? 0) + 1);
  return counts;
}

describe('a simulated estate', () => {
  test('keeps office hours where offices do, and works on Saturdays where offenders do', () => {
    const reports = countBy(rowsOf('court-report'), ({ fields }) =>
      String(weekdayOf(fields.requested_on)),
    );
    assert.equal(reports.get('0'), undefined);
    assert.equal(reports.get('6'), undefined);
    const work = countBy(rowsOf('unpaid-work-day'), ({ fields }) =>
      String(weekdayOf(fields.arranged_for)),
    );
    const [saturday = 0, monday = 0] = [work.get('6'), work.get('1')];
    assert.ok(saturday > 1.5 * monday, `${saturday} Saturdays, ${monday} Mondays`);
  });

  test('rests on bank holidays', () => {
    // Good Friday, Easter Monday and Christmas Day.
    const days = new Set(rowsOf('assessment').map(({ fields }) => fields.triggered_on));
    for (const day of ['2007-04-06', '2007-04-09', '2007-12-25']) assert.ok(!days.has(day), day);
  });

  test('does less in December than in October', () => {
    const months = countBy(rowsOf('unpaid-work-day'), ({ recordKey }) => recordKey.slice(4, 6));
    assert.ok((months.get('12') ?? 0) < 0.95 * (months.get('10') ?? 0));
  });

  test('has providers that differ by more than chance', () => {
    const work = rowsOf('unpaid-work-day');
    const all = countBy(work, ({ providerId }) => providerId);
    const worked = countBy(
      work.filter(({ fields }) => fields.outcome === 'worked'),
      ({ providerId }) => providerId,
    );
    const shares = [...all].map(([id, count]) => ({ share: (worked.get(id) ?? 0) / count, count }));
    const mean = shares.reduce((sum, { share }) => sum + share, 0) / shares.length;
    const scores = shares.map(
      ({ share, count }) => (share - mean) ** 2 / ((mean * (1 - mean)) / count),
    );
    // By chance alone the mean of these is about 1.
    const dispersion = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    assert.ok(dispersion > 3, String(dispersion));
  });

  test('leaves some groups of people not stated, and most stated', () => {
    const stated = countBy(rowsOf('assessment'), ({ fields }) => String(fields.ethnicity));
    const all = rowsOf('assessment').length;
    const [none = 0, white = 0] = [stated.get('null'), stated.get('white')];
    assert.ok(none / all > 0.01 && none / all < 0.1, `${none} of ${all} not stated`);
    assert.ok(white / all > 0.5 && white / all < 0.95, `${white} of ${all} white`);
    assert.ok(stated.size === 6, [...stated.keys()].join());
  });

  test('refers to records of the same provider that are there, and to a few that are not', () => {
    const keyed = (row: { providerId: string; recordKey: unknown }) =>
      `${row.providerId} ${String(row.recordKey)}`;
    const requirements = new Set(rowsOf('unpaid-work-requirement').map(keyed));
    const referring = rowsOf('unpaid-work-day').filter(({ fields }) => fields.requirement);
    const dangling = referring.filter(
      ({ providerId, fields }) =>
        !requirements.has(keyed({ providerId, recordKey: fields.requirement })),
    );
    assert.ok(dangling.length > 0 && dangling.length < 0.01 * referring.length);
    assert.ok(dangling.every(({ fields }) => String(fields.requirement).startsWith('missing-')));
  });
});
