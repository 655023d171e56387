import type { NamedSource, Working } from './figure.ts';
import type { Ledger } from './ledger.ts';

/** Where an entry is used: the section and the anchor of the figure in it. */
export type Use = { sectionId: string; title: string; anchor: string };
export type Uses = Map<string, Use[]>;

type Link = { text: string; href: string };
type ShownSource = {
  id: string;
  source: NamedSource;
  recordedOn: string;
  uses: readonly Use[];
};
type ShownWorking = {
  id: string;
  what: string;
  how: string;
  from: Link[];
  /** The table that holds the figures, where they are too many to name. */
  table: Link | undefined;
  uses: readonly Use[];
};

/** What the views list at the end: sources by file, and workings. */
export type ShownSources = {
  files: Array<{ file: string; sources: ShownSource[] }>;
  workings: ShownWorking[];
};

type Surroundings = {
  /** Captions of the report's tables by id. */
  tables: ReadonlyMap<string, string>;
  sourceHref?: (source: NamedSource) => string;
};

/** The entries of a ledger with links to where they are used. Sources shown elsewhere are not listed. */
export function showSources(ledger: Ledger, uses: Uses, around: Surroundings): ShownSources {
  const usesOf = (id: string) => uses.get(id) ?? [];
  const files = new Map<string, ShownSource[]>();
  for (const { id, source } of around.sourceHref ? [] : ledger.sources) {
    const recordedOn = source.ref.recordedAt.slice(0, 10);
    const shown = { id, source, recordedOn, uses: usesOf(id) };
    files.set(source.ref.file, [...(files.get(source.ref.file) ?? []), shown]);
  }
  const workings = ledger.workings
    .filter(({ id }) => usesOf(id).length > 0)
    .map(({ id, working }) => ({ ...showWorking(ledger, around, working), id, uses: usesOf(id) }));
  return { files: [...files].map(([file, sources]) => ({ file, sources })), workings };
}

function showWorking(
  ledger: Ledger,
  around: Surroundings,
  working: Working,
): Omit<ShownWorking, 'id' | 'uses'> {
  const { what, how, from, table } = working;
  const caption = table === undefined ? undefined : around.tables.get(table);
  if (table !== undefined && caption !== undefined) {
    return { what, how, from: [], table: { text: caption, href: `#${table}` } };
  }
  const links = from.flatMap((source): Link[] => {
    const entry = ledger.idOfSource(source);
    if (entry === undefined) return [];
    const text = `${source.subject} ${source.metric} ${source.what}: ${source.ref.text || source.what}`;
    return [{ text, href: around.sourceHref?.(source) ?? `#${entry}` }];
  });
  return { what, how, from: links, table: undefined };
}
