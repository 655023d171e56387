import type { RecordType, RecordValues } from '../catalogue/index.ts';
import type { Draw } from './draw.ts';
import type { Kind, Outline } from './kind.ts';

/**
 * How the records of one type come about. The day, the person, the groups of the breakdowns and the reference
 * are drawn alike for all types; a model says how many there are, and what else they say.
 */
export type Model = Outline & {
  /** The code of its record type. */
  type: string;
  /** The fields that only this type has. */
  make: (draw: Draw) => RecordValues;
};

/** A record type with the model that makes its records. */
export type Modelled = Kind & { type: RecordType; model: Model };
