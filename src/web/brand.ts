import { GatehouseError } from '../errors.ts';

/** What an adopter may change: the service's name, the header's text and its colour (six hex digits). */
export type Brand = { name: string; logoText: string; colour: string };

const defaultName = 'Gatehouse';
const defaultColour = '#2f3b45';
const leastContrast = 4.5;

/** The brand with what was left out filled in; throws WEB_BRAND_COLOUR when white text on the colour would be hard to read. */
export function completeBrand(chosen: {
  name?: string | undefined;
  logoText?: string | undefined;
  colour?: string | undefined;
}): Brand {
  const name = chosen.name ?? defaultName;
  const logoText = chosen.logoText ?? name;
  return { name, logoText, colour: checkedColour(chosen.colour ?? defaultColour) };
}

/** The contrast ratio of white text on a colour, 1 to 21 (WCAG 2.2, 'contrast ratio'). */
export function contrastWithWhite(colour: string): number {
  return 1.05 / (luminance(colour) + 0.05);
}

function checkedColour(colour: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) {
    throw new GatehouseError(
      'WEB_BRAND_COLOUR',
      `The brand colour is "${colour}". Write a colour as # and six hex digits, such as ${defaultColour}.`,
    );
  }
  const contrast = contrastWithWhite(colour);
  if (contrast < leastContrast) {
    throw new GatehouseError(
      'WEB_BRAND_COLOUR',
      `White text on ${colour} has a contrast of ${contrast.toFixed(1)} to 1. Choose a darker colour, with at least ${leastContrast} to 1.`,
    );
  }
  return colour.toLowerCase();
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) =>
    linearLight(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function linearLight(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
