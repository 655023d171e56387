import { positionChange } from '../../web/index.ts';
import type { ChartSpec } from '../document.ts';
import type { Drawn } from '../html.ts';

/** Draws a chart of the report. */
export function drawChart({ id, title, from, to, changes }: ChartSpec): Drawn {
  const words = { better: 'rose', worse: 'fell', from, to, change: 'Change' };
  const { svg, description } = positionChange({ id, title, changes, words, rowsAre: 'Prison' });
  return { id, svg, title, description };
}
