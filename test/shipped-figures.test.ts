import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allShippedFigures, type ShippedFigure, shippedFigures } from './shipped-files.ts';

const probation = shippedFigures('probation-areas.csv');
const prisons = shippedFigures('prisons.csv');
const appendices = [...probation, ...prisons];
const everything = allShippedFigures();

const isFigure = ({ value }: ShippedFigure) => !['', 'n/a', '..'].includes(value);
const places = (figures: ShippedFigure[], value: string) =>
  figures
    .filter((figure) => figure.value === value)
    .map(({ provider, metric, kind }) => `${provider} ${metric} ${kind}`);

/** The value of one figure, for instance `printedAs('Stafford', 'K18', 'target')`. */
function printedAs(provider: string, metric: string, kind = 'actual', period = '2007-08') {
  const found = everything.filter(
    (each) =>
      each.provider === provider &&
      each.metric === metric &&
      each.kind === kind &&
      each.period === period,
  );
  assert.equal(found.length, 1, `${provider} ${metric} ${kind} ${period}`);
  return found[0]?.value;
}

describe('the appendices', () => {
  test('hold 673 figures, 188 of areas and 485 of prisons', () => {
    assert.equal(probation.length, 4 * 2 * 24);
    assert.equal(prisons.length, 12 * 2 * 25);
    assert.equal(probation.filter(isFigure).length, 188);
    assert.equal(prisons.filter(isFigure).length, 485);
  });

  test('hold each value as printed', () => {
    const printed: [string, string, string, string][] = [
      ['Staffordshire', 'P01', '95%', '90%'],
      ['Staffordshire', 'P10', '15.3%', '8.0%'],
      ['Staffordshire', 'P24', '100%', '95%'],
      ['Warwickshire', 'P02', '89%', '90%'],
      ['Warwickshire', 'P12', '79%', '83%'],
      ['West Mercia', 'P20', '254', '270'],
      ['West Mercia', 'P23', '11.8', '9.0'],
      ['west-midlands-area', 'P09', '3384', '2681'],
      ['west-midlands-area', 'P19', '55', '25'],
      ['Birmingham', 'K02', '0.07%', '0.0%'],
      ['Birmingham', 'K18', '4529', '3900'],
      ['Blakenhurst', 'K10', '45.1%', '24.0%'],
      ['Dovegate', 'K11', '0%', '0%'],
      ['Dovegate', 'K14', '4095', '0'],
      ['Featherstone', 'K25', '5.0%', '3.7%'],
      ['Hewell Grange', 'K04', '23.9', '30.7'],
      ['Hewell Grange', 'K16', '51.4%', '56.0%'],
      ['Shrewsbury', 'K03', '0%', '95%'],
      ['Stafford', 'K18', '95', '10'],
      ['Stafford', 'K19', '95', '96'],
      ['Stafford', 'K23', '49', '47'],
      ['Stoke Heath', 'K21', '427', '400'],
      ['Swinfen Hall', 'K22', '200', '188'],
      ['Swinfen Hall', 'K25', '4.3%', '3.9%'],
    ];
    for (const [provider, metric, actual, target] of printed) {
      assert.equal(printedAs(provider, metric), actual);
      assert.equal(printedAs(provider, metric, 'target'), target);
    }
  });

  test('leave a cell blank only where there is an outturn and no target', () => {
    const blank = appendices.filter(({ value }) => value === '');
    for (const { provider, metric, kind } of blank) {
      assert.equal(kind, 'target');
      assert.match(printedAs(provider, metric) ?? '', /^\d/);
    }
    const blanksOf = (code: string) => blank.filter(({ metric }) => metric === code).length;
    assert.deepEqual(['P16', 'K09', 'K10', 'K21'].map(blanksOf), [4, 12, 4, 1]);
    assert.equal(blank.length, 21);
  });

  test('mark what was not given and what cannot apply', () => {
    assert.deepEqual(places(appendices, '..'), ['Drake Hall K04 actual', 'Drake Hall K04 target']);
    // 20 of K04, 14 of K11, 12 of K18, 10 of K19, 10 of K20, 6 of K22, 20 of K23, 2 of K24, 2 of K25
    assert.equal(places(appendices, 'n/a').length, 96);
    assert.equal(673 + 21 + 2 + 96, appendices.length);
  });
});

describe('figures outside the appendices', () => {
  test('the national targets are those of Appendix D', () => {
    const national = shippedFigures('national-targets.csv');
    assert.equal(national.length, 16 + 16);
    assert.equal(printedAs('National', 'P09', 'target'), '46,300');
    assert.equal(printedAs('National', 'P06', 'target'), '60%');
    assert.equal(printedAs('National', 'K07', 'target'), '1.81%');
    assert.equal(printedAs('National', 'K10', 'target'), '24%');
    assert.equal(printedAs('National', 'N02', 'target'), '34.5%');
  });

  test('the printed changes of position follow from the positions, net -2 and 113', () => {
    const changes = everything.filter(({ metric, kind }) => metric === 'W02' && kind === 'actual');
    const pair = ['Brockhill', 'Hewell Grange'];
    const net = (providers: ShippedFigure[]) =>
      providers.reduce((sum, { provider, value }) => {
        const before = Number(printedAs(provider, 'W01', 'actual', '2006-07 Q4'));
        const after = Number(printedAs(provider, 'W01', 'actual', '2007-08 Q4'));
        assert.equal(before - after, Number(value), provider);
        return sum + before - after;
      }, 0);
    assert.equal(net(changes.filter(({ provider }) => !pair.includes(provider))), -2);
    assert.equal(net(changes), 113);
    assert.equal(printedAs('West Midlands region', 'W03', 'actual', '2007-08 Q4'), '-2');
    assert.equal(printedAs('West Midlands region', 'W04', 'actual', '2007-08 Q4'), '113');
  });

  test('quarter positions stand under the quarter that the text names', () => {
    const place = (provider: string, quarter: string) =>
      printedAs(provider, 'W01', 'actual', `2007-08 ${quarter}`);
    assert.equal(place('Birmingham', 'Q2'), '131');
    assert.equal(place('Birmingham', 'Q3'), '122');
    assert.equal(place('Blakenhurst', 'Q1'), '117');
    assert.equal(place('Brinsford', 'Q1'), '92');
    assert.equal(place('Brinsford', 'Q2'), '69');
    assert.equal(place('Shrewsbury', 'Q1'), '45');
    assert.equal(place('brockhill-and-hewell-grange', 'Q1'), '101');
    assert.equal(place('brockhill-and-hewell-grange', 'Q4'), '36');
  });

  test('ratings by area, of the region, and ten regions in all', () => {
    assert.equal(printedAs('West Mercia', 'R02'), 'Good');
    assert.equal(printedAs('west-midlands-area', 'R01'), 'Passable');
    assert.equal(printedAs('West Midlands region', 'R01'), 'Good');
    assert.equal(printedAs('Warwickshire', 'R05'), 'PASSABLE');
    const spread = ['R06', 'R07', 'R08', 'R09'].map((code) => Number(printedAs('National', code)));
    assert.deepEqual(spread, [2, 6, 1, 1]);
    assert.equal(printedAs('National', 'R11'), '10');
  });

  test('97 indicators are the sum of the themes and of the partnerships, and themes of sub-themes', () => {
    const chosen = (first: number, last = first) =>
      Array.from({ length: last - first + 1 }, (_, step) =>
        Number(printedAs('West Midlands region', `L${String(first + step).padStart(2, '0')}`)),
      ).reduce((sum, count) => sum + count, 0);
    const themes = [
      [3, 4, 8],
      [9, 10, 13],
      [14, 15, 17],
      [18, 19, 21],
      [22, 23, 25],
      [27, 28, 29],
    ] as const;
    for (const [theme, first, last] of themes) assert.equal(chosen(theme), chosen(first, last));
    const violentExtremism = chosen(26);
    const sum = themes.reduce((total, [theme]) => total + chosen(theme), violentExtremism);
    assert.equal(sum, 97);
    const partnerships = shippedFigures('safer-communities.csv').filter(
      ({ provider, metric }) => metric === 'L01' && provider !== 'West Midlands region',
    );
    assert.equal(partnerships.length, 14);
    assert.equal(
      partnerships.reduce((total, { value }) => total + Number(value), 0),
      97,
    );
  });

  test('a mention stands beside an actual, and nine of them disagree with it', () => {
    const mentions = everything.filter(({ kind }) => kind === 'mention');
    const differing = mentions.filter(({ provider, metric, period, value }) => {
      const actual = printedAs(provider, metric, 'actual', period);
      return actual?.toLowerCase() !== value.toLowerCase();
    });
    assert.deepEqual(differing.map(({ provider, metric }) => `${provider} ${metric}`).sort(), [
      'Dovegate F05',
      'Dovegate K05',
      'Staffordshire P11',
      'Warwickshire P10',
      'Warwickshire P11',
      'West Mercia P10',
      'West Mercia P11',
      'West Mercia P21',
      'west-midlands-area P11',
    ]);
  });

  test('claims of percent over and percent of target follow from the appendix, but for three', () => {
    const overTarget = ['P09', 'P13', 'P14', 'P17', 'P18', 'P19', 'P20'];
    const ofTarget = ['P14', 'P18', 'P19'];
    const percent = ({ provider, metric }: ShippedFigure) => {
      const number = Number(metric.slice(1));
      const over = number < 40;
      const code = (over ? overTarget[number - 30] : ofTarget[number - 40]) ?? '';
      const outturn = Number(printedAs(provider, code));
      const level = Number(printedAs(provider, code, 'target'));
      return Math.round((outturn / level - (over ? 1 : 0)) * 100);
    };
    const claims = everything.filter(({ metric }) => /^G[34]\d$/.test(metric));
    assert.equal(claims.length, 23);
    const wrong = claims.filter((claim) => `${percent(claim)}%` !== claim.value);
    // 1027 against 930 is 10%; 18 against 15 is 120%; 29 against 25 is 116%
    assert.deepEqual(
      wrong.map((claim) => `${claim.provider} ${claim.metric} ${claim.value} ${percent(claim)}%`),
      ['West Mercia G42 116% 120%', 'West Mercia G41 120% 116%', 'west-midlands-area G33 8% 10%'],
    );
  });
});
