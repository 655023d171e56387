import {
  type Address,
  type AgreementTemplate,
  decimalOf,
  divide,
  findTable,
  printDecimal,
  roundDecimal,
  toNumber,
} from '../../catalogue/index.ts';
import { readCell } from './cell-value.ts';
import { type Content, cellAt } from './content.ts';

/** What a place costs a year: the agreed price over the agreed places, in whole pounds. */
export type PricePerPlace = { amount: string; places: string; perPlace: string };

/** Undefined where the form names no price, or the agreement states none. */
export function pricePerPlace(
  template: AgreementTemplate,
  content: Content,
): PricePerPlace | undefined {
  if (!template.price) return undefined;
  const amount = figureAt(template, content, template.price.amount);
  const places = figureAt(template, content, template.price.places);
  if (!amount || !places) return undefined;
  const exact = divide(amount.value, places.value);
  if (!exact) return undefined;
  const pounds = printDecimal(roundDecimal(decimalOf(toNumber(exact)), 0));
  return { amount: amount.text, places: places.text, perPlace: `£${pounds}` };
}

function figureAt(template: AgreementTemplate, content: Content, at: Address) {
  const text = cellAt(content, at);
  const column = findTable(template, at.table)?.columns.find(({ code }) => code === at.column);
  const read = column && readCell(text, column);
  return read?.kind === 'figure' ? { text: text ?? '', value: read.interval.value } : undefined;
}
