import type { AddCommands } from '../cli/command.ts';
import type { Evidence } from './agreement/evidence.ts';
import { addReadingCommands } from './agreement-commands.ts';
import { addDraftingCommands } from './drafting-commands.ts';
import { addExportCommand } from './export-commands.ts';
import { addNoticeCommands } from './notice-commands.ts';
import { addSigningCommands } from './signing-commands.ts';

/** `gatehouse agreement …`. */
export function addCommissionCommands(evidence: Evidence): AddCommands {
  return (program, setting) => {
    const agreement = program
      .command('agreement')
      .description('Agreements: read and check them, draft, sign and change them.');
    addReadingCommands(agreement, setting);
    addDraftingCommands(agreement, setting);
    addSigningCommands(agreement, setting);
    addNoticeCommands(agreement, setting, evidence);
    addExportCommand(agreement, setting);
  };
}
