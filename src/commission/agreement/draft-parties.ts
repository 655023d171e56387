import { type IsoDate, isDate } from '../../calendar/index.ts';
import type { Problem } from '../../errors.ts';
import {
  type Estate,
  findProvider,
  findSubject,
  getSubject,
  openIn,
  type Subject,
  type SubjectKind,
} from '../../estate/index.ts';
import type { Agreement } from './agreement.ts';
import { termOf } from './level-figures.ts';

/** Who bears a name on the day on which an agreement begins, else at any time; throws ESTATE_UNKNOWN. */
export function providerNamed(estate: Estate, name: string, startsOn: IsoDate): Subject {
  const then = isDate(startsOn) ? findSubject(estate, name, { on: startsOn }) : undefined;
  return then ?? getSubject(estate, name);
}

/**
 * A region commissions, or the nation: West Midlands is the region, not the probation area of that name. Throws
 * ESTATE_UNKNOWN.
 */
export function commissionerNamed(estate: Estate, name: string): Subject {
  const found = (kind: SubjectKind) => findSubject(estate, name, { kind });
  return found('region') ?? found('nation') ?? getSubject(estate, name);
}

/** Why the two cannot make this agreement with each other, at their fields. */
export function partyProblems(estate: Estate, agreement: Agreement): Problem[] {
  const { providerId, commissionerId, startsOn, endsOn } = agreement;
  if (providerId === commissionerId) {
    const message = 'Nobody makes an agreement with itself. Name who commissions.';
    return [{ message, place: { path: 'commissioner' } }];
  }
  const provider = findProvider(estate, providerId);
  if (!provider || !isDate(startsOn) || !isDate(endsOn) || endsOn < startsOn) return [];
  if (openIn(provider, termOf(agreement)) !== 'closed') return [];
  const message = `${provider.name} closed before the term (${provider.closed}). Name another provider, or an earlier term.`;
  return [{ message, place: { path: 'provider' } }];
}
