import { join } from 'node:path';
import nunjucks from 'nunjucks';
import type { Problem } from '../errors.ts';
import { printPlace } from '../errors.ts';
import { type Assets, designSystemFolders } from './assets.ts';
import type { Brand } from './brand.ts';
import { defaultNavigation, linksFor, markNavigation, type NavigationLink } from './navigation.ts';
import type { Crumb } from './page.ts';
import { publicVisitor, type Visitor } from './visitor.ts';

/** What the layout knows of a page besides its data; templates see it as `page`. */
export type PageFrame = {
  title: string;
  path: string;
  /** Who looks at the page; undefined where nobody has been asked, as on an error page. */
  visitor?: Visitor | undefined;
  breadcrumbs?: readonly Crumb[] | undefined;
  problems?: readonly Problem[] | undefined;
  problemSummary?: string | undefined;
};

/** Turns a view (its path under `src`, such as `measure/views/matrix.njk`) and its data into HTML. */
export type Render = (view: string, frame: PageFrame, data?: Record<string, unknown>) => string;

export type RenderOptions = {
  root: string;
  brand: Brand;
  assets: Assets;
  version: string;
  navigation?: readonly NavigationLink[];
  /** More folders to find views in, besides `src`. */
  folders?: readonly string[];
};

/** The template environment: escapes by default, compiles each template once, finds views by their path under `src`. */
export function createRender(options: RenderOptions): Render {
  const environment = createEnvironment(options);
  const links = options.navigation ?? defaultNavigation;
  return (view, frame, data = {}) => {
    const visitor = frame.visitor ?? publicVisitor;
    return environment.render(view, {
      ...data,
      page: {
        ...frame,
        visitor,
        navigation: markNavigation(linksFor(links, visitor), frame.path),
      },
    });
  };
}

/** The templates with their globals and filters, for whoever needs more than a page. */
export function createEnvironment(options: RenderOptions): nunjucks.Environment {
  const { govuk, moj } = designSystemFolders(options.root);
  const folders = [join(options.root, 'src'), ...(options.folders ?? []), govuk, moj];
  const environment = new nunjucks.Environment(
    new nunjucks.FileSystemLoader(folders, { noCache: false, watch: false }),
    { autoescape: true, throwOnUndefined: false },
  );
  environment.addGlobal('brand', options.brand);
  environment.addGlobal('assets', options.assets.urls);
  environment.addGlobal('version', options.version);
  environment.addFilter('place', printPlace);
  return environment;
}
