import { Agent, request as send } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GeneratedRequest, mutate, onTheWire } from '../testing/generated-request.ts'
import { goodRequests } from '../testing/good-requests.ts'
import { makeRandom } from '../testing/random.ts'
import { makeScene, type Scene } from '../testing/relying-party.ts'
import { purposeOf } from './gate.ts'

/**
 * Thousands of requests, each a good one with one to three things done to it. The seed fixes all of them;
 * PROPERTY_SEED chooses another one, and a failure names the seed, the number of the request and the request.
 */
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_260_801)
const count = Number(process.env['PROPERTY_COUNT'] ?? 1_500)

let scene: Scene
let good: readonly GeneratedRequest[]
const rejections: unknown[] = []
const onRejection = (reason: unknown): void => {
  rejections.push(reason)
}
beforeAll(async () => {
  process.on('unhandledRejection', onRejection)
  scene = await makeScene()
  scene.app.update({ logoutUrl: 'http://localhost:3000/signed-out', allowPublicClient: true })
  good = await goodRequests(scene)
})
afterAll(async () => {
  process.off('unhandledRejection', onRejection)
  agent.destroy()
  await scene.entra.close()
})

const agent = new Agent({ keepAlive: true, maxSockets: 4 })

interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

const originOf = ({ to }: GeneratedRequest): string =>
  to === 'control' ? scene.entra.control.url : to === 'neighbour' ? scene.entra.neighbour : scene.entra.origin

const exchange = (generated: GeneratedRequest): Promise<Answer> => {
  const { target, method, headers, body } = onTheWire(generated)
  const { hostname, port } = new URL(originOf(generated))
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  const asked = send(
    { agent, hostname, port, method, path: target, headers: { ...headers, ...length } },
    (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    },
  )
  asked.on('error', reject)
  asked.end(body)
  return promise
}

/** What is wrong with an answer; undefined when nothing is. */
const problemWith = (generated: GeneratedRequest, { status, type, text }: Answer): string | undefined => {
  if (status >= 500) return `status ${status}: ${text}`
  if (/\n\s+at .+[:(]\d+|node_modules|file:\/\/|\/mock-idp\//.test(text))
    return `a stack trace or a path: ${text}`
  if (generated.to === 'control' || generated.method === 'HEAD' || generated.method === 'OPTIONS')
    return undefined
  const { json, message } = purposeOf(onTheWire(generated).target)
  if (!json || message === 'userinfo' || message === 'other' || status < 400) return undefined
  if (type.startsWith('application/json')) {
    const { error, error_codes } = JSON.parse(text) as { error?: unknown; error_codes?: unknown }
    if (typeof error === 'string' && Array.isArray(error_codes)) return undefined
  } else if (text.includes('AADSTS') || status === 404) return undefined
  return `no AADSTS number: ${status} ${type} ${text}`
}

const make = (random: ReturnType<typeof makeRandom>): GeneratedRequest => {
  let generated = random.pick(good)
  for (let times = random.whole(4); times > 0; times -= 1) generated = mutate(generated, random)
  return generated
}

const throwThem = async (): Promise<void> => {
  const random = makeRandom(seed)
  const all = Array.from({ length: count }, () => make(random))
  const waiting = all.entries()
  const work = async (): Promise<void> => {
    for (const [index, generated] of waiting) {
      const problem = await exchange(generated).then(
        (answer) => problemWith(generated, answer),
        (error: unknown) => `no answer: ${String(error)}`,
      )
      if (problem !== undefined)
        expect.fail(
          `PROPERTY_SEED=${seed}, request ${index}: ${problem.slice(0, 2_000)}\n${JSON.stringify(onTheWire(generated)).slice(0, 2_000)}`,
        )
    }
  }
  await Promise.all([work(), work(), work(), work()])
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const heapMegabytes = async (): Promise<number> => {
  scene.entra.journal.clear()
  for (let round = 0; round < 3; round += 1) {
    collectGarbage()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return process.memoryUsage().heapUsed / 1_048_576
}

describe('whatever is sent', () => {
  it('is answered, without an error of the server, and memory does not grow', async () => {
    await throwThem()
    const between = await heapMegabytes()
    await throwThem()
    const after = await heapMegabytes()
    expect(rejections).toEqual([])
    // What good requests among them leave behind, sessions and codes, is a few hundred kilobytes.
    expect(after - between, `PROPERTY_SEED=${seed}: growth of the heap in MB`).toBeLessThan(5)
  })
})
