import type { Period } from '../calendar/index.ts';
import { GatehouseError } from '../errors.ts';
import type { Mark } from './chance/drawn-chart.ts';
import { readMarks } from './pages/variation/marks.ts';

/** Marks as people write them, `Oct 2007: new drug strategy`. Throws RATE_CHART_REFUSED with all that do not fit. */
export function marksOf(texts: readonly string[], span: Period): Mark[] {
  const { marks, problems } = readMarks(texts, span);
  if (problems.length === 0) return marks;
  throw new GatehouseError('RATE_CHART_REFUSED', 'The control chart cannot be drawn so.', {
    problems,
  });
}
