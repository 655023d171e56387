import { z } from 'zod';
import type { Hub } from '../../hub.ts';
import { type Page, page, type View } from '../../web/index.ts';
import { listCoverage } from '../coverage.ts';
import { reportAddress } from './asked-report.ts';

const query = z.object({ region: z.string().optional(), period: z.string().optional() });
type Chosen = z.output<typeof query>;

/** Which regions and years a report can be made for. */
export function choosePage(): Page {
  return page({
    needs: 'see published',
    path: '/report',
    query,
    show: ({ hub, query: chosen }) => showChoice(hub, chosen),
  });
}

/** The choice, with what was chosen before where that led nowhere. */
export async function showChoice(hub: Hub, chosen: Chosen): Promise<View> {
  const coverage = await listCoverage(hub);
  const years = [...new Set(coverage.flatMap((one) => one.years))].toSorted().toReversed();
  const [newest] = years;
  const period = chosen.period ?? newest ?? '';
  return {
    view: 'report/views/choose.njk',
    title: 'Annual report',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Annual report' }],
    data: {
      reports: coverage.flatMap(({ region, years: some }) =>
        some.map((year) => ({
          text: `${region.name}, ${year}`,
          href: reportAddress('', { region: region.id, period: year }),
        })),
      ),
      regions: coverage.map(({ region }) => ({
        value: region.id,
        text: region.name,
        selected: region.id === chosen.region,
      })),
      periods: years.map((year) => ({ value: year, text: year, selected: year === period })),
    },
  };
}
