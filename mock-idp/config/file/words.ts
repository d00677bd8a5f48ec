/** What is said about a seed file. */
import type { EntraConfig } from '../../contract.ts'
import type { Mistake, SeedFile } from './seed-file.ts'

/** One line per mistake: place, path, and what is wrong. */
export const mistakeLines = ({ file, mistakes }: Extract<SeedFile, { readonly kind: 'bad' }>): string => {
  const places = mistakes.map(({ line, column }) => `${file}:${line}:${column}`)
  const width = Math.max(...places.map((place) => place.length))
  return mistakes.map((mistake, index) => `  ${places[index]?.padEnd(width)}  ${wordsOf(mistake)}`).join('\n')
}

const wordsOf = ({ path, message }: Mistake): string => (path === '' ? message : `${path}: ${message}`)

/** `a mistake` or `3 mistakes`. */
export const countMistakes = ({ mistakes }: { readonly mistakes: readonly Mistake[] }): string =>
  mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`

/** `2 tenants, 1 application, 3 people`. */
export const contentsOf = ({ tenants = [], consumers }: EntraConfig): string => {
  const applications = tenants.flatMap((tenant) => tenant.applications ?? [])
  const people = [...tenants, consumers ?? {}].flatMap((tenant) => tenant.people ?? [])
  return [
    counted(tenants.length, 'tenant', 'tenants'),
    counted(applications.length, 'application', 'applications'),
    counted(people.length, 'person', 'people'),
  ].join(', ')
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
