import { type Page, page } from '../web/index.ts';
import { describeRoutes } from './described-route.ts';
import { openApiDocument } from './open-api.ts';
import type { ApiRoute } from './route.ts';

/** The page about the API, `/api`: what there is to ask, from the OpenAPI document. */
export function apiPages(routes: readonly ApiRoute[], version: string): Page[] {
  let described: Promise<ReturnType<typeof describeRoutes>> | undefined;
  const about = page({
    needs: 'see published',
    path: '/api',
    show: async () => {
      described ??= openApiDocument(routes, version).then(describeRoutes);
      return { view: 'api/views/api.njk', title: 'API', data: { routes: await described } };
    },
  });
  return [about];
}
