import { refusal } from './refusal.ts';

/** What the first bytes say a file is, whatever its name: a zip (XLSX or ODS) or text. Throws for anything else. */
export function kindOfFile(bytes: Uint8Array): 'zip' | 'text' {
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return 'zip';
  refuseOle(bytes);
  if (startsWith(bytes, '%PDF-')) {
    throw refusal(
      'PDF',
      'This is a PDF, from which tables cannot be read reliably. ' +
        'Ask for the figures as CSV, XLSX or ODS, or type them into one of the import templates.',
    );
  }
  const other = OTHER_KINDS.find(([start]) => startsWith(bytes, start));
  if (other) throw notATable(other[1]);
  refuseMarkup(bytes);
  return 'text';
}

const OTHER_KINDS: readonly (readonly [string, string])[] = [
  ['\x1f\x8b', 'a gzip archive; unpack it'],
  ['7z\xbc\xaf', 'a 7-Zip archive; unpack it'],
  ['Rar!', 'a RAR archive; unpack it'],
  ['BZh', 'a bzip2 archive; unpack it'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['{\\rtf', 'a rich text document'],
];

function refuseOle(bytes: Uint8Array): void {
  if (!startsWith(bytes, '\xd0\xcf\x11\xe0')) return;
  // Office keeps a password-protected XLSX inside the old container, in a stream of this name.
  const protectedStream = Buffer.from('EncryptedPackage', 'utf16le');
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(protectedStream)) {
    throw encrypted();
  }
  throw refusal(
    'OLD_EXCEL',
    'This is a spreadsheet in the format of Excel 97 to 2003 (.xls), which is not read. ' +
      'Open it and save it as XLSX, ODS or CSV.',
  );
}

/** The refusal of anything locked with a password. */
export function encrypted(): Error {
  return refusal(
    'ENCRYPTED',
    'The file is protected with a password. Save a copy without the password and send that.',
  );
}

function refuseMarkup(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1').replace(/^ï»¿/, '');
  if (/^\s*<(?:\?xml|!doctype|html|table|office:document)\b/i.test(start)) {
    throw notATable('a web page or an XML document, whatever its name');
  }
}

function notATable(what: string): Error {
  return refusal(
    'NOT_A_TABLE',
    `This is ${what}. Send the table itself, saved as CSV, XLSX or ODS.`,
  );
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((character, index) => bytes[index] === character.charCodeAt(0));
}
