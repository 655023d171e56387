import type { Hub } from '../../hub.ts';
import { type Page, page, type View } from '../../web/index.ts';
import { listRatings } from '../actions.ts';
import type { RatingReport } from '../rating/rating-report.ts';
import { isRated } from '../scheme/rating.ts';
import {
  comparisonAddress,
  dataAddresses,
  definitionAddress,
  ratingsAddress,
  schemeAddress,
  whatIfAddress,
} from './addresses.ts';
import { besideView, positionsTable } from './beside-view.ts';
import { domainMatrix } from './domain-matrix.ts';
import { leagueChart, netSentences, slopeChart, surenessWords } from './places-charts.ts';
import { placesTable } from './places-table.ts';
import { publishedChange } from './published-change.ts';
import { byReason, leadSentence, nounsOf } from './rating-words.ts';
import { regionSentences } from './region-view.ts';
import {
  askScheme,
  isNoRating,
  placeFields,
  ratingQuestion,
  type SchemeQuestion,
  schemeParams,
  schemeQuery,
} from './scheme-question.ts';

/** The ratings by one scheme: matrix, places with their intervals, change, who is out, published beside computed. */
export function schemePage(): Page {
  return page({
    needs: 'see performance',
    path: '/ratings/:scheme',
    params: schemeParams,
    query: schemeQuery,
    show: async ({ hub, params, query }) => {
      const question = await askScheme(hub, params.scheme, query);
      const frame = frameOf(hub, question);
      try {
        const asked = { ...ratingQuestion(question), sureness: question.sureness };
        const report = await listRatings(hub, asked);
        return { ...frame, data: { ...frame.data, ...(await ratingsView(hub, question, report)) } };
      } catch (error) {
        if (!isNoRating(error)) throw error;
        const data = { ...frame.data, refusal: error.message, ways: waysOut(question) };
        return { ...frame, status: query.period === undefined ? 200 : error.status, data };
      }
    },
  });
}

function frameOf(hub: Hub, question: SchemeQuestion): View {
  const { scheme, code, region, period, periodWords, simulated } = question;
  const action = schemeAddress(code);
  return {
    view: 'rate/views/scheme.njk',
    title: `${scheme.shortTitle}${period ? `, ${period}` : ''}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Ratings', href: ratingsAddress },
      { text: scheme.shortTitle },
    ],
    data: {
      ...{ title: scheme.title, territory: region.officialName, periodWords, simulated },
      filters: {
        ...{ action, label: 'Choose ratings', submit: 'Show' },
        fields: placeFields(hub, question),
      },
      definition: definitionAddress(code),
    },
  };
}

/** Where there is something, for a period of which there is nothing. */
function waysOut({ code, region, ratable }: SchemeQuestion) {
  return ratable.slice(0, 12).map((period) => ({
    ...{ text: period, href: schemeAddress(code, { region: region.id, period }) },
  }));
}

async function ratingsView(hub: Hub, question: SchemeQuestion, report: RatingReport) {
  const { code, region, sureness } = question;
  const { period, rows, leftOut, rated, scheme } = report;
  const asked = { region: region.id, period };
  const silent = rows.filter((row) => !isRated(row));
  return {
    ...{ period, lead: leadSentence(report), nouns: nounsOf(scheme).many },
    elsewhere: rated.all > rated.here ? rated.all : undefined,
    matrix: domainMatrix(report, code),
    whole: regionSentences(report),
    places: placesTable(report, code),
    ...{ league: leagueChart(report), sureness: surenessWords(report) },
    change: { chart: slopeChart(report), sentences: netSentences(report) },
    previousPeriod: report.previousPeriod,
    publishedChange: await publishedChange(hub, report),
    leftOut: byReason(leftOut),
    notRated: byReason(
      silent.map(({ name, notRated }) => ({ name, because: notRated ?? 'It has no score.' })),
    ),
    beside: besideView(report, code),
    positions: positionsTable(report),
    compare: comparisonAddress({ one: code, ...asked }),
    whatIf: whatIfAddress(code, asked),
    data: dataAddresses(code, { ...asked, ...sureness }),
  };
}
