import type { Command } from 'commander';
import type { Hub } from '../hub.ts';
import type { ReturnKey } from './returns/return.ts';
import { returnKey } from './returns/return-key.ts';

/** A command about one return, named by its code, a provider and a month. */
export function withReturn(command: Command): Command {
  return command
    .argument('<return>', 'the code of the return, such as prison-monthly')
    .argument('<provider>', 'any name of the provider')
    .argument('<month>', 'the month, such as "Mar 2008" or 2008-03');
}

/** The return that was named. */
export function namedReturn(hub: Hub, [template, provider, month]: Named): ReturnKey {
  return returnKey(hub, { template, provider, month });
}

export type Named = [template: string, provider: string, month: string];
