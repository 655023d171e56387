import fc from 'fast-check';
import { hostileText } from './fuzzing.ts';

/** Texts that some page or route knows, so that a search gets past the first refusal, among hostile ones. */
export const knownText = fc.oneof(
  fc.constantFrom(
    ...['stafford', 'staffordshire', 'west-midlands', 'england-and-wales', 'P01', 'K05', 'CU088'],
    ...['2007-08', '2007-08 Q1', '2014-05', '2014-05-31', 'stafford-2014-15', 'actual', 'target'],
    ...['1', '2', 'json', 'csv', 'yes', 'no', 'male', 'metric', 'provider'],
  ),
  hostileText,
);

/** As it may stand in an address; what is no well-formed text becomes the replacement character. */
export function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
