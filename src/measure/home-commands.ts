import { instantWords } from '../calendar/index.ts';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import type { Happening } from './home/happenings.ts';
import { readHome } from './home/read-home.ts';
import { type ShownHome, shownHome } from './home/shown-home.ts';
import { timelinessSentence } from './home/timeliness-words.ts';
import type { Waiting } from './home/waiting.ts';

const waitingColumns: Column<Waiting>[] = [
  { heading: 'What', read: ({ title }) => title },
  { heading: 'To do', read: ({ todo }) => todo },
  { heading: 'Provider', read: ({ provider }) => provider },
  { heading: 'By when', read: ({ when }) => when },
];

type Missed = NonNullable<ShownHome['exceptions']>['rows'][number];

const missedColumns: Column<Missed>[] = [
  { heading: 'Provider', read: ({ provider }) => provider },
  { heading: 'Metric', read: ({ metric }) => metric },
  { heading: 'Title', read: ({ title }) => title },
  { heading: 'Outturn', read: ({ outturnText }) => outturnText },
  { heading: 'Level', read: ({ levelText }) => levelText },
];

const happeningColumns: Column<Happening>[] = [
  { heading: 'When', read: ({ at }) => instantWords(at) },
  { heading: 'What', read: ({ what, count }) => (count === 1 ? what : `${what} (${count})`) },
  { heading: 'About', read: ({ about }) => about },
  { heading: 'Provider', read: ({ provider }) => provider },
  { heading: 'Who', read: ({ name }) => name },
];

/** `gatehouse home`. */
export const addHomeCommand: AddCommands = (program, setting) => {
  needs(program.command('home'), 'be signed in')
    .description('What waits for you, what your providers missed, and what changed for them.')
    .addOption(formatOption())
    .action(({ format }: { format: Format }) =>
      setting.withHub('home', (hub) => showHome(hub, format, setting)),
    );
};

/** As CSV the things that wait alone: the rest is of other columns. */
async function showHome(hub: Hub, format: Format, { out }: Setting): Promise<void> {
  const home = shownHome(await readHome(hub));
  if (format === 'json') return out(`${JSON.stringify(home, null, 2)}\n`);
  if (format === 'csv') return out(printRows('csv', home.waiting.lines, waitingColumns));
  out(homeText(home));
}

function homeText({ waiting, checked, exceptions, happenings }: ShownHome): string {
  const { count, lines } = waiting;
  return [
    ...(count === 0
      ? ['Nothing waits for you.\n']
      : [`What waits for you: ${count}\n`, printRows('table', lines, waitingColumns)]),
    ...(checked ? [`Returns that you check: ${timelinessSentence(checked)}\n`] : []),
    ...(exceptions
      ? [
          `Missed in ${exceptions.period}: ${exceptions.missed} of ${exceptions.judged}\n`,
          ...(exceptions.missed === 0 ? [] : [printRows('table', exceptions.rows, missedColumns)]),
        ]
      : []),
    ...(happenings.length === 0
      ? ['Nothing has changed in the last thirty days.\n']
      : ['What changed:\n', printRows('table', happenings, happeningColumns)]),
  ].join('\n');
}
