import {
  type HeldRole,
  type Permission,
  requirePermission,
  requireStepUp,
} from '../../access/index.ts';
import type { Party } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import type { Actor, Agreement } from './agreement.ts';

/** Who acts as a door was told. A person's own name and position stand whatever was told; the party must be theirs. */
export type Said = { [field in keyof Actor]?: Actor[field] | undefined };

type Between = Pick<Agreement, 'providerId' | 'commissionerId'>;

/** The parties of an agreement for which the roles of whoever asks let them act. */
export function partiesOf({ caller }: Pick<Hub, 'caller'>, between: Between): Party[] {
  const holds = (party: Party, subjectId: string) =>
    caller.roles.some((role) => role.party === party && covers(role, subjectId));
  return [
    ...(holds('commissioner', between.commissionerId) ? (['commissioner'] as const) : []),
    ...(holds('provider', between.providerId) ? (['provider'] as const) : []),
  ];
}

/**
 * Who acts in an agreement. A person acts under their own name, for a party whose role they hold over it; the operator
 * and the program for whomever they say. Signing asks for a confirmation that it is still them. Throws ACCESS_DENIED,
 * ACCESS_OUT_OF_SCOPE, ACCESS_STEP_UP, COMMISSION_FORM_INCOMPLETE, COMMISSION_OTHER_ACTOR.
 */
export function actingFor(
  hub: Pick<Hub, 'caller' | 'now'>,
  between: Between,
  permission: Extract<Permission, 'write agreements' | 'sign agreements'>,
  said: Said,
): Actor {
  const { caller } = hub;
  requirePermission(caller, permission);
  if (permission === 'sign agreements') requireStepUp(caller, hub.now());
  if (caller.kind === 'operator' || caller.kind === 'system') return completed(said);
  const theirs = partiesOf(hub, between);
  const party = said.party ?? (theirs.length === 1 ? theirs[0] : undefined);
  if (party === undefined && theirs.length > 1) return completed(said);
  if (party === undefined || !theirs.includes(party)) throw outOfScope(party);
  const role = caller.roles.find((held) => held.party === party)?.title ?? party;
  const actor = { party, name: caller.name, role: caller.position ?? role };
  refuseOthers(said, actor);
  return actor;
}

function covers({ over }: HeldRole, subjectId: string): boolean {
  return over === 'everywhere' || over.includes(subjectId);
}

/** Nobody acts under another's name. */
function refuseOthers(said: Said, actor: Actor): void {
  const others = (['name', 'role'] as const).filter(
    (field) => said[field] !== undefined && said[field] !== actor[field],
  );
  if (others.length === 0) return;
  throw new GatehouseError(
    'COMMISSION_OTHER_ACTOR',
    `You act as ${actor.name}, ${actor.role}. Leave out the name and the role.`,
    {
      status: 422,
      problems: others.map((path) => ({
        message: `Leave out the ${path}, or write your own.`,
        found: said[path] ?? '',
        expected: actor[path],
        place: { path },
      })),
    },
  );
}

function outOfScope(party: Party | undefined): GatehouseError {
  return new GatehouseError(
    'ACCESS_OUT_OF_SCOPE',
    `Your roles do not let you act for ${party === undefined ? 'either party' : `the ${party}`} of this agreement.`,
    { status: 403 },
  );
}

function completed({ party, name, role }: Said): Actor {
  if (party !== undefined && name !== undefined && role !== undefined) return { party, name, role };
  const missing = [
    ...(party === undefined ? ['party'] : []),
    ...(name === undefined ? ['name'] : []),
    ...(role === undefined ? ['role'] : []),
  ];
  throw new GatehouseError('COMMISSION_FORM_INCOMPLETE', 'Say who acts.', {
    status: 422,
    problems: missing.map((path) => ({ message: `Say the ${path} of who acts.`, place: { path } })),
  });
}
