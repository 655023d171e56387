import { z } from 'zod';
import { parties } from '../agreement/template.ts';
import { listOf, oneOf, slug, text } from '../definition-fields.ts';
import { permissionNames } from './permission.ts';
import type { RolePermission } from './role.ts';

const permission = z.enum(permissionNames, {
  error: `a permission: ${permissionNames.join(', ')}`,
});

const list = (words: string) =>
  z.array(permission, { error: 'a list of permissions' }).default([]).describe(words);

/** What a role may do, as an author writes it: two lists of permissions. */
const may = z.strictObject(
  {
    everywhere: list('Whatever part of the estate the role is held over.'),
    scope: list('Over the part of the estate that the role is held over.'),
  },
  { error: 'permissions, such as { everywhere: [see published], scope: [see records] }' },
);

/** One role as an author writes it. */
export const roleDefinition = z.strictObject(
  {
    code: slug('the code of a role: small letters, digits and hyphens'),
    title: text('what its holders are called'),
    purpose: text('what somebody in this role comes for, in a sentence'),
    party: oneOf(parties).optional().describe('For which party of an agreement its holders act.'),
    may,
  },
  { error: 'the fields of a role' },
);
export type RoleDefinition = z.output<typeof roleDefinition>;

/** A file of roles. */
export const rolesFile = z
  .strictObject({
    kind: z.literal('roles', { error: 'roles' }),
    roles: listOf(roleDefinition, 'a list of roles'),
  })
  .meta({ title: 'Roles', description: 'What people in a role may do, and over whom.' });

/** What a role may do, in the order in which permissions are listed. */
export function mayOf({
  may: { everywhere, scope },
}: Pick<RoleDefinition, 'may'>): RolePermission[] {
  return permissionNames.flatMap((name): RolePermission[] => {
    if (everywhere.includes(name)) return [{ permission: name, over: 'everywhere' }];
    return scope.includes(name) ? [{ permission: name, over: 'scope' }] : [];
  });
}
