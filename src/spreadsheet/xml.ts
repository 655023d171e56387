import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { refusal } from './refusal.ts';

/**
 * An element as it opens, valid until the next one does. Names are without their prefix, which each
 * program chooses as it likes; `get` takes the usual prefixed name of an attribute first.
 */
export type Tag = { readonly name: string; get(attribute: string): string | undefined };

export type XmlHandlers = {
  open(tag: Tag): void;
  close(name: string): void;
  text?(text: string): void;
};

/** Neither namespaces nor positions are used, and both would take time. */
type Plain = { xmlns: false; position: false };

/** Deeper than any spreadsheet; what nests deeper is made to exhaust memory. */
const DEEPEST = 100;

/** Reads XML bit by bit. Throws SPREADSHEET_XML where it is malformed, SPREADSHEET_XML_DTD where it declares entities. */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  partName: string,
  handlers: XmlHandlers,
): Promise<void> {
  const parser = makeParser(partName, handlers);
  const decoder = new XmlDecoder();
  try {
    for await (const chunk of chunks) parser.write(decoder.decode(chunk));
    parser.write(decoder.end());
    parser.close();
  } catch (cause) {
    if (cause instanceof TypeError && 'code' in cause) throw malformed(partName, cause);
    throw cause;
  }
}

function makeParser(partName: string, handlers: XmlHandlers): SaxesParser<Plain> {
  const parser = new SaxesParser<Plain>({ xmlns: false, position: false });
  const current = new CurrentTag();
  let depth = 0;
  parser.on('error', (cause) => {
    throw malformed(partName, cause);
  });
  parser.on('doctype', () => {
    throw refusal(
      'XML_DTD',
      `The part ${partName} declares its own entities, which no spreadsheet program writes. ` +
        'Open the file, copy the table into a new workbook, and send that.',
    );
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw malformed(partName, new Error('Elements nest too deeply.'));
    handlers.open(current.moveTo(tag.name, tag.attributes));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close(current.localName(tag.name));
  });
  const { text } = handlers;
  if (text) {
    parser.on('text', (characters) => text(characters));
    parser.on('cdata', (characters) => text(characters));
  }
  return parser;
}

/** One for each parser, moved from element to element: spreadsheets have millions of them. */
class CurrentTag implements Tag {
  name = '';
  private attributes: Readonly<Record<string, string>> = {};
  private usualPrefixes: boolean | undefined;
  private readonly localNames = new Map<string, string>();

  moveTo(name: string, attributes: Readonly<Record<string, string>>): this {
    this.name = this.localName(name);
    this.attributes = attributes;
    // What the outermost element declares holds for the whole part in every file that was ever seen.
    this.usualPrefixes ??= 'xmlns:office' in attributes && 'xmlns:table' in attributes;
    return this;
  }

  get(attribute: string): string | undefined {
    const exact = this.attributes[attribute];
    if (exact !== undefined || this.usualPrefixes || !attribute.includes(':')) return exact;
    const wanted = this.localName(attribute);
    const name = Object.keys(this.attributes).find((one) => this.localName(one) === wanted);
    return name === undefined ? undefined : this.attributes[name];
  }

  /** A name without its prefix. */
  localName(name: string): string {
    const known = this.localNames.get(name);
    if (known !== undefined) return known;
    const local = name.slice(name.indexOf(':') + 1);
    // Names are few in any real file; one that makes them up does not get to keep them.
    if (this.localNames.size < 1000) this.localNames.set(name, local);
    return local;
  }
}

/** Parts are UTF-8 or, by their byte order mark, UTF-16. */
class XmlDecoder {
  private decoder: TextDecoder | undefined;

  decode(chunk: Uint8Array): string {
    this.decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    return this.decoder.decode(chunk, { stream: true });
  }

  end(): string {
    return this.decoder?.decode() ?? '';
  }
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function malformed(partName: string, cause: unknown): Error {
  return refusal(
    'XML',
    `The part ${partName} of the spreadsheet cannot be read. Open the file in a spreadsheet ` +
      'program, save it under a new name, and send that.',
    { cause },
  );
}
