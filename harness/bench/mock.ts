/** The rows of the budget table that are about the mock Entra. */
import { startMockEntra } from '../../mock-idp/index.ts'
import { median, type Row, time } from './measure.ts'
import { startMockProcess } from './mock-process.ts'

export const redirectUri = 'http://localhost:3000/callback'
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

/** What ten thousand registered and never used tenants cost. */
export const manyTenants = async (count: number): Promise<readonly Row[]> => {
  const entra = await startMockEntra({ seed: 'bench' })
  try {
    globalThis.gc?.()
    const before = process.memoryUsage().heapUsed
    const tenths = await time(10, async (tenth) => {
      for (let index = 0; index < count / 10; index += 1) {
        const tenant = entra.tenant({ domain: `t${tenth * count + index}.contoso.example` })
        tenant.application({ redirectUris: [redirectUri] })
      }
    })
    const took = tenths.reduce((sum, one) => sum + one, 0)
    // The first tenth also pays for code that is not fast yet, so the second is what the last is compared with.
    const slope = (tenths[9] ?? 0) / (tenths[1] ?? 1)
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
      {
        what: `the last tenth of ${count.toLocaleString('en')} tenants, against the second`,
        figure: `${slope.toFixed(1)} ×`,
        budget: '≤ 3 ×',
        kept: slope <= 3,
      },
    ]
  } finally {
    await entra.close()
  }
}
