/**
 * A page from which a navigation starts: of the identity provider, of an attacker, or of the product. It is
 * made up on the way and no server is asked for it, but to Chromium it is a page of that site, so that what
 * it sends carries the cookies that a browser would send from there. Pure.
 */
import type { Embedding, Navigation } from '../browser.ts'

export interface Stepping {
  readonly url: string
  /** The tab stays there. */
  readonly rests?: true
  readonly answer: {
    readonly responseCode: number
    readonly responseHeaders: { name: string; value: string }[]
    readonly body: string
  }
}

const text = (value: string): string =>
  value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')

const leave = ({ method, url, body }: Navigation): string => {
  if (method !== 'POST')
    return `<script>location.assign(${JSON.stringify(url.href).replace(/</g, '\\u003c')})</script>`
  const fields = [...(body ?? [])].map(
    ([name, value]) => `<input type="hidden" name="${text(name)}" value="${text(value)}">`,
  )
  // A field called "submit" must not hide the method.
  return `<form method="post" action="${text(url.href)}">${fields.join('')}</form><script>HTMLFormElement.prototype.submit.call(document.forms[0])</script>`
}

const embedding = (address: string, as: Embedding): string => {
  switch (as) {
    case 'image':
      return `<img src="${address}" alt="">`
    case 'frame':
      return `<iframe src="${address}"></iframe>`
    case 'form':
      return `<iframe name="hidden"></iframe><form method="post" action="${address}" target="hidden"></form><script>document.forms[0].submit()</script>`
  }
}

/** A page of a site that embeds an address, and stays. */
export const embeddingPage = (site: URL, address: URL, as: Embedding): Stepping => ({
  ...pageOf(new URL('/.greencheck', site), embedding(text(address.href), as)),
  rests: true,
})

/** The page that sends the browser on. */
export const steppingStone = (navigation: Navigation): Stepping =>
  pageOf(new URL('/.greencheck', navigation.initiator ?? navigation.url), leave(navigation))

const pageOf = (url: URL, content: string): Stepping => ({
  url: url.href,
  answer: {
    responseCode: 200,
    responseHeaders: [{ name: 'Content-Type', value: 'text/html; charset=utf-8' }],
    body: Buffer.from(`<!doctype html><title>…</title>${content}`).toString('base64'),
  },
})
