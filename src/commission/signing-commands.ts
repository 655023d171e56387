import type { Command } from 'commander';
import { needs, type Setting } from '../cli/command.ts';
import { several } from '../cli/options.ts';
import type { Hub } from '../hub.ts';
import { actingFor, type Said } from './agreement/acting-for.ts';
import { addRemark } from './agreement/draft-actions.ts';
import { getFile, viewAgreement } from './agreement/get-agreement.ts';
import {
  acceptFindings,
  agree,
  end,
  giveBack,
  offer,
  openFindings,
  type Seen,
  sign,
} from './agreement/signing-actions.ts';
import { type ActorOptions, actorBy, latest, readNumber, withActor } from './option-commands.ts';

/** `gatehouse agreement offer|return|agree|accept|sign|end|comment`. */
export function addSigningCommands(agreement: Command, setting: Setting): void {
  addSteps(agreement, setting);
  addAccept(agreement, setting);
  addEnd(agreement, setting);
  addComment(agreement, setting);
}

type StepAction = (
  hub: Hub,
  id: string,
  seen: Seen & { reason: string },
  said: Said,
) => Promise<void>;
const stepActions: ReadonlyArray<[string, string, StepAction]> = [
  ['offer', 'Offer the draft to the other party.', offer],
  ['return', 'Give an offer back to be worked on, with --reason.', giveBack],
  ['agree', 'Agree to what the other party offers.', agree],
  ['sign', 'Sign the version; each finding must be mended or accepted.', sign],
];

function addSteps(agreement: Command, setting: Setting): void {
  for (const [name, description, action] of stepActions) {
    const command = needs(
      agreement.command(name),
      name === 'sign' || name === 'agree' ? 'sign agreements' : 'write agreements',
    )
      .description(description)
      .argument('<agreement>', 'its id')
      .option('--reason <words>', 'why', '')
      .option(
        '--version-number <number>',
        'the version that was read; the latest without it',
        readNumber,
      );
    withActor(command).action(
      (id: string, options: ActorOptions & { reason: string; versionNumber?: number }) =>
        setting.withHub(`agreement ${name}`, async (hub) => {
          const seen = await latest(hub, id);
          const version = options.versionNumber ?? seen.version;
          await action(hub, id, { ...seen, version, reason: options.reason }, actorBy(options));
          const { stage } = await viewAgreement(hub, id);
          setting.note(
            `${id} is ${stage.stage}: version ${version} (${seen.contentHash.slice(0, 12)}).`,
          );
        }),
    );
  }
}

function addAccept(agreement: Command, setting: Setting): void {
  const command = needs(agreement.command('accept'), 'write agreements')
    .description('Accept findings as they stand; without --finding the open ones are listed.')
    .argument('<agreement>', 'its id')
    .option('--finding <key>', 'its key; may be repeated', several)
    .option('--all', 'every finding that the party has not accepted yet')
    .option('--reason <words>', 'why they may stand', '');
  type Options = ActorOptions & { finding?: string[]; all?: boolean; reason: string };
  withActor(command).action((id: string, options: Options) =>
    setting.withHub('agreement accept', async (hub) => {
      const keys = options.all ? 'all' : options.finding;
      if (keys === undefined) {
        const file = await getFile(hub.database, id);
        const { party } = actingFor(hub, file.agreement, 'write agreements', actorBy(options));
        const open = openFindings(hub, file, party);
        for (const { key, explanation } of open) setting.out(`${key}\t${explanation}\n`);
        return;
      }
      const { reason } = options;
      const accepted = await acceptFindings(hub, id, { keys, reason }, actorBy(options));
      setting.note(`Accepted: ${accepted}.`);
    }),
  );
}

function addEnd(agreement: Command, setting: Setting): void {
  const command = needs(agreement.command('end'), 'sign agreements')
    .description('End an agreement before its term.')
    .argument('<agreement>', 'its id')
    .requiredOption('--on <day>', 'the last day')
    .requiredOption('--reason <words>', 'why')
    .option('--superseded-by <agreement>', 'the agreement that takes its place');
  type Options = ActorOptions & { on: string; reason: string; supersededBy?: string };
  withActor(command).action((id: string, options: Options) =>
    setting.withHub('agreement end', async (hub) => {
      const { on, reason, supersededBy = null } = options;
      await end(hub, id, { on, reason, by: supersededBy }, actorBy(options));
      setting.note(`${id} ends on ${on}.`);
    }),
  );
}

function addComment(agreement: Command, setting: Setting): void {
  const command = needs(agreement.command('comment'), 'write agreements')
    .description('Comment on a table, a row or a cell.')
    .argument('<agreement>', 'its id')
    .argument('<about>', 'table, table/row or table/row/column')
    .argument('<text>', 'the words');
  withActor(command).action((id: string, about: string, text: string, options: ActorOptions) =>
    setting.withHub('agreement comment', async (hub) => {
      await addRemark(hub, id, { about, text }, actorBy(options));
      setting.note('Kept.');
    }),
  );
}
