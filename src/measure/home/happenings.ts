import { reachOf } from '../../access/index.ts';
import { printPeriod } from '../../calendar/index.ts';
import { returnId } from '../../deliver/index.ts';
import { nameOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { type Happened, listHappened } from './happening-store.ts';
import { scopeOf } from './scope-of.ts';

/** Something that was done in somebody's scope, or several things of a kind at one provider. */
export type Happening = {
  /** Of several the last, as ISO 8601. */
  at: string;
  /** Such as `Return submitted`. */
  what: string;
  /** What it was done to. */
  about: string;
  providerId: string | null;
  provider: string | null;
  /** Whoever did it; of several the last. */
  name: string;
  role: string | null;
  href: string;
  count: number;
};

const daysBack = 30;
/** How many things are a line each, how many lines are shown, and how many things are looked at to make them. */
const [fewThings, mostLines, mostLooked] = [10, 20, 500];

/** What was done in the caller's scope in the last thirty days, the latest first; where it is much, what is of a kind at one provider is one line. */
export async function listHappenings(hub: Hub): Promise<Happening[]> {
  const { caller, catalogue, database } = hub;
  const since = new Date(hub.now().getTime() - daysBack * 86_400_000).toISOString();
  const scope = scopeOf(caller);
  if (scope.length === 0) return [];
  // Figures of a return are records too; it is told as the return that it is.
  const types = catalogue.recordTypes
    .filter(({ returned }) => returned === undefined)
    .map(({ code }) => code);
  const records = { types, seen: reachOf(caller, 'see records') };
  const happened = await listHappened(database, { since, scope, records, most: mostLooked });
  return gatherHappenings(happened.map((one) => happeningOf(hub, one))).slice(0, mostLines);
}

/** As many lines as things where they are few; else what is of a kind at one provider as one line, in the place of its last. */
function gatherHappenings(all: readonly Happening[]): Happening[] {
  if (all.length <= fewThings) return [...all];
  const lines = new Map<string, Happening>();
  for (const one of all) {
    const key = `${one.what} ${one.providerId ?? ''}`;
    const line = lines.get(key);
    lines.set(key, line ? { ...line, count: line.count + 1 } : one);
  }
  return [...lines.values()];
}

function happeningOf(hub: Hub, one: Happened): Happening {
  const { at, name, role, providerId } = one;
  return {
    ...describe(hub, one),
    ...{ at, name, role, providerId, count: 1 },
    provider: providerId === null ? null : nameOf(hub.estate, providerId),
  };
}

type Described = Pick<Happening, 'what' | 'about' | 'href'>;

function describe(hub: Hub, one: Happened): Described {
  const { room, kind, about, number, title } = one;
  const inPath = encodeURIComponent(about);
  switch (room) {
    case 'return':
      return describeReturn(hub, one);
    case 'agreement':
      return {
        what: `Agreement ${kind}`,
        ...{ about: title ?? about, href: `/agreements/${inPath}` },
      };
    case 'notice':
      return {
        what: `Notice of change ${kind}`,
        ...{ about: title ?? about, href: `/agreements/${inPath}/notices/${number ?? ''}` },
      };
    case 'rating':
      return {
        what: kind === 'withdrawn' ? 'Moderation of a rating withdrawn' : 'Rating moderated',
        about: `${schemeTitle(hub, about)}, ${title ?? ''}`,
        href: `/ratings/${inPath}/${encodeURIComponent(one.providerId ?? '')}?period=${encodeURIComponent(title ?? '')}`,
      };
    case 'import':
      return { what: 'Figures imported', about: title ?? about, href: `/sources/${inPath}` };
    case 'records':
      return {
        what: kind === 'withdrawal' ? 'Records taken back' : 'Records stored',
        ...{ about: title ?? about, href: `/records/batches/${inPath}` },
      };
  }
}

function describeReturn({ catalogue }: Hub, one: Happened): Described {
  const { kind, about: template, number, providerId } = one;
  const month = number ?? 0;
  const title = catalogue.returns.find(({ code }) => code === template)?.title ?? template;
  const key = { providerId: providerId ?? '', template, month };
  return {
    what: `Return ${kind}`,
    about: `${title}, ${printPeriod({ kind: 'month', first: month, months: 1 })}`,
    href: `/returns/${returnId(key)}`,
  };
}

function schemeTitle({ catalogue }: Hub, code: string): string {
  return catalogue.schemes.find((scheme) => scheme.code === code)?.title ?? code;
}
