import { duplicateCodes } from '../duplicates.ts';
import { type Mistake, within } from '../mistake.ts';
import { bandMistakes } from './band-checks.ts';
import { type Reach, reachOfDomain, reachOfParts, reachOfWhole, roundedReach } from './reach.ts';
import type { RollUp } from './scheme.ts';
import type { SchemeDefinition } from './scheme-definition.ts';

/** The mistakes of domains and of the whole: what it is made of, how it is rolled up, and bands. */
export function wholeMistakes(scheme: SchemeDefinition): Mistake[] {
  const { domains } = scheme;
  return [
    ...duplicateCodes({
      what: 'domain',
      items: domains,
      path: ['domains'],
    }),
    ...domains.flatMap((domain, index) =>
      within(['domains', index], domainMistakes(domain, scheme)),
    ),
    ...within(['overall'], overallMistakes(scheme)),
  ];
}

type DomainDefinition = SchemeDefinition['domains'][number];

function domainMistakes(domain: DomainDefinition, scheme: SchemeDefinition): Mistake[] {
  const reach = roundedReach(reachOfDomain(scheme, domain), scheme.rounding);
  const named = 'A gate names the whole “overall”. Give the domain another code.';
  const bandless = `The whole is made of bands, and “${domain.code}” has none. Add bands to it.`;
  const needsBands = scheme.overall.of === 'domain bands' && domain.bands.length === 0;
  return [
    ...(domain.code === 'overall' ? [{ path: ['code'], message: named }] : []),
    ...(needsBands ? [{ path: [], message: bandless }] : []),
    ...shareMetMistakes(domain.rollUp, scheme.scale),
    ...(hasInputs(domain, scheme) ? within(['bands'], bandMistakes(domain.bands, reach)) : []),
  ];
}

/** Without an input there is no reach, and that has been said already. */
function hasInputs({ code }: DomainDefinition, { inputs }: SchemeDefinition): boolean {
  return inputs.some(({ domain }) => domain === code);
}

function overallMistakes(scheme: SchemeDefinition): Mistake[] {
  const { domains, overall } = scheme;
  const { of } = overall;
  if (of !== 'inputs' && domains.length === 0) {
    const message = `The whole is made of ${of}, and the scheme has no domains. Add domains, or write of: inputs.`;
    return [{ path: ['of'], message }];
  }
  if (of === 'inputs' && domains.length > 0) {
    const message = `The whole is made of inputs, and the scheme has domains. Write of: domain scores or of: domain bands, or take the domains out.`;
    return [{ path: ['of'], message }];
  }
  if (!partsAreSound(scheme)) return [];
  const reach = roundedReach(reachOfWhole(scheme), scheme.rounding);
  return [
    ...shareMetMistakes(overall.rollUp, reachOfParts(scheme)),
    ...within(['bands'], bandMistakes(overall.bands, reach)),
  ];
}

/** Whether every part of the whole has a reach; where one has none, that has been said already. */
function partsAreSound(scheme: SchemeDefinition): boolean {
  const { domains, overall } = scheme;
  return domains.every(
    (domain) =>
      hasInputs(domain, scheme) && (overall.of !== 'domain bands' || domain.bands.length > 0),
  );
}

function shareMetMistakes(rollUp: RollUp, { from, to }: Reach): Mistake[] {
  if (rollUp.kind !== 'share met' || (rollUp.met > from && rollUp.met <= to)) return [];
  const message = `Scores reach from ${from} to ${to}, so that ${rollUp.met} is met by ${rollUp.met > to ? 'none' : 'all'}. Write another number.`;
  return [{ path: ['rollUp', 'shareMet'], message }];
}
