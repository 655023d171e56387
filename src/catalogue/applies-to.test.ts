import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { appliesTo } from './applies-to.ts';
import { sampleMetric } from './sample-metric.ts';

const stafford = { kind: 'establishment', id: 'stafford' } as const;
const dovegate = { kind: 'establishment', id: 'dovegate' } as const;
const region = { kind: 'region', id: 'west-midlands' } as const;
const nation = { kind: 'nation', id: 'national' } as const;
const pair = { kind: 'group', id: 'brockhill-and-hewell-grange' } as const;
const area = { kind: 'area', id: 'staffordshire' } as const;
const partnership = { kind: 'partnership', id: 'stoke' } as const;

describe('appliesTo', () => {
  test('asks the kinds that the metric names', () => {
    const metric = sampleMetric({ appliesTo: { kinds: ['establishment'] } });
    assert.equal(appliesTo(metric, stafford), true);
    assert.equal(appliesTo(metric, area), false);
    assert.equal(appliesTo(metric, partnership), false);
  });

  test('lets regions, groups and the nation follow their members', () => {
    const prisons = sampleMetric({ appliesTo: { kinds: ['establishment'], only: ['stafford'] } });
    assert.equal(appliesTo(prisons, region), true);
    assert.equal(appliesTo(prisons, nation), true);
    assert.equal(appliesTo(prisons, pair), true);
    const areas = sampleMetric({ appliesTo: { kinds: ['area'] } });
    assert.equal(appliesTo(areas, region), true);
    assert.equal(appliesTo(areas, pair), false);
    assert.equal(appliesTo(sampleMetric({ appliesTo: { kinds: ['partnership'] } }), region), false);
  });

  test('narrows by only and by except', () => {
    const only = sampleMetric({ appliesTo: { kinds: ['establishment'], only: ['stafford'] } });
    assert.equal(appliesTo(only, stafford), true);
    assert.equal(appliesTo(only, dovegate), false);
    const except = sampleMetric({ appliesTo: { kinds: ['establishment'], except: ['dovegate'] } });
    assert.equal(appliesTo(except, stafford), true);
    assert.equal(appliesTo(except, dovegate), false);
  });

  test('gives an aggregate a place or a rating only where its kind is named', () => {
    const position = sampleMetric({ unit: 'position', appliesTo: { kinds: ['establishment'] } });
    assert.equal(appliesTo(position, region), false);
    const named = sampleMetric({
      unit: 'position',
      appliesTo: { kinds: ['establishment', 'group'] },
    });
    assert.equal(appliesTo(named, pair), true);
  });
});
