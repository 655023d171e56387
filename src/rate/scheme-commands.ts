import { explainScheme, getScheme, type Scheme } from '../catalogue/index.ts';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import { parts, wrapped } from './printing-commands.ts';
import { type KeptScheme, listSchemeVersions, schemeHash } from './versions/keep-schemes.ts';

const columns: Column<Scheme>[] = [
  { heading: 'Scheme', read: ({ code }) => code },
  { heading: 'Version', read: ({ version }) => version },
  { heading: 'Title', read: ({ title }) => title },
  { heading: 'Used in', read: ({ usedIn }) => usedIn },
  { heading: 'Periods', read: ({ periods }) => periods.join(', ') },
];

const versionColumns: Column<KeptScheme>[] = [
  { heading: 'Version', read: ({ version }) => version },
  { heading: 'Definition', read: ({ hash }) => hash.slice(0, 12) },
  { heading: 'Since', read: ({ recordedAt }) => recordedAt },
  { heading: 'Rates now', read: ({ ratesNow }) => (ratesNow ? 'yes' : 'no') },
  {
    heading: 'Remark',
    read: ({ changedUnderItsNumber }) =>
      changedUnderItsNumber ? 'changed without a new number' : '',
  },
];

/** `gatehouse schemes`. */
export const addSchemesCommand: AddCommands = (program, setting) => {
  needs(program.command('schemes'), 'see published')
    .description('The schemes of rating; with a code, one explained in words.')
    .argument('[code]', 'such as ippf-2007, or ippf-2007@1 for a version')
    .addOption(formatOption())
    .action((code: string | undefined, { format }: { format: Format }) =>
      setting.withHub('schemes', (hub) => showSchemes(hub, { code, format }, setting)),
    );
};

async function showSchemes(
  hub: Hub,
  { code, format }: { code: string | undefined; format: Format },
  { out }: Setting,
): Promise<void> {
  const { schemes } = hub.catalogue;
  if (code === undefined) {
    const rows = schemes.map(({ examples, ...scheme }) => scheme);
    return out(printRows(format, schemes, columns, rows));
  }
  const scheme = getScheme(hub.catalogue, code);
  const explanation = explainScheme(scheme, hub.catalogue);
  const versions = await listSchemeVersions(hub, scheme.code);
  if (format === 'json') {
    const { examples, ...definition } = scheme;
    const shown = { ...definition, hash: schemeHash(scheme), explanation, versions };
    return out(`${JSON.stringify(shown, null, 2)}\n`);
  }
  if (format === 'csv') {
    return out(
      printRows('csv', explanation, [
        { heading: 'About', read: ({ term }) => term },
        { heading: 'Said', read: ({ text }) => text },
      ]),
    );
  }
  out(
    parts(
      `${scheme.title} (${scheme.code}, version ${scheme.version})`,
      ...explanation.map(({ term, text }) => [term, ...wrapped(text)]),
      printRows('table', versions, versionColumns),
    ),
  );
}
