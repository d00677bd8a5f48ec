import type { CatalogueEntry } from './catalogue.ts'

type Details = Partial<Omit<CatalogueEntry, 'code' | 'error' | 'text' | 'cause' | 'remedy'>>

/** An entry with what most numbers have in common: a page, status 400, known to the lookup page. */
export const entry = (
  code: number,
  error: string,
  text: string,
  cause: string,
  remedy: string,
  details: Details = {},
): CatalogueEntry => ({
  code,
  error,
  text,
  cause,
  remedy,
  where: 'page',
  status: 400,
  known: true,
  ...details,
})
