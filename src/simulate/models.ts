import type { RecordType } from '../catalogue/index.ts';
import { plainModel } from './invent-fields.ts';
import type { Model } from './model.ts';
import { orders } from './models/orders.ts';
import { populations } from './models/population.ts';
import { prisonCasework } from './models/prison-casework.ts';
import { prisonResettlement } from './models/prison-resettlement.ts';
import { prisonResources } from './models/prison-resources.ts';
import { programmes } from './models/programmes.ts';
import { regime } from './models/regime.ts';
import { resettlement } from './models/resettlement.ts';
import { safety } from './models/safety.ts';
import { security } from './models/security.ts';
import { staff } from './models/staff.ts';
import { supervision } from './models/supervision.ts';
import { unpaidWork } from './models/unpaid-work.ts';

/** The record types that have a model of their own, subject by subject. */
export const models: readonly Model[] = [
  ...supervision,
  ...orders,
  ...unpaidWork,
  ...resettlement,
  ...programmes,
  ...staff,
  ...populations,
  ...security,
  ...safety,
  ...regime,
  ...prisonCasework,
  ...prisonResettlement,
  ...prisonResources,
];

/** The model of a record type; one without a model of its own is drawn from its declaration. */
export function modelOf(type: RecordType): Model {
  return models.find((model) => model.type === type.code) ?? plainModel(type);
}
