/** What a role reaches: nothing, what belongs to its own part of the estate, to any, or all where it is held over all. */
export type Reached = '' | 'own' | 'any' | 'nation';

/** One way in, and what each role reaches by it. */
export type WayIn = { name: string; needs: string; reached: ReadonlyMap<string, Reached> };

const signs: Readonly<Record<Reached, string>> = {
  '': '–',
  own: 'own',
  any: 'yes',
  nation: 'nation',
};

/** The table that a reviewer reads: one line a way in, one column a role. */
export function permissionTable(
  roles: ReadonlyArray<{ code: string; title: string }>,
  sections: ReadonlyArray<{ title: string; ways: readonly WayIn[] }>,
): string {
  return [
    '# Who may do what',
    '',
    'Made by walking through every page, API route and command as somebody of each role, and compared by a test',
    '(`test/permissions/permissions.test.ts`; `GATEHOUSE_WRITE_PERMISSIONS=1` writes it anew). **yes**: for the whole',
    'estate, or it belongs to nobody. **own**: for the part of the estate over which the role is held; what belongs to',
    'others is refused or not there. **nation**: only where the role is held over the whole estate. **–**: refused; whoever has not signed in is asked to.',
    '',
    'The operator is whoever runs commands on the machine itself without a token: every command is theirs.',
    ...sections.flatMap(({ title, ways }) => ['', `## ${title}`, '', ...linesOf(roles, ways)]),
    '',
  ].join('\n');
}

function linesOf(
  roles: ReadonlyArray<{ code: string; title: string }>,
  ways: readonly WayIn[],
): string[] {
  const head = ['', 'needs', ...roles.map(({ title }) => title)];
  const rows = ways.map(({ name, needs, reached }) => [
    `\`${name}\``,
    needs,
    ...roles.map(({ code }) => signs[reached.get(code) ?? '']),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
