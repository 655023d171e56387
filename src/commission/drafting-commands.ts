import { basename } from 'node:path';
import type { Command } from 'commander';
import { exitCodes, needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import type { Format } from '../cli/output.ts';
import { createDraft, type DraftWish, type Saved, saveDraft } from './agreement/draft-actions.ts';
import { viewAgreement } from './agreement/get-agreement.ts';
import { importTables } from './agreement/import-tables.ts';
import { printChanges } from './agreement-commands.ts';
import {
  type ActorOptions,
  actorBy,
  type ChangeOptions,
  latest,
  readBytes,
  readChanges,
  readNumber,
  withActor,
  withChanges,
} from './option-commands.ts';

/** `gatehouse agreement draft|save|import`. */
export function addDraftingCommands(agreement: Command, setting: Setting): void {
  addDraft(agreement, setting);
  addSave(agreement, setting);
  addImport(agreement, setting);
}

type DraftOptions = ActorOptions &
  Omit<DraftWish, 'id' | 'startsOn' | 'endsOn' | 'parent' | 'like'> & {
    starts: string;
    ends: string;
    parent?: string;
    like?: string;
  };

function addDraft(agreement: Command, setting: Setting): void {
  const command = needs(agreement.command('draft'), 'write agreements')
    .description('Begin an agreement as a draft.')
    .argument('<agreement>', 'an id such as stafford-2015-16')
    .requiredOption('--template <code>', 'its form, such as local-annex')
    .requiredOption('--title <words>', 'its title')
    .requiredOption('--provider <name>', 'the provider')
    .requiredOption('--commissioner <name>', 'the region or nation that commissions')
    .requiredOption('--starts <day>', 'the day of commencement')
    .requiredOption('--ends <day>', 'the last day')
    .option('--parent <agreement>', 'the agreement to which it is an annex')
    .option('--like <agreement>', 'begin with the words of another');
  withActor(command).action((id: string, options: DraftOptions) =>
    setting.withHub('agreement draft', async (hub) => {
      const { starts: startsOn, ends: endsOn, parent = null, like = null } = options;
      const { template, title, provider, commissioner } = options;
      const wish = { id, template, title, provider, commissioner, parent, like, startsOn, endsOn };
      const { number } = await createDraft(hub, wish, actorBy(options));
      setting.note(`Begun: ${id}, version ${number}.`);
    }),
  );
}

function addSave(agreement: Command, setting: Setting): void {
  const command = needs(agreement.command('save'), 'write agreements')
    .description('Save changes of a draft as a version.')
    .argument('<agreement>', 'its id')
    .option(
      '--base <version>',
      'the version on which they were made; the latest without it',
      readNumber,
    )
    .option('--note <words>', 'what was done');
  withActor(withChanges(command)).action(
    (id: string, options: ActorOptions & ChangeOptions & { base?: number; note?: string }) =>
      setting.withHub('agreement save', async (hub) => {
        const view = await viewAgreement(hub, id, {
          version: options.base ?? (await latest(hub, id)).version,
        });
        const changes = await readChanges(view.content, options);
        const saving = { base: view.version, changes, note: options.note ?? null };
        tellSaved(setting, await saveDraft(hub, id, saving, actorBy(options)));
      }),
  );
}

/** Says what saving came to; a conflict ends with the exit code of a refusal. */
export function tellSaved({ note }: Setting, saved: Saved): void {
  if (saved.kind === 'saved') {
    const together =
      saved.mergedWith === null ? '' : `, put together with version ${saved.mergedWith}`;
    note(`Version ${saved.version.number} stands${together}.`);
    return;
  }
  note(`Nothing was stored: version ${saved.latest} changed the same places.`);
  for (const conflict of saved.conflicts) note(`  ${JSON.stringify(conflict)}`);
  process.exitCode = exitCodes.refused;
}

function addImport(agreement: Command, setting: Setting): void {
  const command = needs(agreement.command('import'), 'write agreements')
    .description('Save the tables of a filled spreadsheet as a version of the draft.')
    .argument('<agreement>', 'its id')
    .argument('<file>', 'the ODS or XLSX file')
    .option('--dry-run', 'show what differs and store nothing');
  withActor(command)
    .addOption(formatOption())
    .action(
      (id: string, path: string, options: ActorOptions & { dryRun?: boolean; format: Format }) =>
        setting.withHub('agreement import', async (hub) => {
          const file = { bytes: await readBytes(path), fileName: basename(path) };
          const dryRun = options.dryRun ?? false;
          const { changes, saved } = await importTables(
            hub,
            id,
            { file, dryRun },
            actorBy(options),
          );
          printChanges(setting, options.format, changes, await viewAgreement(hub, id));
          if (saved) tellSaved(setting, saved);
        }),
    );
}
