import type { Explanation } from '../explanation.ts';
import { listWords, sentence } from '../field-words.ts';
import type { Catalogue } from '../metric.ts';
import { explainGates } from './gate-words.ts';
import { explainInputs } from './input-words.ts';
import { factWords, metricWords } from './plain-words.ts';
import { explainRollUp } from './roll-up-words.ts';
import type { Scheme } from './scheme.ts';

const kinds = { area: 'probation areas', establishment: 'establishments' };
const periods = { quarter: 'quarters', year: 'years', 'to date': 'years to date', month: 'months' };

/** A scheme in plain words, for those who are rated by it: generated from its definition. */
export function explainScheme(
  scheme: Scheme,
  catalogue: Pick<Catalogue, 'metrics'>,
): Explanation[] {
  return [
    { term: 'What it is', text: scheme.note.trim() },
    { term: 'Used in', text: sentence(scheme.usedIn) },
    ...(scheme.changes
      ? [{ term: `What is new in version ${scheme.version}`, text: scheme.changes.trim() }]
      : []),
    { term: 'Who is rated', text: ratedWords(scheme) },
    ...leftOut(scheme),
    {
      term: 'Periods',
      text: sentence(listWords(scheme.periods.map((kind) => periods[kind]))),
    },
    ...explainInputs(scheme, catalogue),
    ...explainRollUp(scheme),
    ...explainGates(scheme, catalogue),
    { term: 'Rounding', text: roundingWords(scheme) },
    { term: 'Places', text: placeWords(scheme) },
    { term: 'Regions', text: regionWords(scheme) },
    { term: 'Moderation', text: moderationWords(scheme) },
    ...publishedBeside(scheme, catalogue),
    { term: 'What is official', text: scheme.official.trim() },
    { term: 'Source', text: scheme.source.trim() },
  ];
}

function ratedWords({ rated }: Scheme): string {
  const who = sentence(listWords(rated.kinds.map((kind) => kinds[kind])));
  const only = rated.only.map(
    (rule) => ` Only where ${factWords([rule])}: ${sentence(rule.because)}`,
  );
  const unknown = ' Where no source says, it is rated.';
  return `${who}${only.join('')}${only.length > 0 ? unknown : ''}`;
}

function leftOut({ rated }: Scheme): Explanation[] {
  if (rated.except.length === 0) return [];
  const rules = rated.except.map((rule) => `Where ${factWords([rule])}: ${sentence(rule.because)}`);
  return [{ term: 'Who is left out', text: rules.join(' ') }];
}

function roundingWords({ rounding, overall }: Scheme): string {
  const { places, beforeBands } = rounding;
  const to = places === 0 ? 'whole numbers' : `${places} ${places === 1 ? 'decimal' : 'decimals'}`;
  const scores = `Scores are rounded to ${to}, half away from zero.`;
  if (overall.bands.length === 0) return scores;
  return `${scores} The band is read off the ${beforeBands ? 'rounded score' : 'score before it is rounded'}.`;
}

function placeWords({ reportingGroups }: Scheme): string {
  const groups =
    reportingGroups === 'together'
      ? 'The members of a reporting group share the mean of their scores and one place.'
      : 'Each member of a reporting group has a score and a place of its own.';
  return `1 is the best. Equal scores share a place. Who is not rated has none. ${groups}`;
}

function regionWords({ regions }: Scheme): string {
  return regions
    ? 'A region has the band that the mean of the band values of its providers falls in, in each domain and as a whole.'
    : 'A region has no rating of its own.';
}

function moderationWords({ moderation }: Scheme): string {
  if (!moderation) return 'Nobody puts another band in place of the computed one.';
  const { by, mostBands } = moderation;
  const far = mostBands === 1 ? 'the next band up or down' : `a band up to ${mostBands} up or down`;
  return `${sentence(`${by} may put ${far} in place of the computed one, with a reason`)} Both are shown.`;
}

function publishedBeside(
  { published, domains }: Scheme,
  catalogue: Pick<Catalogue, 'metrics'>,
): Explanation[] {
  if (!published) return [];
  const titles = new Map(domains.map(({ code, title }) => [code, title]));
  const named = [
    ...(published.overall ? [`the whole ${metricWords([published.overall], catalogue)}`] : []),
    ...(published.position ? [`places ${metricWords([published.position], catalogue)}`] : []),
    ...Object.entries(published.domains).map(
      ([code, metric]) => `${titles.get(code) ?? code} ${metricWords([metric], catalogue)}`,
    ),
  ];
  if (named.length === 0) return [];
  return [{ term: 'Published', text: `What was published stands beside: ${listWords(named)}.` }];
}
