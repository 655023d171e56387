import { z } from 'zod';
import { type ApiRoute, getRoute, jsonRoute, periodField, textField } from '../api/index.ts';
import type { Period } from '../calendar/index.ts';
import type { Hub } from '../hub.ts';
import {
  type ListedModeration,
  listModerations,
  moderate,
  withdrawModeration,
} from './moderation/moderate.ts';
import { moderation, told } from './shown/rating-schemas.ts';

const listed = z
  .object({
    ...moderation,
    provider: z.string(),
    number: told('Counts what was done to one rating, from 1.'),
    withdrawn: z
      .object({
        reason: z.string(),
        by: z.string(),
        role: z.string(),
        recordedAt: z.string().describe('An instant.'),
      })
      .nullable()
      .describe('Null while it was not taken back.'),
  })
  .meta({
    id: 'Moderation',
    description: 'A band put beside the computed one by a person.',
  }) satisfies z.ZodType<ListedModeration>;

const moderations = z.object({ moderations: z.array(listed).describe('The latest first.') });

/** Everything that was said of one rating. */
async function stepsOf(
  hub: Hub,
  { scheme, version, providerId }: { scheme: string; version: number; providerId: string },
  period: Period,
): Promise<z.output<typeof moderations>> {
  const asked = { scheme: `${scheme}@${version}`, provider: providerId, period };
  return { moderations: await listModerations(hub, asked) };
}

/** Whose rating; the words of a body are checked where the rating is known, so that all mistakes come at once. */
const body = {
  scheme: z.string(),
  provider: z.string(),
  period: periodField({ description: 'Such as 2007-08.' }),
  reason: z.string(),
  by: z.string().default('').describe('The name of who moderates; one’s own may be left out.'),
  role: z.string().default('').describe('The office in which they do; the same.'),
};

const refusals = {
  404: 'There is no such scheme or provider, or it is not rated.',
  409: 'Somebody else moderated it at the same moment.',
  422: 'It cannot be moderated so; the problems say why.',
};

const list = getRoute({
  needs: 'see performance',
  path: '/api/ratings/moderations',
  name: 'listModerations',
  room: 'rate',
  summary: 'Ratings that were moderated',
  description: 'The latest first, those that were replaced or withdrawn among them.',
  query: {
    scheme: textField({ description: 'Only by this scheme; every version of it.' }).optional(),
    provider: textField({ description: 'Only of this provider.' }).optional(),
    period: periodField({ description: 'Only of this period.' }).optional(),
  },
  answer: moderations,
  refusals: { 404: 'No provider has that name; the message names the nearest.' },
  show: async (hub, { query }) => ({ moderations: await listModerations(hub, query) }),
});

const add = jsonRoute({
  needs: 'moderate ratings',
  path: '/api/ratings/moderations',
  name: 'moderateRating',
  room: 'rate',
  summary: 'Moderate a rating',
  description:
    'Puts another band beside the computed one, which stays what it is, with the reason and who says so.',
  body: z.strictObject({ ...body, band: z.string().describe('The label of a band.') }),
  answer: moderations,
  refusals,
  receive: async (hub, _asked, { scheme, provider, period, ...wish }) => {
    const rating = { scheme, provider, period };
    return stepsOf(hub, await moderate(hub, rating, wish), period);
  },
});

const withdraw = jsonRoute({
  needs: 'moderate ratings',
  path: '/api/ratings/moderations/withdrawal',
  name: 'withdrawModeration',
  room: 'rate',
  summary: 'Take the moderation of a rating back',
  description: 'The computed band stands alone again; what was said stays on record.',
  body: z.strictObject(body),
  answer: moderations,
  refusals,
  receive: async (hub, _asked, { scheme, provider, period, ...wish }) => {
    const rating = { scheme, provider, period };
    return stepsOf(hub, await withdrawModeration(hub, rating, wish), period);
  },
});

/** Moderations: `/api/ratings/moderations` and its withdrawal. */
export const moderationApi: readonly ApiRoute[] = [list, add, withdraw];
