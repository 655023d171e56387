import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { monthPeriod } from '../../calendar/index.ts';
import { packageRoot } from '../../config.ts';
import { findProvider, loadEstate, type Provider } from '../../estate/index.ts';
import { daysLate, dueOn, owes } from './due.ts';

const { first: mar2008 } = monthPeriod(2008, 3);
const estate = loadEstate(packageRoot);

function provider(id: string): Provider {
  const found = findProvider(estate, id);
  assert.ok(found);
  return found;
}

describe('a return', () => {
  test('is due on its day of the month after, or a month later', () => {
    assert.equal(dueOn({ due: { day: 15, monthsInArrears: 0 } }, mar2008), '2008-04-15');
    assert.equal(dueOn({ due: { day: 15, monthsInArrears: 1 } }, mar2008), '2008-05-15');
    assert.equal(
      dueOn({ due: { day: 28, monthsInArrears: 1 } }, monthPeriod(2007, 12).first),
      '2008-02-28',
    );
  });

  test('is in time on its due day, and late from the day after', () => {
    assert.equal(daysLate('2008-04-15', '2008-04-15'), 0);
    assert.equal(daysLate('2008-04-15', '2008-04-16'), 1);
    assert.equal(daysLate('2008-04-15', '2008-05-01'), 16);
    assert.equal(daysLate('2008-04-15', '2008-03-31'), 0);
  });
});

describe('who owes a return', () => {
  const template = {
    owedBy: { kinds: ['establishment'] as const },
    from: mar2008 - 2,
    until: mar2008,
  };

  test('is of the kind, in the months from the first to the last', () => {
    const stafford = provider('stafford');
    assert.equal(owes(template, stafford, mar2008), true);
    assert.equal(owes(template, stafford, mar2008 - 2), true);
    assert.equal(owes(template, stafford, mar2008 - 3), false);
    assert.equal(owes(template, stafford, mar2008 + 1), false);
    assert.equal(owes({ ...template, owedBy: { kinds: ['area'] } }, stafford, mar2008), false);
  });

  test('is one of those named, or none of those excepted', () => {
    const stafford = provider('stafford');
    const only = {
      ...template,
      owedBy: { kinds: ['establishment'] as const, only: ['drake-hall'] },
    };
    assert.equal(owes(only, stafford, mar2008), false);
    const except = {
      ...template,
      owedBy: { kinds: ['establishment'] as const, except: ['stafford'] },
    };
    assert.equal(owes(except, stafford, mar2008), false);
  });

  test('was open on some day of the month', () => {
    const closing = { ...provider('stafford'), closed: '2008-03-01' };
    assert.equal(owes(template, closing, mar2008), false);
    assert.equal(owes(template, closing, mar2008 - 1), true);
  });

  test('is of a function that the month’s last day tells', () => {
    const facts = [
      {
        fact: 'function',
        value: 'Local',
        from: '2007-01-01',
        until: '2008-03-01',
        source: 'made up',
      },
      { fact: 'function', value: 'Category C', from: '2008-03-01', source: 'made up' },
    ];
    const changed = { ...provider('stafford'), facts };
    const locals = {
      ...template,
      owedBy: { kinds: ['establishment'] as const, functions: ['Local'] },
    };
    assert.equal(owes(locals, changed, mar2008 - 1), true);
    assert.equal(owes(locals, changed, mar2008), false);
  });

  test('is real: a simulated twin owes nothing', () => {
    const twin = { ...provider('stafford'), id: 'simulated-stafford', simulated: true as const };
    assert.equal(owes(template, twin, mar2008), false);
  });
});
