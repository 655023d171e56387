import { instantWords } from '../../calendar/index.ts';
import type { ListedModeration } from '../moderation/moderate.ts';
import type { RatedRow, RatingCard } from '../rating/rating-report.ts';

/** The moderation in force, those before it, and what a form may offer. */
export function moderationView({ report, row }: RatingCard, all: readonly ListedModeration[]) {
  const { scheme } = report;
  const inForce = row.moderation;
  const earlier = all.filter(
    (one) => one.withdrawn !== null || one.recordedAt !== inForce?.recordedAt,
  );
  return {
    inForce: inForce && {
      ...{ band: inForce.band, computed: row.band?.label ?? 'not rated', reason: inForce.reason },
      who: whoWords(inForce),
    },
    earlier: earlier.map((one) => ({
      text: `${one.band}, by ${whoWords(one)}: ${one.reason}`,
      fate: one.withdrawn
        ? `Withdrawn by ${whoWords(one.withdrawn)}: ${one.withdrawn.reason}`
        : 'Replaced by a later one.',
    })),
    form: scheme.moderation &&
      row.band && {
        ...{ rule: ruleWords(scheme.moderation), withdraws: inForce !== null },
        bands: bandsAllowed(report, row),
      },
  };
}

function whoWords({ by, role, recordedAt }: { by: string; role: string; recordedAt: string }) {
  return `${by}, ${role}, on ${instantWords(recordedAt)}`;
}

function ruleWords({ by, mostBands }: { by: string; mostBands: number }): string {
  const bands = mostBands === 1 ? 'one band' : `${mostBands} bands`;
  return `By the rules of the scheme: ${by}, up to ${bands} up or down. The computed rating stays beside it.`;
}

/** Those near enough to the computed one, best first. */
function bandsAllowed({ scheme }: RatingCard['report'], { band }: RatedRow): string[] {
  const labels = scheme.overall.bands.map(({ label }) => label);
  const at = labels.indexOf(band?.label ?? '');
  const most = scheme.moderation?.mostBands ?? 0;
  return labels.filter((_, index) => index !== at && Math.abs(index - at) <= most).toReversed();
}
