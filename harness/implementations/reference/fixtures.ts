/**
 * What tests of the product ask for, and nobody else may: organisations with people, members who are gone, a
 * product that forgets. Only with `--fixtures TOKEN`, and only on loopback, where the product listens anyway.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import express, { type Express, type RequestHandler } from 'express'
import { z } from 'zod'
import { redirectPath } from './begin.ts'
import { invitePath, joinPath } from './join-link.ts'
import { cheapPassword, makeOrganisation, type WantedOrganisation } from './make-organisation.ts'
import { hashPassword } from './passwords.ts'
import type { RunningProduct } from './product.ts'

const wanted = z.object({
  key: z.string().regex(/^[\w-]+$/),
  password: z.string().min(1),
  people: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      role: z.enum(['admin', 'member', 'none']),
      addresses: z.array(z.object({ email: z.string(), confirmed: z.boolean() })).exactOptional(),
    }),
  ),
  canaries: z.object({ private: z.string(), public: z.string() }),
  // The product's own rule says whether they can be stored.
  settings: z
    .custom<NonNullable<WantedOrganisation['settings']>>((value) => typeof value === 'object')
    .exactOptional(),
})

const change = z.object({ email: z.string(), change: z.enum(['remove', 'disable']) })

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const onlyWith =
  (token: string): RequestHandler =>
  (request, response, next) => {
    const sent = digest(request.get('authorization') ?? '')
    if (timingSafeEqual(sent, digest(`Bearer ${token}`))) return next()
    response.status(401).json({ error: 'the fixtures want the token of --fixtures as Authorization: Bearer' })
  }

/** The product, and below `/testing` what makes it ready for a test. */
export const withFixtures =
  (token: string) =>
  ({ app, product, clear }: RunningProduct): Express => {
    const { store, rules, metadata } = product
    const outer = express()
    outer.disable('x-powered-by')
    const testing = express.Router()
    testing.use(onlyWith(token), express.json({ limit: '100kb' }))
    testing.post('/organisations', async (request, response) => {
      const read = wanted.safeParse(request.body)
      if (!read.success) return void response.status(400).json({ error: z.prettifyError(read.error) })
      const { password, ...rest } = read.data
      const made = await makeOrganisation(
        store,
        rest,
        await hashPassword(password, cheapPassword),
        rules.memberSettingsProblem,
      )
      response.status(201).json({
        organisation: made.id,
        redirectUri: `${product.origin}${redirectPath(made.id)}`,
        joinPath: joinPath(made),
        invitePath: invitePath(made),
      })
    })
    testing.post('/organisations/:org/members', async (request, response) => {
      const read = change.safeParse(request.body)
      if (!read.success) return void response.status(400).json({ error: z.prettifyError(read.error) })
      const id = (await store.accountByEmail(read.data.email))?.id ?? ''
      if (read.data.change === 'remove') await store.removeRole(request.params.org, id)
      else await store.setDisabled(id, true)
      response.status(204).end()
    })
    testing.post('/organisations/:org/forget', (request, response) => {
      metadata.forget(request.params.org)
      response.status(204).end()
    })
    testing.delete('/', async (_request, response) => {
      await clear()
      response.status(204).end()
    })
    outer.use('/testing', testing)
    outer.use(app)
    return outer
  }
