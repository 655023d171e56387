import { endsOn, printPeriod } from '../../calendar/index.ts';
import {
  findMetric,
  type Metric,
  readNumeral,
  readValue,
  type Scheme,
} from '../../catalogue/index.ts';
import { levelsUnderNotice } from '../../commission/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { findSubject, nearestNames } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { metricsOfScheme } from '../figures/scheme-metrics.ts';
import { spanPeriods } from '../figures/span-periods.ts';
import type { RatedSubject } from '../scheme/rated-subject.ts';
import type { Supposed, Supposition } from '../scheme/what-if.ts';
import type { WhatIf } from './rating-report.ts';
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
  const seen = new Set<string>();
  const each = wished.map(({ provider, metric, value }, index) => {
    const at = `${part}/${index}`;
    const who = providerIn(looking, provider, `${at}/provider`);
    const what = metricIn(looking, metric, `${at}/metric`);
    const figure = figureIn(value, 'metric' in what ? what.metric : undefined, `${at}/value`);
    const problems = [
      ...('problem' in who ? [who.problem] : []),
      ...('problem' in what ? [what.problem] : []),
      ...('id' in who && 'metric' in what
        ? onceOnly(seen, [who.id, what.metric.code], `${at}/metric`)
        : []),
      ...(figure && 'problem' in figure ? [figure.problem] : []),
    ];
    const found =
      'id' in who && 'metric' in what && figure && 'value' in figure
        ? [{ providerId: who.id, metric: what.metric.code, value: figure.value }]
        : [];
    return { found, problems };
  });
  return together(each);
}

/** Of two figures of the same nobody could tell which was tried. */
function onceOnly(seen: Set<string>, names: readonly string[], path: string): Problem[] {
  const key = names.join('\n');
  if (seen.has(key)) return [problem(path, `${names.join(', ')} stands twice. Take one out.`)];
  seen.add(key);
  return [];
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

/** A figure, or a text that says one as its metric is written; a text of no known metric cannot be read. */
function figureIn(
  written: number | string,
  metric: Metric | undefined,
  path: string,
): { value: number } | { problem: Problem } | undefined {
  const noFigure = { problem: problem(path, 'Give a figure.') };
  if (typeof written === 'number') return Number.isFinite(written) ? { value: written } : noFigure;
  if (!metric) return undefined;
  const reading = readValue(written, metric);
  if ('problem' in reading) {
    return { problem: { ...problem(path, `${reading.problem}.`), expected: reading.expected } };
  }
  const { value } = reading.stated;
  return value === null ? noFigure : { value };
}

function metricIn(
  { hub, settled }: Looking,
  name: string,
  path: string,
): { metric: Metric } | { problem: Problem } {
  const looksAt = metricsOfScheme(hub.catalogue, settled.scheme);
  const metric = findMetric(hub.catalogue, name);
  if (metric && looksAt.includes(metric)) return { metric };
  const codes = looksAt.map(({ code }) => code).join(', ');
  const said = metric
    ? `${settled.scheme.title} does not look at ${metric.code}.`
    : `No metric has the code or title “${name.slice(0, 100)}”.`;
  return { problem: problem(path, `${said} It looks at ${codes}.`) };
}

function weightsOf(
  { scheme }: Settled,
  wished: WhatIf['weights'],
): Found<Supposition['weights'][number]> {
  const seen = new Set<string>();
  const each = wished.map(({ input: name, weight: written }, index) => {
    const at = `weights/${index}`;
    const input = inputNamed(scheme, name);
    const weight = weightIn(written);
    const problems = [
      ...(input
        ? onceOnly(seen, [input], `${at}/input`)
        : [problem(`${at}/input`, noInputWords(scheme, name))]),
      ...(weight === undefined ? [problem(`${at}/weight`, 'Give a weight of 0 or more.')] : []),
    ];
    return { found: input && weight !== undefined ? [{ input, weight }] : [], problems };
  });
  return together(each);
}

/** The code of the input that goes by a name: its own code, or that of a metric which no other looks at. */
function inputNamed({ inputs }: Scheme, name: string): string | undefined {
  const same = (code: string) => code.toLowerCase() === name.toLowerCase();
  const looking = inputs.filter(({ metrics }) => metrics.some(same));
  return (inputs.find(({ code }) => same(code)) ?? (looking.length === 1 ? looking[0] : undefined))
    ?.code;
}

function noInputWords({ title, inputs }: Scheme, name: string): string {
  const codes = inputs.map(({ code }) => code).join(', ');
  return `${title} has no input “${name.slice(0, 100)}”. It has ${codes}.`;
}

function weightIn(written: number | string): number | undefined {
  const numeral = typeof written === 'number' ? { value: written } : readNumeral(written.trim());
  if ('refused' in numeral) return undefined;
  return Number.isFinite(numeral.value) && numeral.value >= 0 ? numeral.value : undefined;
}

/** The levels of the period, or of the last quarter where the provider is rated by quarters. */
async function noticeLevels(
  { hub, settled, subjects }: Looking,
  notice: NonNullable<WhatIf['notice']>,
): Promise<Found<Supposed>> {
  try {
    const { scheme, period } = settled;
    const of = printPeriod(spanPeriods(scheme, period).at(-1)?.period ?? period);
    const looksAt = new Set(metricsOfScheme(hub.catalogue, scheme).map(({ code }) => code));
    // A year of which no quarter is known is rated as a whole.
    const ratedBy = new Map(subjects.map(({ id, spans }) => [id, spans.at(-1)?.period]));
    const levels = await levelsUnderNotice(hub, notice);
    const found = levels.flatMap(({ providerId, metric, period: when, stated }) =>
      printPeriod(when) === ratedBy.get(providerId) && looksAt.has(metric) && stated.value !== null
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
