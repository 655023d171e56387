import type { FastifyRequest } from 'fastify';
import { GatehouseError } from '../errors.ts';
import { formTooLarge, longestField } from './form-fields.ts';
import type { UploadedFile } from './page.ts';

/** The largest file that a form may send, as the spreadsheet room reads it. */
export const largestFileBytes = 50 * 1024 * 1024;
const roomForFields = 1024 * 1024;

/** Limits of a multipart form: one file, a few short fields. */
export const uploadLimits = {
  fileSize: largestFileBytes,
  files: 1,
  fields: 50,
  parts: 60,
  fieldSize: longestField,
  fieldNameSize: 200,
  headerPairs: 50,
};

/** The fields and files of a posted form; throws WEB_UPLOAD_TOO_LARGE (413) before reading when the size says so. */
export async function readForm(
  request: FastifyRequest,
): Promise<{ body: unknown; files: UploadedFile[] }> {
  if (!request.isMultipart()) return { body: request.body, files: [] };
  refuseTooLarge(request.headers['content-length']);
  try {
    return await readParts(request);
  } catch (error) {
    // The parser's own refusals carry a status; what is left is a form that ends too early or is no form.
    if (error instanceof GatehouseError) throw error;
    if (error instanceof Error && 'statusCode' in error) throw error;
    throw new GatehouseError(
      'WEB_FORM_BROKEN',
      'The form arrived incomplete. Send it again; if it fails again, check the connection.',
      { cause: error },
    );
  }
}

async function readParts(
  request: FastifyRequest,
): Promise<{ body: unknown; files: UploadedFile[] }> {
  const fields = new Map<string, unknown[]>();
  const files: UploadedFile[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      // What the parser cut off must not be taken for the whole.
      if (part.valueTruncated || part.fieldnameTruncated) throw formTooLarge();
      fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), part.value]);
      continue;
    }
    const bytes = await part.toBuffer();
    // A browser sends an empty, nameless part for a file field that nobody touched.
    if (part.filename || bytes.length > 0) {
      files.push({ field: part.fieldname, name: part.filename, bytes });
    }
  }
  const body = Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
  return { body, files };
}

function refuseTooLarge(contentLength: string | undefined): void {
  if (Number(contentLength ?? 0) <= largestFileBytes + roomForFields) return;
  throw new GatehouseError(
    'WEB_UPLOAD_TOO_LARGE',
    'The file is larger than 50 MB. Split it into smaller files and import them one after the other.',
    { status: 413 },
  );
}
