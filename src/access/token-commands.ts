import type { Command } from 'commander';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { formatOption, several } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import { getNamed } from './people/read-people.ts';
import { type ShownToken, shownToken } from './token/shown-token.ts';
import { createToken, listTokens, ownId, revokeToken } from './token/token-actions.ts';

const columns: Column<ShownToken>[] = [
  { heading: 'Token', read: ({ id }) => id },
  { heading: 'Name', read: ({ name }) => name },
  { heading: 'May', read: ({ permissions }) => permissions.join(', ') },
  { heading: 'Made', read: ({ madeAt }) => madeAt },
  { heading: 'Expires', read: ({ expiresAt }) => expiresAt },
  { heading: 'Last used', read: ({ lastUsedAt }) => lastUsedAt },
  { heading: 'Stands', read: ({ standing }) => standing },
];

/** `gatehouse token create|list|revoke`. */
export const addTokenCommands: AddCommands = (program, setting) => {
  const token = program
    .command('token')
    .description('What programs show instead of signing in: a part of what a person may.');
  addCreateCommand(token, setting);
  addListCommand(token, setting);
  addRevokeCommand(token, setting);
};

type CreateOptions = { for?: string; name: string; may: string[]; until: string };

function addCreateCommand(token: Command, setting: Setting): void {
  needs(token.command('create'), 'be signed in')
    .description('Make a token and print it, once: it is kept nowhere.')
    .option('--for <person>', 'whose it is, by id or e-mail address')
    .requiredOption('--name <words>', 'by which to know it again')
    .requiredOption('--may <permission>', 'what it may do; can be repeated', several)
    .requiredOption('--until <day>', 'the first day on which it no longer works, within a year')
    .action(({ for: named, may, ...given }: CreateOptions) =>
      setting.withHub('token create', async (hub) => {
        const owner = await ownerOf(hub, named);
        const { token, text } = await createToken(hub, owner, { ...given, permissions: may });
        setting.note(`Token ${token.id}, “${token.name}”. It is not shown again.`);
        setting.out(`${text}\n`);
      }),
    );
}

function addListCommand(token: Command, setting: Setting): void {
  needs(token.command('list'), 'be signed in')
    .description('List the tokens of a person, the latest first.')
    .option('--for <person>', 'whose, by id or e-mail address')
    .addOption(formatOption())
    .action(({ for: named, format }: { for?: string; format: Format }) =>
      setting.withHub('token list', async (hub) => {
        const tokens = await listTokens(hub, await ownerOf(hub, named));
        const shown = tokens.map((one) => shownToken(one, hub.now()));
        setting.out(printRows(format, shown, columns));
      }),
    );
}

function addRevokeCommand(token: Command, setting: Setting): void {
  needs(token.command('revoke'), 'be signed in')
    .description('Take a token back at once.')
    .argument('<token>', 'as gatehouse token list prints it')
    .option('--for <person>', 'whose it is, by id or e-mail address')
    .action((tokenId: string, { for: named }: { for?: string }) =>
      setting.withHub('token revoke', async (hub) => {
        await revokeToken(hub, { personId: await ownerOf(hub, named), tokenId });
        setting.note('The token was revoked.');
      }),
    );
}

/** Whose tokens are meant: one’s own, or those of whoever is named. */
async function ownerOf(hub: Hub, named: string | undefined): Promise<string> {
  return named === undefined ? ownId(hub) : (await getNamed(hub, named)).person.id;
}
