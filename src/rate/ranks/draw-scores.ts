import { type PreparedRow, type PreparedScheme, prepareScheme } from '../scheme/prepared-scheme.ts';
import type { RatedSubject } from '../scheme/rated-subject.ts';
import { DrawOrder } from './draw-order.ts';
import { type Closed, type Drawing, Scratch } from './drawing.ts';
import { inputWorlds } from './input-worlds.ts';
import { keepScores } from './keep-scores.ts';
import { isChanceKnown, withoutCounts } from './known-chance.ts';
import { endsOf, type Middle } from './middle.ts';
import type { RankOptions, RankQuestion } from './rank-question.ts';
import { addShare, type BandShares, bandShares } from './row-draws.ts';
import { drawSubject } from './subject-draws.ts';

/** What came of a row in all draws. */
export type DrawnRow = {
  /** Where it stands among the rows of its side. */
  index: number;
  id: string;
  /** Ids of the providers that it is made of. */
  members: readonly string[];
  /** By the figures as they are. */
  score: number;
  /** By draw. */
  scores: Float64Array;
  ends: Pick<Middle, 'lower' | 'upper'>;
  bands: BandShares;
  unsure: string | null;
};

/** One question in one of its periods. */
type Side = { prepared: PreparedScheme; ago: number; metricOf: MetricOf };
type MetricOf = (subject: RatedSubject, input: string) => string | undefined;

/** Which share of the work: the part with this number of so many. */
export type Part = { part: number; parts: number };

/**
 * Draws the scores of every rated row of every question, now and before, by question and then by period. A part
 * has each so-manieth provider; together the parts have the same as one alone.
 */
export function drawScores(
  questions: readonly RankQuestion[],
  options: RankOptions,
  { part, parts }: Part,
): DrawnRow[][] {
  const sides = questions.flatMap(sidesOf);
  const drawn: DrawnRow[][] = sides.map(() => []);
  const drawing = { order: new DrawOrder(options), scratch: new Scratch(options.draws) };
  const providers = [...rowsByProvider(sides).values()].filter((_, at) => at % parts === part);
  const room = roomFor(sides, providers.flat(), options.draws);
  for (const { side, index, row } of providers.flat()) {
    const found = drawOne(side, row, { ...drawing, index, room });
    if (found) drawn[sides.indexOf(side)]?.push(found);
  }
  return drawn;
}

/** Room for the scores of each row, those of a side in one stretch of memory that threads share. */
function roomFor(
  sides: readonly Side[],
  rows: readonly SideRow[],
  draws: number,
): (side: Side) => Float64Array {
  const all = new Map(
    sides.map((side) => {
      const count = rows.filter((row) => row.side === side).length;
      return [
        side,
        { used: 0, memory: new Float64Array(new SharedArrayBuffer(8 * draws * count)) },
      ];
    }),
  );
  return (side) => {
    const own = all.get(side);
    if (!own) return new Float64Array(draws);
    own.used += draws;
    return own.memory.subarray(own.used - draws, own.used);
  };
}

function sidesOf({ scheme, subjects, before }: RankQuestion): Side[] {
  const own: MetricOf = (subject, input) => subject.spans.at(-1)?.figures.get(input)?.metric;
  const now: Side = { prepared: prepareScheme(scheme, subjects), ago: 0, metricOf: own };
  if (!before) return [now];
  // A figure of the period before is the same draw as the previous figure of this one, whatever its metric was called.
  const today = new Map(subjects.map((subject) => [subject.id, subject]));
  const metricOf: MetricOf = (subject, input) => {
    const same = today.get(subject.id);
    return (same && own(same, input)) ?? own(subject, input);
  };
  return [now, { prepared: prepareScheme(scheme, before), ago: 1, metricOf }];
}

type SideRow = { side: Side; index: number; row: PreparedRow };

/** Rows that begin with the same provider stand together, so that its worlds are drawn once. */
function rowsByProvider(sides: readonly Side[]): Map<string, SideRow[]> {
  const found = new Map<string, SideRow[]>();
  for (const side of sides) {
    side.prepared.rows.forEach((row, index) => {
      const first = side.prepared.subjects[row.members[0] ?? -1]?.id ?? row.id;
      const known = found.get(first);
      if (known) known.push({ side, index, row });
      else found.set(first, [{ side, index, row }]);
    });
  }
  return found;
}

type DrawingRow = {
  index: number;
  order: DrawOrder;
  scratch: Scratch;
  room: (side: Side) => Float64Array;
};

/** Undefined where the row is not rated. */
function drawOne(side: Side, row: PreparedRow, drawing: DrawingRow): DrawnRow | undefined {
  const { prepared } = side;
  const results = row.members.map((subject) =>
    prepared.rollUpOf(subject, prepared.pointsAsTheyAre(subject)),
  );
  const { score } = prepared.together(results);
  if (Number.isNaN(score)) return undefined;
  // Members without a score of their own have no part in the mean.
  const members = row.members.filter((_, at) => !Number.isNaN(results[at]?.score));
  const scores = drawing.room(side);
  const closed = drawMembers(side, members, { ...drawing, scores });
  const known = members.every((subject) => isChanceKnown(prepared, subject));
  return {
    index: drawing.index,
    id: row.id,
    members: row.members.flatMap((subject) => prepared.subjects[subject]?.id ?? []),
    ...{ score, scores, bands: bandShares(prepared, scores, closed), ends: endsOf(scores) },
    unsure: known ? null : withoutCounts,
  };
}

type DrawingMembers = DrawingRow & { scores: Float64Array };

/** The scores of one alone, or the mean of several. */
function drawMembers(side: Side, members: readonly number[], drawing: DrawingMembers): Closed[] {
  const { scores, scratch } = drawing;
  const [only, ...others] = members;
  if (only !== undefined && others.length === 0) {
    return [drawSubject(drawingOf(side, only, drawing), scores)];
  }
  const own = new Float64Array(scratch.draws);
  const closed = members.map((subject) => {
    const gates = drawSubject(drawingOf(side, subject, drawing), own);
    addShare(scores, own, 1 / members.length);
    return gates;
  });
  keepScores(scores, side.prepared.scheme.rounding);
  return closed;
}

function drawingOf(
  { prepared, ago, metricOf }: Side,
  subject: number,
  { order, scratch }: DrawingRow,
): Drawing {
  const provider = prepared.subjects[subject];
  const worldsOf = (input: number) => {
    const code = prepared.scheme.inputs[input]?.code ?? '';
    const metric = (provider && metricOf(provider, code)) ?? code;
    return inputWorlds({ prepared, subject, input, metric }, order, ago);
  };
  const drawn = (stream: number) => order.worldsOf(provider?.id ?? '', stream);
  return { prepared, subject, worldsOf, drawn, scratch };
}
