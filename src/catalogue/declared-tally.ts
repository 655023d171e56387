import { z } from 'zod';
import { declaredIn } from './declared.ts';
import type { Definition } from './definition.ts';
import type { Declared } from './mistake.ts';
import type { RecordType } from './record-type.ts';
import type { Tally } from './tally.ts';
import { type TallyDefinition, tallyDefinition } from './tally-definition.ts';

/** A tally with what its file says for all of its tallies. */
export type DeclaredTally = TallyDefinition & { record: string; fileSource: string };

/** The tallies of a file that have the shape of one. */
export function declaredTallies(file: Definition): Declared<DeclaredTally>[] {
  const head = z
    .object({ record: z.string(), source: z.string().trim() })
    .safeParse(file.yaml.value).data;
  if (!head) return [];
  return declaredIn([file], tallyDefinition).map((declared) => ({
    ...declared,
    value: { ...declared.value, record: head.record, fileSource: head.source },
  }));
}

/** A tally, what it is a part of, and so on; it stops where one would come again or is missing. */
export function chainOf(
  tally: DeclaredTally,
  byCode: ReadonlyMap<string, DeclaredTally>,
): DeclaredTally[] {
  const chain = [tally];
  for (let at = tally.of; at !== undefined; ) {
    const whole = byCode.get(at);
    if (!whole || chain.includes(whole)) break;
    chain.push(whole);
    at = whole.of;
  }
  return chain;
}

/** The tally with what it takes from those that it is a part of; undefined while they have mistakes. */
export function resolveTally(
  tally: DeclaredTally,
  byCode: ReadonlyMap<string, DeclaredTally>,
  recordTypes: readonly RecordType[],
): Tally | undefined {
  const { code, title, record, adds = { kind: 'one' }, of, note, source, fileSource } = tally;
  const chain = chainOf(tally, byCode).reverse();
  const month = chain[0]?.month;
  const type = recordTypes.find((known) => known.code === record);
  if (!month || !type || chain.some((part) => part.record !== record)) return undefined;
  return {
    code,
    title,
    record,
    kind: chain[0]?.kind ?? 'flow',
    month,
    conditions: chain.flatMap((part) => part.counts ?? []),
    adds,
    by: tally.by ?? type.fields.flatMap(({ breakdown }) => breakdown ?? []),
    of,
    note,
    source: source ?? fileSource,
  };
}
