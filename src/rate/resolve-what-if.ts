import { endsOn, printPeriod } from '../calendar/index.ts';
import { findMetric } from '../catalogue/index.ts';
import { levelsUnderNotice } from '../commission/index.ts';
import { GatehouseError, type Problem } from '../errors.ts';
import { findSubject, nearestNames } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { metricsOfScheme } from './figures/read-subjects.ts';
import { spanPeriods } from './figures/span-periods.ts';
import type { WhatIf } from './rating-report.ts';
import type { RatedSubject } from './scheme/rated-subject.ts';
import type { Supposed, Supposition } from './scheme/what-if.ts';
import type { Settled } from './settle-question.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue'>;

/** A part of a what-if with its names found, or what is wrong with it. */
type Found<T> = { found: T[]; problems: Problem[] };

/**
 * A what-if with all of its names found. Throws RATE_WHAT_IF_REFUSED with every name that is not known, every
 * figure that the scheme does not look at, and a notice that cannot be tried.
 */
export async function resolveWhatIf(
  hub: Known,
  {
    whatIf,
    settled,
    subjects,
  }: { whatIf: WhatIf; settled: Settled; subjects: readonly RatedSubject[] },
): Promise<Supposition> {
  const looking = { hub, settled, subjects };
  const outturns = figures(looking, whatIf.outturns, 'outturns');
  const levels = figures(looking, whatIf.levels, 'levels');
  const weights = weightsOf(settled, whatIf.weights);
  const notice = whatIf.notice ? await noticeLevels(looking, whatIf.notice) : nothing;
  const problems = [outturns, levels, weights, notice].flatMap((part) => part.problems);
  if (problems.length > 0) {
    throw new GatehouseError('RATE_WHAT_IF_REFUSED', 'The what-if cannot be tried.', {
      ...{ status: 422, problems },
    });
  }
  // A level that is named goes before one of the notice.
  return {
    outturns: outturns.found,
    levels: [...levels.found, ...notice.found],
    weights: weights.found,
  };
}

const nothing: Found<Supposed> = { found: [], problems: [] };

type Looking = { hub: Known; settled: Settled; subjects: readonly RatedSubject[] };

function figures(
  looking: Looking,
  wished: WhatIf['outturns'],
  part: 'outturns' | 'levels',
): Found<Supposed> {
  const each = wished.map(({ provider, metric, value }, index) => {
    const at = `${part}/${index}`;
    const who = providerIn(looking, provider, `${at}/provider`);
    const what = metricIn(looking, metric, `${at}/metric`);
    const problems = [
      ...('problem' in who ? [who.problem] : []),
      ...('problem' in what ? [what.problem] : []),
      ...(Number.isFinite(value) ? [] : [problem(`${at}/value`, 'Give a figure.')]),
    ];
    const found =
      'id' in who && 'code' in what ? [{ providerId: who.id, metric: what.code, value }] : [];
    return { found, problems };
  });
  return together(each);
}

function together<T>(parts: ReadonlyArray<Found<T>>): Found<T> {
  return {
    found: parts.flatMap(({ found }) => found),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

function providerIn(
  { hub, settled, subjects }: Looking,
  name: string,
  path: string,
): { id: string } | { problem: Problem } {
  const { estate } = hub;
  const subject =
    findSubject(estate, name, { on: endsOn(settled.period) }) ?? findSubject(estate, name);
  if (!subject) {
    const nearest = nearestNames(estate, name, { kind: undefined }).join(', ');
    const said = `Nobody is called “${name.slice(0, 100)}”. Nearest names: ${nearest}.`;
    return { problem: problem(path, said) };
  }
  if (subjects.some(({ id }) => id === subject.id)) return { id: subject.id };
  return { problem: problem(path, `${settled.scheme.title} does not rate ${subject.name} here.`) };
}

function metricIn(
  { hub, settled }: Looking,
  name: string,
  path: string,
): { code: string } | { problem: Problem } {
  const looksAt = metricsOfScheme(hub, settled.scheme);
  const metric = findMetric(hub.catalogue, name);
  if (metric && looksAt.includes(metric)) return { code: metric.code };
  const codes = looksAt.map(({ code }) => code).join(', ');
  const said = metric
    ? `${settled.scheme.title} does not look at ${metric.code}.`
    : `No metric has the code or title “${name.slice(0, 100)}”.`;
  return { problem: problem(path, `${said} It looks at ${codes}.`) };
}

function weightsOf(
  { scheme }: Settled,
  wished: WhatIf['weights'],
): Found<WhatIf['weights'][number]> {
  const codes = scheme.inputs.map(({ code }) => code);
  const each = wished.map((wish, index) => {
    const at = `weights/${index}`;
    const unknown = codes.includes(wish.input)
      ? []
      : [
          problem(
            `${at}/input`,
            `${scheme.title} has no input “${wish.input.slice(0, 100)}”. It has ${codes.join(', ')}.`,
          ),
        ];
    const sound = Number.isFinite(wish.weight) && wish.weight >= 0;
    const bad = sound ? [] : [problem(`${at}/weight`, 'Give a weight of 0 or more.')];
    return { found: [wish], problems: [...unknown, ...bad] };
  });
  return together(each);
}

/** The levels of the period, or of the last quarter that the scheme looks at. */
async function noticeLevels(
  { hub, settled, subjects }: Looking,
  notice: NonNullable<WhatIf['notice']>,
): Promise<Found<Supposed>> {
  try {
    const { scheme, period } = settled;
    const of = printPeriod(spanPeriods(scheme, period).at(-1)?.period ?? period);
    const looksAt = new Set(metricsOfScheme(hub, scheme).map(({ code }) => code));
    const rated = new Set(subjects.map(({ id }) => id));
    const levels = await levelsUnderNotice(hub, notice);
    const found = levels.flatMap(({ providerId, metric, period: when, stated }) =>
      printPeriod(when) === of &&
      looksAt.has(metric) &&
      rated.has(providerId) &&
      stated.value !== null
        ? [{ providerId, metric, value: stated.value }]
        : [],
    );
    if (found.length > 0) return { found, problems: [] };
    const said = `Notice ${notice.number} of ${notice.agreement} states no level of ${of} that ${scheme.title} looks at.`;
    return { found, problems: [problem('notice', said)] };
  } catch (error) {
    if (!(error instanceof GatehouseError) || !error.code.startsWith('COMMISSION_')) throw error;
    return { found: [], problems: [problem('notice', error.message)] };
  }
}

function problem(path: string, message: string): Problem {
  return { message, place: { path } };
}
