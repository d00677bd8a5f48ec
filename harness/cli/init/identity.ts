/** Where in an answer an e-mail address stands, as a recipe writes it. Pure. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const isSame = (text: string, email: string): boolean => text.trim().toLowerCase() === email.toLowerCase()

/** `$.user.email`: the shortest path to the address. */
const inJson = (value: unknown, email: string, path = '$'): string | undefined => {
  if (typeof value === 'string') return isSame(value, email) ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  const found = Object.entries(value).flatMap(([name, inner]) => {
    const step = Array.isArray(value) ? `[${name}]` : /^[\w-]+$/.test(name) ? `.${name}` : `["${name}"]`
    return inJson(inner, email, `${path}${step}`) ?? []
  })
  return found.toSorted((one, other) => weight(one) - weight(other))[0]
}

/** The address itself rather than a name that happens to be one, and short rather than long. */
const weight = (path: string): number => path.length + (/mail/i.test(path) ? 0 : 100)

const elementsOf = (node: Node): readonly Element[] =>
  ('childNodes' in node ? node.childNodes : []).flatMap((child) =>
    defaultTreeAdapter.isElementNode(child) ? [child, ...elementsOf(child)] : elementsOf(child),
  )

const ownText = ({ childNodes }: Element): string =>
  childNodes.map((node) => (defaultTreeAdapter.isTextNode(node) ? node.value : '')).join('')

const selectorOf = ({ tagName, attrs }: Element): string | undefined => {
  const value = (wanted: string): string | undefined => attrs.find(({ name }) => name === wanted)?.value
  const id = value('id')
  if (id !== undefined && /^[A-Za-z][\w-]*$/.test(id)) return `#${id}`
  const data = attrs.find(({ name }) => /^data-[\w-]*(mail|user|who|test)/.test(name))
  if (data !== undefined) return `[${data.name}]`
  const [first] = (value('class') ?? '').split(/\s+/)
  return first === undefined || !/^[A-Za-z][\w-]*$/.test(first) ? undefined : `${tagName}.${first}`
}

/** By the element that holds it alone, or by whatever looks like an address. */
const inHtml = (html: string, email: string): string | undefined => {
  if (!html.toLowerCase().includes(email.toLowerCase())) return undefined
  const elements = elementsOf(parse(html))
  const holding = elements.filter((element) => isSame(ownText(element), email))
  const selector = holding.map(selectorOf).find((one) => one !== undefined)
  return selector === undefined ? String.raw`pattern: ([\w.+-]+@[\w.-]+\.\w+)` : `css: ${selector}`
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** The locator of the address in an answer; undefined where it is not there. */
export const identityIn = (body: string, email: string): string | undefined => {
  const json = parsed(body)
  return typeof json === 'object' && json !== null ? inJson(json, email) : inHtml(body, email)
}
