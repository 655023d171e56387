import { parsePeriod } from '../calendar/index.ts';
import type { Hub } from '../hub.ts';
import type { Block, Section, Table } from './document.ts';
import { tablesIn } from './document.ts';
import { type AnnualReport, makeAnnualReport } from './index.ts';
import { plainText } from './sentence.ts';

/** The report of the West Midlands for 2007-08. */
export function makeSampleReport(hub: Hub): Promise<AnnualReport> {
  return makeAnnualReport(hub, { region: 'West Midlands', period: parsePeriod('2007-08') });
}

/** The section with an id, wherever it stands. */
export function sectionOf(sections: readonly Section[], id: string): Section {
  const found = everySection(sections).find((section) => section.id === id);
  if (!found) throw new Error(`The report has no section ${id}.`);
  return found;
}

/** Every section, each before those below it. */
export function everySection(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...everySection(section.sections)]);
}

/** The sentences and list items of a section as plain text, a line each; figures as they are printed. */
export function linesOf(section: Section): string[] {
  return section.blocks.flatMap(linesOfBlock);
}

function linesOfBlock(block: Block): string[] {
  if (block.kind === 'sentence') return [plainText(block.sentence)];
  if (block.kind === 'list') return [block.lead, ...block.items].map(plainText);
  return [];
}

/** The items of the list that begins with these words. */
export function itemsAfter(section: Section, lead: string): string[] {
  for (const block of section.blocks) {
    if (block.kind === 'list' && plainText(block.lead).startsWith(lead)) {
      return block.items.map(plainText);
    }
  }
  throw new Error(`No list begins with "${lead}" in ${section.id}.`);
}

/** The table with an id, in the text or among the tidy ones. */
export function tableOf(report: AnnualReport, id: string): Table {
  const found = [...tablesIn(report.sections), ...report.tidyTables].find((one) => one.id === id);
  if (!found) throw new Error(`The report has no table ${id}.`);
  return found;
}

/** The cells of a table's rows as text. */
export function textsOf(table: Table): string[][] {
  return table.rows.map((row) =>
    row.map((cell) => {
      if ('status' in cell) return cell.status;
      return 'text' in cell ? cell.text : cell.figure.text;
    }),
  );
}
