import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { packageRoot } from '../src/config.ts';

export type ShippedFigure = {
  file: string;
  provider: string;
  metric: string;
  period: string;
  kind: string;
  value: string;
  source: string;
};

const folder = join(packageRoot, 'data', 'west-midlands-2007-08');
const wideFiles = ['probation-areas.csv', 'prisons.csv'];

/** The rows of one shipped file by column name, read without the hub's own reader. */
export function shippedRows(file: string): Record<string, string>[] {
  return z
    .array(z.record(z.string(), z.string()))
    .parse(parse(readFileSync(join(folder, file)), { columns: true }));
}

/** The figures of one shipped file, wide or long, blanks included. */
export function shippedFigures(file: string): ShippedFigure[] {
  return wideFiles.includes(file) ? wideFigures(file) : longFigures(file);
}

/** The figures of every shipped file. */
export function allShippedFigures(): ShippedFigure[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .flatMap(shippedFigures);
}

function wideFigures(file: string): ShippedFigure[] {
  return shippedRows(file).flatMap(({ provider = '', period = '', kind = '', ...cells }) =>
    Object.entries(cells).map(([metric, value]) => ({
      ...{ file, provider, metric, period, kind: kind.toLowerCase(), value },
      source: 'appendix',
    })),
  );
}

function longFigures(file: string): ShippedFigure[] {
  return shippedRows(file).map((row) => {
    const { provider = '', metric = '', period = '', kind = '', value = '', source = '' } = row;
    return { file, provider, metric, period, kind, value, source };
  });
}
