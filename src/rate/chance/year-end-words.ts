import type { Needed } from './forecast/needed.ts';
import type { YearQuestion } from './forecast/year-question.ts';
import type { YearEnd } from './year-end.ts';

/** The year and its figures as they are printed; empty where there is none. */
export type YearTexts = {
  year: string;
  toDate: string;
  level: string;
  forecast: string;
  lower: string;
  upper: string;
  needed: string;
};

/** What a person should take from a forecast: where it ends, how sure that is, and what the level still takes. */
export function yearEndSentence(question: YearQuestion, end: YearEnd, texts: YearTexts): string {
  const { months, toDate, growth } = question;
  if (toDate.months >= months)
    return `${texts.year} is over: it came to ${texts.toDate}${againstLevel(question, texts)}.`;
  if (growth === 'latest')
    return `It stands at ${texts.toDate} until another is known${againstLevel(question, texts)}.`;
  return [
    forecastWords(end, texts),
    levelWords(question, end, texts),
    neededWords(question, end.needed, texts),
  ]
    .filter((one) => one !== null)
    .join(' ');
}

function againstLevel({ level }: YearQuestion, texts: YearTexts): string {
  return level === null ? '' : `, where ${texts.level} was agreed`;
}

function forecastWords(
  { seasonal, between }: YearEnd,
  { year, forecast, lower, upper }: YearTexts,
): string {
  const by = seasonal ? 'As earlier years went' : 'As it has gone so far';
  const ends = `${by}, ${year} ends at ${forecast}`;
  if (!between) return `${ends}; how sure that is cannot be given.`;
  return `${ends}, and 95 times of 100 between ${lower} and ${upper}.`;
}

/** Which side of the level the whole interval lies on, if it lies on one. */
function levelWords(
  { level, polarity }: YearQuestion,
  { between, needed }: YearEnd,
  texts: YearTexts,
): string | null {
  if (level === null) return 'No level is known.';
  if (needed && needed.reach !== 'open') return null;
  if (!between || polarity === 'on target') return null;
  const [worst, best] =
    polarity === 'higher' ? [between.lower, between.upper] : [-between.upper, -between.lower];
  const goal = polarity === 'higher' ? level : -level;
  if (worst >= goal) return `The level of ${texts.level} is very likely to be met.`;
  if (best < goal) return `The level of ${texts.level} is very likely to be missed.`;
  return `The level of ${texts.level} may be met or missed.`;
}

function neededWords(
  question: YearQuestion,
  needed: Needed | null,
  texts: YearTexts,
): string | null {
  if (!needed) return null;
  if (needed.reach === 'settled') return `The level of ${texts.level} is met whatever comes.`;
  if (needed.reach === 'out of reach') return `The level of ${texts.level} can no longer be met.`;
  const left = question.months - question.toDate.months;
  const time = left === 1 ? 'in the month that is left' : `in the ${left} months that are left`;
  const each = question.growth === 'stands' || left === 1 ? '' : ' a month';
  const takes = `To end on ${texts.level} takes ${needed.how} ${texts.needed}${each} ${time}`;
  return needed.had ? `${takes}, ${hadWords(needed.had)}.` : `${takes}.`;
}

function hadWords({ months, of }: { months: number; of: number }): string {
  if (months === 0) return 'which no month has had so far';
  if (months === of) return 'which every month has had so far';
  return `which ${months} of ${of} months had so far`;
}
