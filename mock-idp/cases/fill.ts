/** The places of a case's texts that only a running mock can fill. */
export const placeholders = [
  'origin',
  'neighbour',
  'tenantId',
  'domain',
  'clientId',
  'secretId',
  'controlUrl',
  'controlToken',
] as const
export type Placeholder = (typeof placeholders)[number]
export type Filling = Readonly<Record<Placeholder, string>>

const pattern = /\{\{(\w+)\}\}/g

/** The text with `{{name}}` filled in. */
export const fill = (text: string, filling: Filling): string =>
  text.replaceAll(pattern, (whole, name: string) => {
    const known = placeholders.find((placeholder) => placeholder === name)
    return known === undefined ? whole : filling[known]
  })

export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name ?? '')
