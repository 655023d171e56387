import type { AddCommands } from '../cli/command.ts';
import { addModerateCommand } from './moderation-commands.ts';
import { addRateCommand } from './rate-commands.ts';
import { addSchemesCommand } from './scheme-commands.ts';
import { addVariationCommands } from './variation-commands.ts';

/** `gatehouse rate`, `schemes`, `moderate`, `control-chart`, `funnel`, `change` and `year-end`. */
export const addRateCommands: AddCommands = (program, setting) => {
  addRateCommand(program, setting);
  addSchemesCommand(program, setting);
  addModerateCommand(program, setting);
  addVariationCommands(program, setting);
};
