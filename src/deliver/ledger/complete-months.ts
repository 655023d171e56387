import { audit, requireReach } from '../../access/index.ts';
import { endsOn, parsePeriod, printPeriod } from '../../calendar/index.ts';
import { getRecordType } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import { getSubject } from '../../estate/index.ts';
import { type Hub, today } from '../../hub.ts';
import { recorderOf } from '../recorder.ts';
import { stateCoverage } from './coverage-store.ts';
import { ProviderNames } from './find-provider.ts';
import { refuseReturned } from './refuse-returned.ts';

/** What a provider says to be complete: all its records of a type that happened in a period. */
export type Completion = { type: string; provider: string; period: string; by: string };

/** A completion with its names settled. */
export type Completed = {
  recordType: string;
  provider: string;
  providerId: string;
  period: string;
  months: number;
};

/**
 * States that all of a provider's records of a type are in for a period, so that no record means none. Throws
 * CATALOGUE_UNKNOWN_RECORD_TYPE, ESTATE_UNKNOWN, ACCESS_OUT_OF_SCOPE, and DELIVER_NOT_COMPLETE for a period that still
 * runs or a provider that has no such records.
 */
export async function completeMonths(
  hub: Pick<Hub, 'database' | 'catalogue' | 'estate' | 'now' | 'caller'>,
  { type: code, provider: name, period: text, by }: Completion,
): Promise<Completed> {
  const type = getRecordType(hub.catalogue, code);
  refuseReturned(type);
  const period = parsePeriod(text);
  const found = new ProviderNames(hub.estate, type).find(name);
  if ('mistake' in found) {
    getSubject(hub.estate, name);
    throw new GatehouseError('DELIVER_NOT_COMPLETE', found.mistake);
  }
  if (endsOn(period) >= today(hub)) {
    throw new GatehouseError(
      'DELIVER_NOT_COMPLETE',
      `${printPeriod(period)} ends on ${endsOn(period)}: its records cannot all be in yet. Name a period that has ended.`,
    );
  }
  const { provider } = found;
  const { first, months } = period;
  const coverage = { providerId: provider.id, recordTypes: [type.code], first, months };
  requireReach(hub.caller, 'keep records', [provider.id]);
  await hub.database.transaction(async (session) => {
    await stateCoverage(session, coverage, recorderOf(hub, by));
    await audit(session, hub, {
      action: 'records stated complete',
      about: { kind: 'record type', id: type.code },
      ...{ providerId: provider.id, after: { period: printPeriod(period) } },
    });
  });
  return {
    ...{ recordType: type.code, provider: provider.name, providerId: provider.id },
    ...{ period: printPeriod(period), months },
  };
}
