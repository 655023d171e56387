import { everyDay } from '../days.ts';
import type { Model } from '../model.ts';
import { perPlace } from './security.ts';

const assault: Model = {
  type: 'serious-assault',
  rhythm: everyDay,
  volume: perPlace({
    local: 0.0013,
    trainer: 0.0009,
    open: 0.0001,
    women: 0.0004,
    young: 0.0024,
    secure: 0.0016,
  }),
  make: (draw) => {
    const victim = draw.random.pick({ prisoner: 78, staff: 20, other: 2 });
    return victim === 'prisoner' ? { victim } : { victim, person: null };
  },
};

const death: Model = {
  type: 'self-inflicted-death',
  rhythm: everyDay,
  volume: perPlace({
    local: 1.3e-4,
    trainer: 5e-5,
    open: 1e-5,
    women: 1.2e-4,
    young: 6e-5,
    secure: 8e-5,
  }),
  make: (draw) => ({
    finding: draw.random.chance(0.4)
      ? draw.random.chance(0.85)
        ? 'self-inflicted'
        : 'other'
      : null,
  }),
};

/** Harm in prison. */
export const safety: readonly Model[] = [assault, death];
