import type { FlatTable } from './rating-table.ts';
import type { ShownChange, ShownChart, ShownFunnel, ShownYearEnd } from './shown-variation.ts';

/** A control chart as a flat table, a row for each month. */
export function chartTable({ provider, providerId, metric, months }: ShownChart): FlatTable {
  return {
    columns: [
      ...['provider', 'providerId', 'metric', 'period', 'outturn', 'outturnText', 'basis'],
      ...['top', 'bottom', 'level', 'mean', 'lower', 'upper', 'movingRange', 'rules', 'missing'],
    ],
    rows: months.map(({ flags, levelText, ...month }) => ({
      ...{ provider, providerId, metric, ...month },
      rules: flags.map(({ rule }) => rule).join('; '),
    })),
  };
}

/** A funnel as a flat table, a row for each provider. */
export function funnelTable({ metric, period, points }: ShownFunnel): FlatTable {
  return {
    columns: [
      ...['metric', 'period', 'provider', 'providerId', 'top', 'bottom', 'value', 'z'],
      ...['beyond', 'side', 'judged', 'sentence'],
    ],
    rows: points.map(({ id, name, ...point }) => ({
      ...{ metric, period, provider: name, providerId: id, ...point },
    })),
  };
}

/** A change as a flat table, a row for each period. */
export function changeTable(change: ShownChange): FlatTable {
  const { provider, providerId, metric, before, after, difference } = change;
  return {
    columns: [
      ...['provider', 'providerId', 'metric', 'period', 'outturn', 'lower', 'upper', 'madeOf'],
      ...['change', 'changeLower', 'changeUpper', 'moreThanChance'],
    ],
    rows: [before, after].map(({ period, outturn, madeOf, interval }, at) => {
      const found = at === 1 ? difference : null;
      return {
        ...{ provider, providerId, metric, period, outturn, madeOf },
        ...{ lower: interval?.lower ?? null, upper: interval?.upper ?? null },
        ...{ change: found?.change ?? null, changeLower: found?.lower ?? null },
        changeUpper: found?.upper ?? null,
        moreThanChance: found ? String(found.moreThanChance) : null,
      };
    }),
  };
}

/** A forecast as a flat table, a row for each month. */
export function yearEndTable({ provider, providerId, metric, points }: ShownYearEnd): FlatTable {
  return {
    columns: [
      ...['provider', 'providerId', 'metric', 'period', 'value', 'level'],
      ...['forecast', 'lower', 'upper'],
    ],
    rows: points.map(({ valueText, levelText, forecastText, ...point }) => ({
      ...{ provider, providerId, metric, ...point },
    })),
  };
}
