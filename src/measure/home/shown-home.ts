import type { PerformanceRow } from '../performance.ts';
import type { Exceptions } from './exceptions.ts';
import type { OwnHome } from './read-home.ts';

/** How many missed figures, and how many providers, are told. */
const mostShown = 10;

/** Home as the API and the command line give it: plain values under stable names. */
export function shownHome({ waiting, checked, exceptions, happenings }: OwnHome) {
  const { count, lines } = waiting;
  return {
    waiting: { count, lines },
    checked: checked ?? null,
    exceptions: exceptions ? shownExceptions(exceptions) : null,
    happenings,
  };
}

/** Home as doors give it. */
export type ShownHome = ReturnType<typeof shownHome>;

function shownExceptions({ rows, byProvider, ...counts }: Exceptions) {
  return {
    ...counts,
    rows: rows.slice(0, mostShown).map(shownRow),
    byProvider: byProvider.slice(0, mostShown).map(({ provider, providerId, missed, judged }) => ({
      ...{ provider, providerId, missed, judged },
    })),
  };
}

function shownRow(row: PerformanceRow) {
  const { provider, providerId, metric, title, outturnText, levelText } = row;
  const { outturn, level, variance, variancePercent, provisional } = row;
  return {
    ...{ provider, providerId, metric, title, outturn, outturnText, level, levelText },
    ...{ variance, variancePercent, provisional },
  };
}
