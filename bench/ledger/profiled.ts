import type { Database, Session, Sql } from '../../src/database/index.ts';

/** Milliseconds that statements took, by what they do, in the order in which they first ran. */
export type Profile = Map<string, number>;

/** The same database; each statement of its transactions adds its time to the profile. */
export function profiled(database: Database, profile: Profile): Database {
  return {
    ...database,
    transaction: (work) =>
      timed(profile, 'whole transaction', () =>
        database.transaction((session) => work(profiledSession(session, profile))),
      ),
  };
}

function profiledSession(session: Session, profile: Profile): Session {
  return {
    rows: (schema, query) => timed(profile, labelOf(query), () => session.rows(schema, query)),
    run: (query) => timed(profile, labelOf(query), () => session.run(query)),
  };
}

async function timed<T>(profile: Profile, label: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  profile.set(label, (profile.get(label) ?? 0) + performance.now() - begun);
  return result;
}

const written = /(insert into|delete from|update|create temporary table|drop table) "?(\w+)/g;

/** What a statement writes; of one that only reads, its beginning. */
function labelOf({ text }: Sql): string {
  const writes = [...text.matchAll(written)].map(([, verb, table]) => `${verb} ${table}`);
  return writes.length > 0 ? writes.join(', ') : text.trim().replace(/\s+/g, ' ').slice(0, 50);
}
