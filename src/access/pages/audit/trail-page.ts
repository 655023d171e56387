import { z } from 'zod';
import { GatehouseError, type Problem } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { address, type Page, page, type View } from '../../../web/index.ts';
import { searchTrail, type TrailPortion } from '../../audit/read-trail.ts';
import { settleTrail, type TrailAsked } from '../../audit/trail-question.ts';
import { trailAddress } from './addresses.ts';
import { trailTable } from './trail-table.ts';

const entriesAtATime = 50;
const words = z.string().max(200, 'write at most 200 characters').optional();
const number = z.coerce.number().int().min(0).optional().catch(undefined);
const fields = {
  who: words,
  action: words,
  about: words,
  provider: words,
  from: words,
  to: words,
  request: words,
};

/** The audit trail, the latest entry first, and what to look for in it. */
export function trailPage(): Page {
  return page({
    needs: 'see audit',
    path: trailAddress,
    query: z.object({ ...fields, before: number, after: number }),
    // That somebody reads the trail is itself an entry of it.
    cached: false,
    show: async ({ hub, query: { before, after, ...asked } }) => {
      try {
        const query = { ...settleTrail(hub.estate, asked), before, after };
        return await trailView(hub, asked, await searchTrail(hub, query, entriesAtATime));
      } catch (error) {
        if (!(error instanceof GatehouseError) || error.code !== 'ACCESS_SEARCH_UNREADABLE')
          throw error;
        return refusedView(asked, error.problems);
      }
    },
  });
}

async function trailView(hub: Hub, asked: TrailAsked, portion: TrailPortion): Promise<View> {
  const { entries, olderThan, newerThan } = portion;
  const to = (query: { before?: number; after?: number }) =>
    address(trailAddress, { ...asked, ...query });
  return frameOf(asked, [], {
    count: entries.length,
    table: await trailTable(hub, entries),
    newer: newerThan === undefined ? undefined : to({ after: newerThan }),
    older: olderThan === undefined ? undefined : to({ before: olderThan }),
    latest: to({}),
  });
}

function refusedView(asked: TrailAsked, problems: readonly Problem[]): View {
  const atFields = problems.map(({ message, place }) => ({
    message,
    place: { path: `filter-${place?.path}` },
  }));
  return { ...frameOf(asked, problems, {}), status: 400, problems: atFields };
}

function frameOf(
  asked: TrailAsked,
  problems: readonly Problem[],
  data: Record<string, unknown>,
): View {
  const isRecord = asked.about?.startsWith('record:') ?? false;
  const heading = isRecord
    ? 'Who has looked at this record, and what was done to it'
    : 'Audit trail';
  return {
    view: 'access/views/audit/trail.njk',
    title: heading,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      ...(isRecord ? [{ text: 'Audit trail', href: trailAddress }] : []),
      { text: isRecord ? 'One record' : 'Audit trail' },
    ],
    data: { heading, filters: filtersOf(asked, problems), clear: trailAddress, ...data },
  };
}

const labels: ReadonlyArray<{ name: keyof TrailAsked; label: string; hint?: string }> = [
  { name: 'who', label: 'Who', hint: 'Part of a name' },
  { name: 'action', label: 'What was done', hint: 'Such as signed' },
  { name: 'about', label: 'About', hint: 'Such as agreement' },
  { name: 'provider', label: 'Provider', hint: 'Its name' },
  { name: 'from', label: 'First day', hint: '2026-10-01' },
  { name: 'to', label: 'Last day', hint: '2026-10-31' },
  { name: 'request', label: 'Request', hint: 'Its id, as on an error page' },
];

function filtersOf(asked: TrailAsked, problems: readonly Problem[]) {
  const given = labels.filter(({ name }) => asked[name] !== undefined);
  return {
    ...{ action: trailAddress, label: 'Search the audit trail', submit: 'Search' },
    fields: labels.map(({ name, label, hint }) => ({
      ...{ kind: 'text', name, label, hint, value: asked[name] },
      error: problems.find(({ place }) => place?.path === name)?.message,
    })),
    chosen: given.map(({ name, label }) => ({
      text: `${label}: ${asked[name]}`,
      href: address(trailAddress, { ...asked, [name]: undefined }),
    })),
    clear: trailAddress,
  };
}
