import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { getMetric, loadCatalogue } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { chanceOfFigure } from './chance-of-figure.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));

type Parts = { outturn: number | null; top: number | null; bottom: number | null };

function chanceOf(code: string, parts: Parts, months = 12, error?: number) {
  const figure = { ...parts, reason: null, missing: [] };
  const standardError = () => error;
  return chanceOfFigure(catalogue, getMetric(catalogue, code), { figure, months, standardError });
}

describe('how a counted figure came about', () => {
  test('is a part of records, with both counts', () => {
    // Random drug tests: 3 of 20 positive.
    assert.deepEqual(chanceOf('K05', { outturn: 15, top: 3, bottom: 20 }), {
      ...{ kind: 'proportion', top: 3, bottom: 20, per: 100 },
    });
  });

  test('is events, with what one comes to', () => {
    assert.deepEqual(chanceOf('K01', { outturn: 2, top: 2, bottom: null }), {
      ...{ kind: 'events', top: 2, perEvent: 1 },
    });
  });

  test('is events over the population, also where none happened', () => {
    // Serious assaults in percent of the average population: one at 400 prisoners is 0.25.
    assert.deepEqual(chanceOf('K07', { outturn: 0, top: 0, bottom: 400 }), {
      ...{ kind: 'events', top: 0, perEvent: 0.25 },
    });
  });

  test('is a judgement where somebody gave the score', () => {
    assert.deepEqual(chanceOf('CU074', { outturn: 3, top: 3, bottom: 1 }), {
      kind: 'judgement',
    });
  });

  test('is the spread of its months where counts do not tell, and else not known', () => {
    const days = { outturn: 40, top: 400, bottom: 10 };
    assert.deepEqual(chanceOf('P05', days, 12, 2.5), { kind: 'months', standardError: 2.5 });
    assert.equal(chanceOf('P05', days), undefined);
  });

  test('is nothing where there is no outturn', () => {
    assert.equal(chanceOf('K05', { outturn: null, top: 0, bottom: 0 }), undefined);
  });
});
