/**
 * What runs, written down where the next run finds it: a harness that is killed cannot stop anything. One
 * file for each thread that starts processes, in a folder that only this person can write to. Synchronous:
 * it is written before anything else can happen, and read while the harness ends.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { startOf } from './identity.ts'

const startedSchema = z.object({ pid: z.int().min(2), started: z.string(), mark: z.string().min(8) })

const recordSchema = z.object({
  harness: z.object({ pid: z.int(), started: z.string() }),
  processes: z.array(startedSchema.extend({ name: z.string() })),
  /** Value of the label of its containers. */
  containers: z.string().nullable(),
})

export type RunningRecord = z.infer<typeof recordSchema>
export type NamedProcess = RunningRecord['processes'][number]

/** Where the records are. `GREENCHECK_STATE` names another folder than `~/.greencheck`. */
export const registryFolder = (environment: NodeJS.ProcessEnv = process.env): string =>
  join(environment['GREENCHECK_STATE'] ?? join(homedir(), '.greencheck'), 'running')

/** What this thread runs. */
export interface Registry {
  add(started: NamedProcess): void
  remove(started: NamedProcess): void
  /** There are containers with this value of the label from now on. */
  contains(label: string | null): void
}

export const openRegistry = (folder = registryFolder()): Registry => {
  const file = join(folder, `${process.pid}-${randomUUID()}.json`)
  const harness = { pid: process.pid, started: startOf(process.pid) ?? '' }
  let record: RunningRecord = { harness, processes: [], containers: null }
  const save = (): void => {
    if (record.processes.length === 0 && record.containers === null) {
      rmSync(file, { force: true })
      return
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(`${file}.new`, JSON.stringify(record), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return {
    add: (started) => {
      record = { ...record, processes: [...record.processes, started] }
      save()
    },
    remove: ({ mark }) => {
      record = { ...record, processes: record.processes.filter((one) => one.mark !== mark) }
      save()
    },
    contains: (label) => {
      record = { ...record, containers: label }
      save()
    },
  }
}

export interface Found {
  readonly file: string
  readonly record: RunningRecord
}

const readRecord = (file: string): RunningRecord | undefined => {
  try {
    return recordSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Every record there is. What is not a record is left alone. */
export const readRegistry = (folder = registryFolder()): readonly Found[] => {
  let names: readonly string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const file = join(folder, name)
      const record = readRecord(file)
      return record === undefined ? [] : [{ file, record }]
    })
}

/** Whether the harness that wrote a record is still there. Pure but for the look. */
export const isAlive = ({ harness }: RunningRecord): boolean => startOf(harness.pid) === harness.started

/** Whether this very process wrote a record, in whichever thread. */
export const isOurs = (record: RunningRecord): boolean =>
  record.harness.pid === process.pid && isAlive(record)
