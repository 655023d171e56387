import type { Caller } from '../../access/index.ts';
import type { Reach } from '../../database/index.ts';

/** The providers that somebody's roles were given over, all of them together: everyone's for whoever runs the hub. */
export function scopeOf({ kind, roles }: Pick<Caller, 'kind' | 'roles'>): Reach {
  if (kind === 'operator' || kind === 'system') return 'everywhere';
  const ids = new Set<string>();
  for (const { over } of roles) {
    if (over === 'everywhere') return 'everywhere';
    for (const id of over) ids.add(id);
  }
  return [...ids].sort();
}

/** Whether a scope holds a provider. */
export function isWithin(scope: Reach, id: string): boolean {
  return scope === 'everywhere' || scope.includes(id);
}
