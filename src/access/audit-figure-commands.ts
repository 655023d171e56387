import type { Command } from 'commander';
import type { Period } from '../calendar/index.ts';
import { needs, type Setting } from '../cli/command.ts';
import { formatOption, readPeriod } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import type { AuditEntry } from './audit/entry.ts';
import type { OriginOf } from './audit/figure-origin.ts';
import { type FigureTrail, readFigureTrail, thingBehind } from './audit/figure-trail.ts';

type FigureOptions = { provider: string; metric: string; period: Period; format: Format };

/** `gatehouse audit figure`. */
export function addFigureCommand(audit: Command, setting: Setting, originOf: OriginOf<Hub>): void {
  needs(audit.command('figure'), 'see audit')
    .description('Tell how a figure came to be, and who did what to what it was made from.')
    .requiredOption('--provider <name>', 'its name or id')
    .requiredOption('--metric <code>', 'its code or title')
    .requiredOption('--period <period>', 'such as 2007-08', readPeriod)
    .addOption(formatOption())
    .action(({ format, ...asked }: FigureOptions) =>
      setting.withHub('audit figure', async (hub) => {
        const trail = await readFigureTrail(hub, originOf, asked);
        if (format === 'json') return setting.out(`${JSON.stringify(trail, null, 2)}\n`);
        const steps = printRows(format, trail.entries, columnsOf(trail));
        setting.out(format === 'csv' ? steps : `${tellFigure(trail)}\n${steps}`);
      }),
    );
}

function columnsOf(trail: FigureTrail): Column<AuditEntry>[] {
  return [
    { heading: 'Entry', read: ({ number }) => number },
    { heading: 'At', read: ({ at }) => at },
    { heading: 'What was done', read: ({ action }) => action },
    {
      heading: 'To what',
      read: (entry) => thingBehind(trail, entry)?.title ?? entry.aboutId,
    },
    { heading: 'Who', read: ({ name }) => name },
    { heading: 'Role', read: ({ roles }) => roles },
  ];
}

function tellFigure({ title, words, unaudited }: FigureTrail): string {
  const unseen = unaudited.map((thing) => `- ${thing.title}`);
  return [
    title,
    ...words,
    ...(unseen.length > 0 ? ['Of which you may see no entry:', ...unseen] : []),
    '',
  ].join('\n');
}
