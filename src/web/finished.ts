import { createHash } from 'node:crypto';
import { type Encoding, encode, worthCompressing } from './encoding.ts';

/** What a file was made from, under the kind and id by which the audit trail knows it. */
export type FileOf = { kind: string; id: string; providerId?: string };

type Content = {
  status?: number;
  mediaType: string;
  body: Buffer;
  fileName?: string;
  fileOf?: FileOf | undefined;
  location?: string;
};

/** A finished response: its bytes, kept with their compressed forms, each made once and only when asked for. */
export class Finished {
  readonly status: number;
  readonly mediaType: string;
  /** The name under which a browser saves it; undefined for what is shown. */
  readonly fileName: string | undefined;
  readonly fileOf: FileOf | undefined;
  /** Where a redirect leads. */
  readonly location: string | undefined;
  readonly body: Buffer;
  /** Weak, because the same text travels in several encodings. */
  readonly etag: string;
  /** Told how many bytes a newly kept encoding takes. */
  onGrowth: ((bytes: number) => void) | undefined;
  readonly #forms = new Map<Encoding, Buffer | Promise<Buffer>>();
  readonly #compressible: boolean;

  constructor(content: Content) {
    this.status = content.status ?? 200;
    this.mediaType = content.mediaType;
    this.fileName = content.fileName;
    this.fileOf = content.fileOf;
    this.location = content.location;
    this.body = content.body;
    this.etag = `W/"${createHash('sha256').update(content.body).digest('base64url').slice(0, 22)}"`;
    this.#compressible = worthCompressing(content.mediaType, content.body.length);
  }

  /** The encoding that will be used when this one is accepted: a small or packed body stays as it is. */
  encodingFor(accepted: Encoding): Encoding {
    return this.#compressible ? accepted : 'identity';
  }

  /** The bytes in an encoding; a Buffer at once when they are kept, so that the hot path need not wait. */
  bytes(encoding: Encoding): Buffer | Promise<Buffer> {
    if (encoding === 'identity') return this.body;
    return this.#forms.get(encoding) ?? this.#make(encoding);
  }

  #make(encoding: Encoding): Promise<Buffer> {
    const making = encode(this.body, encoding).then((bytes) => {
      this.#forms.set(encoding, bytes);
      this.onGrowth?.(bytes.length);
      return bytes;
    });
    this.#forms.set(encoding, making);
    making.catch(() => this.#forms.delete(encoding));
    return making;
  }
}
