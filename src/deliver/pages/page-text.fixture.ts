/** What a page answers, read as a person would: for tests of pages. */
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';

export type Answer = { status: number; body: string; text: string; location: string | undefined };

/** Asks for a page. */
export async function visit(server: FastifyInstance, url: string): Promise<Answer> {
  return answerOf(await server.inject({ url }));
}

/** Posts the fields of a form. */
export async function post(
  server: FastifyInstance,
  url: string,
  fields: Record<string, string>,
): Promise<Answer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const payload = new URLSearchParams(fields).toString();
  return answerOf(await server.inject({ method: 'POST', url, headers, payload }));
}

/** Posts a file with the fields of its form, as a browser does. */
export async function upload(
  server: FastifyInstance,
  file: { name: string; bytes: Uint8Array },
  fields: Record<string, string> = {},
  url = '/import',
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([Buffer.from(file.bytes)]), file.name);
  const request = new Request(`http://localhost${url}`, { method: 'POST', body: form });
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const payload = Buffer.from(await request.arrayBuffer());
  return answerOf(await server.inject({ method: 'POST', url, headers, payload }));
}

/** Follows a redirect that has to be there. */
export async function follow(server: FastifyInstance, answer: Answer): Promise<Answer> {
  assert.equal(answer.status, 303, answer.text);
  return visit(server, answer.location ?? '');
}

/** The value of a hidden field. */
export function hiddenField({ body }: Answer, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
}

/** The rows of a table by its id, cell by cell. */
export function rowsOf({ body }: Answer, id: string): string[][] {
  const table = new RegExp(`<table[^>]*id="${id}"[^>]*>([\\s\\S]*?)</table>`).exec(body)?.[1] ?? '';
  const rows = table.split('<tbody')[1]?.match(/<tr[\s\S]*?<\/tr>/g) ?? [];
  return rows.map((row) => (row.match(/<t[hd][\s\S]*?<\/t[hd]>/g) ?? []).map(textOf));
}

type Response = { statusCode: number; body: string; headers: Record<string, unknown> };

function answerOf({ statusCode, body, headers }: Response): Answer {
  const { location } = headers;
  const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? body;
  return {
    ...{ status: statusCode, body, text: textOf(main) },
    location: typeof location === 'string' ? location : undefined,
  };
}

function textOf(html: string): string {
  return html
    .replace(/<span class="govuk-visually-hidden">[\s\S]*?<\/span>/g, '')
    .replace(/<(?:span class="gh-detail"|br|p|li|h\d|dd|dt|td|th)[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
