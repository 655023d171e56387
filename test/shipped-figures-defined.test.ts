import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parsePeriod, printPeriod } from '../src/calendar/index.ts';
import { appliesTo, getMetric, loadCatalogue, readValue } from '../src/catalogue/index.ts';
import { packageRoot } from '../src/config.ts';
import { findSubject, loadEstate, type Subject } from '../src/estate/index.ts';
import { allShippedFigures, type ShippedFigure } from './shipped-files.ts';

const kinds = ['actual', 'target', 'mention'];
const everything = allShippedFigures();

describe('every shipped figure', () => {
  const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
  const estate = loadEstate(packageRoot);
  const subjectOf = ({ provider }: ShippedFigure): Subject => {
    const subject = findSubject(estate, provider);
    assert.ok(subject, provider);
    return subject;
  };

  test('has a known metric, subject, kind and period, and a value that can be read', () => {
    for (const figure of everything) {
      const place = Object.values(figure).join(', ');
      const blank = figure.kind === 'target' ? 'no target set' : 'not supplied';
      const metric = getMetric(catalogue, figure.metric);
      assert.ok('stated' in readValue(figure.value, metric, blank), place);
      assert.ok(kinds.includes(figure.kind), place);
      assert.equal(printPeriod(parsePeriod(figure.period)), figure.period);
      assert.notEqual(figure.source, '', place);
    }
  });

  test('is of a metric that applies to its subject, and n/a stands where it does not', () => {
    for (const figure of everything) {
      const applies = appliesTo(getMetric(catalogue, figure.metric), subjectOf(figure));
      assert.equal(figure.value !== 'n/a', applies, Object.values(figure).join(', '));
    }
  });

  test('is stated once, save for mentions', () => {
    const slots = everything
      .filter(({ kind }) => kind !== 'mention')
      .map((figure) => [subjectOf(figure).id, figure.metric, figure.period, figure.kind].join(' '));
    assert.deepEqual(
      slots.filter((slot, at) => slots.indexOf(slot) !== at),
      [],
    );
  });

  test('of the region or of the area West Midlands names which of them it is', () => {
    assert.deepEqual(
      everything.filter(({ provider }) => provider === 'West Midlands'),
      [],
    );
    assert.equal(findSubject(estate, 'West Midlands region')?.kind, 'region');
    assert.equal(findSubject(estate, 'west-midlands-area')?.kind, 'area');
  });
});
