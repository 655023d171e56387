import { GatehouseError, type Problem } from '../errors.ts';

type Reason =
  | 'ARCHIVE'
  | 'DAMAGED'
  | 'EMPTY'
  | 'ENCODING'
  | 'ENCRYPTED'
  | 'LINK'
  | 'NOT_A_NUMBER'
  | 'NOT_A_TABLE'
  | 'OLD_EXCEL'
  | 'PDF'
  | 'QUOTES'
  | 'SHEET_NAME'
  | 'TOO_LARGE'
  | 'TOO_MANY_CELLS'
  | 'TOO_MANY_COLUMNS'
  | 'TOO_MANY_PARTS'
  | 'TOO_MANY_ROWS'
  | 'UNPACKS_TOO_LARGE'
  | 'UNSAFE_NAME'
  | 'XML'
  | 'XML_DTD';

/** Every reason for which this room turns a file down: SPREADSHEET_ and the reason; the message says what to do. */
export function refusal(
  reason: Reason,
  message: string,
  options: { status?: number; problems?: Problem[]; cause?: unknown } = {},
): GatehouseError {
  return new GatehouseError(`SPREADSHEET_${reason}`, message, options);
}
