import { refusal } from './refusal.ts';

export type DecodedText = {
  readonly text: string;
  readonly encoding: string;
  readonly notice?: string;
};

const SAMPLE_BYTES = 4096;

// Bytes 0x80 to 0x9F of Windows-1252. Written out because some releases of Node.js decode them as Latin-1.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const CODE_UNITS = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
);

/** Decodes a text file: UTF-8, UTF-16 either way round, else Windows-1252 with a notice. Throws SPREADSHEET_ENCODING. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = findUtf16(bytes);
  if (utf16 !== undefined) return decodeUtf16(bytes, utf16);
  if (bytes.subarray(0, SAMPLE_BYTES).some(isControl) || bytes.includes(0)) {
    throw refusal(
      'NOT_A_TABLE',
      'The file holds neither text nor a spreadsheet. Save the table as CSV, XLSX or ODS and send that.',
    );
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** A byte that text does not have. Tab, line ends, form feed and the end mark of DOS it has. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a);
}

function findUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return guessUtf16(bytes.subarray(0, SAMPLE_BYTES));
}

/** Western text in UTF-16 has a NUL in nearly every other byte, and nowhere else. */
function guessUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const nuls = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  const many = sample.length / 5;
  if (odd > many && even < odd / 20) return 'utf-16le';
  if (even > many && odd < even / 20) return 'utf-16be';
  return undefined;
}

function decodeUtf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): DecodedText {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new TypeError('NUL in the text');
    return { text, encoding: label === 'utf-16le' ? 'UTF-16 LE' : 'UTF-16 BE' };
  } catch (cause) {
    throw refusal(
      'ENCODING',
      'The file begins as UTF-16 text but cannot be read to its end; it may have been cut short. ' +
        'Save it again as "CSV UTF-8" and send that.',
      { cause },
    );
  }
}

function decodeWindows1252(bytes: Uint8Array): DecodedText {
  const units = Buffer.alloc(bytes.length * 2);
  for (let i = 0; i < bytes.length; i++) {
    units.writeUInt16LE(CODE_UNITS[bytes[i] ?? 0] ?? 0, i * 2);
  }
  return {
    text: units.toString('utf16le'),
    encoding: 'Windows-1252',
    notice:
      'The file is not UTF-8, so it was read as Windows-1252. ' +
      'Check names with accents and pound signs, or save it as "CSV UTF-8".',
  };
}
