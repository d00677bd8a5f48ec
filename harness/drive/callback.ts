/** Callbacks: which navigation is one, and changes of one that was held on its way to the product. Pure. */
import type { Navigation } from '../browser/browser.ts'
import type { CallbackChange } from '../scenario.ts'

/** The parameters of a callback: in the body of a form post, in the query otherwise. */
export const parametersOf = ({ url, body }: Navigation): URLSearchParams => body ?? url.searchParams

const change = (
  before: URLSearchParams,
  { set = {}, drop = [], add = {} }: CallbackChange,
): URLSearchParams => {
  const after = new URLSearchParams(before)
  for (const name of drop) after.delete(name)
  for (const [name, value] of Object.entries(set)) after.set(name, value)
  for (const [name, value] of Object.entries(add)) after.append(name, value)
  return after
}

/** The callback with these changes, one after the other. */
export const withChange = (
  callback: Navigation,
  ...changes: readonly (CallbackChange | undefined)[]
): Navigation => {
  const parameters = changes.reduce<URLSearchParams>(
    (before, one) => (one === undefined ? before : change(before, one)),
    parametersOf(callback),
  )
  if (callback.body !== undefined) return { ...callback, body: parameters }
  const url = new URL(callback.url)
  url.search = parameters.toString()
  return { ...callback, url }
}

/** Whether a navigation goes to a redirect URI. */
export const goesTo = (redirectUri: string, { url }: Navigation): boolean => {
  const target = new URL(redirectUri)
  return url.origin === target.origin && url.pathname === target.pathname
}

/** The callback at another redirect URI, with its parameters. */
export const movedTo = (redirectUri: string, callback: Navigation): Navigation => {
  const url = new URL(redirectUri)
  url.search = callback.url.search
  return { ...callback, url }
}
