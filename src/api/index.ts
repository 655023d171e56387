import type { FastifyInstance } from 'fastify';
import type { Hub } from '../hub.ts';

export function registerApi(_server: FastifyInstance, _hub: Hub, _version: string): void {}
