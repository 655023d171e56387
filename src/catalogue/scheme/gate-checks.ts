import { unknownName } from '../declared.ts';
import { duplicateCodes } from '../duplicates.ts';
import { type Mistake, within } from '../mistake.ts';
import type { Step } from '../yaml-text.ts';
import { factMistakes } from './fact-checks.ts';
import { figureMistakes, type KnownMetrics } from './metric-name-checks.ts';
import type { Band, Gate } from './scheme.ts';
import type { SchemeDefinition } from './scheme-definition.ts';

/** The mistakes of gates: what they look at, what they do, and those that never or always close. */
export function gateMistakes(scheme: SchemeDefinition, known: KnownMetrics): Mistake[] {
  const { gates } = scheme;
  return [
    ...duplicateCodes({ what: 'gate', items: gates, path: ['gates'] }),
    ...gates.flatMap((gate, index) =>
      within(
        ['gates', index],
        [
          ...within(['when'], whenMistakes(gate, scheme, known)),
          ...factMistakes(gate.among, ['among']),
          ...effectMistakes(gate, scheme),
        ],
      ),
    ),
  ];
}

function whenMistakes({ when }: Gate, scheme: SchemeDefinition, known: KnownMetrics): Mistake[] {
  if ('metrics' in when) return figureMistakes(when.metrics, scheme.rated, known);
  if ('input' in when) return scoreMistakes(when, scheme);
  if ('domain' in when) return domainMistakes(when, scheme);
  return countMistakes(when, scheme);
}

function scoreMistakes(
  { input, scoreBelow }: { input: string; scoreBelow: number },
  { inputs, scale }: SchemeDefinition,
): Mistake[] {
  const there = inputs.map(({ code }) => code);
  const unknown = unknownName({ what: 'input', name: input, there, path: ['input'] });
  if (scoreBelow > scale.from && scoreBelow <= scale.to) return unknown;
  const closes = scoreBelow > scale.to ? 'always' : 'never';
  const message = `Scores reach from ${scale.from} to ${scale.to}, so that below ${scoreBelow} the gate ${closes} closes. Write another number.`;
  return [...unknown, { path: ['scoreBelow'], message }];
}

function domainMistakes(
  { domain: name, atMost }: { domain: string; atMost: string },
  { domains }: SchemeDefinition,
): Mistake[] {
  const domain = domains.find(({ code }) => code === name);
  const there = domains.map(({ code }) => code);
  if (!domain) return unknownName({ what: 'domain', name, there, path: ['domain'] });
  return atMostMistakes(atMost, domain.bands);
}

function countMistakes(
  { domains: many, atMost }: { domains: number; atMost: string },
  { domains }: SchemeDefinition,
): Mistake[] {
  const message = `The scheme has ${domains.length} domains, so that ${many} of them never are. Write a number up to ${domains.length}.`;
  const lacking = domains.find(({ bands }) => atMostMistakes(atMost, bands).length > 0);
  return [
    ...(many > domains.length ? [{ path: ['domains'], message }] : []),
    ...(lacking ? atMostMistakes(atMost, lacking.bands) : []),
  ];
}

function atMostMistakes(label: string, bands: readonly Band[]): Mistake[] {
  const path = ['atMost'];
  if (label !== bands.at(-1)?.label) return bandMistake(label, bands, path);
  const message = `“${label}” is the highest band, so that the gate always closes. Name a lower one.`;
  return [{ path, message }];
}

function effectMistakes({ on, effect }: Gate, scheme: SchemeDefinition): Mistake[] {
  const { domains, overall } = scheme;
  const part = on === 'overall' ? overall : domains.find(({ code }) => code === on);
  const there = ['overall', ...domains.map(({ code }) => code)];
  if (!part) return unknownName({ what: 'domain', name: on, there, path: ['on'] });
  const path = [effect.kind];
  const highest = part.bands.at(-1)?.label;
  if (effect.kind === 'forces' || effect.band !== highest) {
    return bandMistake(effect.band, part.bands, path);
  }
  const message = `“${highest}” is the highest band, so that the gate does nothing. Name a lower one.`;
  return [{ path, message }];
}

/** The mistake of a label that is no band of these. */
export function bandMistake(label: string, bands: readonly Band[], path: Step[]): Mistake[] {
  return unknownName({ what: 'band', name: label, there: bands.map((band) => band.label), path });
}
