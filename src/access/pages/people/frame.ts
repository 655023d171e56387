import { z } from 'zod';
import { address, type View } from '../../../web/index.ts';

type Crumb = NonNullable<View['breadcrumbs']>[number];

/** Where the list of people is. */
export const peopleAddress = '/people';
export const personAddress = (id: string) => `${peopleAddress}/${encodeURIComponent(id)}`;

/** The id of a person, and of something of theirs, in an address. */
export const personParams = z.object({ id: z.string().max(100) });

/** A field of a form that may be left blank; the action says what it must hold. */
export const textField = z.string().max(1000, 'write at most 1,000 characters').optional();

/** The way to a page below the list of people. */
export function peopleCrumbs(...below: Crumb[]): Crumb[] {
  return [{ text: 'Home', href: '/' }, { text: 'People', href: peopleAddress }, ...below];
}

/** An address that says what was done, so that the page after it can. */
export const toldAt = (path: string, told: string) => address(path, { told });
