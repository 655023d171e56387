import { audit, requireReach } from '../../access/index.ts';
import { type Period, parsePeriod, printPeriod } from '../../calendar/index.ts';
import { type Band, getScheme, type Scheme } from '../../catalogue/index.ts';
import { unstorableIn } from '../../commission/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { getSubject, nameOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { rateOne } from '../actions.ts';
import type { Moderation, RatingCard } from '../rating/rating-report.ts';
import { type ModerationRecord, recordsOf } from './in-force.ts';
import { addStep, listSteps, type ModerationStep, type RatingKey } from './moderation-store.ts';

type Moderating = Pick<Hub, 'database' | 'counts' | 'estate' | 'catalogue' | 'now' | 'caller'>;

/** Whose rating, by which scheme and of which period; the scheme may name its version, as `ippf-2007@1`. */
export type ModeratedRating = { scheme: string; provider: string; period: Period };

/** Why, and who moderates in which office; a person who is signed in does so under their own name. */
export type ModerationWish = { by?: string; role?: string; reason: string };

type Moderator = { by: string; role: string; reason: string };

/** A moderation with the provider's name. */
export type ListedModeration = ModerationRecord & { provider: string };

/**
 * Puts another band beside the computed one, which stays what it is. Throws RATE_MODERATION_REFUSED with every
 * problem, RATE_MODERATION_BUSY, ACCESS_OUT_OF_SCOPE, and as `rateOne`.
 */
export async function moderate(
  hub: Moderating,
  rating: ModeratedRating,
  asked: ModerationWish & { band: string },
): Promise<Moderation> {
  const wish = { ...moderatorOf(hub, asked), band: asked.band };
  const card = await rateOne(hub, rating);
  requireReach(hub.caller, 'moderate ratings', [card.row.id]);
  const { scheme, schemeHash } = card.report;
  const band = scheme.overall.bands.find(({ label }) => sameWord(label, wish.band));
  refuse([...bandProblems(card, wish.band, band), ...moderatorProblems(wish)]);
  const key = keyOf(card);
  const last = (await listSteps(hub.database, key)).at(-1);
  const step = await add(hub, last, {
    ...{ ...key, schemeHash, kind: 'moderated', ...trimmed(wish) },
    ...{ band: band?.label ?? wish.band, computed: card.row.band?.label ?? null },
  });
  const { number, kind, ...moderation } = step;
  return { ...moderation, band: step.band ?? wish.band };
}

/** Takes the moderation of a rating back, with a reason; gives whose it was. Throws as `moderate`. */
export async function withdrawModeration(
  hub: Moderating,
  rating: ModeratedRating,
  asked: ModerationWish,
): Promise<RatingKey> {
  const wish = moderatorOf(hub, asked);
  const card = await rateOne(hub, rating);
  requireReach(hub.caller, 'moderate ratings', [card.row.id]);
  const key = keyOf(card);
  const last = (await listSteps(hub.database, key)).at(-1);
  const nothing =
    last?.kind === 'moderated'
      ? []
      : [problem('provider', `No moderation of ${card.row.name} stands in ${key.period}.`)];
  refuse([...nothing, ...moderatorProblems(wish)]);
  await add(hub, last, {
    ...{ ...key, kind: 'withdrawn', band: null, computed: card.row.band?.label ?? null },
    ...{ schemeHash: card.report.schemeHash, ...trimmed(wish) },
  });
  return key;
}

/**
 * Every moderation, the latest first, those that were withdrawn or replaced among them. Throws ESTATE_UNKNOWN and
 * CATALOGUE_UNKNOWN_SCHEME.
 */
export async function listModerations(
  hub: Moderating,
  question: {
    scheme?: string | undefined;
    provider?: string | undefined;
    period?: Period | undefined;
  },
): Promise<ListedModeration[]> {
  const { scheme, provider, period } = question;
  const steps = await listSteps(hub.database, {
    ...(scheme === undefined ? {} : schemeKey(hub, scheme)),
    ...(provider === undefined ? {} : { providerId: getSubject(hub.estate, provider).id }),
    ...(period === undefined ? {} : { period: printPeriod(period) }),
  });
  return recordsOf(steps).map((record) => ({
    ...record,
    provider: nameOf(hub.estate, record.providerId),
  }));
}

const schemeName = /^([a-z0-9-]+)(?:@([1-9]\d{0,8}))?$/;

/**
 * Of a scheme named without its version every version; one that ships no more still has its moderations. Throws
 * CATALOGUE_UNKNOWN_SCHEME for what can be the name of none.
 */
function schemeKey({ catalogue }: Moderating, name: string): Partial<RatingKey> {
  const [, code, version] = schemeName.exec(name) ?? [];
  const scheme = code ?? getScheme(catalogue, name).code;
  return version === undefined ? { scheme } : { scheme, version: Number(version) };
}

function keyOf({ report, row }: RatingCard): RatingKey {
  const { code, version } = report.scheme;
  const period = printPeriod(parsePeriod(report.period));
  return { scheme: code, version, providerId: row.id, period };
}

async function add(
  hub: Moderating,
  last: ModerationStep | undefined,
  step: Parameters<typeof addStep>[1],
): Promise<ModerationStep> {
  // In a transaction, so that the revision counts up and no page or answer that was kept is given again.
  const added = await hub.database.transaction(async (session) => {
    const kept = await addStep(session, step, last?.number ?? 0);
    if (kept) await auditStep(session, hub, last, kept);
    return kept;
  });
  if (added) return added;
  throw new GatehouseError(
    'RATE_MODERATION_BUSY',
    'Somebody else moderated this rating at the same moment. Look at it again first.',
    { status: 409 },
  );
}

async function auditStep(
  session: Session,
  hub: Moderating,
  last: ModerationStep | undefined,
  step: ModerationStep,
): Promise<void> {
  const { scheme, version, period, providerId, kind, band, computed, reason } = step;
  await audit(session, hub, {
    action: kind === 'moderated' ? 'rating moderated' : 'moderation withdrawn',
    about: { kind: 'rating', id: `${scheme}@${version}/${providerId}/${period}` },
    providerId,
    before: last?.kind === 'moderated' ? { band: last.band } : undefined,
    after: { band, computed, reason },
  });
}

/** Nobody moderates under another's name: a person's own stands, and leaving it out is enough. */
function moderatorOf({ caller }: Moderating, wish: ModerationWish): Moderator {
  const { by = '', role = '', reason } = wish;
  if (caller.kind !== 'person') return { by, role, reason };
  const own = { by: caller.name, role: caller.position ?? caller.roles[0]?.title ?? '' };
  const others = (['by', 'role'] as const).filter(
    (field) => wish[field] !== undefined && wish[field] !== '' && wish[field] !== own[field],
  );
  refuse(others.map((field) => problem(field, `Leave this out: you moderate as ${own[field]}.`)));
  return { ...own, reason };
}

function bandProblems(
  { report, row }: RatingCard,
  wished: string,
  band: Band | undefined,
): Problem[] {
  const { scheme } = report;
  if (!scheme.moderation) {
    return [problem('scheme', `${scheme.title} knows no moderation: its computed ratings stand.`)];
  }
  if (row.band === null) {
    const why = row.notRated ?? 'it has no band';
    return [problem('provider', `${row.name} is not rated in ${report.period}: ${why}`)];
  }
  if (!band) return [unknownBand(scheme, wished)];
  const places = scheme.overall.bands.map(({ label }) => label);
  const away = Math.abs(places.indexOf(band.label) - places.indexOf(row.band.label));
  const most = scheme.moderation.mostBands;
  if (away === 0) {
    return [
      problem('band', `${row.name} is rated ${band.label} as computed: choose another band.`),
    ];
  }
  if (away <= most) return [];
  const bands = most === 1 ? 'one band' : `${most} bands`;
  return [
    problem(
      'band',
      `${band.label} is ${away} bands from ${row.band.label}; ${scheme.title} allows ${bands} at most.`,
    ),
  ];
}

function unknownBand({ overall }: Scheme, wished: string): Problem {
  const known = overall.bands.map(({ label }) => label).join(', ');
  return {
    ...problem('band', `No band is called “${wished.slice(0, 100)}”. Choose one of ${known}.`),
    ...{ found: wished.slice(0, 100), expected: known },
  };
}

/** Characters of a reason, a name or an office: more is a document, and belongs elsewhere. */
const longest = 2000;

function moderatorProblems(wish: Moderator): Problem[] {
  const asked = [
    ['reason', 'Give the reason.'],
    ['by', 'Give the name of the person who moderates.'],
    ['role', 'Give the office in which that person moderates.'],
  ] as const;
  return asked.flatMap(([path, message]) => {
    if (wish[path].trim() === '') return [problem(path, message)];
    if (wish[path].length > longest) {
      return [problem(path, `Write at most ${longest} characters, not ${wish[path].length}.`)];
    }
    const unstorable = unstorableIn(wish[path]);
    return unstorable === undefined ? [] : [problem(path, unstorable)];
  });
}

function problem(path: string, message: string): Problem {
  return { message, place: { path } };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new GatehouseError('RATE_MODERATION_REFUSED', 'The rating cannot be moderated so.', {
    ...{ status: 422, problems },
  });
}

function trimmed({ by, role, reason }: Moderator): Moderator {
  return { by: by.trim(), role: role.trim(), reason: reason.trim() };
}

function sameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase();
}
