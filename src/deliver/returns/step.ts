import { audit, type Caller, mayDoFor, type Permission, requireReach } from '../../access/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { refusalOf, stateOf, stepsIn } from './life.ts';
import type { ReturnActor, ReturnEvent, ReturnKey, ReturnState, ReturnStep } from './return.ts';
import { monthText, type Owed, returnId } from './return-key.ts';
import { addEvent, listEvents, lockReturnRow } from './return-store.ts';

/** What each step needs. */
export const stepPermissions: Readonly<Record<ReturnStep, Permission>> = {
  save: 'fill returns',
  submit: 'fill returns',
  answer: 'fill returns',
  query: 'check returns',
  accept: 'check returns',
  lock: 'check returns',
  reopen: 'check returns',
};

/** What somebody may do with a return in a state. */
export function stepsFor(caller: Caller, key: ReturnKey, state: ReturnState): ReturnStep[] {
  return stepsIn(state).filter((step) => mayDoFor(caller, stepPermissions[step], key.providerId));
}

/** Who acts, as it is kept beside what they do. */
export function actorOf(caller: Caller): ReturnActor {
  const roles = caller.roles.map(({ title }) => title).join(', ');
  return {
    personId: caller.personId ?? null,
    name: caller.name,
    role: caller.position ?? (roles === '' ? caller.kind : roles),
  };
}

/** What a step adds to the life of a return, besides who and when. */
export type Happening = Pick<ReturnEvent, 'kind'> &
  Partial<Pick<ReturnEvent, 'submission' | 'cell' | 'query' | 'words'>>;

/** The next event, as it is appended. */
export function nextEvent(
  hub: Pick<Hub, 'caller' | 'now'>,
  events: readonly ReturnEvent[],
  happening: Happening,
): ReturnEvent {
  const last = events.at(-1);
  return {
    ...{ number: (last?.number ?? 0) + 1, submission: last?.submission ?? null },
    ...{ cell: null, query: null, words: null },
    ...happening,
    ...{ by: actorOf(hub.caller), at: hub.now().toISOString() },
  };
}

/** Throws DELIVER_RETURN_STEP, with who did what when, where a step cannot be taken. */
export function refuseStep(
  owed: Pick<Owed, 'template' | 'provider' | 'key'>,
  events: readonly ReturnEvent[],
  step: ReturnStep,
): void {
  const refusal = refusalOf(events, step);
  if (!refusal) return;
  const what = `“${owed.template.title}” of ${owed.provider.name} for ${monthText(owed.key)}`;
  throw new GatehouseError('DELIVER_RETURN_STEP', `${what}: ${refusal.message}`, { status: 409 });
}

/**
 * Takes a step that only adds an event, by whoever may, audited. `happening` looks at what has become of the return
 * under its lock, and may throw; `also` does what goes with it.
 */
export async function takeStep(
  hub: Hub,
  owed: Owed,
  step: ReturnStep,
  {
    happening,
    also = async () => undefined,
  }: {
    happening: (events: readonly ReturnEvent[]) => Happening;
    also?: (session: Session, events: readonly ReturnEvent[]) => Promise<void>;
  },
): Promise<void> {
  const { key } = owed;
  requireReach(hub.caller, stepPermissions[step], [key.providerId]);
  await hub.database.transaction(async (session) => {
    await lockReturnRow(session, key);
    const events = await listEvents(session, key);
    refuseStep(owed, events, step);
    const event = nextEvent(hub, events, happening(events));
    await addEvent(session, key, event);
    await also(session, events);
    const { kind, submission, cell, query, words } = event;
    await audit(session, hub, {
      action: `return ${kind}`,
      about: { kind: 'return', id: returnId(key) },
      providerId: key.providerId,
      before: { state: stateOf(events) },
      after: { state: stateOf([...events, event]), submission, cell, query, words },
    });
  });
}
