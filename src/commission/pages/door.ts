import type { Render } from '../../web/index.ts';
import type { Evidence } from '../agreement/evidence.ts';

/** What the pages need besides the hub: later rooms' evidence, and what documents are made with. */
export type AgreementDoor = {
  evidence: Evidence;
  render: Render;
  publisher: { name: string };
  /** Where a browser is installed that can print to PDF; undefined where none is. */
  browser: string | undefined;
};
