import type { Brand } from './brand.ts';

/** The stylesheets as their packages ship them, and ours. */
export type StylesheetParts = { govuk: string; moj: string; own: string; iconVersion: string };

const systemFont = 'Arial,Helvetica,"Liberation Sans",sans-serif';

/**
 * One stylesheet of all parts, later ones winning. GOV.UK's licensed typeface and the crest are for
 * GOV.UK services alone, so their rules are taken out rather than overridden class by class.
 */
export function composeStylesheet(parts: StylesheetParts, brand: Brand): string {
  const shipped = [parts.govuk, parts.moj].map((css) => neutral(css, parts.iconVersion));
  return ['@charset "UTF-8";', ...shipped, brandRules(brand), parts.own].join('\n');
}

function neutral(css: string, iconVersion: string): string {
  return css
    .replace(/@charset "UTF-8";/g, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/GDS Transport,\s*arial,\s*sans-serif/gi, systemFont)
    .replace(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none')
    .replace(/url\(\/assets\/images\/(icon-[\w-]+\.\w+)\)/g, `url(/assets/moj/$1?v=${iconVersion})`)
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, '');
}

function brandRules(brand: Brand): string {
  return `:root{--govuk-brand-colour:${brand.colour};--govuk-template-background-colour:#f3f4f5;--govuk-surface-background-colour:#f3f4f5;--govuk-surface-border-colour:#b1b4b6}`;
}
