import { z } from 'zod';
import { failureSchema } from './failure-schema.ts';
import { fileBody, fileMediaTypes } from './file-body.ts';
import { jsonMediaType } from './json-body.ts';
import type { ApiRoute } from './route.ts';

/** The media type under which an answer is written and described. */
export const jsonType = 'application/json';
export const csvType = 'text/csv';

const csvText = z.string().describe('A row of headings, then one row each.');

/** The one schema of a route: validation, serialisation and documentation come from it. */
export function routeSchema(route: ApiRoute) {
  const { params, query } = route;
  return {
    operationId: route.name,
    tags: [route.room],
    summary: route.summary,
    description: route.description,
    params,
    querystring: query,
    response: responses(route),
  };
}

/** As {@link routeSchema}, for a route that takes JSON or a file as its body. */
export function postRouteSchema(route: ApiRoute) {
  const schema = routeSchema(route);
  if (route.body) return { ...schema, body: route.body, consumes: [jsonMediaType] };
  return { ...schema, body: fileBody, consumes: [...fileMediaTypes] };
}

type Response = { description: string; content: Record<string, { schema: z.ZodType }> };

function responses(route: ApiRoute): Record<string, Response> {
  const answer = { [jsonType]: { schema: route.answer } };
  const table = route.table && { [csvType]: { schema: csvText } };
  const refusals = {
    400: 'A parameter cannot be read or does not exist.',
    ...route.refusals,
    500: 'Something went wrong on the side of the hub; the answer says nothing more.',
  };
  return {
    200: { description: `${route.summary}.`, content: { ...answer, ...table } },
    ...Object.fromEntries(
      Object.entries(refusals).map(([status, description]): [string, Response] => [
        status,
        { description, content: { [jsonType]: { schema: failureSchema } } },
      ]),
    ),
  };
}
