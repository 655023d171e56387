import { isDate } from '../../calendar/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { type Estate, findSubject, nearestNames } from '../../estate/index.ts';
import type { TrailQuery } from './trail-query.ts';

/** What is asked of the trail, as it was written. */
export type TrailAsked = {
  who?: string | undefined;
  action?: string | undefined;
  /** A kind, or a kind and an id: `agreement` or `agreement:stafford-2014-15`. */
  about?: string | undefined;
  /** The name or id of a provider. */
  provider?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  request?: string | undefined;
};

/** Settles what was written. Throws ACCESS_SEARCH_UNREADABLE with every part that cannot be read; `place` names it. */
export function settleTrail(estate: Estate, asked: TrailAsked): TrailQuery {
  const problems: Problem[] = [];
  const day = (name: 'from' | 'to') => {
    const text = asked[name];
    if (text === undefined || isDate(text)) return text;
    const message = `Write a day as year, month and day, for example 2026-10-31, not “${text}”`;
    problems.push({ message, place: { path: name } });
    return undefined;
  };
  const subject = asked.provider === undefined ? undefined : findSubject(estate, asked.provider);
  if (asked.provider !== undefined && !subject) {
    const nearest = nearestNames(estate, asked.provider).join(', ');
    const message = `No provider is called “${asked.provider}”. Nearest names: ${nearest}`;
    problems.push({ message, place: { path: 'provider' } });
  }
  const [from, to] = [day('from'), day('to')];
  if (from !== undefined && to !== undefined && from > to) {
    problems.push({ message: 'The last day is before the first', place: { path: 'to' } });
  }
  if (problems.length > 0) {
    throw new GatehouseError('ACCESS_SEARCH_UNREADABLE', 'The search cannot be read.', {
      problems,
    });
  }
  const { who, action, request: requestId } = asked;
  return { who, action, ...aboutOf(asked.about), providerId: subject?.id, from, to, requestId };
}

/** What an entry is about, as one word for an address: `record:…`. */
export function printAbout({ aboutKind, aboutId }: { aboutKind: string; aboutId: string }): string {
  return `${aboutKind}:${aboutId}`;
}

function aboutOf(about: string | undefined): Pick<TrailQuery, 'aboutKind' | 'aboutId'> {
  if (about === undefined) return {};
  const colon = about.indexOf(':');
  if (colon === -1) return { aboutKind: about };
  return { aboutKind: about.slice(0, colon), aboutId: about.slice(colon + 1) };
}
