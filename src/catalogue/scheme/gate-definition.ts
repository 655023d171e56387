import { z } from 'zod';
import { listOf, oneOf, slug, text } from '../definition-fields.ts';
import { factRules } from './rated-definition.ts';
import type { Gate, GateCondition } from './scheme.ts';

const number = z.number({ error: 'a number' });
const bandLabel = text('the label of a band');
const domains = z.int({ error: 'a whole number of domains' }).min(1, 'a whole number of domains');

const whenWords =
  'one of { metrics, is, number }, { input, scoreBelow }, { domain, atMost } or { domains, atMost }';

/** When a gate closes, as an author writes it. */
const when: z.ZodType<GateCondition> = z
  .union(
    [
      z.strictObject({
        metrics: listOf(text('the code of a metric'), 'codes of metrics'),
        is: oneOf(['more than', 'at least', 'less than']),
        number,
      }),
      z.strictObject({ input: slug('the code of an input'), scoreBelow: number }),
      z.strictObject({ domain: slug('the code of a domain'), atMost: bandLabel }),
      z.strictObject({ domains, atMost: bandLabel }),
    ],
    { error: whenWords },
  )
  .describe('When the gate closes: a figure, a score of an input, or the band of domains.');

const gateWords = 'a gate with one of caps or forces';

/** A rule that overrules the score, as an author writes it. */
export const gate = z
  .strictObject(
    {
      code: slug('the code of a gate: small letters, digits and hyphens'),
      title: text('the rule in a few words'),
      when,
      among: factRules.optional().describe('Only for providers of which all of these hold.'),
      on: slug('overall, or the code of a domain').default('overall'),
      caps: bandLabel.optional().describe('The band is this one at best.'),
      forces: bandLabel.optional().describe('The band is this one.'),
      because: text('why the rule is there, in a sentence'),
    },
    { error: gateWords },
  )
  .transform(({ caps, forces, among = [], ...same }, context): Gate => {
    if (caps !== undefined && forces === undefined) {
      return { ...same, among, effect: { kind: 'caps', band: caps } };
    }
    if (forces !== undefined && caps === undefined) {
      return { ...same, among, effect: { kind: 'forces', band: forces } };
    }
    context.addIssue({ code: 'custom', message: gateWords });
    return z.NEVER;
  });
