import type { ReturnKey } from './return.ts';
import { monthKey } from './return-key.ts';

/** The page of a return. */
export function returnAddress(key: ReturnKey): string {
  return `/returns/${[key.template, key.providerId, monthKey(key)].map(encodeURIComponent).join('/')}`;
}
