import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { packageRoot } from '../../config.ts';
import { getTemplate } from '../find-declared.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { findTable, tablesOf } from './template.ts';

const { catalogue, problems } = loadCatalogue(join(packageRoot, 'definitions'));

/** The metrics of every table of levels of a template. */
const metricsOf = (code: string) =>
  tablesOf(getTemplate(catalogue, code)).flatMap(({ rows }) =>
    rows.flatMap(({ metric, line }) => (line === 'level' && metric ? metric : [])),
  );

describe('the shipped templates', () => {
  test('are three, without a mistake', () => {
    assert.deepEqual(problems, []);
    assert.deepEqual(
      catalogue.templates.map(({ code, parent }) => [code, parent]),
      [
        ['local-annex', 'regional-sla'],
        ['probation-area-sla', undefined],
        ['regional-sla', undefined],
      ],
    );
  });

  test('have the tables of the local annex under the numbers of the form, in their order', () => {
    const labels = tablesOf(getTemplate(catalogue, 'local-annex')).flatMap(
      ({ label }) => label?.match(/^Table \d[a-d]?/)?.[0] ?? [],
    );
    const once = [...new Set(labels)].map((label) => label.replace('Table ', ''));
    assert.equal(once.join(' '), '1 2a 2b 2c 2d 3 4a 4b 5 6 7a 7b 7c 7d 8a 8b 8c 8');
  });

  test('have levels of all 33 metrics of the annex and all 24 of a probation area, each once', () => {
    const era = (wanted: string) =>
      catalogue.metrics.filter((metric) => metric.era === wanted).map(({ code }) => code);
    assert.deepEqual(metricsOf('local-annex').toSorted(), era('2014-15').toSorted());
    const probation = Array.from(
      { length: 24 },
      (_, index) => `P${String(index + 1).padStart(2, '0')}`,
    );
    assert.deepEqual(metricsOf('probation-area-sla').toSorted(), probation);
  });

  test('count among interventions no target that an area missed though it met all of them', () => {
    // Staffordshire met every interventions target but stand-downs (P10). It missed, by Appendix B:
    const missed = ['P04', 'P05', 'P06', 'P12', 'P22', 'P23'];
    const template = getTemplate(catalogue, 'probation-area-sla');
    const rows = findTable(template, 'levels-interventions')?.rows ?? [];
    const interventions = rows.map(({ metric }) => metric);
    assert.equal(interventions.length, 20);
    assert.deepEqual(
      missed.filter((code) => interventions.includes(code)),
      [],
    );
  });

  test('let the provider write intentions and objectives while an annex is a draft', () => {
    const template = getTemplate(catalogue, 'local-annex');
    assert.equal(findTable(template, 'intentions')?.editedBy, 'provider');
    assert.equal(findTable(template, 'objectives')?.editedBy, 'provider');
    assert.equal(findTable(template, 'capacity')?.editedBy, undefined);
  });
});
