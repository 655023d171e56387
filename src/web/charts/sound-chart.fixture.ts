import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';
import type { Chart } from './chart.ts';

/** Every element with its attributes; throws where the drawing is not well-formed XML. */
export function elementsOf(
  svg: string,
): Array<{ name: string; attributes: Record<string, string> }> {
  const found: Array<{ name: string; attributes: Record<string, string> }> = [];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => found.push({ name: tag.name, attributes: { ...tag.attributes } }));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return found;
}

const allowed = new Set('svg title desc defs pattern rect g text line circle path'.split(' '));

/** Throws unless a drawing is well-formed, stays on its paper, and holds nothing that a page must not. */
export function assertSound(chart: Chart): void {
  const ids = new Set<string>();
  for (const { name, attributes } of elementsOf(chart.svg)) {
    assert.ok(allowed.has(name), name);
    for (const [key, value] of Object.entries(attributes)) {
      assert.ok(!/^on|^style$|href/.test(key), key);
      assert.doesNotMatch(value, /NaN|Infinity|undefined/);
      if (/^(x|y|x1|x2|y1|y2|cx|cy|width|height)$/.test(key)) {
        const size = Number.parseFloat(value);
        assert.ok(size >= -30 && size < 100_000, `${key}="${value}"`);
        if (value.endsWith('%')) assert.ok(size >= 0 && size <= 100, `${key}="${value}"`);
      }
    }
    if (attributes.id !== undefined) {
      assert.ok(!ids.has(attributes.id), `the id ${attributes.id} stands twice`);
      ids.add(attributes.id);
    }
  }
  assert.ok(ids.has(`${chart.id}-title`) && ids.has(`${chart.id}-desc`));
}
