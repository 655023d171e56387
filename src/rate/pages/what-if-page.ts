import { listAgreementRows } from '../../commission/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page, type View } from '../../web/index.ts';
import { listRatings } from '../actions.ts';
import { metricsOfScheme } from '../figures/scheme-metrics.ts';
import type { RatingReport } from '../rating/rating-report.ts';
import { ratingsAddress, schemeAddress, whatIfAddress } from './addresses.ts';
import {
  askScheme,
  isNoRating,
  type Option,
  placeFields,
  ratingQuestion,
  type SchemeQuestion,
  schemeParams,
} from './scheme-question.ts';
import { inOrder, readWhatIf, type WhatIfAsked, whatIfQuery } from './what-if-form.ts';
import { whatIfView } from './what-if-view.ts';

/** Ratings as they would be with other figures, levels or weights. The address holds it all; nothing is stored. */
export function whatIfPage(): Page {
  return page({
    needs: 'see performance',
    path: '/ratings/:scheme/what-if',
    params: schemeParams,
    query: whatIfQuery,
    show: async ({ hub, params, query }) => {
      const { region, period } = query;
      const question = await askScheme(hub, params.scheme, { region, period });
      const asked = readWhatIf(query);
      try {
        // As the figures are: for the names that the form offers, and for a page that is not refused whole.
        const asIs = await listRatings(hub, ratingQuestion(question));
        const frame = await frameOf(hub, question, { asked, asIs });
        return await answered(hub, { question, asked, frame, asIs });
      } catch (error) {
        if (!isNoRating(error)) throw error;
        const frame = await frameOf(hub, question, { asked, asIs: undefined });
        const status = query.period === undefined ? 200 : error.status;
        return { ...frame, status, data: { ...frame.data, refusal: error.message } };
      }
    },
  });
}

type Answering = {
  question: SchemeQuestion;
  asked: WhatIfAsked;
  frame: View;
  asIs: RatingReport;
};

async function answered(hub: Hub, { question, asked, frame, asIs }: Answering): Promise<View> {
  const { whatIf, problems, fieldOf } = asked;
  if (!whatIf) return frame;
  const known = await tried(hub, question, whatIf);
  const others = 'problems' in known ? known.problems : [];
  if (problems.length > 0 || others.length > 0) {
    const own = new Set(problems.map(({ place }) => place?.path));
    const atFields = others.map((one) => placed(one, fieldOf));
    return {
      ...frame,
      ...{ status: 422, problemSummary: 'The what-if cannot be tried.' },
      problems: inOrder([...problems, ...atFields.filter(({ place }) => !own.has(place?.path))]),
    };
  }
  if (!('report' in known)) return frame;
  return {
    ...frame,
    data: { ...frame.data, result: whatIfView(asIs, known.report, question.code) },
  };
}

/** The ratings with the changes, or every mistake in them. */
async function tried(
  hub: Hub,
  question: SchemeQuestion,
  whatIf: NonNullable<WhatIfAsked['whatIf']>,
): Promise<{ report: RatingReport } | { problems: readonly Problem[] }> {
  try {
    return { report: await listRatings(hub, { ...ratingQuestion(question), whatIf }) };
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'RATE_WHAT_IF_REFUSED') throw error;
    return { problems: error.problems };
  }
}

function placed(problem: Problem, fieldOf: WhatIfAsked['fieldOf']): Problem {
  const path = fieldOf(problem.place?.path ?? '');
  return path === undefined ? problem : { ...problem, place: { path } };
}

async function frameOf(
  hub: Hub,
  question: SchemeQuestion,
  { asked, asIs }: { asked: WhatIfAsked; asIs: RatingReport | undefined },
): Promise<View> {
  const { scheme, code, region, periodWords, simulated, period } = question;
  const { figures, weights, agreement, notice } = asked;
  const names = (asIs?.rows ?? []).flatMap(({ name, members }) =>
    members.length > 0 ? members : [name],
  );
  return {
    view: 'rate/views/what-if.njk',
    title: `What if: ${scheme.shortTitle}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Ratings', href: ratingsAddress },
      { text: scheme.shortTitle, href: schemeAddress(code, { region: region.id, period }) },
      { text: 'What if' },
    ],
    data: {
      ...{ title: scheme.title, territory: region.officialName, periodWords, simulated },
      ...{ action: whatIfAddress(code), clear: whatIfAddress(code, { region: region.id, period }) },
      places: placeFields(hub, question),
      names,
      figures: figures.map((row) => ({
        ...row,
        metrics: chosen(metricOptions(hub, question), row.metric, 'Choose a metric'),
      })),
      weights: weights.map((row) => ({
        ...row,
        inputs: chosen(inputOptions(question), row.input, 'Choose an input'),
      })),
      ...{ agreement, notice, agreements: await agreementOptions(hub, agreement) },
    },
  };
}

function metricOptions(hub: Hub, { scheme }: SchemeQuestion): Option[] {
  return metricsOfScheme(hub.catalogue, scheme).map(({ code, shortTitle }) => ({
    ...{ value: code, text: `${shortTitle} (${code})`, selected: false },
  }));
}

function inputOptions({ scheme }: SchemeQuestion): Option[] {
  return scheme.inputs.map(({ code, title, weight }) => ({
    ...{ value: code, text: `${title} (${weight})`, selected: false },
  }));
}

async function agreementOptions({ database }: Hub, agreement: string): Promise<Option[]> {
  const known = (await listAgreementRows(database)).map(({ id, title }) => ({
    ...{ value: id, text: title, selected: false },
  }));
  return chosen(known, agreement, 'None');
}

/** The options with what was chosen, even where it is none of them, below one for nothing. */
function chosen(options: readonly Option[], value: string, nothing: string): Option[] {
  const known = options.map((one) => ({ ...one, selected: one.value === value }));
  const isOther = value !== '' && !known.some(({ selected }) => selected);
  return [
    { value: '', text: nothing, selected: value === '' },
    ...known,
    ...(isOther ? [{ value, text: value, selected: true }] : []),
  ];
}
