import { checkTable, holds, listChecks } from './checks.ts';
import { contradictionTable, listRestated } from './contradictions.ts';
import type { Block, Section, Table } from './document.ts';
import { say } from './document.ts';
import type { Material } from './material.ts';
import { plural } from './sentence.ts';

/** Figures that disagree with themselves or with what follows from others. */
export function dataQualitySection(material: Material): Section | undefined {
  const restated = listRestated(material);
  const checks = listChecks(material);
  if (restated.length === 0 && checks.length === 0) return undefined;
  const failed = checks.filter((check) => !holds(check));
  const disagreeing = restated.filter(({ agrees }) => !agrees).length;
  const blocks: Block[] = [
    ...(restated.length > 0 ? [told(restated.length, disagreeing, 'stated more than once')] : []),
    ...(disagreeing > 0 ? [{ kind: 'table', table: contradictionTable(restated) } as const] : []),
    ...(checks.length > 0
      ? [told(checks.length, failed.length, 'worked out again from others')]
      : []),
  ];
  if (failed.length > 0) {
    const caption = 'Printed figures that do not follow from the figures they rest on';
    blocks.push({ kind: 'table', table: checkTable(failed, { id: 'failed-checks', caption }) });
  }
  return { id: 'data-quality', title: 'Data quality', blocks, sections: [] };
}

function told(all: number, failed: number, what: string): Block {
  const start = `${all} ${plural(all, 'figure is', 'figures are')} ${what}`;
  if (failed === 0) return say(`${start}; ${plural(all, 'it agrees', 'all of them agree')}.`);
  const agreeing = all - failed;
  return say(
    `${start}: ${agreeing} ${plural(agreeing, 'agrees', 'agree')} and ${failed} ${plural(failed, 'does', 'do')} not.`,
  );
}

/** Every check that was made, for the workbook. */
export function tidyChecks(material: Material): Table | undefined {
  const checks = listChecks(material);
  if (checks.length === 0) return undefined;
  const caption = 'Printed figures beside what follows from others';
  return checkTable(checks, { id: 'checks', caption, sheet: 'Checks' });
}
