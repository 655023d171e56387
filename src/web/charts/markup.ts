/** Text that is already safe to stand in a page. Only `element` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with escaped attributes and children; texts among the children are escaped, Markup stands as it is. */
export function element(
  name: string,
  attributes: Attributes,
  children: ReadonlyArray<Markup | string> = [],
): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeText(String(value))}"`)
    .join('');
  const inside = children
    .map((child) => (child instanceof Markup ? child.text : escapeText(child)))
    .join('');
  return new Markup(`<${name}${written}>${inside}</${name}>`);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML and XML may hold it: five characters written as entities, control characters left out. */
export function escapeText(text: string): string {
  return withoutControls(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu, '');
}
