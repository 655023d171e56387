import type { Mistake } from '../mistake.ts';
import { openPermissions, type Permission } from './permission.ts';
import { publicRole } from './role.ts';
import type { RoleDefinition } from './role-definition.ts';

/** What nobody who has not signed in can be let do: there is no saying who did it, or over whom. */
const publicMay: readonly Permission[] = ['see published', 'see performance'];

/** What is wrong within a role that its shape cannot show. */
export function roleMistakes(role: RoleDefinition): Mistake[] {
  const { party, may } = role;
  const unsigned = may.scope.includes('sign agreements') && party === undefined;
  const message =
    'Its holders sign agreements, and the role does not say for which party. Add party: commissioner or provider.';
  return [
    ...(unsigned ? [{ path: ['party'], message }] : []),
    ...(['everywhere', 'scope'] as const).flatMap((over) => twice(may[over], over)),
    ...may.scope.flatMap((name, index) => standsTwice(name, index, may.everywhere)),
    ...may.everywhere.flatMap(everywhereMistakes),
    ...(role.code === publicRole ? publicMistakes(role) : []),
  ];
}

function everywhereMistakes(name: Permission, index: number): Mistake[] {
  if (openPermissions.includes(name)) return [];
  const message = `“${name}” can be had everywhere only by holding a role over the nation. Put it under scope.`;
  return [{ path: ['may', 'everywhere', index], message }];
}

function standsTwice(
  name: Permission,
  index: number,
  everywhere: readonly Permission[],
): Mistake[] {
  if (!everywhere.includes(name)) return [];
  const message = `“${name}” stands under everywhere as well. Take one of the two out.`;
  return [{ path: ['may', 'scope', index], message }];
}

function twice(names: readonly Permission[], over: 'everywhere' | 'scope'): Mistake[] {
  return names.flatMap((name, index): Mistake[] => {
    const message = `“${name}” stands twice. Take one out.`;
    return names.indexOf(name) < index ? [{ path: ['may', over, index], message }] : [];
  });
}

function publicMistakes({ may, party }: RoleDefinition): Mistake[] {
  const allowed = publicMay.join(' and ');
  const more = (over: 'everywhere' | 'scope', names: readonly Permission[]) =>
    may[over].flatMap((name, index): Mistake[] => {
      const message = `“${name}” cannot be public. The public may at most ${allowed}, everywhere.`;
      return names.includes(name) ? [] : [{ path: ['may', over, index], message }];
    });
  const message = 'The public acts for no party. Take party out.';
  return [
    ...(party === undefined ? [] : [{ path: ['party'], message }]),
    ...more('everywhere', publicMay),
    ...more('scope', []),
  ];
}
