import type { Problem } from '../../errors.ts';

/** A role that a group at the provider brings, over a part of the estate. */
export type GroupRole = { group: string; role: string; subject: string };

/** Groups may hold spaces and commas; roles and subjects are codes of this hub. */
const written = /^\s*(?<group>[^;=]+?)\s*=\s*(?<role>[a-z0-9-]+)\s*@\s*(?<subject>[a-z0-9-]+)\s*$/;

/** Reads `group=role@subject; other group=role@subject`; a group may stand several times. */
export function readGroupRoles(text: string): { roles: GroupRole[]; problems: Problem[] } {
  const roles: GroupRole[] = [];
  const problems: Problem[] = [];
  for (const part of text.split(';').filter((one) => one.trim() !== '')) {
    const found = written.exec(part)?.groups;
    if (found === undefined) {
      problems.push({
        message: 'GATEHOUSE_OIDC_ROLES cannot be used.',
        found: part.trim(),
        expected: 'group=role@subject, such as "wm commissioners=commissioner@west-midlands"',
      });
      continue;
    }
    const { group = '', role = '', subject = '' } = found;
    roles.push({ group, role, subject });
  }
  return { roles, problems };
}

/** The roles that somebody's groups bring, each once. A claim may be a list of texts or one text; anything else brings none. */
export function rolesOfGroups(
  claim: unknown,
  groupRoles: readonly GroupRole[],
): Array<{ role: string; subject: string }> {
  const groups = new Set([claim].flat().filter((one) => typeof one === 'string'));
  const held = groupRoles.filter(({ group }) => groups.has(group));
  const once = new Map(held.map(({ role, subject }) => [`${role}@${subject}`, { role, subject }]));
  return [...once.values()];
}
