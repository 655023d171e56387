import { z } from 'zod';
import { listOf, slug, text } from './definition-fields.ts';

/** One domain as an author writes it. */
export const domainDefinition = z.strictObject(
  {
    code: slug('a domain code such as public-protection: small letters and hyphens'),
    title: text('the name of the domain'),
    note: text('what the domain holds, in a sentence'),
    order: z.number({ error: 'a number; domains are listed in its order' }),
  },
  { error: 'the fields of a domain' },
);

/** The file of domains, under which metrics are listed. */
export const domainsFile = z
  .strictObject({
    kind: z.literal('domains', { error: 'domains' }),
    domains: listOf(domainDefinition, 'a list of domains'),
  })
  .meta({ title: 'Domains', description: 'Subject areas under which metrics are listed.' });
