import { keepPreviousData, QueryClient, type QueryKey, QueryObserver } from '@tanstack/solid-query'
import { createEffect, createSignal, onCleanup } from 'solid-js'
import { ApiError } from '#ui/api/problem.ts'

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 600_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (failures, error) => failures < 1 && error instanceof ApiError && error.status === 503,
    },
  },
})

export interface Question<Data> {
  readonly key: QueryKey
  readonly ask: (signal: AbortSignal) => Promise<Data>
  /** Ask again this often; false when it need not. */
  readonly everyMs?: (data: Data | undefined) => number | false
}

/** An answer as a page draws it. Reads are signals; nothing suspends. */
export interface Loaded<Data> {
  /** The last answer; while a changed question runs it is the old one, and `stale` says so. */
  data(): Data | undefined
  error(): Error | null
  /** A first or changed question is running. */
  busy(): boolean
  stale(): boolean
  retry(): void
}

/** Asks whenever the question changes; null asks nothing. Identical questions of one page run once. */
export function createQuestion<Data>(question: () => Question<Data> | null): Loaded<Data> {
  const optionsOf = (asked: Question<Data> | null) => ({
    queryKey: asked?.key ?? ['nothing'],
    queryFn: ({ signal }: { signal: AbortSignal }) => {
      if (!asked) throw new Error('nothing is asked')
      return asked.ask(signal)
    },
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    ...(asked?.everyMs
      ? {
          refetchInterval: (query: { state: { data: Data | undefined } }) =>
            asked.everyMs?.(query.state.data) ?? false,
        }
      : {}),
  })
  const observer = new QueryObserver<Data, Error, Data, Data, QueryKey>(queries, optionsOf(question()))
  const [result, setResult] = createSignal(observer.getCurrentResult(), { equals: false })
  onCleanup(observer.subscribe((next) => setResult(() => next)))
  createEffect(() => {
    observer.setOptions(optionsOf(question()))
    setResult(() => observer.getCurrentResult())
  })
  return {
    data: () => result().data,
    error: () => (result().isFetching && result().data === undefined ? null : result().error),
    busy: () => result().isFetching && (result().isPlaceholderData || result().data === undefined),
    stale: () => result().isPlaceholderData,
    retry: () => void observer.refetch(),
  }
}
