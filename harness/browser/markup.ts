/** Finds markup that somebody planted in a page and that would take effect there. Pure. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const elementsOf = (node: Node): readonly Element[] => {
  const children = 'childNodes' in node ? node.childNodes : []
  return children.flatMap((child) =>
    defaultTreeAdapter.isElementNode(child) ? [child, ...elementsOf(child)] : elementsOf(child),
  )
}

const leadingNames = new Set(['href', 'src', 'action', 'formaction', 'data', 'content'])

const scriptText = (element: Element): string =>
  element.childNodes.map((node) => (defaultTreeAdapter.isTextNode(node) ? node.value : '')).join('')

const inElement = (element: Element, marker: string): string | undefined => {
  if (element.tagName.includes(marker)) return `the element <${element.tagName}>`
  if (element.tagName === 'script' && scriptText(element).includes(marker)) return 'text within a script'
  const attribute = element.attrs.find(
    ({ name, value }) =>
      name.includes(marker) ||
      ((name.startsWith('on') || /^\s*(javascript|data):/i.test(value)) && value.includes(marker)),
  )
  return attribute === undefined ? undefined : `the attribute ${attribute.name} of <${element.tagName}>`
}

/** The first place in a page where something with this name takes effect; undefined when it stayed text. */
export const plantedMarkup = (html: string, marker: string): string | undefined =>
  html.includes(marker)
    ? elementsOf(parse(html))
        .map((element) => inElement(element, marker))
        .find((place) => place !== undefined)
    : undefined

/** The attributes of every field for text. */
export const inputsIn = (html: string): readonly Readonly<Record<string, string>>[] =>
  elementsOf(parse(html))
    .filter(({ tagName }) => tagName === 'input')
    .map(({ attrs }) => Object.fromEntries(attrs.map(({ name, value }) => [name, value])))

/** The addresses to which a page leads. */
export const addressesIn = (html: string): readonly string[] =>
  elementsOf(parse(html)).flatMap(({ attrs }) =>
    attrs.filter(({ name }) => leadingNames.has(name)).map(({ value }) => value),
  )
