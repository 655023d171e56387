import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { categories, coreDay, groupsOf, rowsOf, template } from './regime.fixture.ts';
import { readTimetable } from './timetable.ts';

const read = (lines: readonly string[], ...groups: ReadonlyArray<readonly [string, string]>) =>
  readTimetable(template, { ...coreDay(lines), ...(groups.length > 0 ? groupsOf(...groups) : {}) });
const paths = ({ problems }: ReturnType<typeof read>) => problems.map(({ place }) => place?.path);

describe('a timetable', () => {
  test('is read as minutes of days, by the title or code of a category, in whatever letters', () => {
    const { slots, groups, problems } = read(
      ['Monday 08:30 12:00 Activity mains', 'Thurs 22:00 24:00 LOCKED everyone'],
      ['Mains', '411'],
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(groups, [{ who: 'Mains', prisoners: 411 }]);
    assert.deepEqual(slots, [
      { row: 'r1', day: 0, from: 510, to: 720, category: 'activity', who: 'Mains' },
      { row: 'r2', day: 3, from: 1320, to: 1440, category: 'locked', who: 'Everyone' },
    ]);
  });

  test('without groups has one, everyone, which need not be named', () => {
    const { slots, groups, problems } = read([
      'Sun 09:00 09:30 open-air',
      'Sun 10:00 11:00 meal EVERYONE',
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(groups, [{ who: 'Everyone', prisoners: null }]);
    assert.deepEqual(
      slots.map(({ who }) => who),
      ['Everyone', 'Everyone'],
    );
  });

  test('passes over rows in which nothing is written', () => {
    const content = {
      'core-day': rowsOf([{}, { day: ' ', from: '' }]),
      groups: rowsOf([{ who: '' }]),
    };
    assert.deepEqual(readTimetable(template, content), {
      slots: [],
      groups: [{ who: 'Everyone', prisoners: null }],
      problems: [],
    });
  });

  test('tells every mistake at once at its cell', () => {
    const found = read(
      [
        'Someday 08:30 12:00 activity Mains',
        'Mon 8.61 25:70 activity Mains',
        'Mon 13:00 13:00 activity Mains',
        'Mon 14:00 15:00 bingo Mains',
        'Mon 15:00 16:00 meal Nobody',
        'Mon 16:00 17:00 meal',
        'Mon 17:00 18:00 meal Mains',
      ],
      ['Mains', '411'],
      ['VP', ''],
    );
    assert.deepEqual(paths(found), [
      'groups/r2/prisoners',
      'core-day/r1/day',
      'core-day/r2/from',
      'core-day/r2/to',
      'core-day/r3/to',
      'core-day/r4/category',
      'core-day/r5/who',
      'core-day/r6/who',
    ]);
    assert.deepEqual(
      found.slots.map(({ row }) => row),
      ['r7'],
    );
  });

  test('says that a slot over midnight is split', () => {
    const { problems } = read(['Fri 22:00 07:00 locked']);
    assert.equal(problems.length, 1);
    assert.equal(
      problems[0]?.expected,
      'a time after 22:00; a slot over midnight is split at 24:00',
    );
    assert.deepEqual(read(['Fri 22:00 24:00 locked', 'Sat 00:00 07:00 locked']).problems, []);
  });

  test('names both slots in which one group would be at once', () => {
    const { problems } = read(['Mon 11:45 12:30 meal', 'Mon 08:30 12:00 activity']);
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.found, '08:30 to 12:00 and 11:45 to 12:30');
    assert.match(
      problems[0]?.message ?? '',
      /^On Monday Everyone would be in two slots at once: Activity 08:30 to 12:00, and Meal 11:45 to 12:30\./,
    );
  });

  test('lets slots touch, and different groups be in different slots', () => {
    const groups = [
      ['Mains', '411'],
      ['VP', '330'],
    ] as const;
    const apart = [
      'Mon 08:30 12:00 activity Mains',
      'Mon 08:30 12:00 association VP',
      'Mon 12:00 13:00 meal Everyone',
    ];
    assert.deepEqual(read(apart, ...groups).problems, []);
    const both = [...apart, 'Mon 11:59 12:00 movement Everyone'];
    assert.deepEqual(
      read(both, ...groups).problems.map(({ message }) => message.split(': ')[1]?.split('. ')[0]),
      [
        'Activity 08:30 to 12:00, and Movement 11:59 to 12:00',
        'Association 08:30 to 12:00, and Movement 11:59 to 12:00',
      ],
    );
  });

  test('in which all slots overlap makes no more messages than slots', () => {
    const lines = Array.from({ length: 500 }, () => 'Mon 08:00 20:00 activity');
    assert.equal(read(lines).problems.length, 499);
  });

  test('that leaves a whole group out says so', () => {
    const found = read(['Mon 08:30 12:00 activity Mains'], ['Mains', '411'], ['VP', '330']);
    assert.deepEqual(paths(found), ['core-day']);
    assert.match(found.problems[0]?.message ?? '', /“VP”/);
  });

  test('without a regime in the template is empty', () => {
    assert.deepEqual(readTimetable({ ...template, regime: undefined }, coreDay(['nonsense'])), {
      slots: [],
      groups: [],
      problems: [],
    });
  });
});

describe('groups', () => {
  const groups = (...pairs: ReadonlyArray<readonly [string, string]>) => paths(read([], ...pairs));

  test('need a name of their own and a whole number of prisoners', () => {
    assert.deepEqual(
      groups(['Mains', '411'], ['mains', '330'], ['', '5'], ['VP', '-3'], ['E', '1.5']),
      ['groups/r2/who', 'groups/r3/who', 'groups/r4/prisoners', 'groups/r5/prisoners'],
    );
  });

  test('may be everyone alone, and not everyone beside others', () => {
    assert.deepEqual(groups(['everyone', '741']), []);
    assert.deepEqual(groups(['Everyone', '741'], ['VP', '330']), ['groups/r1/who']);
  });

  test('without any prisoner give nothing to average over', () => {
    assert.deepEqual(groups(['Mains', '0'], ['VP', '0']), ['groups']);
    assert.deepEqual(groups(['Mains', '0'], ['VP', '330']), []);
  });
});

test('whatever is written in the cells, only slots that can be come out, and the rest is told', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      'Mon',
      'Sunday',
      '08:30',
      '24:00',
      '24:01',
      '00:00',
      'activity',
      'Everyone',
      'constructor',
      '__proto__',
      '-1',
      '1e9',
    ),
  );
  const cells = (...names: string[]) =>
    fc.record(Object.fromEntries(names.map((name) => [name, word])));
  const codes = categories.map(({ code }) => code);
  fc.assert(
    fc.property(
      fc.array(cells('day', 'from', 'to', 'category', 'who'), { maxLength: 8 }),
      fc.array(cells('who', 'prisoners'), { maxLength: 4 }),
      (slots, groups) => {
        const read = readTimetable(template, { 'core-day': rowsOf(slots), groups: rowsOf(groups) });
        for (const { day, from, to, category, who } of read.slots) {
          assert.ok(day >= 0 && day <= 6 && from >= 0 && from < to && to <= 1440);
          assert.ok(codes.includes(category));
          assert.ok(who === 'Everyone' || read.groups.some((group) => group.who === who));
        }
        const written = slots.filter((row) => Object.values(row).some((text) => text?.trim()));
        assert.ok(read.slots.length + read.problems.length >= written.length);
      },
    ),
  );
});
