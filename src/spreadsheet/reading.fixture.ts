import assert from 'node:assert/strict';
import { GatehouseError } from '../errors.ts';
import type { Limits } from './limits.ts';
import { readWorkbook } from './read.ts';

/** Asserts that a file is refused for a reason, and that the refusal tells the reader something to do. */
export async function assertRefused(
  bytes: Uint8Array,
  reason: string,
  limits: Partial<Limits> = {},
): Promise<void> {
  await refusalOf(bytes, reason, limits);
}

/** The refusal itself, asserted likewise. */
export async function refusalOf(
  bytes: Uint8Array,
  reason: string,
  limits: Partial<Limits> = {},
): Promise<GatehouseError> {
  try {
    await readWorkbook(bytes, 'figures.xlsx', limits);
  } catch (error) {
    assert.ok(error instanceof GatehouseError, String(error));
    assert.equal(error.code, `SPREADSHEET_${reason}`);
    assert.match(error.message, /send|save|split|unpack|open|check|download|ask|put|delete/i);
    return error;
  }
  assert.fail(`It was read, though it should be refused as ${reason}.`);
}

/** The texts of the first sheet, row by row. */
export async function textsOf(bytes: Uint8Array, fileName = 'figures.csv'): Promise<string[][]> {
  const { sheets } = await readWorkbook(bytes, fileName);
  return (sheets[0]?.rows ?? []).map((row) => row.map((cell) => cell.text));
}
