/** Where in a file a mistake stands; rows and lines count from 1, columns are letters or headings. */
export type Place = {
  file?: string;
  sheet?: string;
  row?: number;
  column?: string;
  line?: number;
  path?: string;
};

/** One mistake of an author or importer: where, what was found, what was expected. */
export type Problem = { message: string; place?: Place; found?: string; expected?: string };

type Options = { status?: number; problems?: readonly Problem[]; cause?: unknown };

/** A refusal with a stable code (`ROOM_REASON`), an HTTP status and, where there are several, every problem at once. */
export class GatehouseError extends Error {
  readonly code: string;
  readonly status: number;
  readonly problems: readonly Problem[];

  constructor(code: string, message: string, options: Options = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'GatehouseError';
    this.code = code;
    this.status = options.status ?? 400;
    this.problems = options.problems ?? [];
  }
}

/** A place as one line of text: `file.csv, sheet "1", row 4, column C`. */
export function printPlace(place: Place): string {
  const parts = [
    place.file,
    place.sheet && `sheet "${place.sheet}"`,
    place.line && `line ${place.line}`,
    place.row && `row ${place.row}`,
    place.column && `column ${place.column}`,
    place.path,
  ];
  return parts.filter(Boolean).join(', ');
}
