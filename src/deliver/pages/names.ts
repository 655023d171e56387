import { findMetric } from '../../catalogue/index.ts';
import { nameOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { metricAddress, providerAddress } from './addresses.ts';
import type { TableCell } from './table-view.ts';

type Known = Pick<Hub, 'estate' | 'catalogue'>;

/** A provider by name, linked to its page as it was in a period. */
export function providerCell({ estate }: Known, id: string, period?: string): TableCell {
  const name = nameOf(estate, id);
  return { text: name, ...(name !== id && { href: providerAddress(id, period) }) };
}

/** A metric by code and title, linked to its page; by code alone where the catalogue no longer has it. */
export function metricCell({ catalogue }: Known, code: string | null, period?: string): TableCell {
  if (code === null) return { text: 'Several figures' };
  const metric = findMetric(catalogue, code);
  if (!metric) return { text: code };
  return { text: `${metric.code} ${metric.shortTitle}`, href: metricAddress(metric.code, period) };
}

/** How a file is laid out, in words. */
export function layoutWords(layout: string): string {
  return layouts[layout] ?? layout;
}

/** The layouts that a file may have, with their words. */
export const layouts: Readonly<Record<string, string>> = {
  long: 'Long: one figure a row',
  wide: 'Wide: providers down, metrics across',
  bulletin: 'Monthly population bulletin',
  agreement: 'Levels of an agreement',
};
