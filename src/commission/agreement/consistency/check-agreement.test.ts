import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  activities,
  activityRows,
  checked,
  resultOf,
  rows,
  serviceRows,
  services,
  templateOf,
  withTotal,
} from './sample-template.fixture.ts';

const printedServices = withTotal(serviceRows, { places: '220', 'core-hours': '6178.92' });

describe('the results of a check', () => {
  test('have a key each', () => {
    const results = checked(templateOf([services, activities]), {
      services: printedServices,
      activities: withTotal(activityRows, { places: '390' }),
    });
    assert.equal(new Set(results.map(({ key }) => key)).size, results.length);
    assert.ok(results.length > 40);
  });

  test('do not stop at what cannot be read', () => {
    const broken = withTotal(
      rows(['name', 'places', 'hours', 'core-hours'], { a: ['A', 'many', '25:70', '3'] }),
      {
        places: '10',
      },
    );
    const results = checked(templateOf([services]), { services: broken });
    assert.equal(
      resultOf(results, 'row services/a/core-hours').explanation,
      'Cannot be checked: Places and Hours are unreadable.',
    );
    assert.equal(resultOf(results, 'total services/total/places').outcome, 'cannot be checked');
  });
});
