import { z } from 'zod';
import type { CellEdit } from '../../returns/return.ts';

/** What stands beside the cells of a form: under each address its text, under `seen/…` the version that was shown. */
export const formBody = z.looseObject({ action: z.string().max(300).default('save') });
export type FormBody = z.output<typeof formBody>;

const seenMark = 'seen/';

/** What somebody wrote in the cells of the form, and which side of a conflict they took. */
export type Written = {
  edits: CellEdit[];
  texts: ReadonlyMap<string, string>;
};

/**
 * Reads the cells of a posted form. Of a cell that two have saved, `choice/…` says whose text stands: one that takes the
 * other's is no edit, one that keeps its own has now seen the other's version (`kept/…`); without a choice it is a conflict
 * still.
 */
export function readWritten(body: FormBody): Written {
  const texts = new Map<string, string>();
  const edits = Object.keys(body).flatMap((field): CellEdit[] => {
    if (!field.startsWith(seenMark)) return [];
    const address = field.slice(seenMark.length);
    const text = textOf(body[address]);
    texts.set(address, text);
    const choice = body[`choice/${address}`];
    if (choice === 'theirs') return [];
    const seen = choice === 'mine' ? body[`kept/${address}`] : body[field];
    return [{ address, text, seen: versionOf(seen) }];
  });
  return { edits, texts };
}

/** A text as it was written: a browser sends every line break as two characters. */
export function textOf(found: unknown): string {
  return typeof found === 'string' ? found.replace(/\r\n?/g, '\n') : '';
}

function versionOf(found: unknown): number {
  return typeof found === 'string' && /^\d{1,9}$/.test(found) ? Number(found) : 0;
}
