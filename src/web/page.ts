import { z } from 'zod';
import type { Permission } from '../access/index.ts';
import type { Problem } from '../errors.ts';
import type { Hub } from '../hub.ts';
import type { FileOf } from './finished.ts';
import { filledIn, read } from './reading.ts';

export type Crumb = { text: string; href?: string };
export type UploadedFile = { field: string; name: string; bytes: Buffer };

/** What a page answers. Pure data: no request, no response, no HTML. */
export type View = {
  /** Path under `src`: `measure/views/matrix.njk`. */
  view: string;
  title: string;
  data?: Record<string, unknown>;
  breadcrumbs?: readonly Crumb[];
  /** Shown in the error summary; `place.path` names the field to jump to. */
  problems?: readonly Problem[];
  /** One sentence above the problems. */
  problemSummary?: string;
  status?: number;
  /** Finished values of Set-Cookie headers. */
  setCookies?: readonly string[];
};
export type Redirect = { redirect: string; setCookies?: readonly string[] };
export type Download = {
  download: {
    fileName: string;
    mediaType: string;
    body: string | Uint8Array;
    /** What it was made from; that somebody takes it is told of that. */
    fileOf?: FileOf;
  };
};
export type Outcome = View | Redirect | Download;

/** What a request says of the browser that sent it; no cached page may depend on it. */
export type From = { address: string; agent?: string | undefined; cookies?: string | undefined };

/** What was asked of a page, and the hub as whoever asks may see it. */
export type Visit<P extends z.ZodObject, Q extends z.ZodObject> = {
  hub: Hub;
  from: From;
  params: z.output<P>;
  query: z.output<Q>;
};
export type Submission<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject> = Visit<
  P,
  Q
> & { body: z.output<B>; files: readonly UploadedFile[] };

export type PageDefinition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject> = {
  /** As Fastify writes it: `/providers/:id`. */
  path: string;
  /** What somebody must be allowed to do to see the page. */
  needs: Permission;
  /** The same to send its form, where that is another. */
  submitNeeds?: Permission;
  params?: P;
  query?: Q;
  body?: B;
  /** Form fields that are never handed back, such as a password. */
  secrets?: readonly string[];
  /** False for a page that shows more than the database and the definitions hold, such as the time of day. */
  cached?: boolean;
  show: (visit: Visit<P, Q>) => Outcome | Promise<Outcome>;
  /** Answers a posted form. A GatehouseError thrown here shows the page again with its problems. */
  submit?: (submission: Submission<P, Q, B>) => Outcome | Promise<Outcome>;
};

/** What arrived, before any schema has seen it; the query without its blanks. */
export type RawVisit = {
  hub: Hub;
  from: From;
  params: unknown;
  query: Record<string, unknown>;
};
export type RawSubmission = RawVisit & { body: unknown; files: readonly UploadedFile[] };

/** A page ready to be registered: reads what arrived, then answers. */
export type Page = {
  path: string;
  needs: Permission;
  submitNeeds: Permission;
  secrets: readonly string[];
  cached: boolean;
  /** The names that the query may hold; others are ignored. */
  queryNames: readonly string[];
  show: (raw: RawVisit) => Promise<Outcome>;
  submit?: (raw: RawSubmission) => Promise<Outcome>;
};

const nothing = z.object({});
type None = typeof nothing;

/** A page from its definition. Blank query and form fields count as absent, as an untouched form sends them. */
export function page<
  P extends z.ZodObject = None,
  Q extends z.ZodObject = None,
  B extends z.ZodObject = None,
>(definition: PageDefinition<P, Q, B>): Page;
export function page(definition: PageDefinition<z.ZodObject, z.ZodObject, z.ZodObject>): Page {
  const { path, needs, params = nothing, query = nothing, body = nothing, submit } = definition;
  const visited = (raw: RawVisit) => ({
    hub: raw.hub,
    from: raw.from,
    params: read(params, raw.params, 'address'),
    query: read(query, raw.query, 'address'),
  });
  return {
    path,
    needs,
    submitNeeds: definition.submitNeeds ?? needs,
    secrets: definition.secrets ?? [],
    cached: definition.cached ?? true,
    queryNames: Object.keys(query.shape),
    show: async (raw) => definition.show(visited(raw)),
    ...(submit && {
      submit: async (raw: RawSubmission) =>
        submit({
          ...visited(raw),
          body: read(body, filledIn(raw.body), 'form'),
          files: raw.files,
        }),
    }),
  };
}

/** A query or form field that may stand once, several times or not at all, as a list. */
export function manyOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (found) => (found === undefined ? [] : Array.isArray(found) ? found : [found]),
    z.array(item),
  );
}
