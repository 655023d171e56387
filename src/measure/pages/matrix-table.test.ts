import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePeriod } from '../../calendar/index.ts';
import type { Metric } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import { Grid } from './matrix-grid.ts';
import type { MatrixQuestion } from './matrix-question.ts';
import { matrixTable } from './matrix-table.ts';
import { sampleRow } from './sample-row.fixture.ts';

const nation: Subject = { id: 'all', kind: 'nation', name: 'National', officialName: 'The nation' };

function metricOf(code: string, domain: string): Metric {
  return {
    code,
    title: code,
    shortTitle: `Metric ${code}`,
    unit: 'count',
    unitText: 'things',
    decimals: 0,
    polarity: 'higher',
    periodicity: 'year',
    domain,
    appliesTo: { kinds: ['establishment'] },
    use: 'delivery',
    additive: true,
    era: '2007-08',
    note: '',
    source: '',
  };
}

const metrics = [metricOf('T01', 'a'), metricOf('T02', 'b')];
const domains = ['a', 'b'].map((code, order) => ({
  code,
  title: `Domain ${code}`,
  note: '',
  order,
}));

function questionOf(parts: Partial<MatrixQuestion> = {}): MatrixQuestion {
  const period = parsePeriod('2007-08');
  return {
    use: 'delivery',
    chosen: { period, text: '2007-08', words: '', held: [], isHeld: true, parts: [period] },
    domains,
    domainAsked: undefined,
    metrics,
    territory: nation,
    isUsualTerritory: true,
    providerIds: new Set(),
    ...parts,
  };
}

function subjects(count: number): Subject[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    kind: 'establishment' as const,
    name: `Prison ${index}`,
    officialName: `HMP ${index}`,
  }));
}

function tableOf(count: number, question: MatrixQuestion) {
  const some = subjects(count);
  const rows = some.flatMap(({ id, name }) => [
    sampleRow({ providerId: id, provider: name, metric: 'T01' }),
    sampleRow({ providerId: id, provider: name, metric: 'T02', outturn: 8, status: 'missed' }),
  ]);
  const across = { id: 'prisons', title: 'Prisons', one: 'prison', subjects: some, last: nation };
  const whole = sampleRow({
    providerId: 'all',
    metric: 'T01',
    outturn: null,
    status: 'no outturn',
  });
  const table = matrixTable(new Grid(question, [...rows, whole]), across, metrics);
  assert.ok(table);
  return table;
}

describe('the layout of the matrix', () => {
  test('metrics stand below one another by domain, a few providers side by side', () => {
    const table = tableOf(3, questionOf());
    assert.equal(table.corner, 'Metric');
    assert.deepEqual(
      table.columns.map(({ text }) => text),
      ['Prison 0', 'Prison 1', 'Prison 2', 'The nation'],
    );
    assert.deepEqual(
      table.groups.map(({ title, rows }) => [title, rows.map(({ heading }) => heading.text)]),
      [
        ['Domain a', ['T01 Metric T01']],
        ['Domain b', ['T02 Metric T02']],
      ],
    );
    assert.deepEqual(table.totals[0], [
      { status: 'met', count: 1 },
      { status: 'missed', count: 1 },
    ]);
    assert.equal(
      table.summary,
      '3 prisons, 2 metrics. 3 of 6 levels with an outturn were met (50%), 3 missed.',
    );
  });

  test('a hundred providers stand below one another, the metrics side by side', () => {
    const table = tableOf(100, questionOf());
    assert.equal(table.corner, 'Provider');
    assert.deepEqual(
      table.columns.map(({ text }) => text),
      ['T01 Metric T01', 'T02 Metric T02'],
    );
    const rows = table.groups.flatMap((group) => group.rows);
    assert.equal(rows.length, 101);
    assert.equal(rows[0]?.heading.detail, '1 met, 1 missed');
  });

  test('a value that cannot be given is a dash that leads to the reason', () => {
    const cells = tableOf(3, questionOf()).groups[0]?.rows[0]?.cells;
    assert.deepEqual([cells?.at(-1)?.text, cells?.at(-1)?.href], ['–', '#no-value']);
  });

  test('the status looked for stands out, and metrics without it are left out', () => {
    const table = tableOf(3, questionOf({ status: 'missed' }));
    assert.deepEqual(
      table.groups.map(({ title }) => title),
      ['Domain b'],
    );
    const none = tableOf(3, questionOf({ status: 'no level' }));
    assert.deepEqual(none.groups, []);
  });

  test('there is no matrix of metrics that concern nobody', () => {
    const across = { id: 'areas', title: 'Areas', one: 'area', subjects: subjects(2) };
    assert.equal(matrixTable(new Grid(questionOf(), []), across, metrics), undefined);
  });
});
