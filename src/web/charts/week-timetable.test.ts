import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertSound, elementsOf } from './sound-chart.fixture.ts';
import { type WeekBlock, weekTimetable } from './week-timetable.ts';

const categories = [
  { code: 'activity', title: 'Activity' },
  { code: 'association', title: 'Association' },
  { code: 'meal', title: 'Meal' },
  { code: 'locked', title: 'Locked up', inCell: true },
];

const draw = (blocks: readonly WeekBlock[], groups: readonly string[] = []) => {
  const days = ['Monday', 'Tuesday'];
  const chart = weekTimetable({ id: 'c', title: 't', days, groups, categories, blocks });
  assertSound(chart);
  return chart;
};
const block = (category: string, from: number, to: number, more: Partial<WeekBlock> = {}) => ({
  ...{ day: 0, group: null, category, from, to },
  ...more,
});
/** The nested drawings of the columns, one a block, with the rectangle inside. */
const drawn = (blocks: readonly WeekBlock[], groups?: readonly string[]) => {
  const elements = elementsOf(draw(blocks, groups).svg);
  return elements.flatMap(({ name, attributes }, index) =>
    name === 'svg' && attributes.height !== undefined && attributes.y !== undefined && index > 0
      ? [{ place: attributes, rect: elements[index + 1]?.attributes ?? {} }]
      : [],
  );
};

describe('a week timetable', () => {
  test('draws an hour as 40 pixels, from the whole hour before the first time out of cell', () => {
    const [first, second] = drawn([block('activity', 510, 720), block('meal', 720, 765)]);
    // 08:30 is half an hour after 08:00; 3.5 hours, and 45 minutes.
    assert.equal(first?.place.height, '140');
    assert.equal(second?.place.height, '30');
    assert.equal(Number(second?.place.y) - Number(first?.place.y), 140);
    const hours = draw([block('activity', 510, 720)]).svg.match(/\d\d:00<\/text>/g);
    assert.deepEqual(hours, [
      '08:00</text>',
      '09:00</text>',
      '10:00</text>',
      '11:00</text>',
      '12:00</text>',
    ]);
  });

  test('leaves the night to its table', () => {
    const chart = draw([
      block('locked', 0, 480),
      block('activity', 480, 540),
      block('locked', 540, 1440),
    ]);
    assert.equal((chart.svg.match(/\d\d:00<\/text>/g) ?? []).length, 2);
    assert.deepEqual(
      chart.table.rows.map((row) => row.map(({ text }) => text)),
      [
        ['Monday', '00:00 to 08:00', 'Locked up'],
        ['Monday', '08:00 to 09:00', 'Activity'],
        ['Monday', '09:00 to 24:00', 'Locked up'],
      ],
    );
  });

  test('draws the night where there is nothing else', () => {
    assert.equal(drawn([block('locked', 0, 1440)]).length, 1);
  });

  test('sets groups side by side, and what all of them do across the day', () => {
    const groups = ['Mains', 'VP'];
    const blocks = [
      block('activity', 480, 720, { group: 'Mains' }),
      block('association', 480, 720, { group: 'VP' }),
      block('meal', 720, 780),
    ];
    assert.deepEqual(
      drawn(blocks, groups).map(({ rect }) => [rect.x, rect.width]),
      [
        ['0%', '50%'],
        ['50%', '50%'],
        ['0%', '100%'],
      ],
    );
    const { table, description } = draw(blocks, groups);
    assert.deepEqual(
      table.rows.map((row) => row[3]?.text),
      ['Mains', 'VP', 'Everyone'],
    );
    assert.equal(
      description,
      'In a week: Mains: Activity 4h 00m, Meal 1h 00m; VP: Association 4h 00m, Meal 1h 00m.',
    );
  });

  test('tells categories apart without colour: by pattern, and by a letter of their own', () => {
    const { svg } = draw(
      categories.map(({ code }, index) => block(code, 480 + index * 60, 540 + index * 60)),
    );
    const patterns = [...svg.matchAll(/<path d="([^"]+)"/g)].map(([, path]) => path);
    assert.equal(new Set(patterns).size, categories.length);
    const letters = [...svg.matchAll(/font-weight="bold"[^>]*>([A-Z])</g)].map(
      ([, letter]) => letter,
    );
    assert.deepEqual(letters, ['A', 'S', 'M', 'L']);
  });

  test('writes no letter where there is no room, and names the block for whoever points at it', () => {
    const { svg } = draw([block('activity', 480, 720), block('meal', 720, 725)]);
    assert.match(svg, /<title>Monday 12:00 to 12:05: Meal<\/title>/);
    // Once in the key, and not in the block of three pixels.
    assert.equal((svg.match(/>M</g) ?? []).length, 1);
  });

  test('keeps to the days and the minutes that there are', () => {
    const { table } = draw([
      block('activity', -60, 5000),
      block('meal', 720, 720),
      block('meal', 600, 660, { day: 2 }),
      block('meal', 600, 660, { day: 0.5 }),
      block('unheard-of', 600, 660, { day: 1 }),
    ]);
    assert.deepEqual(
      table.rows.map((row) => row.map(({ text }) => text)),
      [
        ['Monday', '00:00 to 24:00', 'Activity'],
        ['Tuesday', '10:00 to 11:00', 'unheard-of'],
      ],
    );
  });

  test('of more categories than there are letters or patterns still tells each by its sign', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      code: `c${index}`,
      title: 'Same title',
    }));
    const chart = weekTimetable({
      ...{ id: 'c', title: 't', days: ['Monday'], groups: [], categories: many },
      blocks: [block('c39', 480, 540)],
    });
    assertSound(chart);
    const signs = [...chart.svg.matchAll(/font-weight="bold"[^>]*>([A-Z0-9]+)</g)].map(
      ([, sign]) => sign,
    );
    assert.equal(new Set(signs).size, 40);
  });
});
