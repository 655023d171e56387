import { z } from 'zod';
import { satisfies } from './version-range.ts';

/** What is read of package-lock.json (lockfileVersion 3). */
export const lockfileSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      deprecated: z.string().optional(),
      engines: z.union([z.record(z.string(), z.string()), z.array(z.string())]).optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      devDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

export type Lockfile = z.output<typeof lockfileSchema>;
type Locked = Lockfile['packages'][string];

const licences = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'Zlib',
]);
/** Besides those, for tools that are not shipped. */
const licencesOfTools = new Set(['MPL-2.0']);

/** What is wrong with the dependencies as far as the lockfile tells, as sentences; `node` is the oldest version promised. */
export function lockfileProblems({ packages }: Lockfile, node: string): string[] {
  const own = packages[''];
  const asked = { ...own?.dependencies, ...own?.devDependencies };
  const loose = Object.entries(asked)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is asked for as "${version}": name one exact version.`);
  const others = Object.entries(packages).filter(([path]) => path !== '');
  return [...loose, ...others.flatMap(([path, locked]) => problemsOf(path, locked, node))];
}

function problemsOf(path: string, locked: Locked, node: string): string[] {
  const name = `${path.replace(/^.*node_modules\//, '')} ${locked.version ?? ''}`.trim();
  const { resolved = 'https:', license = 'none', engines = {} } = locked;
  const range = Array.isArray(engines) ? undefined : engines.node;
  const found: Array<[wrong: boolean, sentence: string]> = [
    [locked.link === true, 'is a link to a folder'],
    [!resolved.startsWith('https:'), 'does not come from a registry over HTTPS'],
    [!/^sha512-/.test(locked.integrity ?? ''), 'has no SHA-512 to be checked by'],
    [locked.hasInstallScript === true, 'runs a script of its own when it is installed'],
    [locked.deprecated !== undefined, 'is deprecated by its authors'],
    [!isAllowed(license, locked.dev === true), `has a licence that is not allowed: ${license}`],
    [range !== undefined && !satisfies(node, range), `does not run on Node.js ${node}: ${range}`],
  ];
  return found.filter(([wrong]) => wrong).map(([, sentence]) => `${name} ${sentence}.`);
}

/** An SPDX expression without nesting: one side of an OR is enough, every side of an AND is needed. */
function isAllowed(expression: string, isTool: boolean): boolean {
  const alternatives = expression.replace(/[()]/g, '').split(' OR ');
  return alternatives.some((alternative) =>
    alternative
      .split(' AND ')
      .every((licence) => licences.has(licence) || (isTool && licencesOfTools.has(licence))),
  );
}
