import { GatehouseError, type Problem } from '../errors.ts';

const problemsShown = 100;

/** Throws IMPORT_REFUSED when there is any problem. */
export function refuseAny(fileName: string, problems: readonly Problem[]): void {
  if (problems.length > 0) refuse(fileName, problems);
}

/** Throws IMPORT_REFUSED; the first hundred problems are listed in full. */
export function refuse(fileName: string, problems: readonly Problem[]): never {
  const count = problems.length.toLocaleString('en-GB');
  const many = problems.length === 1 ? '1 problem' : `${count} problems`;
  const some = problems.length > problemsShown ? ` The first ${problemsShown} are listed.` : '';
  throw new GatehouseError(
    'IMPORT_REFUSED',
    `${fileName} was not imported: ${many}.${some} Nothing was stored.`,
    { status: 422, problems: problems.slice(0, problemsShown) },
  );
}
