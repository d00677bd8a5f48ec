/** The rows of the budget table that are about the mock Entra. */
import { startMockEntra } from '../../mock-idp/index.ts'
import { codeFlow } from './login.ts'
import { median, type Row, time } from './measure.ts'
import { startMockProcess } from './mock-process.ts'

const redirectUri = 'http://localhost:3000/callback'
const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`

/** Start to the first metadata document, and the memory that it took; median of several starts. */
export const coldStart = async (starts: number): Promise<readonly Row[]> => {
  const took: number[] = []
  const peaks: number[] = []
  for (let index = 0; index < starts; index += 1) {
    const mock = await startMockProcess(redirectUri)
    took.push(mock.startedInMs)
    const peak = await mock.peakMemoryMb()
    if (peak !== undefined) peaks.push(peak)
    await mock.stop()
  }
  return [
    {
      what: 'mock Entra, process start to first discovery answer',
      figure: milliseconds(median(took)),
      budget: '≤ 250 ms',
      kept: median(took) <= 250,
    },
    ...(peaks.length === 0
      ? []
      : [
          {
            what: 'mock Entra, peak memory after the start',
            figure: `${median(peaks).toFixed(0)} MB`,
            budget: '≤ 110 MB',
            kept: median(peaks) <= 110,
          },
        ]),
  ]
}

/** Processor time of the mock's process for a whole code flow with PKCE and UserInfo. */
export const flowCost = async (flows: number): Promise<readonly Row[]> => {
  const mock = await startMockProcess(redirectUri)
  try {
    const { says, ca } = mock
    const [listed] = says.people
    if (listed === undefined) throw new Error('the mock has nobody who could sign in')
    const flow = (): Promise<void> =>
      codeFlow({
        origin: says.origin,
        ca,
        tenantId: says.tenantId,
        clientId: says.clientId,
        person: listed,
        secret: says.clientSecret,
        redirectUri,
      })
    await time(Math.ceil(flows / 4), flow)
    const before = await mock.cpuMs()
    const took = await time(flows, flow)
    const after = await mock.cpuMs()
    const cpu = before === undefined || after === undefined ? undefined : (after - before) / flows
    return [
      {
        what: 'mock Entra, full code flow with PKCE and UserInfo, CPU',
        figure: cpu === undefined ? 'not told' : milliseconds(cpu),
        budget: '≤ 4 ms',
        kept: cpu === undefined || cpu <= 4,
      },
      {
        what: 'mock Entra, the same by the clock, one at a time',
        figure: milliseconds(median(took)),
        budget: '–',
        kept: true,
      },
    ]
  } finally {
    await mock.stop()
  }
}

/** What ten thousand registered and never used tenants cost. */
export const manyTenants = async (count: number): Promise<readonly Row[]> => {
  const entra = await startMockEntra({ seed: 'bench' })
  try {
    globalThis.gc?.()
    const before = process.memoryUsage().heapUsed
    const [took = 0] = await time(1, async () => {
      for (let index = 0; index < count; index += 1) {
        const tenant = entra.tenant({ domain: `t${index}.contoso.example` })
        tenant.application({ redirectUris: [redirectUri] })
      }
    })
    globalThis.gc?.()
    const megabytes = (process.memoryUsage().heapUsed - before) / 1024 / 1024
    return [
      {
        what: `${count.toLocaleString('en')} tenants registered, time`,
        figure: milliseconds(took),
        budget: '≤ 1 s',
        kept: took <= 1000,
      },
      {
        what: `${count.toLocaleString('en')} tenants registered, heap`,
        figure: `${megabytes.toFixed(0)} MB`,
        budget: '≤ 150 MB',
        kept: megabytes <= 150,
      },
    ]
  } finally {
    await entra.close()
  }
}
