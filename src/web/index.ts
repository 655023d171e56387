export { address } from './address.ts';
export { loadAssets } from './assets.ts';
export { auditExport } from './audited-export.ts';
export { type Brand, completeBrand } from './brand.ts';
export * from './charts/index.ts';
export { Finished } from './finished.ts';
export { operatedServer } from './operated-server.ts';
export { createTelemetry } from './operations/index.ts';
export {
  type Crumb,
  manyOf,
  type Outcome,
  type Page,
  page,
  type UploadedFile,
  type View,
} from './page.ts';
export { PageCache } from './page-cache.ts';
export { type PageLinks, pageLinks } from './pagination.ts';
export { isProbe } from './probes.ts';
export { createRender, type Render } from './render.ts';
export { type HubFor, registerPages } from './routes.ts';
export { askEveryTime, cachingFor, sendFinished } from './send.ts';
export { createServer, type ServerOptions } from './server.ts';
export { shareLookup } from './shared-lookup.ts';
