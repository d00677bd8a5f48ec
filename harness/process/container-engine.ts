/**
 * The part of testcontainers that is used, loaded when a recipe has a container: whoever needs none does
 * without it, and without an engine.
 */
import { HarnessError, wordsOf } from '../errors.ts'

export const testcontainersVersion = '12.2.0'

/** On every container of ours; the value is the thread of the run that started it. */
export const containerLabel = 'greencheck.run'

interface StartedContainer {
  getId(): string
  stop(options: { readonly remove: boolean; readonly timeout: number }): Promise<unknown>
}

interface NewContainer {
  withNetworkMode(mode: string): this
  withLabels(labels: Readonly<Record<string, string>>): this
  withEnvironment(environment: Readonly<Record<string, string>>): this
  withCommand(command: readonly string[]): this
  withWorkingDir(folder: string): this
  withCopyFilesToContainer(files: readonly { readonly source: string; readonly target: string }[]): this
  withLogConsumer(consumer: (stream: NodeJS.ReadableStream) => unknown): this
  withStartupTimeout(ms: number): this
  start(): Promise<StartedContainer>
}

interface DockerContainer {
  inspect(): Promise<{ readonly State: { readonly Running: boolean; readonly ExitCode: number } }>
  remove(options: { readonly force: boolean; readonly v: boolean }): Promise<unknown>
}

interface Dockerode {
  getContainer(id: string): DockerContainer
  listContainers(options: {
    readonly all: true
    readonly filters: { readonly label: readonly string[] }
  }): Promise<readonly { readonly Id: string; readonly Image: string }[]>
}

interface Testcontainers {
  readonly GenericContainer: new (image: string) => NewContainer
  getContainerRuntimeClient(): Promise<{ readonly container: { readonly dockerode: Dockerode } }>
}

export interface Engine {
  create(image: string): NewContainer
  readonly docker: Dockerode
}

/** Not a constant to the compiler, which would ask for its types. */
const packageName: string = 'testcontainers'

/** Throws an `environment` error when testcontainers or an engine is missing, with the cure. */
export const loadEngine = async (): Promise<Engine> => {
  // Its own janitor is an image that has to be fetched; what we leave is removed by our next run.
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true'
  let loaded: Testcontainers
  try {
    loaded = (await import(packageName)) as Testcontainers
  } catch (thrown) {
    throw new HarnessError(
      'environment',
      `A product in a container needs the package testcontainers: npm i -D testcontainers@${testcontainersVersion}`,
      { cause: thrown },
    )
  }
  try {
    const { container } = await loaded.getContainerRuntimeClient()
    return { create: (image) => new loaded.GenericContainer(image), docker: container.dockerode }
  } catch (thrown) {
    throw new HarnessError(
      'environment',
      `A product in a container needs a container engine, and none answers (${wordsOf(thrown).split('\n')[0]}). Start Docker or Podman, or let DOCKER_HOST name where it listens.`,
    )
  }
}

/** Removes every container with this value of our label. Returns the images they were made of. */
export const removeContainers = async (label: string): Promise<readonly string[]> => {
  const { docker } = await loadEngine()
  const found = await docker.listContainers({
    all: true,
    filters: { label: [`${containerLabel}=${label}`] },
  })
  await Promise.all(found.map(({ Id }) => docker.getContainer(Id).remove({ force: true, v: true })))
  return found.map(({ Image }) => Image)
}
