import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { type AddCommands, exitCodes, needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import { type WriteCodes, writeFiles } from '../cli/write-files.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import type { Anchor } from './audit/anchor.ts';
import { parseAnchors } from './audit/anchor-file.ts';
import { changedFields } from './audit/changed-fields.ts';
import type { AuditEntry } from './audit/entry.ts';
import { providersInWords } from './audit/entry-words.ts';
import { exportAnchors } from './audit/export-anchors.ts';
import type { OriginOf } from './audit/figure-origin.ts';
import { getTrailEntry, searchTrail } from './audit/read-trail.ts';
import { settleTrail, type TrailAsked } from './audit/trail-question.ts';
import { verifyTrail } from './audit/verify-trail.ts';
import { addFigureCommand } from './audit-figure-commands.ts';

const codes: WriteCodes = {
  exists: 'ACCESS_FILE_EXISTS',
  notWritten: 'ACCESS_NOT_WRITTEN',
};
const entriesShown = 50;

/** `gatehouse audit list|show|figure|verify|anchors`; how a figure came to be a later room tells. */
export function addAuditCommands({ originOf }: { originOf: OriginOf<Hub> }): AddCommands {
  return (program, setting) => {
    const audit = program
      .command('audit')
      .description('Who did what: read the audit trail, and prove that it is whole.');
    addListCommand(audit, setting);
    addShowCommand(audit, setting);
    addFigureCommand(audit, setting, originOf);
    addVerifyCommand(audit, setting);
    addAnchorsCommand(audit, setting);
  };
}

type ListOptions = TrailAsked & { before?: number; limit: number; format: Format };

function addListCommand(audit: Command, setting: Setting): void {
  needs(audit.command('list'), 'see audit')
    .description('List entries, the latest first.')
    .option('--who <name>', 'part of a name, or the id of a person')
    .option('--action <words>', 'part of what was done')
    .option('--about <thing>', 'a kind, or a kind and an id, such as record:ABC123')
    .option('--provider <name>', 'of one provider')
    .option('--from <day>', 'the first day, such as 2026-10-01')
    .option('--to <day>', 'the last day')
    .option('--request <id>', 'of one request')
    .option('--before <number>', 'only entries with a lower number', readNumber)
    .option('--limit <number>', 'how many', readNumber, entriesShown)
    .addOption(formatOption())
    .action(({ before, limit, format, ...asked }: ListOptions) =>
      setting.withHub('audit list', async (hub) => {
        const query = { ...settleTrail(hub.estate, asked), before };
        const { entries, olderThan } = await searchTrail(hub, query, limit);
        const columns: Column<AuditEntry>[] = [
          { heading: 'Entry', read: ({ number }) => number },
          { heading: 'At', read: ({ at }) => at },
          { heading: 'Who', read: ({ name }) => name },
          { heading: 'Role', read: ({ roles }) => roles },
          { heading: 'Action', read: ({ action }) => action },
          { heading: 'About', read: ({ aboutKind, aboutId }) => `${aboutKind} ${aboutId}` },
          {
            heading: 'Provider',
            read: (entry) => providersInWords(hub.estate, entry, ''),
          },
        ];
        setting.out(printRows(format, entries, columns));
        if (olderThan !== undefined) setting.note(`There are more: add --before ${olderThan}.`);
      }),
    );
}

function addShowCommand(audit: Command, setting: Setting): void {
  needs(audit.command('show'), 'see audit')
    .description('Show one entry, with what stood before and after.')
    .argument('<number>', 'its number', readNumber)
    .addOption(formatOption())
    .action((number: number, { format }: { format: Format }) =>
      setting.withHub('audit show', async (hub) => {
        const entry = await getTrailEntry(hub, number);
        if (format === 'json') return setting.out(`${JSON.stringify(entry, null, 2)}\n`);
        const { before, after, ...facts } = entry;
        const rows = [
          ...Object.entries(facts).map(([name, value]) => ({ name, before: null, after: value })),
          ...changedFields(before, after),
        ];
        setting.out(
          printRows(format, rows, [
            { heading: 'Part', read: ({ name }) => name },
            { heading: 'Before', read: (row) => row.before },
            { heading: 'After', read: (row) => row.after },
          ]),
        );
      }),
    );
}

function addVerifyCommand(audit: Command, setting: Setting): void {
  needs(audit.command('verify'), 'see audit')
    .description(
      'Recompute the whole chain; ends with 1 and names the first entry that does not fit.',
    )
    .option('--anchors <file>', 'anchors that were exported and kept elsewhere')
    .action(({ anchors: file }: { anchors?: string }) =>
      setting.withHub('audit verify', async (hub) => {
        const kept = file === undefined ? [] : await readAnchors(file);
        const { entries, anchors, hash, broken } = await verifyTrail(hub, kept);
        const checked = `${count(entries, 'entry', 'entries')} and ${count(anchors, 'anchor', 'anchors')}`;
        if (broken) {
          process.exitCode = exitCodes.refused;
          return setting.out(
            `The audit trail is broken. ${broken.words} Before it ${checked} fit.\n`,
          );
        }
        setting.out(`The audit trail holds: ${checked} fit. It ends with ${hash}.\n`);
      }),
    );
}

function addAnchorsCommand(audit: Command, setting: Setting): void {
  needs(audit.command('anchors'), 'see audit')
    .description('Print the anchors of the chain, or write them to a file to keep elsewhere.')
    .option('--export <file>', 'where to write them')
    .option('--overwrite', 'replace a file of the same name')
    .action(({ export: file, overwrite = false }: { export?: string; overwrite?: boolean }) =>
      setting.withHub('audit anchors', async (hub) => {
        const { anchors, text } = await exportAnchors(hub);
        if (file === undefined) return setting.out(text);
        const files = [{ path: basename(file), body: text }];
        await writeFiles(dirname(file), files, { overwrite, codes });
        setting.note(
          `${count(anchors.length, 'anchor', 'anchors')} written to ${file}. Keep it where nobody who runs the hub can change it.`,
        );
      }),
    );
}

async function readAnchors(file: string): Promise<Anchor[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new GatehouseError('ACCESS_ANCHORS_UNREADABLE', `The file ${file} cannot be read.`, {
      cause,
    });
  }
  return parseAnchors(text, file);
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

function readNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number from 1.');
}
