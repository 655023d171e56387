import { type Block, type Section, say } from './document.ts';
import { extremesBlocks } from './extremes.ts';
import type { Sentence } from './figure.ts';
import { nameMetric, type ProviderYear } from './material.ts';
import { byPercent, isJudged, type Measured } from './measured.ts';
import { allOf, type Peers } from './peers.ts';
import { capital, inWords, joinSentences, plural } from './sentence.ts';
import { tallyTable } from './tally.ts';
import { tallySentence } from './tally-sentence.ts';

/** One metric over all peers: only what was judged against a level counts. */
type Verdict = { metric: Measured['metric']; judged: Judged[]; missed: Judged[] };
type Judged = { year: ProviderYear; measured: Measured };

/** What follows from the figures of all areas, or of all prisons: met by all, by none, missed by whom. */
export function headlineSection(peers: Peers, title: string): Section {
  const verdicts = verdictsOf(peers);
  const judged = verdicts.filter((verdict) => verdict.judged.length > 0);
  const whole = judged.filter((verdict) => verdict.judged.length === peers.years.length);
  const part = judged.filter((verdict) => verdict.judged.length < peers.years.length);
  const everybody = allOf(peers);
  const blocks: Block[] = [
    overall(peers),
    ...list(whole.filter(metByAll), metItem, (count) => `Met by ${everybody}: ${count}.`),
    ...list(
      whole.filter(missedByAll),
      missedByAllItem,
      (count) => `Missed by ${everybody}: ${count}.`,
    ),
    ...list(
      whole.filter(mixed),
      mixedItem,
      (count) => `Met by some and missed by others: ${count}.`,
    ),
    ...list(
      part,
      (verdict) => partItem(verdict, peers),
      (count) => capital(`${count} with a level for only some ${peers.many}.`),
    ),
    ...withoutLevel(verdicts.filter((verdict) => verdict.judged.length === 0)),
    { kind: 'table', table: tallyTable(peers) },
    ...extremesBlocks(peers),
  ];
  return { id: `${peers.id}-headlines`, title, blocks, sections: [] };
}

function verdictsOf({ years }: Peers): Verdict[] {
  const metrics = new Map(
    years.flatMap((year) => year.measured.map(({ metric }) => [metric.code, metric])),
  );
  return [...metrics.values()].map((metric) => {
    const judged = years.flatMap((year) =>
      year.measured
        .filter((one) => one.metric === metric && isJudged(one))
        .map((measured) => ({ year, measured })),
    );
    const missed = judged.filter(({ measured }) => measured.standing === 'missed');
    return { metric, judged, missed };
  });
}

const metByAll = ({ missed }: Verdict) => missed.length === 0;
const missedByAll = ({ judged, missed }: Verdict) => missed.length === judged.length;
const mixed = (verdict: Verdict) => !metByAll(verdict) && !missedByAll(verdict);

function overall(peers: Peers): Block {
  return say(
    ...tallySentence(
      peers.years.flatMap(({ measured }) => measured),
      {
        who: `${capital(allOf(peers))} together`,
        they: peers.years.length === 1 ? 'it' : 'they',
        table: `tally-${peers.id}`,
      },
    ),
  );
}

function list(
  verdicts: readonly Verdict[],
  item: (verdict: Verdict) => Sentence,
  lead: (count: string) => string,
): Block[] {
  if (verdicts.length === 0) return [];
  const count = `${verdicts.length} ${plural(verdicts.length, 'metric')}`;
  return [{ kind: 'list', lead: [lead(count)], items: verdicts.map(item) }];
}

function metItem({ metric, judged }: Verdict): Sentence {
  const nearest = judged
    .map(({ measured }) => measured)
    .toSorted(byPercent)
    .at(-1);
  const year = judged.find(({ measured }) => measured === nearest)?.year;
  if (judged.length < 2 || !nearest?.gap?.percent || !year) return [nameMetric(metric)];
  return [
    `${nameMetric(metric)}; nearest to its level ${year.subject.name}, `,
    nearest.outturn,
    ' against ',
    nearest.level,
  ];
}

function missedByAllItem({ metric, judged }: Verdict): Sentence {
  const level = judged[0]?.measured.level;
  const oneLevel = judged.every(({ measured }) => measured.level.text === level?.text);
  if (!level || !oneLevel) {
    return [`${nameMetric(metric)}: `, ...joinSentences(judged.map(namedOutturn))];
  }
  const outturns = judged.map(
    ({ year, measured }): Sentence => [`${year.subject.name} `, measured.outturn],
  );
  return [`${nameMetric(metric)}: `, ...joinSentences(outturns), ', against ', level];
}

function mixedItem({ metric, missed }: Verdict): Sentence {
  return [`${nameMetric(metric)}: missed by `, ...joinSentences(missed.map(namedOutturn))];
}

function partItem(verdict: Verdict, { one, many, years }: Peers): Sentence {
  const { metric, judged, missed } = verdict;
  const of = `${inWords(judged.length)} of ${inWords(years.length)} ${plural(years.length, one, many)}`;
  const asked = `${nameMetric(metric)}, with a level for ${of}: `;
  if (missed.length > 0) return [`${asked}missed by `, ...joinSentences(missed.map(namedOutturn))];
  if (judged.length > 3) return [`${asked}met by all of them`];
  return [`${asked}met by `, ...joinSentences(judged.map(namedOutturn))];
}

function namedOutturn({ year, measured }: Judged): Sentence {
  return [`${year.subject.name} (`, measured.outturn, ' against ', measured.level, ')'];
}

function withoutLevel(verdicts: readonly Verdict[]): Block[] {
  if (verdicts.length === 0) return [];
  const names = verdicts.map(({ metric }) => [nameMetric(metric)]);
  return [say('No level to judge by: ', ...joinSentences(names), '.')];
}
