import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AgreementEvent, AgreementFile } from '../agreement/agreement.ts';
import type { Stage } from '../agreement/life.ts';
import { lifeWords, signatureWords } from './life-words.ts';

const hash = '2a9286be00000000';

function event(given: Partial<AgreementEvent>): AgreementEvent {
  return {
    ...{ agreementId: 'stafford-2014-15', number: 1, kind: 'signed', version: 2, by: null },
    ...{ actor: { party: 'provider', name: 'Ada Byron', role: 'Governor' }, reason: null },
    ...{ contentHash: hash, on: '2014-03-20', recordedAt: '2014-03-20T09:00:00.000Z' },
    ...given,
  };
}

function fileOf(events: readonly AgreementEvent[] = []): AgreementFile {
  const agreement = {
    ...{ id: 'stafford-2014-15', template: 'local-annex', title: 'HMP Stafford 2014-15' },
    ...{ providerId: 'stafford', commissionerId: 'west-midlands', parentId: null, source: null },
    ...{ startsOn: '2014-04-01', endsOn: '2015-03-31' },
  };
  return { agreement, events, versions: [], acceptances: [], comments: [], notices: [] };
}

function said(stage: Partial<Stage>, events: readonly AgreementEvent[] = []): string {
  const whole: Stage = {
    ...{ stage: 'draft', version: 2, signedBy: [], sinceOn: '2014-03-20' },
    ...stage,
  };
  return lifeWords({ stage: whole, file: fileOf(events) })
    .map(({ text }) => text)
    .join('');
}

describe('the life of an agreement in words', () => {
  test('before it is signed it says who has yet to act', () => {
    assert.equal(
      said({ stage: 'offered', offeredBy: 'provider' }),
      'Offered by the provider on 20 March 2014, from 1 April 2014 to 31 March 2015. The commissioner can agree to it or return it.',
    );
    assert.equal(
      said({ stage: 'agreed', signedBy: ['commissioner'] }),
      'Both parties agreed to it on 20 March 2014. The commissioner has signed; the provider has not.',
    );
    assert.match(said({ stage: 'draft' }), /Nobody has offered it yet/);
  });

  test('signed it says from when to when', () => {
    assert.equal(
      said({ stage: 'signed', signedBy: ['commissioner', 'provider'] }),
      'Signed by both parties on 20 March 2014. It will be in force from 1 April 2014 to 31 March 2015.',
    );
    assert.equal(
      said({ stage: 'in force', sinceOn: '2014-04-01' }),
      'In force since 1 April 2014, until 31 March 2015.',
    );
  });

  test('it ends with its term, before it with a reason, or by another that takes its place', () => {
    assert.equal(
      said({ stage: 'ended', sinceOn: '2015-04-01' }),
      'In force from 1 April 2014 to 31 March 2015. It ended.',
    );
    const closed = event({ kind: 'ended', on: '2014-09-30', reason: 'The prison closed' });
    assert.equal(
      said({ stage: 'ended', sinceOn: '2014-09-30' }, [closed]),
      'In force from 1 April 2014 to 30 September 2014. It was ended early by the provider: The prison closed',
    );
    const superseded = event({ kind: 'superseded', on: '2014-09-30', by: 'stafford-2014-16' });
    assert.equal(
      said({ stage: 'superseded', sinceOn: '2014-09-30' }, [superseded]),
      'In force from 1 April 2014 to 30 September 2014. It was superseded by stafford-2014-16.',
    );
  });
});

describe('signatures in words', () => {
  const stage: Stage = {
    ...{ stage: 'in force', version: 2, sinceOn: '2014-04-01' },
    signedBy: ['provider', 'commissioner'],
  };

  test('only those of the version that holds are told, each with the beginning of its hash', () => {
    const events = [event({ version: 1 }), event({ number: 2 }), event({ kind: 'offered' })];
    assert.deepEqual(
      signatureWords({ stage, file: fileOf(events) }).map((one) => [one.name, one.hash, one.on]),
      [['Ada Byron', '2a9286be', '20 March 2014']],
    );
  });

  test('a signature on paper is told apart', () => {
    const events = [event({ kind: 'signed elsewhere', reason: 'No day is given.' })];
    const [one] = signatureWords({ stage, file: fileOf(events) });
    assert.deepEqual([one?.elsewhere, one?.note], [true, 'No day is given.']);
  });
});
