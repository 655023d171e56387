import type { Problem } from '../../errors.ts';
import { normalised } from './password-hash.ts';

/**
 * NIST SP 800-63B-4, 3.1.1.2: 15 characters where a password alone lets in. It is asked of everyone, because a second
 * factor may be taken off again. The most is OWASP ASVS 4, 2.1.2.
 */
export const fewestCharacters = 15;
export const mostCharacters = 128;

/** Words that anybody would try first here. */
const wordsOfTheHub = ['gatehouse', 'prison', 'probation', 'justice', 'hmpps', 'noms', 'hmp'];

/**
 * What is wrong with a password: too short, too long, or built of nothing but well-known passwords, the person's own
 * name and address, words of this hub, years, sequences and repetitions. Any character may be used, none must be.
 */
export function passwordProblems(
  password: string,
  context: { common: ReadonlySet<string>; ownWords: readonly string[] },
): Problem[] {
  const length = [...normalised(password)].length;
  if (length < fewestCharacters) {
    return [
      problem(`Use at least ${fewestCharacters} characters, such as three or four unrelated words`),
    ];
  }
  if (length > mostCharacters) return [problem(`Use at most ${mostCharacters} characters`)];
  const text = folded(password);
  const words = [...wordsOfTheHub, ...context.ownWords.flatMap(wordsIn)];
  const known = new Set([...context.common, ...words.filter((word) => word.length >= 3)]);
  return isGuessable(text, known)
    ? [problem('Choose another password: this one is made up of what is guessed first')]
    : [];
}

function problem(message: string): Problem {
  return { message, place: { path: 'newPassword' } };
}

/** Figures and signs that stand for letters. */
const lookalikes: Readonly<Record<string, string>> = { '@': 'a', $: 's', '€': 'e' };

/** Lower case, with signs read as the letters they stand for and all others left out. */
function folded(text: string): string {
  return normalised(text)
    .toLowerCase()
    .replace(/[@$€]/g, (sign) => lookalikes[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function wordsIn(text: string): string[] {
  return [folded(text), ...text.split(/[^\p{L}\p{N}]+/u).map(folded)];
}

const sequences = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
];
const bothWays = sequences.flatMap((line) => [line, [...line].reverse().join('')]);
const fewestInRow = 3;

/** Whether the whole text can be laid out of known words, years, sequences and repetitions. */
function isGuessable(text: string, known: ReadonlySet<string>): boolean {
  if (text === '' || isRepetition(text)) return true;
  const longest = Math.max(...[...known].map((word) => word.length));
  const reachable = new Set([0]);
  for (let at = 0; at < text.length; at++) {
    if (!reachable.has(at)) continue;
    for (let end = at + 1; end <= text.length; end++) {
      const piece = text.slice(at, end);
      if ((piece.length <= longest && isKnown(piece, known)) || isInRow(piece)) reachable.add(end);
    }
  }
  return reachable.has(text.length);
}

function isKnown(piece: string, known: ReadonlySet<string>): boolean {
  return known.has(piece) || known.has(unleeted(piece)) || /^(19|20)\d\d$/.test(piece);
}

/** Figures read as the letters they stand for: `p455w0rd`. */
function unleeted(piece: string): string {
  const letters: Readonly<Record<string, string>> = {
    0: 'o',
    1: 'i',
    3: 'e',
    4: 'a',
    5: 's',
    7: 't',
  };
  return piece.replace(/[013457]/g, (figure) => letters[figure] ?? figure);
}

function isInRow(piece: string): boolean {
  if (piece.length < fewestInRow) return false;
  return /^(.)\1+$/u.test(piece) || bothWays.some((line) => line.includes(piece));
}

/** One piece again and again, at least twice, such as `blueblueblueblue`; the piece is short. */
function isRepetition(text: string): boolean {
  return /^(.{1,8})\1+$/u.test(text);
}
