import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Party } from '../../catalogue/index.ts';
import { eventKinds } from './agreement.ts';
import { bothSigned, type Done, fileOf } from './agreement-file.fixture.ts';
import { annex } from './annex.fixture.ts';
import type { Change } from './change.ts';
import {
  type Action,
  actions,
  findSignedVersion,
  mayEdit,
  refusalOf,
  type Stage,
  stageOf,
} from './life.ts';

const offered = bothSigned.slice(0, 1);
const agreed = bothSigned.slice(0, 2);
const signedByProvider = bothSigned.slice(0, 3);
const signedByBoth = bothSigned;
const day = '2014-03-25';
const stage = (done: readonly Done[] = [], today = day) => stageOf(fileOf({ done }), today);
const word = ({ stage: name, sinceOn }: Stage) => `${name} since ${sinceOn}`;

describe('the stage of an agreement', () => {
  test('is a draft, then offered, agreed, and signed when both have signed', () => {
    const steps = [[], offered, agreed, signedByProvider, signedByBoth];
    assert.deepEqual(
      steps.map((done) => word(stage(done))),
      [
        'draft since 2014-02-01',
        'offered since 2014-03-01',
        'agreed since 2014-03-10',
        'agreed since 2014-03-10',
        'signed since 2014-03-20',
      ],
    );
    assert.equal(stage(offered).offeredBy, 'provider');
    assert.deepEqual(stage(signedByProvider).signedBy, ['provider']);
  });

  test('is in force from its first day to its last', () => {
    const on = (today: string) => word(stage(signedByBoth, today));
    assert.equal(on('2014-03-31'), 'signed since 2014-03-20');
    assert.equal(on('2014-04-01'), 'in force since 2014-04-01');
    assert.equal(on('2015-03-31'), 'in force since 2014-04-01');
    assert.equal(on('2015-04-01'), 'ended since 2015-04-01');
  });

  test('without both signatures stays what it is, whatever the day', () => {
    assert.equal(word(stage(signedByProvider, '2016-01-01')), 'agreed since 2014-03-10');
  });

  test('ends after the last day of an end, and is superseded by another agreement', () => {
    const end: Done = { by: 'commissioner', kind: 'ended', on: '2014-10-01' };
    const ended = [...bothSigned, end];
    assert.equal(word(stage(ended, '2014-10-01')), 'in force since 2014-04-01');
    assert.equal(word(stage(ended, '2014-10-02')), 'ended since 2014-10-02');
    const superseded = [...ended, { ...end, kind: 'superseded' as const }];
    assert.equal(word(stage(superseded, '2014-10-02')), 'superseded since 2014-10-02');
  });

  test('is agreed by the other party only', () => {
    const own: Done = { by: 'provider', kind: 'agreed', on: '2014-03-10' };
    assert.equal(stage([...offered, own]).stage, 'offered');
  });

  test('counts no signature before both have agreed, none twice, and none of other words', () => {
    const signed: Done = { by: 'commissioner', kind: 'signed', on: '2014-03-20' };
    assert.deepEqual(stage([...offered, signed]).signedBy, []);
    assert.deepEqual(stage([...agreed, signed, signed]).signedBy, ['commissioner']);
    assert.deepEqual(stage([...agreed, { ...signed, contentHash: 'other' }]).signedBy, []);
  });

  test('is a draft again when a version is saved after the offer', () => {
    const saved = ['2014-02-01', '2014-03-15'];
    const done = [...agreed, ...bothSigned.slice(2)];
    const anew = stageOf(fileOf({ saved, done }), day);
    assert.deepEqual([word(anew), anew.version, anew.signedBy], ['draft since 2014-03-15', 2, []]);
  });

  test('is a draft again when the other party returns it, and what was said before no longer counts', () => {
    const returned = (by: Party): Done => ({ by, kind: 'returned', on: '2014-03-22' });
    assert.equal(word(stage([...offered, returned('commissioner')])), 'draft since 2014-03-22');
    assert.equal(stage([...offered, returned('provider')]).stage, 'offered');
    const again = stage([...signedByProvider, returned('commissioner'), ...agreed]);
    assert.deepEqual([again.stage, again.signedBy], ['agreed', []]);
  });

  test('takes signatures given elsewhere for signatures', () => {
    const elsewhere = (by: Party): Done => ({ by, kind: 'signed elsewhere', on: '2014-03-28' });
    const one = stage([elsewhere('provider')]);
    assert.deepEqual(
      [one.stage, one.offeredBy, one.signedBy],
      ['offered', 'provider', ['provider']],
    );
    const both = [elsewhere('provider'), elsewhere('commissioner')];
    assert.equal(word(stage(both)), 'signed since 2014-03-28');
    assert.deepEqual(stage([...offered, elsewhere('commissioner')]).stage, 'agreed');
  });

  test('is that of the corrected transcription where one signed on paper was corrected', () => {
    const both = (version: number, on: string): Done[] => [
      { by: 'provider', kind: 'signed elsewhere', on, version },
      { by: 'commissioner', kind: 'signed elsewhere', on, version },
    ];
    const done = [...both(1, '2014-03-01'), ...both(2, '2014-03-05')];
    const file = fileOf({ saved: ['2014-02-01', '2014-03-05'], done });
    assert.equal(stageOf(file, day).version, 2);
    assert.equal(findSignedVersion(file)?.number, 2);
  });

  test('stays with the signed version, whatever is saved after it', () => {
    const file = fileOf({ saved: ['2014-02-01', '2014-03-21'], done: signedByBoth });
    assert.deepEqual([stageOf(file, day).stage, stageOf(file, day).version], ['signed', 1]);
    assert.equal(findSignedVersion(fileOf({ done: signedByProvider })), undefined);
  });
});

describe('what a party may do', () => {
  const may = (now: Stage, party: Party) =>
    actions.filter((action) => refusalOf(now, action, party) === undefined);
  const code = (now: Stage, action: Action, party: Party) => refusalOf(now, action, party)?.code;

  test('follows from the stage and from whose turn it is', () => {
    assert.deepEqual(may(stage(), 'provider'), ['save', 'offer']);
    assert.deepEqual(may(stage(offered), 'provider'), ['save']);
    assert.deepEqual(may(stage(offered), 'commissioner'), ['save', 'return', 'agree']);
    assert.deepEqual(may(stage(agreed), 'provider'), ['save', 'return', 'sign']);
    assert.deepEqual(may(stage(signedByProvider), 'provider'), ['save', 'return']);
    assert.deepEqual(may(stage(signedByProvider), 'commissioner'), ['save', 'return', 'sign']);
    assert.deepEqual(may(stage(signedByBoth), 'provider'), ['end', 'propose']);
    assert.deepEqual(may(stage(signedByBoth, '2014-06-01'), 'provider'), ['end', 'propose']);
    assert.deepEqual(may(stage(signedByBoth, '2015-06-01'), 'provider'), ['propose']);
  });

  test('is refused with a code, and with what to do instead', () => {
    assert.deepEqual(refusalOf(stage(offered), 'agree', 'provider'), {
      code: 'COMMISSION_OTHER_PARTY_MUST',
      message:
        'The provider offered version 1: the commissioner must agree to it or return it. To take the offer back, save a new version.',
    });
    assert.equal(code(stage(), 'agree', 'provider'), 'COMMISSION_NOT_OFFERED');
    assert.equal(code(stage(agreed), 'agree', 'provider'), 'COMMISSION_ALREADY_AGREED');
    assert.equal(code(stage(offered), 'sign', 'commissioner'), 'COMMISSION_NOT_AGREED');
    assert.equal(code(stage(signedByProvider), 'sign', 'provider'), 'COMMISSION_ALREADY_SIGNED');
    assert.equal(code(stage(signedByBoth), 'sign', 'provider'), 'COMMISSION_ALREADY_SIGNED');
    assert.equal(code(stage(agreed), 'offer', 'provider'), 'COMMISSION_NOT_DRAFT');
    assert.equal(code(stage(signedByBoth), 'save', 'provider'), 'COMMISSION_NOT_DRAFT');
    assert.equal(code(stage(agreed), 'propose', 'provider'), 'COMMISSION_NOT_IN_FORCE');
    const over = stage(signedByBoth, '2015-06-01');
    assert.equal(code(over, 'end', 'provider'), 'COMMISSION_NOT_IN_FORCE');
    assert.equal(code(over, 'propose', 'provider'), undefined, 'A year is settled after it.');
  });

  test('keeps to the order of the stages, whatever is tried', () => {
    const done = fc.record({
      by: fc.constantFrom<Party>('provider', 'commissioner'),
      kind: fc.constantFrom(
        ...eventKinds.filter((kind) => kind !== 'ended' && kind !== 'superseded'),
      ),
      on: fc.constant('2014-03-10'),
    });
    fc.assert(
      fc.property(fc.array(done, { maxLength: 12 }), (tried) => {
        const { stage: name, offeredBy, signedBy } = stage(tried);
        assert.equal(name === 'draft', offeredBy === undefined);
        assert.equal(name === 'signed', signedBy.length === 2);
        assert.equal(new Set(signedBy).size, signedBy.length);
        const closed = tried.findIndex(
          (_, index) => stage(tried.slice(0, index + 1)).stage === 'signed',
        );
        if (closed >= 0) assert.equal(name, 'signed');
      }),
    );
  });
});

describe('who may write where', () => {
  const cell = (table: string, row: string): Change => ({
    ...{ kind: 'cell', before: '', after: 'x' },
    at: { table, row, column: 'words' },
  });

  test('the party that a table names, and both where it names none', () => {
    const changes = [cell('objectives', 'contact'), cell('industries', 'workshop-1')];
    assert.deepEqual(mayEdit(annex, changes, 'provider'), []);
    assert.deepEqual(mayEdit(annex, changes, 'commissioner'), [
      {
        message: 'The provider writes in “Development objectives”. Comment on it instead.',
        place: { path: 'objectives/contact/words' },
      },
    ]);
  });
});
