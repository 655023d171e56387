import type { Period } from '../../calendar/index.ts';
import { getReturnTemplate } from '../../catalogue/index.ts';
import { getSubject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { listOwed } from './owed.ts';
import { type OwedReturn, returnStates } from './return.ts';

/** What a list of owed returns can be narrowed to: a state, or those that are missing. */
export const owedStates = ['missing', ...returnStates] as const;

export type OwedQuestion = {
  period: Period;
  /** Names, as people write them. A region holds whoever ever belonged to it. */
  template?: string | undefined;
  region?: string | undefined;
  provider?: string | undefined;
  state?: (typeof owedStates)[number] | undefined;
};

/** What is owed of a run of months, narrowed. Throws ESTATE_UNKNOWN and CATALOGUE_UNKNOWN_RETURN. */
export async function findOwed(hub: Hub, question: OwedQuestion): Promise<OwedReturn[]> {
  const { period, template, state } = question;
  const code = template === undefined ? undefined : getReturnTemplate(hub.catalogue, template).code;
  const owed = await listOwed(hub, {
    ...{ period, template: code, providerIds: providersOf(hub, question) },
  });
  if (state === undefined) return owed;
  return owed.filter((one) => (state === 'missing' ? one.missing : one.state === state));
}

function providersOf({ estate }: Hub, { region, provider }: OwedQuestion): string[] | undefined {
  if (region === undefined && provider === undefined) return undefined;
  const only = provider === undefined ? undefined : getSubject(estate, provider).id;
  const where =
    region === undefined ? undefined : getSubject(estate, region, { kind: 'region' }).id;
  return estate.providers
    .filter(({ id }) => only === undefined || id === only)
    .filter(
      ({ facts }) =>
        where === undefined ||
        facts.some(({ fact, value }) => fact === 'region' && value === where),
    )
    .map(({ id }) => id);
}
