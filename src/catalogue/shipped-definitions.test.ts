import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { getCalendar, loadCalendars } from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import { definitionSchemas } from './definition-schemas.ts';
import { getMetric } from './find-metric.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { printValue } from './print-value.ts';
import { readValue } from './read-value.ts';

const directory = join(packageRoot, 'definitions');
const calendar = getCalendar(loadCalendars(packageRoot));
const { catalogue, problems } = loadCatalogue(directory, calendar);
const codes = (start: RegExp) =>
  catalogue.metrics.map(({ code }) => code).filter((code) => start.test(code));
const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);

describe('the shipped definitions', () => {
  test('hold no mistakes, and bear out their examples', () => {
    assert.deepEqual(problems, []);
  });

  test('give the columns of Appendices B and C their codes in the order of print', () => {
    assert.deepEqual(codes(/^P/), numbered('P', 24));
    assert.deepEqual(codes(/^K/), numbered('K', 25));
  });

  test('hold the 33 metrics of the 2014-15 agreement in its domains', () => {
    const agreed = catalogue.metrics.filter(({ era }) => era === '2014-15');
    const sizes = new Map<string, number>();
    for (const { domain } of agreed) sizes.set(domain, (sizes.get(domain) ?? 0) + 1);
    assert.deepEqual(Object.fromEntries(sizes), {
      'secure-and-decent-custody': 17,
      'offender-management': 5,
      interventions: 2,
      regimes: 4,
      general: 5,
    });
  });

  test('know for which metrics less is better', () => {
    const lower = [...codes(/^P/), ...codes(/^K/)].filter(
      (code) => getMetric(catalogue, code).polarity === 'lower',
    );
    assert.deepEqual(lower.join(' '), 'P05 P10 P23 K01 K02 K04 K05 K07 K09 K10 K24');
  });

  const printed = {
    P01: '95%',
    P05: '43',
    P09: '3,384',
    P10: '15.3%',
    P23: '13.0',
    K02: '0.07%',
    K04: '23.9',
    K08: '24.0',
    K09: '137.9',
    K14: '4,095',
    K17: '21.4',
    K25: '18.8%',
    CU003: '0.00',
    CU016: '6.00%',
    CU021: '6,456.00',
    CU056a: '3.56',
    CU060: '17.00',
  };
  for (const [code, text] of Object.entries(printed)) {
    test(`read and print ${text} of ${code} as its source prints it`, () => {
      const metric = getMetric(catalogue, code);
      const reading = readValue(text, metric);
      assert.ok('stated' in reading, JSON.stringify(reading));
      assert.equal(reading.stated.decimals, metric.decimals);
      assert.equal(printValue(reading.stated.value ?? Number.NaN, metric), text);
    });
  }

  test('are described by the schemas that are checked in', () => {
    for (const [name, schema] of Object.entries(definitionSchemas())) {
      const text = readFileSync(join(directory, 'schema', name), 'utf8');
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(schema)));
    }
  });
});
