import type { RecordType } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';

/** Throws DELIVER_RETURN_ALONE for the figures of a return: as records they would change behind its back. */
export function refuseReturned({ plural, returned }: RecordType): void {
  if (returned === undefined) return;
  throw new GatehouseError(
    'DELIVER_RETURN_ALONE',
    `${plural} are changed by the return and not as records. Fill it in, or have it reopened.`,
    { status: 409 },
  );
}
