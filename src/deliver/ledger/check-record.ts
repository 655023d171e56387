import type { IsoDate } from '../../calendar/index.ts';
import type { Field, FieldKind, RecordType, RecordValue } from '../../catalogue/index.ts';
import type { Place } from '../../errors.ts';
import type { Estate, Provider } from '../../estate/index.ts';
import { notOpenOn, ProviderNames } from './find-provider.ts';
import { type Parsed, parseField, parseKey } from './parse-field.ts';
import type { LedgerRecord } from './record.ts';
import type { RecordLayout } from './record-layout.ts';
import type { ProblemKind, RowProblem } from './row-problem.ts';
import { SeenKeys } from './seen-keys.ts';

/** One record as it is written, before anything is checked. */
export type WrittenRow = {
  /** Counted from 1, as a spreadsheet shows it. */
  row: number;
  cells: readonly string[];
};

type Known = {
  type: RecordType;
  estate: Estate;
  today: IsoDate;
  /** Whether whoever states the records may; anyone without it. */
  mayKeep?: (providerId: string) => boolean;
};
type Wrong = { kind: ProblemKind; message: string; found?: string; expected?: string };
type Values = Record<string, RecordValue>;

const longestFound = 60;
const recurring: readonly FieldKind[] = ['date', 'choice', 'flag', 'whole'];
const textsKept = 20_000;

/** Checks record after record of one file: each by itself, and that none is stated twice. */
export class RecordCheck {
  private readonly known: Known;
  private readonly layout: RecordLayout;
  private readonly placeOf: (row: number, column: string) => Place;
  private readonly providers: ProviderNames;
  private readonly seen = new SeenKeys();
  private readonly parsed = new Map<Field, Map<string, Parsed>>();

  constructor(
    known: Known,
    layout: RecordLayout,
    placeOf: (row: number, column: string) => Place = (row, column) => ({ row, column }),
  ) {
    this.known = known;
    this.layout = layout;
    this.placeOf = placeOf;
    this.providers = new ProviderNames(known.estate, known.type, known.mayKeep);
  }

  /** The record, or everything that is wrong with it. */
  check(written: WrittenRow): { record: LedgerRecord } | { problems: RowProblem[] } {
    const problems: RowProblem[] = [];
    const add = (column: string, { kind, ...problem }: Wrong) =>
      problems.push({ kind, problem: { ...problem, place: this.placeOf(written.row, column) } });
    if (written.cells.length > this.layout.headings.length) add('', this.tooLong(written));
    const provider = this.readProvider(written, add);
    const recordKey = this.readKey(written, provider, add);
    const retract = this.readRetract(written, add);
    const expectedRevision = this.readRevision(written, add);
    const fields = retract ? {} : this.readFields(written, provider, add);
    if (problems.length > 0 || !provider || recordKey === undefined) return { problems };
    return {
      record: {
        ...{ providerId: provider.id, recordKey, fields },
        ...(retract && { retract }),
        ...(expectedRevision !== undefined && { expectedRevision }),
      },
    };
  }

  private tooLong({ cells }: WrittenRow): Wrong {
    const { length } = this.layout.headings;
    return {
      kind: 'row',
      message: `The row has ${cells.length} cells and the headings are ${length}. Put a text that holds a comma in quotation marks.`,
    };
  }

  private textOf({ cells }: WrittenRow, index: number | undefined): string {
    return index === undefined ? '' : (cells[index] ?? '').trim();
  }

  private readProvider(written: WrittenRow, add: Add): Provider | undefined {
    const { provider: index } = this.layout.own;
    if (index === undefined) return undefined;
    const name = this.textOf(written, index);
    if (name === '') {
      add('provider', { kind: 'missing', message: 'The provider is missing.', found: '' });
      return undefined;
    }
    const found = this.providers.find(name);
    if ('provider' in found) return found.provider;
    const { mistake, expected } = found;
    add('provider', { kind: 'provider', message: mistake, found: cut(name), expected });
    return undefined;
  }

  private readKey(
    written: WrittenRow,
    provider: Provider | undefined,
    add: Add,
  ): string | undefined {
    const { record: index } = this.layout.own;
    if (index === undefined) return undefined;
    const key = this.textOf(written, index);
    if (key === '') {
      const message = 'The record has no reference. Give it the one that it has in its source.';
      add('record', { kind: 'missing', message, found: '' });
      return undefined;
    }
    const parsed = parseKey(key);
    if ('mistake' in parsed) {
      const { kind, mistake, expected } = parsed;
      add('record', { kind, message: `The reference ${mistake}.`, found: cut(key), expected });
      return undefined;
    }
    const earlier = provider && this.seen.seenAt(`${provider.id}\n${key}`, written.row);
    if (earlier !== undefined) {
      const message = `The record is stated twice; the other is row ${earlier}. Keep one.`;
      add('record', { kind: 'twice', message, found: cut(key) });
    }
    return key;
  }

  private readRetract(written: WrittenRow, add: Add): boolean {
    const text = this.textOf(written, this.layout.own.retract);
    if (text === '' || /^(no|n|false|0)$/i.test(text)) return false;
    if (/^(yes|y|true|1)$/i.test(text)) return true;
    const message = 'Whether the record is taken back is neither yes nor no.';
    add('retract', { kind: 'value', message, found: cut(text), expected: 'yes, no or blank' });
    return false;
  }

  private readRevision(written: WrittenRow, add: Add): number | undefined {
    const text = this.textOf(written, this.layout.own.revision);
    if (text === '') return undefined;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    const message = 'The revision that you have seen is no whole number.';
    const expected =
      '0 for a record that is not in the ledger, 1 or more for one that is, or blank';
    add('revision', { kind: 'value', message, found: cut(text), expected });
    return undefined;
  }

  private readFields(written: WrittenRow, provider: Provider | undefined, add: Add): Values {
    const values: Values = {};
    for (const { field, index } of this.layout.fields) {
      const text = this.textOf(written, index);
      values[field.name] = this.readField(field, text, add);
    }
    for (const { field } of this.layout.fields) this.checkOrder(field, values, add);
    const { happened } = this.known.type;
    const day = values[happened];
    const reason = provider && typeof day === 'string' ? notOpenOn(provider, day) : undefined;
    if (reason !== undefined) {
      const expected = 'a record of the provider that was open on that day';
      add(happened, { kind: 'closed', message: reason, found: String(day), expected });
    }
    return values;
  }

  private readField(field: Field, text: string, add: Add): RecordValue {
    if (text === '') {
      if (!field.required) return null;
      add(field.name, { kind: 'missing', message: `“${field.title}” is missing.`, found: '' });
      return null;
    }
    const parsed = this.parse(field, text);
    if ('value' in parsed) return parsed.value;
    const { kind, mistake, expected } = parsed;
    add(field.name, { kind, message: `“${field.title}” ${mistake}.`, found: cut(text), expected });
    return null;
  }

  /** Files say the same days and choices over and over: each is read once. */
  private parse(field: Field, text: string): Parsed {
    if (!recurring.includes(field.kind)) return parseField(field, text, this.known.today);
    const known = this.parsed.get(field) ?? new Map<string, Parsed>();
    this.parsed.set(field, known);
    const before = known.get(text);
    if (before) return before;
    const parsed = parseField(field, text, this.known.today);
    if (known.size < textsKept) known.set(text, parsed);
    return parsed;
  }

  private checkOrder({ name, title, notBefore }: Field, values: Values, add: Add): void {
    const [day, other] = [values[name], notBefore === undefined ? null : values[notBefore]];
    if (typeof day !== 'string' || typeof other !== 'string' || day >= other) return;
    const before = this.known.type.fields.find((field) => field.name === notBefore)?.title;
    const message = `“${title}” is ${day}, before “${before}”, ${other}.`;
    add(name, { kind: 'order', message, found: day, expected: `a day from ${other} on` });
  }
}

type Add = (column: string, wrong: Wrong) => void;

/** What stands in a cell, as much of it as helps to find it. */
function cut(text: string): string {
  return text.length > longestFound ? `${text.slice(0, longestFound)}…` : text;
}
