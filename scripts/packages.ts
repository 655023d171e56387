/**
 * Checks what the hub depends on: the lockfile always, and known weaknesses where the registry answers that question,
 * which not every mirror does. Says which of both it did. Ends with 1 when something is wrong.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { lockfileProblems, lockfileSchema } from './lockfile.ts';

const oldestNode = '20.19.0';
const serious = ['moderate', 'high', 'critical'];

const auditSchema = z.object({
  vulnerabilities: z.record(z.string(), z.object({ name: z.string(), severity: z.string() })),
});

/** The weaknesses that the registry knows, as sentences; undefined where it does not answer. */
function listWeaknesses(): string[] | undefined {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' });
  const read = auditSchema.safeParse(jsonOrNothing(stdout));
  if (!read.success) return undefined;
  return Object.values(read.data.vulnerabilities)
    .filter(({ severity }) => serious.includes(severity))
    .map(({ name, severity }) => `${name} has a known weakness (${severity}): see npm audit.`);
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const lockfile = lockfileSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const packages = Object.keys(lockfile.packages).length - 1;
const weaknesses = listWeaknesses();
const problems = [...lockfileProblems(lockfile, oldestNode), ...(weaknesses ?? [])];
for (const problem of problems) console.error(problem);
console.log(
  `Lockfile: ${packages} packages checked for exact versions, checksums, install scripts, licences and Node.js ${oldestNode}.`,
);
console.log(
  weaknesses === undefined
    ? 'Known weaknesses: NOT checked, because the registry in use does not answer npm audit. Run this where it does.'
    : `Known weaknesses: checked by npm audit, ${weaknesses.length} found.`,
);
if (problems.length > 0) process.exitCode = 1;
