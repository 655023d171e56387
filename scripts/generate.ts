/**
 * Writes the files that follow from the code, so that a review sees what a change does to them;
 * with --check writes nothing, names those that differ and fails.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openApiDocument } from '../src/api/index.ts';
import { apiRoutes, readVersion } from '../src/app.ts';
import { definitionSchemas } from '../src/catalogue/index.ts';
import { printWalls } from './walls.ts';

const schemaFolder = 'definitions/schema';

function printJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Every generated file: its path from the root and its content. */
async function generatedFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  files.set('biome.walls.json', printWalls());
  for (const [name, schema] of Object.entries(definitionSchemas())) {
    files.set(`${schemaFolder}/${name}`, printJson(schema));
  }
  const openApi = await openApiDocument(apiRoutes, readVersion('.'));
  files.set('docs/openapi.json', printJson(openApi));
  return files;
}

/** Files in the folders that hold nothing but generated files, of which one is not known. */
function leftOvers(files: Map<string, string>): string[] {
  if (!existsSync(schemaFolder)) return [];
  return readdirSync(schemaFolder)
    .map((name) => `${schemaFolder}/${name}`)
    .filter((path) => !files.has(path));
}

function differs(path: string, content: string): boolean {
  return !existsSync(path) || readFileSync(path, 'utf8') !== content;
}

const root = join(import.meta.dirname, '../..');
process.chdir(root);
const files = await generatedFiles();
const changed = [...files].filter(([path, content]) => differs(path, content));
const obsolete = leftOvers(files);

if (process.argv.includes('--check')) {
  for (const [path] of changed) console.log(`${path} differs from what the code gives.`);
  for (const path of obsolete) console.log(`${path} comes from nothing in the code.`);
  if (changed.length + obsolete.length > 0) {
    console.log('Run: npm run build && npm run generate');
    process.exitCode = 1;
  }
} else {
  for (const [path, content] of changed) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    console.log(`Wrote ${path}`);
  }
  for (const path of obsolete) {
    rmSync(path);
    console.log(`Removed ${path}`);
  }
}
