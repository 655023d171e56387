import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import type { Hub } from '../hub.ts';
import type { AnnualReport } from './document.ts';
import { figuresIn, figuresOfTable } from './figures-in.ts';
import {
  everySection,
  itemsAfter,
  linesOf,
  makeSampleReport,
  sectionOf,
  tableOf,
  textsOf,
} from './sample-report.fixture.ts';

/** Expected statements were worked out by hand from Appendices A to D of the printed report for 2007-08. */
describe('the annual report of the West Midlands for 2007-08', () => {
  let hub: Hub;
  let report: AnnualReport;
  const section = (id: string) => sectionOf(report.sections, id);
  const codes = (items: readonly string[]) => items.map((item) => /\(([PK]\d\d)\)/.exec(item)?.[1]);

  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    hub = await openSampleHub(await embedded.open());
    report = await makeSampleReport(hub);
  });
  after(() => hub.database.close());

  test('says which levels all four areas met', () => {
    assert.deepEqual(codes(itemsAfter(section('areas-headlines'), 'Met by all four areas: 9')), [
      ...['P01', 'P09', 'P11', 'P13', 'P15', 'P18', 'P19', 'P21', 'P24'],
    ]);
  });

  test('says which levels all four areas missed, and by what', () => {
    const items = itemsAfter(section('areas-headlines'), 'Missed by all four areas: 4');
    assert.deepEqual(codes(items), ['P05', 'P06', 'P22', 'P23']);
    assert.match(
      items[3] ?? '',
      /: Staffordshire 13\.0, Warwickshire 12\.1, West Mercia 11\.8 and West Midlands 14\.8, against 9\.0$/,
    );
  });

  test('does not say that all areas met court reports: Warwickshire has 89% against 90%', () => {
    const items = itemsAfter(section('areas-headlines'), 'Met by some and missed by others: 10');
    assert.match(items.join('\n'), /\(P02\): missed by Warwickshire \(89% against 90%\)/);
  });

  test('counts 92 levels of the areas: 56 exceeded, 5 met exactly, 31 missed', () => {
    // Exactly met: P07 and P19 Staffordshire, P01 Warwickshire, P08 and P12 West Mercia.
    assert.equal(
      linesOf(section('areas-headlines'))[0],
      'All four areas together had 92 levels to meet: they exceeded 56, met 5 exactly and missed 31.',
    );
  });

  test('names the strongest and the weakest by percent of the level', () => {
    const lines = linesOf(section('areas-headlines')).join('\n');
    assert.match(lines, /Strongest .*: West Midlands, .*\(P19\), 55 against 25, 120% better\./);
    assert.match(lines, /Weakest .*: Staffordshire, .*\(P10\), 15\.3% against 8\.0%, 91% worse\./);
  });

  test('adds counts up over the region: 1028 + 412 + 957 + 3384 is 5,781 of 4,701', () => {
    const row = textsOf(tableOf(report, 'totals-areas')).find(([title]) =>
      /Unpaid/.test(title ?? ''),
    );
    // 5781 - 4701 = 1080, of 4701 is 22.97%.
    assert.deepEqual(row?.slice(1), ['5,781', '4,701', '+23.0%', 'met']);
  });

  test('sums up the prisons, telling those with a level for only some apart', () => {
    const prisons = section('prisons-headlines');
    assert.deepEqual(codes(itemsAfter(prisons, 'Met by all twelve prisons: 3')), [
      ...['K01', 'K06', 'K12'],
    ]);
    const part = itemsAfter(prisons, '11 metrics with a level for only some prisons').join('\n');
    assert.match(
      part,
      /\(K04\), with a level for one of twelve prisons: met by Hewell Grange \(23\.9 against 30\.7\)/,
    );
    assert.match(
      part,
      /\(K23\), with a level for two of twelve prisons: met by Stafford \(49 against 47\) and Swinfen Hall/,
    );
  });

  test('tells what Staffordshire exceeded as the printed report does: 19%, 21%, 19% and 10%', () => {
    const items = itemsAfter(section('provider-staffordshire'), 'Exceeded').join('\n');
    assert.match(items, /\(P14\): 345 against 291, better by 54 \(19% of the level\)/);
    assert.match(items, /\(P18\): 41 against 34, better by 7 \(21% of the level\)/);
    assert.match(items, /\(P09\): 1028 against 861, better by 167 \(19% of the level\)/);
    assert.match(items, /\(P20\): 258 against 234, better by 24 \(10% of the level\)/);
  });

  test('tells what a prison missed, without a percentage where the level is zero', () => {
    const items = itemsAfter(section('provider-birmingham'), 'Missed');
    assert.match(items[0] ?? '', /\(K02\): 0\.07% against 0\.0%, worse by 0\.07 points$/);
    assert.match(
      items.join('\n'),
      /\(K08\): 9\.3 against 9\.4, worse by 0\.1 hours a day \(1% of the level\)/,
    );
  });

  test('keeps the kinds of nothing apart', () => {
    const lines = linesOf(section('provider-drake-hall')).join('\n');
    assert.match(lines, /Outturn not supplied: Absconds/);
    assert.match(lines, /Outturn not applicable: Housing needs/);
    assert.match(
      lines,
      /No level to judge by: .*\(K09\), outturn 0\.0 and .*\(K10\), outturn 0\.0%/,
    );
  });

  test('tells scorecard positions of the year and its quarters', () => {
    const lines = linesOf(section('provider-birmingham'));
    assert.ok(
      lines.includes(
        'Weighted Scorecard: position 111 at the end of the year, 18 places down from 93 a year before.',
      ),
    );
    assert.match(lines.join('\n'), /July to September 2007 131, October to December 2007 122/);
    assert.match(linesOf(section('provider-brockhill')).join('\n'), /April to June 2007 101 and/);
  });

  test('comes to a net change of −2 and 113 places, as printed', () => {
    assert.deepEqual(textsOf(tableOf(report, 'net-change')), [
      ['Net change without Brockhill and Hewell Grange', '9', '−2', '-2'],
      ['Net change with Brockhill and Hewell Grange', '11', '+113', '113'],
    ]);
    const lines = linesOf(section('positions')).join('\n');
    assert.match(lines, /over 9 prisons: −2 places; the printed figure agrees: -2\./);
    assert.match(lines, /over 11 prisons: \+113 places; the printed figure agrees: 113\./);
  });

  test('rates the areas by domain', () => {
    const items = itemsAfter(section('ratings'), 'How the areas were rated');
    assert.equal(
      items[0],
      'Public protection: 3 of 4 Good (Staffordshire, Warwickshire and West Mercia) and 1 of 4 Passable (West Midlands)',
    );
    assert.equal(items[2], 'Interventions: all 4 Passable');
    assert.deepEqual(
      textsOf(tableOf(report, 'ratings-nation')).map(([, count]) => count),
      ['2', '6', '1', '1', '10'],
    );
  });

  test('works out the cost of a place and a prisoner: 26,531,089 over 860 and over 840', () => {
    // 26531089 / 860 = 30850.10…; 26531089 / 840 = 31584.62….
    assert.deepEqual(textsOf(tableOf(report, 'costs-table')), [
      ['Dovegate', '860', '840', '£26,531,089', '£30,850', '£30,850', '£31,585', '£31,585'],
    ]);
    assert.match(
      linesOf(section('costs')).join('\n'),
      /£31,585 and again as £31,595 .*Worked out, it is £31,585\./,
    );
  });

  test('finds the figures that contradict themselves', () => {
    const rows = textsOf(tableOf(report, 'contradictions')).map((row) => [row[0], row[3], row[4]]);
    assert.deepEqual(rows, [
      ['Dovegate', '12.8%', '13.31%'],
      ['Warwickshire', '0.9%', '0.7%'],
      ['West Mercia', '2.3%', '1.6%'],
      ['Staffordshire', '93%', '92%'],
      ['Warwickshire', '100%', '95%'],
      ['West Mercia', '98%', '94%'],
      ['West Midlands', '96%', '97%'],
      ['West Mercia', '96%', '98%'],
      ['Dovegate', '£31,585', '£31,595'],
    ]);
  });

  test('finds the printed figures that do not follow', () => {
    // 29 of 25 is 116%, 18 of 15 is 120%: printed the other way round. 1027 over 930 is 10%. 488 + 202 = 690.
    const rows = textsOf(tableOf(report, 'failed-checks')).map(([who, , printed, computed]) => [
      ...[who, printed, computed],
    ]);
    assert.deepEqual(rows, [
      ['West Mercia', '120%', '116%'],
      ['West Mercia', '116%', '120%'],
      ['West Midlands', '8%', '10%'],
      ['Dovegate', '£31,595', '£31,585'],
      ['Stoke Heath', '678', '690'],
    ]);
  });

  test('sets drug treatment against its level: 6875 of 5046 is 36% more', () => {
    assert.match(
      linesOf(section('drug-treatment'))[0] ?? '',
      /6875 .* level of 5046, better by 1,829 \(36% of the level\)\.$/,
    );
  });

  test('prints every outturn and level of Appendices B and C: 673 figures', () => {
    const tables = ['figures-areas-1', 'figures-prisons-1', 'figures-prisons-2'];
    const figures = tables.flatMap((id) => figuresOfTable(tableOf(report, id)));
    assert.equal(figures.filter(({ number }) => number !== null).length, 673);
    assert.equal(textsOf(tableOf(report, 'national-levels')).length, 32);
  });

  test('tells contracted prisons apart from public ones', () => {
    assert.deepEqual(
      section('contracted').sections.map(({ title }) => title),
      ['HMP Dovegate'],
    );
    assert.equal(
      section('custody').sections.filter(({ id }) => id.startsWith('provider-')).length,
      11,
    );
  });

  test('knows of every figure where it came from', () => {
    for (const figure of report.sections.flatMap(figuresIn)) {
      const { origin } = figure;
      if (origin.kind === 'stated') assert.ok(origin.source.ref.row > 0, figure.text);
      else if (origin.kind === 'computed') assert.ok(origin.from.length > 0, origin.what);
      else assert.notEqual(figure.nothing, null);
    }
  });

  test('gives every section, table and sheet a name of its own', () => {
    const ids = everySection(report.sections).flatMap((one) => [
      one.id,
      ...one.blocks.flatMap((block) => (block.kind === 'table' ? [block.table.id] : [])),
    ]);
    assert.equal(new Set(ids).size, ids.length);
  });
});
