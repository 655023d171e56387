import type { Problem } from '../../errors.ts';
import { claimCodes, declaredIn, firstByCode } from '../declared.ts';
import type { Definition } from '../definition.ts';
import { duplicateProblems } from '../duplicates.ts';
import { problemsAt } from '../mistake.ts';
import type { Role } from './role.ts';
import { roleMistakes } from './role-checks.ts';
import { mayOf, roleDefinition } from './role-definition.ts';

/** The roles that files declare, with what is wrong with them. */
export function loadRoles(files: readonly Definition[]): { roles: Role[]; problems: Problem[] } {
  const declared = declaredIn(files, roleDefinition);
  return {
    roles: firstByCode(declared.map(({ value }) => ({ ...value, may: mayOf(value) }))),
    problems: [
      ...duplicateProblems('role code', files.flatMap(claimCodes)),
      ...declared.flatMap((item) => problemsAt(item, item.value.code, roleMistakes(item.value))),
    ],
  };
}
