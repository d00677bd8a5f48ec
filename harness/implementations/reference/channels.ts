/**
 * The other ways to an organisation's private content: JSON, a raw file, a feed, a search, and notes that
 * members write. All of them go through one door, `behindTheDoor`, so that there is no side door.
 */
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { html } from 'ghtml'
import { z } from 'zod'
import type { Product } from './product.ts'
import { programVisitOf, type Visit, visitOf } from './visit.ts'

type Serve = (visit: Visit, request: Request, response: Response) => void | Promise<void>

/** Serves private content to those whom the one rule lets in, and tells the others what is missing. */
const behindTheDoor =
  (product: Product, serve: Serve): RequestHandler =>
  async (request, response) => {
    const visit = await programVisitOf(product, request)
    if (visit === undefined) return void response.status(404).json({ error: 'not_found' })
    const access = product.rules.privateAccess(visit)
    if (access === 'open') return serve(visit, request, response)
    product.rules.refuseProgram({ access, visit, request, response }, product.origin)
  }

/** Where the private content is besides its page, below `/organizations/:org/`. */
export const channelPaths = {
  api: 'api/private',
  file: 'files/plans.txt',
  feed: 'feed.atom',
  search: 'search',
  notes: 'api/notes',
} as const

/** An entry of a feed reader. */
const feed = ({ organisation: { id, name, privateText } }: Visit): string => html`<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>${name}</title><id>urn:organisation:${id}</id>
<entry><id>urn:organisation:${id}:plans</id><title>${privateText}</title></entry></feed>
`

const note = z.object({ text: z.string().trim().min(1).max(1000) })

/** Reads and writes of programs, scripts and feed readers. */
export const channelRoutes = (product: Product): Router => {
  const { store } = product
  const at = (path: string): string => `/organizations/:org/${path}`

  const write: Serve = async ({ organisation }, request, response) => {
    const { data } = note.safeParse(request.body)
    if (data === undefined) return void response.status(400).json({ error: 'a note has a text' })
    await store.addNote(organisation.id, data.text)
    response.status(201).json({ text: data.text })
  }

  /** The form on the members' page: people are sent back to it, or to where they get in. */
  const writeByForm: RequestHandler = async (request, response) => {
    const visit = await visitOf(product, request)
    const { data } = note.safeParse(request.body)
    if (visit === undefined || data === undefined) return void response.sendStatus(400)
    const access = product.rules.privateAccess(visit)
    if (access !== 'open') return product.rules.keepOut({ access, visit, request, response })
    await store.addNote(visit.organisation.id, data.text)
    response.redirect(303, `/organizations/${visit.organisation.id}/private`)
  }

  return Router()
    .get(
      at(channelPaths.api),
      behindTheDoor(product, ({ organisation: { id, privateText } }, _request, response) => {
        response.json({ organisation: id, content: privateText })
      }),
    )
    .get(
      at(channelPaths.file),
      behindTheDoor(product, ({ organisation }, _request, response) => {
        response.type('text').attachment('plans.txt').send(organisation.privateText)
      }),
    )
    .get(
      at(channelPaths.feed),
      behindTheDoor(product, (visit, _request, response) => {
        response.type('application/atom+xml').send(feed(visit))
      }),
    )
    .get(
      at(channelPaths.search),
      behindTheDoor(product, async ({ organisation }, { query: { q } }, response) => {
        const texts = [organisation.privateText, ...(await store.notes(organisation.id))]
        response.json({ found: texts.filter((text) => text.includes(typeof q === 'string' ? q : '')) })
      }),
    )
    .post(at(channelPaths.notes), express.json({ limit: '20kb' }), behindTheDoor(product, write))
    .post(at('notes'), writeByForm)
}
