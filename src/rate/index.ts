export { naturalLimits } from './chance/natural-limits.ts';
export { schemeExampleMistakes } from './scheme/scheme-examples.ts';
export { keepSchemes } from './versions/keep-schemes.ts';
