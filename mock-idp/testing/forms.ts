/** Reads the text, the forms and the frames of a page, as far as a browser without scripts needs them. Pure. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5'

type Element = DefaultTreeAdapterMap['element']
export type Pairs = [name: string, value: string][]

export interface Form {
  readonly action: URL
  readonly method: string
  readonly fields: Pairs
  readonly buttons: Pairs
}

const elementsOf = (node: DefaultTreeAdapterMap['node']): readonly Element[] =>
  ('childNodes' in node ? node.childNodes : []).flatMap((child) =>
    defaultTreeAdapter.isElementNode(child) ? [child, ...elementsOf(child)] : elementsOf(child),
  )

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((candidate) => candidate.name === name)?.value

const pairsOf = (elements: readonly Element[]): Pairs =>
  elements.flatMap((element) => {
    const name = attribute(element, 'name')
    return name === undefined ? [] : [[name, attribute(element, 'value') ?? '']]
  })

/** @param base URL of the page, which relative actions start from */
export const formsOf = (html: string, base: URL): readonly Form[] =>
  elementsOf(parse(html))
    .filter(({ tagName }) => tagName === 'form')
    .map((form) => {
      const inside = elementsOf(form)
      return {
        action: new URL(attribute(form, 'action') ?? '', base),
        method: (attribute(form, 'method') ?? 'get').toUpperCase(),
        fields: pairsOf(inside.filter(({ tagName }) => tagName === 'input')),
        buttons: pairsOf(inside.filter(({ tagName }) => tagName === 'button')),
      }
    })

/** URLs of the frames of a page, as the browser calls them. */
export const framesOf = (html: string, base: URL): readonly URL[] =>
  elementsOf(parse(html))
    .filter(({ tagName }) => tagName === 'iframe')
    .map((frame) => new URL(attribute(frame, 'src') ?? '', base))

const unseen = new Set(['script', 'style', 'head'])

const textsOf = (node: DefaultTreeAdapterMap['node']): string => {
  if (defaultTreeAdapter.isTextNode(node)) return node.value
  if (defaultTreeAdapter.isElementNode(node) && unseen.has(node.tagName)) return ''
  return 'childNodes' in node ? node.childNodes.map(textsOf).join('') : ''
}

/** What a person reads on a page, with white space collapsed. */
export const textOf = (html: string): string => textsOf(parse(html)).replaceAll(/\s+/g, ' ').trim()
