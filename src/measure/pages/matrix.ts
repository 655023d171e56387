import { groupSubject, groupsIn, providersIn } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page, type View } from '../../web/index.ts';
import { listPerformance } from '../actions.ts';
import { isGiven, type PerformanceRow } from '../performance.ts';
import { dataAddresses } from './addresses.ts';
import { otherPeriods } from './chosen-period.ts';
import { regionsHeld } from './chosen-territory.ts';
import { matrixAddress, matrixFilters } from './matrix-filters.ts';
import { Grid, reasonsId } from './matrix-grid.ts';
import {
  askMatrix,
  type MatrixQuery,
  type MatrixQuestion,
  matrixQuery,
} from './matrix-question.ts';
import { type Across, type MatrixTable, matrixTable } from './matrix-table.ts';
import { reasonsOf } from './reasons.ts';

/** Every provider against its levels: metrics down, providers across. */
export function matrixPage(): Page {
  return page({
    needs: 'see published',
    path: '/performance',
    query: matrixQuery,
    show: ({ hub, query }) => showMatrix(hub, query),
  });
}

const frame = {
  view: 'measure/views/matrix.njk',
  title: 'Performance',
  breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Performance' }],
};

async function showMatrix(hub: Hub, query: MatrixQuery): Promise<View> {
  const question = await askMatrix(hub, query);
  if (!question) return { ...frame, data: { nothingHeld: true, use: query.use } };
  const rows = await listRows(hub, question);
  const tables = tablesOf(hub, question, rows);
  const { chosen, territory, use } = question;
  return {
    ...frame,
    title: `Performance ${chosen.text}`,
    data: {
      chosen,
      territory: territory.officialName,
      simulated: territory.simulated,
      use,
      status: question.status,
      filters: matrixFilters(hub, question),
      tables,
      counted: rows.some(({ basis }) => basis === 'counted'),
      reasonsId,
      reasons: reasonsOf(rows.filter((row) => row.providerId === territory.id)),
      without: withoutFigures(hub, question),
      data: dataAddresses({
        region: territory.id,
        period: chosen.text,
        use: use === 'context' ? use : undefined,
      }),
      ...(tables.length === 0 && waysOut(hub, question)),
    },
  };
}

/** The rows of providers with figures and of the territory; describing figures only where they are stated. */
async function listRows(hub: Hub, question: MatrixQuestion): Promise<PerformanceRow[]> {
  const { chosen, territory, providerIds, use } = question;
  if (!chosen.isHeld) return [];
  const rows = await listPerformance(hub, { region: territory.id, period: chosen.period, use });
  return rows.filter(
    (row) =>
      (providerIds.has(row.providerId) || row.providerId === territory.id) &&
      (use === 'delivery' || isGiven(row)),
  );
}

function tablesOf(
  hub: Hub,
  question: MatrixQuestion,
  rows: readonly PerformanceRow[],
): MatrixTable[] {
  const grid = new Grid(question, rows);
  const { kind, territory, metrics } = question;
  const { areas, prisons } = subjectsOf(hub, question);
  const last = territory;
  const across: Across[] = [
    ...(kind === 'prisons'
      ? []
      : [{ id: 'areas', title: 'Probation areas', one: 'area', subjects: areas, last }]),
    ...(kind === 'areas'
      ? []
      : [{ id: 'prisons', title: 'Prisons', one: 'prison', subjects: prisons, last }]),
  ];
  const tables = across.flatMap((one) => matrixTable(grid, one, metrics) ?? []);
  if (kind !== undefined) return tables;
  const ofProviders = new Set(
    rows.filter(({ providerId }) => providerId !== territory.id).map(({ metric }) => metric),
  );
  const itself = {
    id: 'territory',
    title: territory.officialName,
    one: 'territory',
    subjects: [territory],
  };
  const rest = metrics.filter(({ code }) => !ofProviders.has(code));
  return [...tables, matrixTable(grid, itself, rest) ?? []].flat();
}

function subjectsOf(hub: Hub, { territory, chosen, providerIds }: MatrixQuestion) {
  const providers = providersIn(hub.estate, territory.id, chosen.period);
  const groups = groupsIn(hub.estate, territory.id, chosen.period).map(groupSubject);
  const held = [...providers, ...groups].filter(({ id }) => providerIds.has(id));
  return {
    areas: held.filter(({ kind }) => kind === 'area'),
    prisons: held.filter(({ kind }) => kind !== 'area'),
  };
}

/** How many providers were open and have no figures: they have no column. */
function withoutFigures(hub: Hub, { territory, chosen, providerIds }: MatrixQuestion): number {
  return providersIn(hub.estate, territory.id, chosen.period).filter(
    ({ id }) => !providerIds.has(id),
  ).length;
}

/** Where there is something, for a question that finds nothing. */
function waysOut(hub: Hub, question: MatrixQuestion) {
  const { chosen, providerIds } = question;
  return {
    periods: otherPeriods(chosen, (period) =>
      matrixAddress(question, { period, domain: undefined }),
    ),
    regions: regionsHeld(hub, providerIds, chosen.period).map(({ id, officialName }) => ({
      text: officialName,
      href: matrixAddress(question, { region: id }),
    })),
  };
}
