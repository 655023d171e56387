import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Notice } from './agreement.ts';
import {
  type Answered,
  bothSigned,
  fileOf,
  monthOfYear,
  noticeOf,
} from './agreement-file.fixture.ts';
import { annex, stafford } from './annex.fixture.ts';
import type { Change } from './change.ts';
import { cellAt } from './content.ts';
import { contentByMonth, contentOn, signedVersion } from './standing.ts';

const at = { table: 'industries', row: 'workshop-1', column: 'places' };
const [june, october, november, march] = [2, 6, 7, 11].map(monthOfYear);

/** A notice that writes another number of places, agreed on a day unless there is none. */
function placesNotice(given: {
  number: number;
  effective: number | undefined;
  after: string;
  agreedOn?: string;
  behind?: number;
}): Notice {
  const { number, effective = 0, after, agreedOn, behind } = given;
  const changes: Change[] = [{ kind: 'cell', at, before: '50', after }];
  const answers: Answered[] = [];
  if (behind !== undefined) answers.push(['provider', 'ordered', '2014-06-02', behind]);
  if (agreedOn !== undefined) answers.push(['commissioner', 'agreed', agreedOn]);
  return noticeOf({ number, effective, changes, answers });
}

const signed = (...notices: Notice[]) => fileOf({ done: bothSigned, notices });
const placesIn = (notices: Notice[], month = 0, asAt?: string) => {
  const standing = contentOn(annex, signed(...notices), month, asAt);
  return [cellAt(standing.content, at), ...standing.notices];
};

describe('an agreement as it stands in a month', () => {
  const fewer = placesNotice({
    number: 1,
    effective: october,
    after: '48',
    agreedOn: '2014-06-10',
  });

  test('is the signed version until a notice holds', () => {
    assert.deepEqual(placesIn([fewer], monthOfYear(5)), ['50']);
    assert.deepEqual(placesIn([fewer], october), ['48', 1]);
    assert.deepEqual(placesIn([fewer], march), ['48', 1]);
    assert.equal(contentOn(annex, signed(fewer), march ?? 0).version, 1);
  });

  test('leaves out notices that are not agreed', () => {
    const open = placesNotice({ number: 1, effective: october, after: '48' });
    assert.deepEqual(placesIn([open], march), ['50']);
  });

  test('puts a notice that was agreed later and holds from earlier in its place', () => {
    const earlier = placesNotice({
      number: 2,
      effective: june,
      after: '60',
      agreedOn: '2014-07-01',
    });
    assert.deepEqual(placesIn([fewer, earlier], monthOfYear(5)), ['60', 2]);
    assert.deepEqual(placesIn([fewer, earlier], october), ['48', 2, 1]);
  });

  test('orders notices of one month as they were ordered, else by number, and the later word holds', () => {
    const other = { effective: october, agreedOn: '2014-06-10' };
    const second = placesNotice({ ...other, number: 2, after: '40' });
    assert.deepEqual(placesIn([second, fewer], october), ['40', 1, 2]);
    const first = placesNotice({ ...other, number: 1, after: '48', behind: 2 });
    assert.deepEqual(placesIn([first, second], october), ['48', 2, 1]);
    const third = placesNotice({ ...other, number: 3, after: '30' });
    const byWayOfThird = [
      placesNotice({ ...other, number: 1, after: '48', behind: 3 }),
      second,
      third,
    ];
    assert.deepEqual(placesIn(byWayOfThird, october), ['48', 2, 3, 1]);
  });

  test('is as it was known on a day, the whole of that day', () => {
    assert.deepEqual(placesIn([fewer], march, '2014-06-09'), ['50']);
    assert.deepEqual(placesIn([fewer], march, '2014-06-10'), ['48', 1]);
    assert.deepEqual(placesIn([fewer], march, '2014-06-10T11:59:59Z'), ['50']);
  });

  test('names the cells that a notice writes in a row that another took out', () => {
    const closed: Change = {
      kind: 'row removed',
      table: 'industries',
      row: 'workshop-1',
      cells: {},
    };
    const closing = noticeOf({
      ...{ number: 2, changes: [closed], effective: june ?? 0 },
      answers: [['commissioner', 'agreed', '2014-07-01']],
    });
    const { content, unplaced } = contentOn(annex, signed(fewer, closing), october ?? 0);
    assert.equal(cellAt(content, at), undefined);
    assert.deepEqual(unplaced, fewer.changes);
  });

  test('is not there before both have signed', () => {
    const drafted = fileOf({ done: bothSigned.slice(0, 3) });
    assert.throws(() => contentOn(annex, drafted, october ?? 0), { code: 'COMMISSION_NOT_SIGNED' });
    assert.throws(() => signedVersion(signed(), '2014-03-19'), { code: 'COMMISSION_NOT_SIGNED' });
    assert.equal(signedVersion(signed(), '2014-03-20').number, 1);
  });

  test('is given for every month of the term', () => {
    const months = contentByMonth(annex, signed(fewer));
    assert.deepEqual(
      [...months].map(([month, content]) => [month - monthOfYear(0), cellAt(content, at)]),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((month) => [month, month < 6 ? '50' : '48']),
    );
  });

  test('does not hang on the order in which notices were agreed', () => {
    const notice = fc.record({
      effective: fc.constantFrom(june, october, november),
      after: fc.constantFrom('40', '48', '60'),
    });
    fc.assert(
      fc.property(fc.array(notice, { maxLength: 5 }), fc.func(fc.nat()), (given, rank) => {
        const notices = given.map((one, index) =>
          placesNotice({ ...one, number: index + 1, agreedOn: '2014-06-10' }),
        );
        const shuffled = notices.toSorted((a, b) => rank(a.number) - rank(b.number));
        assert.deepEqual(placesIn(shuffled, march), placesIn(notices, march));
        const last = notices
          .toSorted((a, b) => a.effective - b.effective || a.number - b.number)
          .at(-1);
        const [written] = last?.changes ?? [];
        const expected = written?.kind === 'cell' ? written.after : cellAt(stafford, at);
        assert.equal(placesIn(notices, march)[0], expected);
      }),
    );
  });
});
