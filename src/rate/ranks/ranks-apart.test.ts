import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOf, schemeOf, subjectOf } from '../scheme/scheme.fixture.ts';
import { simulateRanksApart } from './ranks-apart.ts';
import { simulateRanks } from './simulate-ranks.ts';

const codes = Array.from({ length: 16 }, (_, at) => `input-${at}`);
const scheme = schemeOf(codes.map((code) => inputOf(code)));
const prisons = (shift: number) =>
  Array.from({ length: 15 }, (_, at) => {
    const figures = codes.map((code, input) => {
      const top = 20 + ((at * 7 + input * 3 + shift) % 40);
      return [
        code,
        { outturn: top, chance: { kind: 'proportion', top, bottom: 100 } as const },
      ] as const;
    });
    return subjectOf(`Prison ${at}`, Object.fromEntries(figures));
  });

test('two threads come to the same numbers as none', async () => {
  const question = {
    scheme,
    subjects: prisons(0),
    before: prisons(5),
    net: ['prison 1', 'prison 2'],
  };
  // 30 providers by 16 inputs by 5,001 draws are too many to be drawn at once.
  const options = { draws: 5001, seed: 11 };
  assert.deepEqual(
    await simulateRanksApart([question], options),
    simulateRanks([question], options),
  );
});

test('an error in a thread is thrown to whoever asked, and the next question is answered', async () => {
  const options = { draws: 10_000, seed: 11 };
  const broken = { ...scheme, rounding: { places: 99, beforeBands: true } };
  await assert.rejects(simulateRanksApart([{ scheme: broken, subjects: prisons(0) }], options), {
    code: 'CATALOGUE_BAD_PLACES',
    name: 'GatehouseError',
  });
  const [answer] = await simulateRanksApart([{ scheme, subjects: prisons(0) }], options);
  assert.equal(answer?.places.size, 15);
});
