import type { Command } from 'commander';
import { permissions } from '../catalogue/index.ts';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import { addPerson } from './people/add-person.ts';
import { endPerson } from './people/end-person.ts';
import { grantRole } from './people/grant-role.ts';
import { getNamed, getPerson, listPeople } from './people/read-people.ts';
import { type ShownGrant, type ShownPerson, shownPerson } from './people/shown-person.ts';
import { withdrawRole } from './people/withdraw-role.ts';
import { invitationDays, inviteByLink } from './sign-in/links.ts';
import { openSignIn } from './sign-in/open.ts';

const personColumns: Column<ShownPerson>[] = [
  { heading: 'Person', read: ({ id }) => id },
  { heading: 'Name', read: ({ name }) => name },
  { heading: 'Position', read: ({ position }) => position },
  { heading: 'E-mail', read: ({ email }) => email },
  { heading: 'Roles', read: ({ ended, roles }) => (ended ? 'ended' : rolesInWords(roles)) },
];
const grantColumns: Column<ShownGrant>[] = [
  { heading: 'Grant', read: ({ id }) => id },
  { heading: 'Role', read: ({ role }) => role },
  { heading: 'Over', read: ({ subject }) => subject },
  { heading: 'From', read: ({ from }) => from },
  { heading: 'Until', read: ({ until }) => until },
  { heading: 'Given by', read: ({ grantedBy }) => grantedBy },
  { heading: 'Stands', read: ({ standing }) => standing },
];

/** `gatehouse people list|show|add|grant|withdraw|end|link` and `gatehouse roles`. */
export const addPeopleCommands: AddCommands = (program, setting) => {
  const people = program
    .command('people')
    .description('Who may use the hub: add people, give and withdraw their roles.');
  addListCommands(people, setting);
  addAddCommand(people, setting);
  addGrantCommand(people, setting);
  addUndoingCommands(people, setting);
  addLinkCommand(people, setting);
  addRolesCommand(program, setting);
};

function addListCommands(people: Command, setting: Setting): void {
  needs(people.command('list'), 'manage people')
    .description('List everyone with the roles that they hold.')
    .addOption(formatOption())
    .action(({ format }: { format: Format }) =>
      setting.withHub('people list', async (hub) => {
        const shown = (await listPeople(hub)).map((person) => shownPerson(hub, person));
        setting.out(printRows(format, shown, personColumns));
      }),
    );
  needs(people.command('show'), 'manage people')
    .description('Show every role that a person was ever given.')
    .argument('<person>', 'an id or e-mail address')
    .addOption(formatOption())
    .action((named: string, { format }: { format: Format }) =>
      setting.withHub('people show', (hub) => print(hub, setting, { named, format })),
    );
}

type AddOptions = { name: string; email: string; position?: string; format: Format };

function addAddCommand(people: Command, setting: Setting): void {
  needs(people.command('add'), 'manage people')
    .description('Add somebody, who may then be given roles.')
    .requiredOption('--name <name>', 'the whole name')
    .requiredOption('--email <address>', 'the e-mail address')
    .option('--position <words>', 'what they are called at work, such as Governor')
    .addOption(formatOption())
    .action(({ format, ...given }: AddOptions) =>
      setting.withHub('people add', async (hub) => {
        const person = await addPerson(hub, given);
        setting.out(printRows(format, [shownPerson(hub, { person, grants: [] })], personColumns));
      }),
    );
}

type GrantOptions = { role: string; over: string; from?: string; until?: string; format: Format };

function addGrantCommand(people: Command, setting: Setting): void {
  needs(people.command('grant'), 'manage people')
    .description('Give somebody a role over the nation, a region or a provider.')
    .argument('<person>', 'an id or e-mail address')
    .requiredOption('--role <code>', 'the code of a role: see gatehouse roles')
    .requiredOption('--over <subject>', 'the id of the nation, a region or a provider')
    .option('--from <day>', 'the first day; today without it')
    .option('--until <day>', 'the first day without the role')
    .addOption(formatOption())
    .action((named: string, { format, over: subjectId, ...given }: GrantOptions) =>
      setting.withHub('people grant', async (hub) => {
        const { person } = await getNamed(hub, named);
        await grantRole(hub, { personId: person.id, subjectId, ...given });
        await print(hub, setting, { named: person.id, format });
      }),
    );
}

function addUndoingCommands(people: Command, setting: Setting): void {
  needs(people.command('withdraw'), 'manage people')
    .description('Withdraw a role at once.')
    .argument('<person>', 'an id or e-mail address')
    .argument('<grant>', 'as gatehouse people show prints it')
    .requiredOption('--reason <words>', 'why')
    .action((named: string, grantId: string, { reason }: { reason: string }) =>
      setting.withHub('people withdraw', async (hub) => {
        const { person } = await getNamed(hub, named);
        await withdrawRole(hub, { personId: person.id, grantId, reason });
        await print(hub, setting, { named: person.id, format: 'table' });
      }),
    );
  needs(people.command('end'), 'manage people')
    .description('End somebody who has left: no session or token of theirs is taken any more.')
    .argument('<person>', 'an id or e-mail address')
    .requiredOption('--reason <words>', 'why')
    .action((named: string, { reason }: { reason: string }) =>
      setting.withHub('people end', async (hub) => {
        const { person } = await getNamed(hub, named);
        await endPerson(hub, { personId: person.id, reason });
        setting.note(`${person.name} was ended.`);
      }),
    );
}

/** Of the operator alone: a link is as good as the account, and a way back in where nobody can make one on the pages. */
function addLinkCommand(people: Command, setting: Setting): void {
  needs(people.command('link'), 'run the hub')
    .description('Print a one-time link by which somebody sets a password; their sessions end.')
    .argument('<person>', 'an id or e-mail address')
    .action((named: string) =>
      setting.withHub('people link', async (hub) => {
        const { signIn: settings, root, host, port } = setting.config;
        const { person } = await getNamed(hub, named);
        const ground = openSignIn(hub, { settings, root });
        const path = await inviteByLink(ground, hub.caller, person.id);
        setting.out(`${settings.publicUrl ?? `http://${host}:${port}`}${path}\n`);
        setting.note(
          `${person.name} sets a password by it, once and within ${invitationDays} days.`,
        );
      }),
    );
}

function addRolesCommand(program: Command, setting: Setting): void {
  type Row = { role: string; title: string; permission: string; words: string; over: string };
  const columns: Column<Row>[] = [
    { heading: 'Role', read: ({ role }) => role },
    { heading: 'Title', read: ({ title }) => title },
    { heading: 'Over', read: ({ over }) => over },
    { heading: 'May', read: ({ permission }) => permission },
    { heading: 'In words', read: ({ words }) => words },
  ];
  needs(program.command('roles'), 'be signed in')
    .description('List what each role may do, and over whom.')
    .addOption(formatOption())
    .action(({ format }: { format: Format }) =>
      setting.withHub('roles', async ({ catalogue }) => {
        const rows = catalogue.roles.flatMap(({ code, title, may }) =>
          may.map(({ permission, over }) => ({
            ...{ role: code, title, permission, words: permissions[permission], over },
          })),
        );
        setting.out(printRows(format, rows, columns));
      }),
    );
}

async function print(
  hub: Hub,
  { out }: Setting,
  { named, format }: { named: string; format: Format },
): Promise<void> {
  const { person } = await getNamed(hub, named);
  const { roles } = shownPerson(hub, await getPerson(hub, person.id));
  out(printRows(format, roles, grantColumns));
}

function rolesInWords(roles: readonly ShownGrant[]): string {
  const held = roles.filter(({ standing }) => standing === 'held');
  return held.map(({ role, subject }) => `${role} over ${subject}`).join(', ');
}
