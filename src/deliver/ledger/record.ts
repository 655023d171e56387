import type { RecordType, RecordValues } from '../../catalogue/index.ts';

/** One record as it is stated, checked: who, under which reference of the source, and its fields. */
export type LedgerRecord = {
  providerId: string;
  recordKey: string;
  /** Takes the record back; its fields are then not looked at. */
  retract?: boolean;
  /** The revision that the writer has seen, 0 for none; another one in the ledger is a conflict. */
  expectedRevision?: number;
  fields: RecordValues;
};

/** What is stored together or not at all. */
export type RecordBatch = {
  type: RecordType;
  rows: readonly LedgerRecord[];
  fileName: string;
  /** Which part of its file it is, counted from 1. */
  portion: number;
  /** Of the file and the portion: the same content is stored once. */
  contentHash: string;
  recordedBy: string;
  /** Made by the simulation; never mixed with what happened. */
  simulated?: boolean;
};

/** How many records of a batch were new, corrected, taken back, and known as they stand. */
export type LedgerCounts = { added: number; revised: number; retracted: number; unchanged: number };

/** What became of a batch; `alreadyStored` where the same content had been stored before, under this number. */
export type StoredBatch = LedgerCounts & { batchId: number; alreadyStored: boolean };
