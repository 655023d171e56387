import { z } from 'zod';
import type { Hub } from '../../../hub.ts';
import type { Mailing } from '../../../mail/index.ts';
import type { Crumb } from '../../../web/index.ts';
import type { ReturnReadings } from '../../returns/readings.ts';
import type { ReturnKey, ReturnView } from '../../returns/return.ts';
import { returnAddress } from '../../returns/return-address.ts';
import { returnKey } from '../../returns/return-key.ts';

/** What the pages of returns need from the rooms after this one, and from the surroundings. */
export type ReturnsDoor = { readings: ReturnReadings; mailing: Mailing };

/** Where the board is. */
export const boardAddress = '/returns';

/** Where one return is; its other pages stand below. */
export const returnPath = `${boardAddress}/:template/:provider/:month`;

const name = z.string().max(200, 'is no name of ours');
export const returnParams = z.object({ template: name, provider: name, month: name });

/** The return that an address names; throws as `returnKey`. */
export function keyOf(hub: Hub, params: z.output<typeof returnParams>): ReturnKey {
  return returnKey(hub, params);
}

/** The way to a page below a return. */
export function returnCrumbs(
  { key, template, provider, month }: Pick<ReturnView, 'key' | 'template' | 'provider' | 'month'>,
  below?: string,
): Crumb[] {
  const text = `${template.title}, ${provider}, ${month}`;
  return [
    { text: 'Home', href: '/' },
    { text: 'Returns', href: boardAddress },
    ...(below === undefined ? [{ text }] : [{ text, href: returnAddress(key) }, { text: below }]),
  ];
}
