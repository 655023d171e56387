import { writeFile } from 'node:fs/promises';
import { listEngines } from './engines.ts';
import { measureImport } from './import.ts';
import { measureLedger } from './ledger/index.ts';
import { measurePages } from './pages.ts';
import { measureRatings } from './ratings/index.ts';
import { readSettings, type Settings } from './settings.ts';
import { measureStall } from './stall.ts';
import { measureStarts } from './start.ts';
import { describeSurroundings } from './surroundings.ts';
import { printTable, type Table } from './table.ts';

const settings = readSettings(process.argv.slice(2), process.env);
const surroundings = describeSurroundings();
const tables: Table[] = [];
console.log(
  Object.entries(surroundings)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n'),
);
for await (const table of measure(settings)) {
  tables.push(table);
  process.stdout.write(printTable(table));
}
if (settings.json) {
  await writeFile(settings.json, `${JSON.stringify({ surroundings, tables }, null, 2)}\n`);
}

async function* measure(chosen: Settings): AsyncGenerator<Table> {
  const engines = listEngines(chosen.databaseUrl).filter(({ name }) =>
    chosen.engines.includes(name),
  );
  if (chosen.parts.includes('start')) yield* await measureStarts(engines);
  if (chosen.parts.includes('pages')) yield await measurePages(engines, chosen);
  if (chosen.parts.includes('import')) {
    yield await measureImport(engines, chosen);
    yield await measureStall(engines, chosen);
  }
  if (chosen.parts.includes('ratings')) yield* await measureRatings(chosen);
  if (chosen.parts.includes('ledger')) yield* await measureLedger(engines, chosen);
}
