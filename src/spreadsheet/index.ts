export { type CsvCell, writeCsv } from './csv-write.ts';
export { checkSize, LIMITS } from './limits.ts';
export type { OdsBook, OdsCell, OdsSheet } from './ods-book.ts';
export { writeOds } from './ods-write.ts';
export { readWorkbook } from './read.ts';
export {
  type Cell,
  columnLetter,
  type Sheet,
  type Workbook,
} from './workbook.ts';
export { escapeXml } from './xml-escape.ts';
