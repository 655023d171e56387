import fc from 'fast-check';
import { GatehouseError } from '../../src/errors.ts';

/** Given by GATEHOUSE_FUZZ_SEED to repeat or to widen a search; the same every time without it. */
export const seed = Number(process.env.GATEHOUSE_FUZZ_SEED ?? '20260615');
/** How many times as long as usual to search. */
const patience = Number(process.env.GATEHOUSE_FUZZ_TIMES ?? '1');

console.log(`Fuzzing with GATEHOUSE_FUZZ_SEED=${seed} GATEHOUSE_FUZZ_TIMES=${patience}`);

/** A bounded search from the seed. */
export function runs(count: number): { seed: number; numRuns: number } {
  return { seed, numRuns: count * patience };
}

/** Passes when the work answers or refuses in our own words (a status of 4xx); anything else is a fault. */
export async function answersOrRefuses(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    const refused = error instanceof GatehouseError && error.status >= 400 && error.status < 500;
    if (!refused || error.message === '') throw error;
  }
}

/** Texts that have broken programs before. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '\u0000', '\r\n', "'", '"', '\\', '%', '%00', '../../etc/passwd', '$' + '{7*7}'],
    ...[
      "' or 1=1 --",
      '{{7*7}}',
      '<script>alert(1)</script>',
      '=cmd|x!A0',
      '__proto__',
      'constructor',
    ],
    ...['-1', '0', '1e309', 'NaN', '9'.repeat(400), '2147483648', '9007199254740993', '0x10', '١٢'],
    ...['2007-08', '2007-13', '0000-00-00', '9999-99-99', '2024-02-30', 'stafford', 'P01', 'null'],
    ...['\ud800', '\u202e', 'a\u0301'.repeat(50), '😀'.repeat(300), 'x'.repeat(5000), '[]', '{}'],
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

type Change = { at: number; length: number; put: string };

const changes = fc.array(
  fc.record({
    at: fc.nat({ max: 1_000_000 }),
    length: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 200 })),
    put: fc.oneof(fc.constant(''), fc.string({ maxLength: 4 }), hostileText),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The text with a few pieces cut out, put in or put over. */
export function changedText(text: string): fc.Arbitrary<string> {
  return changes.map((list) => list.reduce(changeText, text));
}

function changeText(text: string, { at, length, put }: Change): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + put + text.slice(from + length);
}

/** The bytes with a few of them changed, cut out or put in, or with the end cut off. */
export function changedBytes(bytes: Uint8Array): fc.Arbitrary<Buffer> {
  const cut = fc.nat({ max: bytes.length }).map((end) => Buffer.from(bytes.subarray(0, end)));
  const changed = changes.map((list) =>
    list.reduce((sofar, { at, length, put }) => {
      const from = at % (sofar.length + 1);
      const rest = sofar.subarray(from + length);
      return Buffer.concat([sofar.subarray(0, from), Buffer.from(put, 'latin1'), rest]);
    }, Buffer.from(bytes)),
  );
  return fc.oneof({ weight: 5, arbitrary: changed }, { weight: 1, arbitrary: cut });
}
