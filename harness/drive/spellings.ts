/** Other ways to write an address, or to ask for it. Pure. */
import type { Navigation } from '../browser/browser.ts'
import type { Spelling } from '../scenario.ts'

type Asked = Pick<Navigation, 'method'> & Partial<Pick<Navigation, 'path' | 'headers'>>

const lastSegment = /[^/]+$/

/** How the page at this path is asked for; `elsewhere` is the path of a page that everybody may see. */
export const respell = (spelling: Spelling, path: string, elsewhere: string): Asked => {
  const get = (written: string): Asked => ({ method: 'GET', path: written })
  switch (spelling) {
    case 'upper-case':
      return get(path.replace(lastSegment, (segment) => segment.toUpperCase()))
    case 'double-slash':
      return get(path.replace(lastSegment, '/$&'))
    case 'dot-segment':
      return get(path.replace(lastSegment, './$&'))
    case 'encoded-letter':
      return get(
        path.replace(lastSegment, (segment) => `%${segment.charCodeAt(0).toString(16)}${segment.slice(1)}`),
      )
    case 'encoded-slash':
      return get(path.replace(/\/([^/]+)$/, '%2f$1'))
    case 'path-parameter':
      return get(`${path};x=y`)
    case 'trailing-slash':
      return get(`${path}/`)
    case 'trailing-dot':
      return get(`${path}.`)
    case 'trailing-space':
      return get(`${path}%20`)
    case 'static-suffix':
      return get(`${path}/greencheck.css`)
    case 'options':
      return { method: 'OPTIONS', path }
    case 'method-override':
      return { method: 'POST', path, headers: { 'x-http-method-override': 'GET' } }
    case 'rewritten-address':
      return { method: 'GET', path: elsewhere, headers: { 'x-original-url': path, 'x-rewrite-url': path } }
  }
}
