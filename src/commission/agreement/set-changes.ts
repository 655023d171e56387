import { findAddress } from '../../catalogue/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Change } from './change.ts';
import { type Content, cellAt } from './content.ts';

/** Changes of cells written as `table/row/column=text`; throws COMMISSION_CHANGES_UNREADABLE with every one that is none. */
export function setChanges(content: Content, written: readonly string[]): Change[] {
  const problems: Problem[] = [];
  const changes = written.flatMap((text): Change[] => {
    const [, address = '', after = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const at = findAddress(address);
    if (at) return [{ kind: 'cell', at, before: cellAt(content, at) ?? '', after }];
    const message = `“${text.slice(0, 80)}” does not name a cell. Write table/row/column=text, such as capacity/entry/cna=741.`;
    problems.push({ message });
    return [];
  });
  if (problems.length === 0) return changes;
  throw new GatehouseError('COMMISSION_CHANGES_UNREADABLE', 'Some changes cannot be read.', {
    problems,
  });
}
