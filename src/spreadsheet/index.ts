export { type CsvCell, writeCsv } from './csv-write.ts';
export { checkSize, LIMITS, type Limits } from './limits.ts';
export type { OdsBook, OdsCell, OdsSheet } from './ods-book.ts';
export { readWorkbook } from './read.ts';
export {
  type Cell,
  columnLetter,
  type Sheet,
  type Workbook,
  type WorkbookFormat,
} from './workbook.ts';
export { writeOds } from './write.ts';
