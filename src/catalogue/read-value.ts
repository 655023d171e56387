import { expectationOf } from './expectation.ts';
import { readFigure, refuseFigure } from './figure.ts';
import type { Metric } from './metric.ts';
import { findNothing, type Nothing } from './nothing.ts';
import type { Reading } from './value.ts';

/** Longest part of an unreadable text that a message quotes. */
const quotedLength = 60;

/**
 * Reads a value as people write it, guided by the metric's unit. `blank` is what an empty text means:
 * 'no target set' in a target cell, 'not supplied' elsewhere.
 */
export function readValue(text: string, metric: Metric, blank: Nothing = 'not supplied'): Reading {
  const printed = text.trim();
  const written = tidy(text);
  const nothing = written === '' ? blank : findNothing(written);
  if (nothing) return { stated: { value: null, text: printed, decimals: 0, nothing } };
  if (metric.unit === 'rating') return readChoice(written, metric);
  const figure = readFigure(written, metric);
  if ('refused' in figure) return refuse(written, figure.refused, metric);
  const misfit = refuseFigure(figure, metric);
  if (misfit) return refuse(written, misfit.refused, metric);
  return { stated: { ...figure, text: printed, nothing: null } };
}

/** Plain spaces, a plain minus, and commas for the spaces that typographers put between thousands. */
function tidy(text: string): string {
  return text
    .replace(/(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, ',')
    .replace(/[\s\u200b]+/g, ' ')
    .trim()
    .replace(/^([(£]?) ?[\u2212\u2010-\u2014\ufe63\uff0d](?=[ £]*[\d.])/, '$1-');
}

function readChoice(written: string, metric: Metric): Reading {
  const same = (choice: string) => choice.toLowerCase() === written.toLowerCase();
  const choice = metric.choices?.find(same);
  if (!choice) return refuse(written, 'is not a rating of this scheme', metric);
  return { stated: { value: null, text: written, decimals: 0, nothing: null, choice } };
}

function refuse(written: string, refused: string, metric: Metric): Reading {
  const quoted = written.length > quotedLength ? `${written.slice(0, quotedLength)}…` : written;
  return { problem: `“${quoted}” ${refused}`, expected: expectationOf(metric) };
}
