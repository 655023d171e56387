import { fontSize, narrowLineCharacters } from './chart.ts';
import { wrapLabel } from './label.ts';
import { element, type Markup } from './markup.ts';

const lineHeight = 18;

/** A row's name in one or two lines beside its sign, and where the row's bar may begin, in pixels. */
export function rowName(name: string, top: number): { shape: Markup; bottom: number } {
  const lines = wrapLabel(name, narrowLineCharacters - 2);
  const texts = lines.map((line, index) =>
    element('text', { x: 20, y: top + 18 + index * lineHeight, 'font-size': fontSize.name }, [
      line,
    ]),
  );
  // The whole name for whoever points at it; a cut one is also whole in the table.
  const shape = element('g', {}, [element('title', {}, [name]), ...texts]);
  return { shape, bottom: top + 26 + (lines.length - 1) * lineHeight };
}
