import { z } from 'zod';
import { countPlaces, type Field, type PlaceCounts, type Stretch } from './count-places.ts';
import { type DrawnRow, drawScores, type Part } from './draw-scores.ts';
import { type PackedQuestions, unpackQuestions } from './packed-questions.ts';
import type { RankOptions } from './rank-question.ts';

/** A part of the work that a thread can do by itself. */
export type RankTask =
  | { kind: 'draw'; packed: PackedQuestions; options: RankOptions; part: Part }
  | { kind: 'count'; fields: readonly Field[]; stretch: Stretch };

export type RankResult =
  | { kind: 'draw'; drawn: DrawnRow[][] }
  | { kind: 'count'; counts: PlaceCounts[] };

export function doRankTask(task: RankTask): RankResult {
  if (task.kind === 'draw') {
    const { packed, options, part } = task;
    return { kind: 'draw', drawn: drawScores(unpackQuestions(packed), options, part) };
  }
  const { fields, stretch } = task;
  return { kind: 'count', counts: fields.map((field) => countPlaces(field, stretch)) };
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** What threads of one build say to each other: only the envelope is checked. */
export const taskMessage = z.object({ id: z.number(), task: z.custom<RankTask>(isObject) });

export const resultMessage = z.object({
  id: z.number(),
  result: z.custom<RankResult>(isObject).optional(),
  error: z
    .object({ message: z.string(), code: z.string().optional(), status: z.number().optional() })
    .optional(),
});
