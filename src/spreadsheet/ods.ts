import type { Archive } from './archive.ts';
import { encrypted } from './kind-of-file.ts';
import type { Limits } from './limits.ts';
import { formulaNotice, hiddenNotice } from './notices.ts';
import { OdsReader } from './ods-reader.ts';
import type { Workbook } from './workbook.ts';
import { readXml } from './xml.ts';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';

/** Reads an OpenDocument spreadsheet (1.0 to 1.4), hidden sheets included. Macros, links and recorded changes are not looked at. */
export async function readOds(archive: Archive, limits: Limits): Promise<Workbook> {
  await refuseEncrypted(archive);
  const reader = new OdsReader(limits);
  await readXml(archive.part(CONTENT), CONTENT, {
    open: (tag) => reader.open(tag),
    text: (characters) => reader.text(characters),
    close: (name) => reader.close(name),
  });
  const notices = reader.tables.flatMap(({ sheet, hidden, unsolved }) => [
    ...(hidden ? [hiddenNotice(sheet.name)] : []),
    ...(unsolved > 0 ? [formulaNotice(sheet.name, unsolved)] : []),
  ]);
  return { format: 'ods', notices, sheets: reader.tables.map((table) => table.sheet) };
}

async function refuseEncrypted(archive: Archive): Promise<void> {
  if (archive.has('encrypted-package')) throw encrypted();
  if (!archive.has(MANIFEST)) return;
  await readXml(archive.part(MANIFEST), MANIFEST, {
    open(tag) {
      if (tag.name === 'encryption-data') throw encrypted();
    },
    close() {},
  });
}
