import type { Block, Cell, Section, Table } from './document.ts';
import type { Figure, Sentence } from './figure.ts';

/** Every figure of a section and those below it, in the order in which they stand. */
export function figuresIn(section: Section): Figure[] {
  return [...section.blocks.flatMap(figuresOfBlock), ...section.sections.flatMap(figuresIn)];
}

/** Every figure of a table, row by row. */
export function figuresOfTable(table: Table): Figure[] {
  return table.rows.flat().flatMap(figuresOfCell);
}

function figuresOfCell(cell: Cell): Figure[] {
  if (!('figure' in cell)) return [];
  return cell.under ? [cell.figure, cell.under.figure] : [cell.figure];
}

function figuresOfBlock(block: Block): Figure[] {
  switch (block.kind) {
    case 'sentence':
      return figuresOfSentence(block.sentence);
    case 'list':
      return [block.lead, ...block.items].flatMap(figuresOfSentence);
    case 'table':
      return figuresOfTable(block.table);
    case 'chart':
      return [];
  }
}

function figuresOfSentence(sentence: Sentence): Figure[] {
  return sentence.filter((part) => typeof part !== 'string');
}
