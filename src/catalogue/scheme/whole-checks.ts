import { duplicateCodes } from '../duplicates.ts';
import { type Mistake, within } from '../mistake.ts';
import { bandMistakes } from './band-checks.ts';
import { type Reach, reachOfDomain, reachOfParts, reachOfWhole, roundedReach } from './reach.ts';
import type { Band, RollUp } from './scheme.ts';
import type { SchemeDefinition } from './scheme-definition.ts';

type DomainDefinition = SchemeDefinition['domains'][number];

/** The mistakes of domains and of the whole: what it is made of, how it is rolled up, and bands. */
export function wholeMistakes(scheme: SchemeDefinition): Mistake[] {
  const { domains } = scheme;
  return [
    ...duplicateCodes({ what: 'domain', items: domains, path: ['domains'] }),
    ...domains.flatMap((domain, index) =>
      within(['domains', index], domainMistakes(domain, scheme)),
    ),
    ...within(['overall'], overallMistakes(scheme)),
  ];
}

function domainMistakes(domain: DomainDefinition, scheme: SchemeDefinition): Mistake[] {
  const named = 'A gate names the whole “overall”. Give the domain another code.';
  const bandless = `The whole is made of bands, and “${domain.code}” has none. Add bands to it.`;
  const needsBands = scheme.overall.of === 'domain bands' && domain.bands.length === 0;
  return [
    ...(domain.code === 'overall' ? [{ path: ['code'], message: named }] : []),
    ...(needsBands ? [{ path: [], message: bandless }] : []),
    ...shareMetMistakes(domain.rollUp, scheme.scale),
    ...bandsWithin(domain.bands, reachOfDomain(scheme, domain), scheme.rounding),
  ];
}

function overallMistakes(scheme: SchemeDefinition): Mistake[] {
  const { domains, overall, rounding } = scheme;
  const { of } = overall;
  if (of !== 'inputs' && domains.length === 0) {
    const message = `The whole is made of ${of}, and the scheme has no domains. Add domains, or write of: inputs.`;
    return [{ path: ['of'], message }];
  }
  if (of === 'inputs' && domains.length > 0) {
    const message =
      'The whole is made of inputs, and the scheme has domains. Write of: domain scores or of: domain bands, or take the domains out.';
    return [{ path: ['of'], message }];
  }
  return [
    ...shareMetMistakes(overall.rollUp, reachOfParts(scheme)),
    ...bandsWithin(overall.bands, reachOfWhole(scheme), rounding),
  ];
}

/** Where nothing is rolled up there is no reach, and that is said where it is lacking. */
function bandsWithin(
  bands: readonly Band[],
  reach: Reach | undefined,
  rounding: SchemeDefinition['rounding'],
): Mistake[] {
  return reach ? within(['bands'], bandMistakes(bands, roundedReach(reach, rounding))) : [];
}

function shareMetMistakes(rollUp: RollUp, reach: Reach | undefined): Mistake[] {
  if (rollUp.kind !== 'share met' || !reach) return [];
  const { met } = rollUp;
  if (met > reach.from && met <= reach.to) return [];
  const message = `Scores reach from ${reach.from} to ${reach.to}, so that ${met} is met by ${met > reach.to ? 'none' : 'all'}. Write another number.`;
  return [{ path: ['rollUp', 'shareMet'], message }];
}
