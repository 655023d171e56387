import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { importsIn } from '../scripts/import-graph.ts';
import { packageRoot } from '../src/config.ts';

/** What can reach beyond the process, and the files that may use it, with where their addresses come from. */
const ways: ReadonlyArray<{ module: RegExp; files: readonly string[] }> = [
  // DATABASE_URL.
  { module: /^pg$/, files: ['src/database/postgres.ts', 'src/database/run-confined.ts'] },
  // A socket in the data directory.
  {
    module: /^node:net$/,
    files: ['src/database/data-directory-lock.ts', 'src/database/holder.ts'],
  },
  // GATEHOUSE_OIDC_ISSUER.
  {
    module: /^openid-client$/,
    files: ['src/access/sign-in/provider/provider.ts', 'src/access/sign-in/provider/answer.ts'],
  },
  // The mail server of the settings.
  { module: /^nodemailer/, files: ['src/mail/mail.ts'] },
  // CHROMIUM_PATH, on a document of our own.
  { module: /^node:child_process$/, files: ['src/commission/document/pdf.ts'] },
  {
    module:
      /^(node:(https?|http2|tls|dgram|dns|dns\/promises|cluster|vm|inspector)|undici|playwright.*)$/,
    files: [],
  },
];
/** Names taken from such a module that open no connection. */
const harmless = new Set([
  'BlockList',
  'isIP',
  'type IncomingMessage',
  'type Socket',
  'IncomingMessage',
  'Socket',
]);

const sources = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
  .map((path) => ({
    path: `src/${path}`,
    text: readFileSync(join(packageRoot, 'src', path), 'utf8'),
  }));

function reaching({ path, text }: (typeof sources)[number]): string[] {
  return importsIn(text)
    .filter(({ names }) => names.length === 0 || names.some((name) => !harmless.has(name)))
    .filter(({ from }) =>
      ways.some(({ module, files }) => module.test(from) && !files.includes(path)),
    )
    .map(({ from }) => `${path} uses ${from}: from where does it take its address?`);
}

describe('the hub', () => {
  test('reaches beyond itself in known places alone, at addresses from its settings', () => {
    assert.ok(sources.length > 100);
    assert.deepEqual(sources.flatMap(reaching), []);
  });

  test('is seen when it reaches out somewhere else', () => {
    const stranger = { path: 'src/measure/x.ts', text: "import { request } from 'node:https';" };
    assert.equal(reaching(stranger).length, 1);
    assert.equal(reaching({ ...stranger, text: "import { isIP } from 'node:net';" }).length, 0);
  });

  test('fetches nothing that anybody names', () => {
    const fetching = /(?<![.\w])(?:fetch|XMLHttpRequest|WebSocket|EventSource)\(/;
    const found = sources.filter(({ text }) =>
      text.split('\n').some((line) => fetching.test(line) && !/^\s*(private |\*|\/\/)/.test(line)),
    );
    assert.deepEqual(
      found.map(({ path }) => path),
      [],
    );
  });

  test('runs no text as code', () => {
    const found = sources.filter(({ text }) => /\beval\(|new Function\(|import\([^'"]/.test(text));
    assert.deepEqual(
      found.map(({ path }) => path),
      [],
    );
  });

  test('stores no secret in its sources', () => {
    // A key, or a value of letters and figures given to what is named like a secret.
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY|(?:password|secret|token)\w* *[:=] *'(?=[^']*\d)[\w+=-]{16,}'/i;
    assert.match("const apiToken = 'a1b2c3d4e5f6a7b8c9';", secret);
    const found = sources.filter(({ text }) => secret.test(text));
    assert.deepEqual(
      found.map(({ path }) => path),
      [],
    );
  });
});
