import fc from 'fast-check';
import { type AuditEntry, type EntryContent, genesisHash, hashOf } from './entry.ts';

/** Contents of entries as anything might have been said in them; their numbers are given by `chained`. */
export const contents: fc.Arbitrary<EntryContent[]> = fc.array(
  fc.record({
    number: fc.constant(0),
    at: fc
      .date({ min: new Date('2007-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    personId: fc.option(fc.string()),
    name: fc.string(),
    roles: fc.string(),
    door: fc.constantFrom('web', 'api', 'cli', 'none'),
    requestId: fc.option(fc.string()),
    action: fc.string(),
    aboutKind: fc.string(),
    aboutId: fc.string(),
    providerId: fc.option(fc.string()),
    before: fc.jsonValue(),
    after: fc.jsonValue(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The contents as a chain, numbered from 1, or going on after an entry. */
export function chained(
  all: readonly EntryContent[],
  after: Pick<AuditEntry, 'number' | 'hash'> = { number: 0, hash: genesisHash },
): AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (const content of all) {
    const { number, hash: previousHash } = chain.at(-1) ?? after;
    const numbered = { ...content, number: number + 1 };
    chain.push({ ...numbered, previousHash, hash: hashOf(previousHash, numbered) });
  }
  return chain;
}
