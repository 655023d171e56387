import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { groupThousands, printFixed, printPlain } from './decimal.ts';
import { numberPrinter } from './number-format.ts';

function shown(value: number, format: string, date1904 = false): string {
  return numberPrinter(format)(value, date1904);
}

describe('a number is shown as its format shows it', () => {
  const cases: [number, string, string][] = [
    [0.95, '0%', '95%'],
    [0.153, '0.0%', '15.3%'],
    [0.285, '0%', '29%'],
    [1, '0%', '100%'],
    [0.9541, '0.00%', '95.41%'],
    [1028, '#,##0', '1,028'],
    [26531089, '£#,##0', '£26,531,089'],
    [26531089, '"£"#,##0', '£26,531,089'],
    [26531089, '[$£-809]#,##0', '£26,531,089'],
    [-12.5, '[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00', '-£12.50'],
    [26531089, '_-"£"* #,##0_-;-"£"* #,##0_-;_-"£"* "-"_-;_-@_-', '£26,531,089'],
    [26531089, '#,##0,', '26,531'],
    [26531089, '0.0,,', '26.5'],
    [7, '000', '007'],
    [2.5, '0.##', '2.5'],
    [2, '0.##', '2'],
    [15, '0" days"', '15 days'],
    [15, '0\\d', '15d'],
    [1.005, '0.00', '1.01'],
    [95.4, '0', '95'],
    [0.5, 'General', '0.5'],
    [0.5, '@', '0.5'],
    [0.5, '# ?/?', '0.5'],
    [12345, '0.00E+00', '12345'],
    [5, '[>=100]0;0.0', '5'],
  ];
  for (const [value, format, text] of cases) {
    test(`${value} as ${format} is ${text}`, () => assert.equal(shown(value, format), text));
  }
});

describe('a number never loses its digits or its sign to a format', () => {
  test('a zero that the format draws as a dash is still a zero', () => {
    assert.equal(shown(0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-'), '0');
  });
  test('a format that hides every value does not hide it', () => {
    assert.equal(shown(42, ';;;'), '42');
  });
  test('a negative in brackets has a minus sign', () => {
    assert.equal(shown(-1028, '#,##0;(#,##0)'), '-1,028');
  });
  test('what rounds to zero has no minus sign', () => {
    assert.equal(shown(-0.001, '0%'), '0%');
  });
});

describe('dates and times', () => {
  // 39538 is 31 March 2008: 39448 days to 1 January 2008, and 90 more.
  const cases: [number, string, string][] = [
    [39538, 'dd/mm/yyyy', '2008-03-31'],
    [39538, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2008-03-31'],
    [39538.75, 'dd/mm/yyyy', '2008-03-31'],
    [39538.75, 'dd/mm/yyyy hh:mm', '2008-03-31T18:00'],
    [39508, 'mmm-yy', '2008-03'],
    [39508, 'yyyy', '2008'],
    [39508, 'd mmm', '2008-03-01'],
    [1 / 3, 'h:mm', '08:00'],
    [1 / 3, 'h:mm AM/PM', '08:00'],
    [0.5, 'hh:mm:ss', '12:00:00'],
    [28.25 / 24, '[h]:mm', '28:15'],
    [28.25 / 24, '[hh]:mm:ss', '28:15:00'],
    [-0.5, '[h]:mm', '-12:00'],
    [1 / 24, '[mm]', '60'],
    [1 / 24, '[mm]:ss', '60:00'],
    [1 / 24, '[ss]', '3600'],
    [1, 'dd/mm/yyyy', '1900-01-01'],
    [59, 'dd/mm/yyyy', '1900-02-28'],
    [61, 'dd/mm/yyyy', '1900-03-01'],
    [-5, 'dd/mm/yyyy', '-5'],
    [1e9, 'dd/mm/yyyy', '1000000000'],
  ];
  for (const [value, format, text] of cases) {
    test(`${value} as ${format} is ${text}`, () => assert.equal(shown(value, format), text));
  }
  test('a workbook may count its days from 1904', () => {
    assert.equal(shown(39538 - 1462, 'dd/mm/yyyy', true), '2008-03-31');
    assert.equal(shown(28.25 / 24, '[h]:mm', true), '28:15');
  });
});

describe('decimals', () => {
  test('the binary fraction does not show through', () => {
    assert.equal(printPlain(0.1 + 0.2), '0.3');
    assert.equal(printPlain(-0), '0');
    assert.equal(printPlain(1e308), '1E+308');
    assert.equal(printPlain(Number.MAX_VALUE), '1.7976931348623157E+308');
  });
  test('thousands are grouped before the point only', () => {
    assert.equal(groupThousands('26531089.12345'), '26,531,089.12345');
    assert.equal(groupThousands('999'), '999');
  });
  test('a count of hundredths is printed with its two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (hundredths) => {
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        assert.equal(printFixed(hundredths / 100, 2), text);
      }),
    );
  });
  test('any number prints in any format without failing', () => {
    const formats = fc.constantFrom('0%', '#,##0.00', '[h]:mm', 'dd/mm/yyyy', '0,,', 'General');
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), formats, (value, format) =>
        assert.match(shown(value, format), /\d/),
      ),
    );
  });
});
