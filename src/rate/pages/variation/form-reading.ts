import { GatehouseError, type Problem } from '../../../errors.ts';

/** Reads the fields of a form one by one and keeps what is wrong with each, so that all is said at once. */
export class FormReading {
  readonly problems: Problem[] = [];

  /** What a field is read as; undefined where it cannot be, with the reason kept. */
  read<T>(field: string, reader: () => T): T | undefined {
    try {
      return reader();
    } catch (error) {
      this.problems.push(...problemsAt(field, error));
      return undefined;
    }
  }

  /** A field without which there is no answer. */
  need<T>(
    field: string,
    given: string | undefined,
    { missing, reader }: { missing: string; reader: (given: string) => T },
  ): T | undefined {
    if (given !== undefined) return this.read(field, () => reader(given));
    this.refuse(field, missing);
    return undefined;
  }

  refuse(field: string, message: string): void {
    this.problems.push({ message, place: { path: fieldId(field) } });
  }
}

/** The id of a field, to which a problem leads. */
export function fieldId(field: string): string {
  return `filter-${field}`;
}

/** A refusal as problems of the form; each that names a field stands at it, the others at the one given. */
export function problemsAt(field: string, error: unknown): Problem[] {
  if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
  if (error.problems.length === 0) {
    return [{ message: error.message, place: { path: fieldId(field) } }];
  }
  return error.problems.map(({ message, place }) => ({
    ...{ message: error.problems.length === 1 ? error.message : message },
    place: { path: fieldId(place?.path ?? field) },
  }));
}
