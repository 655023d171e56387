/** The rooms in the order in which data flows through them; a room imports only those before it. */
export const rooms = [
  'calendar',
  'estate',
  'catalogue',
  'access',
  'commission',
  'deliver',
  'simulate',
  'measure',
  'rate',
  'report',
] as const;

/** What every room stands on: they know no room. */
export const ground = ['database', 'spreadsheet', 'mail'] as const;

/** The ways in: pages, API and command line; a door may use one named before it. */
export const doors = ['web', 'api', 'cli'] as const;

/** The files of a room that belong to its doors, so that they may use a door's framework. */
export const doorFiles = ['pages', 'api', 'commands'] as const;

/** The rooms that the hub (`src/hub.ts`) carries, so that they cannot import it. */
export const carriedByHub = ['calendar', 'estate', 'catalogue', 'access'] as const;

/** The frameworks of the doors. */
export const frameworks = [
  'fastify',
  '@fastify/**',
  'fastify-type-provider-zod',
  'nunjucks',
  'commander',
  'govuk-frontend/**',
  '@ministryofjustice/**',
] as const;

/** The engines, which only `src/database` talks to. */
export const engines = ['pg', 'pg/**', '@electric-sql/**'] as const;

/** The rooms before this one, in order. */
export function roomsBefore(room: string): string[] {
  const all: readonly string[] = rooms;
  return all.slice(0, all.indexOf(room));
}
