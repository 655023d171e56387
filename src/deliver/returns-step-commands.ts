import { type Command, InvalidArgumentError } from 'commander';
import { needs, type Setting } from '../cli/command.ts';
import type { Hub } from '../hub.ts';
import { namedReturn, withReturn } from './return-argument-commands.ts';
import type { ReturnReadings } from './returns/readings.ts';
import type { ReturnKey, ReturnStep } from './returns/return.ts';
import {
  acceptReturn,
  answerQuery,
  lockReturn,
  queryReturn,
  readReturn,
  reopenReturn,
  submitReturn,
} from './returns/return-actions.ts';
import { stepPermissions } from './returns/step.ts';

type Options = { cell?: string; question: string; query: number; words: string; reason: string };
type Step = {
  /** Its name as a command, too. */
  step: ReturnStep;
  does: string;
  /** Adds its options. */
  asks?: (command: Command) => Command;
  take: (hub: Hub, key: ReturnKey, options: Options) => Promise<unknown>;
};

/** `gatehouse returns submit|query|answer|accept|lock|reopen`. */
export function addReturnStepCommands(
  returns: Command,
  setting: Setting,
  readings: ReturnReadings,
): void {
  for (const { step, does, asks, take } of stepsBy(readings)) {
    const command = withReturn(needs(returns.command(step), stepPermissions[step]));
    (asks?.(command) ?? command)
      .description(does)
      .action((template: string, provider: string, month: string, options: Options) =>
        setting.withHub('returns', async (hub) => {
          const key = namedReturn(hub, [template, provider, month]);
          await take(hub, key, options);
          const view = await readReturn(hub, readings, key);
          setting.note(
            `${view.template.title} of ${view.provider} for ${view.month}: ${view.state}.`,
          );
        }),
      );
  }
}

function stepsBy(readings: ReturnReadings): Step[] {
  return [
    {
      ...{ step: 'submit', does: 'Submit what is saved, if nothing is in the way.' },
      take: (hub, key) => submitReturn(hub, readings, key),
    },
    {
      ...{ step: 'query', does: 'Ask about a cell of a submitted return, or about the whole.' },
      asks: (command) =>
        command
          .option('--cell <address>', 'about which cell; the whole when left out')
          .requiredOption('--question <text>', 'what is asked'),
      take: (hub, key, { cell = null, question }) => queryReturn(hub, key, { cell, question }),
    },
    {
      ...{ step: 'answer', does: 'Answer a question.' },
      asks: (command) =>
        command
          .requiredOption(
            '--query <number>',
            'which question, as `returns show` numbers it',
            number,
          )
          .requiredOption('--words <text>', 'the answer'),
      take: answerQuery,
    },
    {
      ...{ step: 'accept', does: 'Accept a submitted return.' },
      take: acceptReturn,
    },
    {
      ...{ step: 'lock', does: 'Lock an accepted return.' },
      take: lockReturn,
    },
    {
      ...{ step: 'reopen', does: 'Open a return again.' },
      asks: (command) => command.requiredOption('--reason <text>', 'why'),
      take: reopenReturn,
    },
  ];
}

function number(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write the number of a question.');
}
