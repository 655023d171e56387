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

/**
 * The entries of a ledger with links to where they are used: to the sections that show them, else to what was
 * worked out from them. Sources shown elsewhere are not listed, nor is what only the spreadsheets hold.
 */
export function showSources(ledger: Ledger, uses: Uses, around: Surroundings): ShownSources {
  const workings = ledger.workings.flatMap(({ id, working }): ShownWorking[] => {
    const used = uses.get(id);
    return used ? [{ ...showWorking(ledger, around, working), id, uses: used }] : [];
  });
  if (around.sourceHref) return { files: [], workings };
  const behind = usesBehind(workings);
  const files = new Map<string, ShownSource[]>();
  for (const { id, source } of ledger.sources) {
    const used = uses.get(id) ?? behind.get(id);
    if (!used) continue;
    const recordedOn = source.ref.recordedAt.slice(0, 10);
    const others = files.get(source.ref.file) ?? [];
    files.set(source.ref.file, [...others, { id, source, recordedOn, uses: used }]);
  }
  return { files: [...files].map(([file, sources]) => ({ file, sources })), workings };
}

/** What was worked out from each source. */
function usesBehind(workings: readonly ShownWorking[]): Uses {
  const uses: Uses = new Map();
  for (const { id, from } of workings) {
    for (const { href } of from) {
      const entry = href.slice(1);
      const use = { sectionId: 'worked-out', title: id, anchor: id };
      uses.set(entry, [...(uses.get(entry) ?? []), use]);
    }
  }
  return uses;
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
