import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answered } from '../answered.ts';

/** What a monitoring system reads of the running hub. Labels are templates and codes: never an id, never a name. */
export type Telemetry = {
  answered(answered: Answered): void;
  signIn(outcome: 'succeeded' | 'failed'): void;
  /** Everything in the text format of Prometheus 0.0.4. */
  text(): Promise<string>;
  mediaType: string;
};

type Measured = {
  version: string;
  /** Pieces of work that wait for the database. */
  databaseWaiting?: (() => number) | undefined;
};

const secondsInBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counters of its own for one server, so that two of them in a process do not mix. */
export function createTelemetry({ version, databaseWaiting = () => 0 }: Measured): Telemetry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by the template of the route.',
    labelNames: ['method', 'route', 'status'],
    buckets: secondsInBuckets,
    registers,
  });
  const signIns = new Counter({
    name: 'gatehouse_sign_ins_total',
    help: 'Attempts to sign in, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['succeeded', 'failed']) signIns.inc({ outcome }, 0);
  new Gauge({
    name: 'gatehouse_database_waiting',
    help: 'Pieces of work that wait for their turn on the database.',
    registers,
    collect() {
      this.set(databaseWaiting());
    },
  });
  new Gauge({
    name: 'gatehouse_info',
    help: 'The version that runs.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  return {
    answered: ({ method, route, status, milliseconds }) =>
      requests.observe({ method, route, status }, milliseconds / 1000),
    signIn: (outcome) => signIns.inc({ outcome }),
    text: () => registry.metrics(),
    mediaType: registry.contentType,
  };
}
