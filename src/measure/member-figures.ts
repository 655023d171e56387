import type { Period } from '../calendar/index.ts';
import type { Breakdown, Metric } from '../catalogue/index.ts';
import { listCoverage } from '../deliver/index.ts';
import type { Provider } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { type CountedFigure, CountedFigures, type Summed } from './counted-figures.ts';
import { notStated } from './groups.ts';
import { standInsFor, yieldingOf } from './stand-ins.ts';
import { type MemberSum, sumCells, sumMemberCells } from './store/cells.ts';

type Asked = {
  period: Period;
  providerIds: readonly string[];
  /** Codes of the tallies. */
  tallies: readonly string[];
  breakdown: Breakdown;
};

type FindFigure = (providers: readonly Provider[], metric: Metric) => CountedFigure | undefined;

/** Figures of a period, whole and by the groups of a breakdown; what finds them works out each anew. */
export type MemberFigures = {
  /** As they are declared, then others that are kept, then those not stated. */
  members: readonly string[];
  whole: FindFigure;
  of: ReadonlyMap<string, FindFigure>;
};

/** Reads what some tallies add up to at some providers, whole and by group. */
export async function readMemberFigures(
  hub: Pick<Hub, 'database' | 'catalogue'>,
  { period, providerIds, tallies, breakdown }: Asked,
): Promise<MemberFigures> {
  const { first, months } = period;
  // What stands in without these groups would leave them short of the whole.
  const standIns = standInsFor(hub.catalogue, tallies).filter(({ by }) =>
    by.includes(breakdown.code),
  );
  const cells = {
    ...{ providerIds, first, months, yielding: yieldingOf(hub.catalogue, standIns) },
    tallies: [...tallies, ...standIns.map(({ code }) => code)],
  };
  const [sums, parts, covered] = await Promise.all([
    sumCells(hub.database, cells),
    sumMemberCells(hub.database, breakdown.code, cells),
    listCoverage(hub.database, { providerIds, first, months }),
  ]);
  const finding = (known: readonly Summed[]): FindFigure => {
    const figures = new CountedFigures(hub.catalogue, period, { sums: known, covered });
    return (providers, metric) => figures.find(providers, metric);
  };
  const members = [
    ...new Set([
      ...breakdown.groups.map(({ code }) => code),
      ...parts
        .map(({ member }) => member)
        .filter((member) => member !== notStated)
        .sort(),
      notStated,
    ]),
  ];
  return {
    members,
    whole: finding(sums),
    of: new Map(members.map((member) => [member, finding(sumsOfMember(sums, parts, member))])),
  };
}

/**
 * What a group adds to each sum: 0 where it has no cell. The months are those of the whole, so that a stock is
 * averaged over the same months in every group and the groups add up.
 */
function sumsOfMember(
  sums: readonly Summed[],
  parts: readonly MemberSum[],
  member: string,
): Summed[] {
  const own = new Map(
    parts
      .filter((part) => part.member === member)
      .map((part) => [`${part.provider_id}|${part.tally}`, part]),
  );
  return sums.map((sum) => {
    const part = own.get(`${sum.provider_id}|${sum.tally}`);
    return { ...sum, records: part?.records ?? 0, amount: part?.amount ?? '0' };
  });
}
