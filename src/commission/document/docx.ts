import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { AgreementDocument } from './agreement-document.ts';
import { bodyXml } from './docx-body.ts';
import { docxParts } from './docx-parts.ts';

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The earliest day that a zip can state. Local, as zips count, so that it is the same day in every time zone. */
const noDate = new Date(1980, 0, 1);

/** The agreement as a DOCX for those who must circulate one. The same document gives the same bytes. */
export async function agreementDocx(document: AgreementDocument): Promise<Uint8Array> {
  const zip = new ZipFile();
  const parts = { ...docxParts(document), 'word/document.xml': bodyXml(document) };
  for (const [name, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(header + content), name, { mtime: noDate, forceDosTimestamp: true });
  }
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}
