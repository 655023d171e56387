-- The record ledger. Each record type has a table of its own, which is made from its declaration at the
-- start; here stands what they share. Content is never overwritten: a correction is a new revision.

-- Batches are numbered under a lock, so their numbers have the order of their commits, and nothing of a batch
-- is seen before it is committed. The ledger as at batch N is what has `batch_id <= N` and was not superseded by N.
create table ledger_batch (
  batch_id bigint primary key,
  kind text not null check (kind in ('records', 'withdrawal')),
  record_type text not null,
  file_name text not null,
  -- Which part of its file it is, counted from 1.
  portion integer not null,
  content_hash text not null,
  recorded_by text not null,
  simulated boolean not null default false,
  committed_at timestamptz not null,
  added integer not null default 0,
  revised integer not null default 0,
  retracted integer not null default 0,
  unchanged integer not null default 0,
  -- Of a withdrawal: the batch that it takes back, and why.
  withdraws bigint,
  reason text,
  -- Of records: the withdrawal that took them back.
  withdrawn_in bigint
);
create index ledger_batch_content on ledger_batch (record_type, content_hash);
create index ledger_batch_committed on ledger_batch (committed_at);

-- A month in which nothing may change any more: year * 12 + month - 1. Provider '' locks it for all of them.
create table month_lock (
  provider_id text not null,
  month integer not null,
  locked_at timestamptz not null,
  locked_by text not null,
  reason text not null,
  unlocked_at timestamptz,
  unlocked_by text,
  unlock_reason text
);
create unique index month_lock_held on month_lock (provider_id, month) where unlocked_at is null;

-- A record that refers to one which is not there. Whether it still stands is asked when it is shown.
create table ledger_finding (
  provider_id text not null,
  batch_id bigint not null,
  finding_number integer not null,
  record_type text not null,
  record_key text not null,
  field text not null,
  referred_type text not null,
  referred_key text not null,
  primary key (provider_id, batch_id, finding_number)
);
