import type { Session } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import { listStandingGrants } from './grant-store.ts';
import { dayOf, type PeopleGround } from './ground.ts';
import { type RoleGrant, standingOf } from './person.ts';

/**
 * Throws ACCESS_LAST_ADMINISTRATOR (409) where without these grants nobody would manage people over the whole estate today.
 * Call it in the transaction that takes them away, after its turn has come.
 */
export async function refuseWithoutAdministrator(
  session: Session,
  ground: Pick<PeopleGround, 'catalogue' | 'estate' | 'now'>,
  taken: readonly RoleGrant[],
): Promise<void> {
  const administers = administering(ground);
  if (!taken.some(administers)) return;
  const left = (await listStandingGrants(session)).filter(
    ({ id }) => !taken.some((grant) => grant.id === id),
  );
  if (left.some(administers)) return;
  throw new GatehouseError(
    'ACCESS_LAST_ADMINISTRATOR',
    'Nobody else manages people over the whole estate. Give that role to somebody else first.',
    { status: 409 },
  );
}

/** Tells the grants by which somebody manages people everywhere today. */
function administering(
  ground: Pick<PeopleGround, 'catalogue' | 'estate' | 'now'>,
): (grant: RoleGrant) => boolean {
  const { catalogue, estate } = ground;
  const roles = catalogue.roles
    .filter(({ may }) => may.some(({ permission }) => permission === 'manage people'))
    .map(({ code }) => code);
  return (grant) =>
    roles.includes(grant.role) &&
    grant.subjectId === estate.nation.id &&
    standingOf(grant, dayOf(ground)) === 'held';
}
