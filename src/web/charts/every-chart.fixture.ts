import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Chart } from './chart.ts';
import { assertSound, elementsOf } from './sound-chart.fixture.ts';

const hostile = `</title><script>alert('x')</script>" onload="alert(1)" & <b>Ünïcode</b>`;
const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(hostile));

/** What holds of every chart, made from any name and any number or none. */
export function testEveryChart(
  name: string,
  make: (name: string, value: number | null) => Chart,
): void {
  test(`${name}: hostile names and any numbers leave the drawing whole`, () => {
    fc.assert(
      fc.property(text, number, (words, value) => assertSound(make(words, value))),
      {
        examples: [
          [hostile, 1e308],
          [hostile, -1e308],
          [hostile, null],
          ['', 0],
        ],
      },
    );
  });

  test(`${name}: has a role, a title, a description and a table that says the same`, () => {
    const chart = make('Stafford', 42);
    const [svg] = elementsOf(chart.svg);
    assert.equal(svg?.attributes.role, 'img');
    assert.equal(svg?.attributes['aria-labelledby'], 'c-title c-desc');
    assert.ok(chart.svg.includes(chart.description));
    assert.ok(chart.table.rows.every((row) => row.length === chart.table.head.length));
    assert.ok(chart.description.startsWith(chart.sentence ?? ''));
  });

  test(`${name}: nothing is written in words, and drawn neither as zero nor at all`, () => {
    const chart = make('not supplied', null);
    assert.match(JSON.stringify(chart.table), /not supplied/);
    assert.doesNotMatch(chart.description, /\b0\b/);
  });
}
