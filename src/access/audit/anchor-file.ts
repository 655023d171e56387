import { GatehouseError, type Problem } from '../../errors.ts';
import type { Anchor } from './anchor.ts';

const heading = '# Anchors of the Gatehouse audit trail';
const anchorLine =
  /^([1-9]\d{0,14})\s+(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\s+((?:[\da-f]{8} ?){8})$/;

/** Anchors as a text that can be printed, kept elsewhere and read again; hashes in groups of eight for the eye. */
export function printAnchors(anchors: readonly Anchor[], exportedAt: Date): string {
  const lines = anchors.map(({ number, at, hash }) => `${number}  ${at}  ${inGroups(hash)}`);
  return [
    heading,
    `# Exported ${exportedAt.toISOString()}. Each line: number of the entry, its time, its SHA-256.`,
    ...lines,
    '',
  ].join('\n');
}

/** Reads what `printAnchors` wrote. Throws ACCESS_ANCHORS_UNREADABLE with every line that is no anchor. */
export function parseAnchors(text: string, file: string): Anchor[] {
  const anchors: Anchor[] = [];
  const problems: Problem[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const [, number, at = '', hash = ''] = anchorLine.exec(trimmed) ?? [];
    if (number === undefined) {
      const expected = 'the number of an entry, its time, and 64 hexadecimal digits';
      problems.push({
        message: 'This is no anchor.',
        place: { file, line: index + 1 },
        found: trimmed.slice(0, 100),
        expected,
      });
    } else anchors.push({ number: Number(number), at, hash: hash.replaceAll(' ', '') });
  }
  if (anchors.length === 0 && problems.length === 0) {
    problems.push({ message: 'The file holds no anchor.', place: { file } });
  }
  if (problems.length === 0) return anchors;
  throw new GatehouseError('ACCESS_ANCHORS_UNREADABLE', 'The file of anchors cannot be read.', {
    problems,
  });
}

function inGroups(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? '';
}
