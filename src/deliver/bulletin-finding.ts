import type { Place } from '../errors.ts';

/** A printed figure that the bulletin's own figures contradict. */
export type BulletinFinding = {
  rule:
    | 'population percentage'
    | 'available percentage'
    | 'sub total'
    | 'total'
    | 'total percentage'
    | 'out of use'
    | 'useable operational capacity'
    | 'operating margin'
    | 'report date';
  place: Place;
  /** The name of an establishment as printed, or null for the bulletin as a whole. */
  subject: string | null;
  /** As printed, and as it ought to be: '116%' and '127%', '88,009' and '88,010'. */
  stated: string;
  computed: string;
  /** Stated less computed, in points or places; null where either is no number. */
  difference: number | null;
  explanation: string;
};
