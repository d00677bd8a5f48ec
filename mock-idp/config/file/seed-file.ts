/** Reads a seed file: `entra.yaml`, or JSON. Every mistake is found at once, each with its place. */
import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { ApplicationConfig, CertificateConfig, EntraConfig, TenantConfig } from '../../contract.ts'
import { createDirectory } from '../../directory/directory.ts'
import { MockEntraError, type Problem } from '../../errors.ts'
import { makeSeed } from '../../seed.ts'
import { applyConfig } from '../apply/apply.ts'
import { checkShape } from '../problems.ts'
import { entraConfig } from '../schema/config.ts'
import { type Place, placeAt, placesOf } from './places.ts'

/** A mistake in a seed file, and where it is. */
export interface Mistake extends Problem, Place {}

export type SeedFile =
  | {
      readonly kind: 'good'
      readonly file: string
      readonly config: EntraConfig
      /** Where a path is written, for what only a running mock has against it. */
      readonly placeOf: (path: string) => Place
    }
  | { readonly kind: 'bad'; readonly file: string; readonly mistakes: readonly Mistake[] }

/** Reads and checks a seed file, by its shape and by the rules of the directory. Nothing is started or changed. */
export const readSeedFile = async (path: string): Promise<SeedFile> => {
  const file = basename(path)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (thrown) {
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    const why = missing ? 'there is no such file' : `cannot be read: ${String(thrown)}`
    return { kind: 'bad', file, mistakes: [{ line: 1, column: 1, path: '', message: why }] }
  }
  return parseSeedFile(text, path)
}

/** @param path of the file; certificates are looked for in its folder */
export const parseSeedFile = async (text: string, path: string): Promise<SeedFile> => {
  const file = basename(path)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true })
  const broken = document.errors.map(({ message, pos }) => ({
    ...placeAt(lines, pos[0]),
    path: '',
    message,
  }))
  if (broken.length > 0) return { kind: 'bad', file, mistakes: broken }
  const placeOf = placesOf(document, lines)
  const mistakesOf = (problems: readonly Problem[]): SeedFile => ({
    kind: 'bad',
    file,
    mistakes: problems
      .map((problem) => ({ ...placeOf(problem.path), ...problem }))
      .toSorted((one, other) => one.line - other.line || one.column - other.column),
  })
  try {
    const checked: EntraConfig = checkShape(entraConfig, withoutSchema(document.toJS()), 'The seed file')
    const { config, problems } = await withCertificates(checked, dirname(path))
    try {
      applyConfig({ directory: createDirectory(), seed: makeSeed('rehearsal') }, config)
    } catch (thrown) {
      return mistakesOf([...problems, ...problemsOf(thrown)])
    }
    return problems.length > 0 ? mistakesOf(problems) : { kind: 'good', file, config, placeOf }
  } catch (thrown) {
    return mistakesOf(problemsOf(thrown))
  }
}

/** What was thrown, as problems of the file; what is none is thrown on. */
export const problemsOf = (thrown: unknown): readonly Problem[] => {
  if (thrown instanceof MockEntraError)
    return thrown.problems.length > 0 ? thrown.problems : [{ path: '', message: thrown.message }]
  // The YAML library throws so about aliases that multiply.
  if (thrown instanceof ReferenceError || thrown instanceof RangeError)
    return [{ path: '', message: thrown.message }]
  throw thrown
}

/** JSON files name their schema so; an empty file is an empty directory. */
const withoutSchema = (value: unknown): unknown => {
  if (value === null || value === undefined) return {}
  if (typeof value !== 'object' || Array.isArray(value)) return value
  const { $schema: _, ...rest } = value as Readonly<Record<string, unknown>>
  return rest
}

interface Read<Value> {
  readonly config: Value
  readonly problems: readonly Problem[]
}

/** The configuration with the PEM text in the place of every file that it names. */
const withCertificates = async (config: EntraConfig, folder: string): Promise<Read<EntraConfig>> => {
  const { tenants } = config
  if (tenants === undefined) return { config, problems: [] }
  const read = await Promise.all(
    tenants.map((tenant, index) => inTenant(tenant, `tenants.${index}.applications`, folder)),
  )
  return {
    config: { ...config, tenants: read.map((one) => one.config) },
    problems: read.flatMap((one) => one.problems),
  }
}

const inTenant = async (tenant: TenantConfig, path: string, folder: string): Promise<Read<TenantConfig>> => {
  const { applications } = tenant
  if (applications === undefined) return { config: tenant, problems: [] }
  const read = await Promise.all(
    applications.map((application, index) =>
      inApplication(application, `${path}.${index}.certificates`, folder),
    ),
  )
  return {
    config: { ...tenant, applications: read.map((one) => one.config) },
    problems: read.flatMap((one) => one.problems),
  }
}

const inApplication = async (
  application: ApplicationConfig,
  path: string,
  folder: string,
): Promise<Read<ApplicationConfig>> => {
  const problems: Problem[] = []
  const certificates = await Promise.all(
    (application.certificates ?? []).map(async (certificate, index): Promise<CertificateConfig[]> => {
      if (typeof certificate === 'string') return [certificate]
      try {
        return [await readFile(resolve(folder, certificate.file), 'utf8')]
      } catch {
        problems.push({
          path: `${path}.${index}.file`,
          message: `${certificate.file} cannot be read; it is looked for in ${folder}`,
        })
        return []
      }
    }),
  )
  return {
    config:
      application.certificates === undefined
        ? application
        : { ...application, certificates: certificates.flat() },
    problems,
  }
}
