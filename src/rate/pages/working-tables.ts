import type { Scheme } from '../../catalogue/index.ts';
import type { PerformanceRow } from '../../measure/index.ts';
import type { RatedRow } from '../rating/rating-report.ts';
import type { InputScore } from '../scheme/rating.ts';
import { metricAddress, outturnAddress } from './addresses.ts';
import { measuredWords } from './measured-words.ts';
import { scoreText, shareText } from './rating-words.ts';

/** Where a figure of the card came from, by the code of its metric. */
export type FiguresOf = ReadonlyMap<string, PerformanceRow>;
export type Working = { scheme: Scheme; row: RatedRow; period: string; figures: FiguresOf };

/** A domain with its inputs, or the whole where the scheme has no domains. */
export type WorkingPart = {
  code: string;
  title: string;
  inputs: readonly InputScore[];
};

/** The inputs of a rating by domain, without domains that have none. */
export function workingParts({ scheme, row }: Pick<Working, 'scheme' | 'row'>): WorkingPart[] {
  if (scheme.domains.length === 0) {
    return [{ code: 'inputs', title: 'Every input', inputs: row.inputs }];
  }
  return scheme.domains
    .map(({ code, title }) => ({
      ...{ code, title, inputs: row.inputs.filter(({ domain }) => domain === code) },
    }))
    .filter(({ inputs }) => inputs.length > 0);
}

/** Every input of a part with what it was, how it was measured, and what it adds. */
export function workingTable(working: Working, { code, title, inputs }: WorkingPart) {
  const { scheme } = working;
  const before = inputs.some(({ texts }) => texts.previous !== '');
  const quarters = inputs.some((input) => input.quarters.length > 0);
  return {
    id: `working-${code}`,
    caption: `The working: ${title}`,
    captionClasses: 'govuk-visually-hidden',
    classes: 'gh-dense',
    empty: 'It has no inputs.',
    head: [
      'Input',
      { text: 'Outturn', numeric: true },
      { text: 'Level', numeric: true },
      ...(before ? [{ text: 'Before', numeric: true }] : []),
      'How it is scored',
      ...(quarters ? ['Points by quarter'] : []),
      { text: 'Points', numeric: true },
      { text: 'Weight', numeric: true },
      { text: 'Share', numeric: true },
      { text: 'Adds', numeric: true },
    ],
    rows: inputs.map((input) => [
      {
        ...{ text: input.title, detail: input.metric },
        href: metricAddress(input.metric, { period: working.period }),
      },
      outturnCell(working, input),
      { text: textOr(input.texts.level), numeric: true },
      ...(before ? [{ text: textOr(input.texts.previous), numeric: true }] : []),
      { text: measuredWords(scheme, input), classes: 'gh-words' },
      ...(quarters ? [quarterWords(scheme, input)] : []),
      { text: scoreText(scheme, input.score), numeric: true },
      { text: shareText(input.weight), numeric: true },
      { text: input.score === null ? '–' : `${shareText(input.effectiveWeight)}%`, numeric: true },
      { text: contributionText(input), numeric: true },
    ]),
  };
}

function outturnCell({ row, figures }: Working, { metric, title, texts }: InputScore) {
  const href = outturnAddress(figures.get(metric));
  const text = textOr(texts.outturn);
  if (!href || texts.outturn === '') return { text, numeric: true };
  return { text, href, label: `${row.name}, ${title}, outturn`, numeric: true };
}

function textOr(text: string): string {
  return text === '' ? '–' : text;
}

/** What the quarters of an input gave, where the scheme looks at several. */
export function quarterWords(scheme: Scheme, { quarters }: InputScore): string {
  return quarters
    .map(({ period, points, weight }) => {
      const said = points === null ? 'none' : scoreText(scheme, points);
      return `${period}: ${said} (counts ${shareText(weight)})`;
    })
    .join('; ');
}

/** What an input adds, with two decimals, since it is a part of a score. */
export function contributionText({ contribution }: InputScore): string {
  return contribution === null ? '–' : contribution.toFixed(2);
}
