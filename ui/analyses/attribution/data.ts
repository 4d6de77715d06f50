import { type Accessor, createMemo, createSignal } from 'solid-js'
import { rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { readOpen } from '#ui/explain/open-cell.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'
import { type CreditLine, creditLines } from './model.ts'
import { type AttributionState, attributionRequest } from './state.ts'
import { totalLine } from './table-rows.ts'

/** The page's two questions: by channel at once, by campaign once a channel is unfolded. */
export function createAttribution(period: Accessor<Period>, state: Accessor<AttributionState>) {
  const here = useHere()
  const [expanded, setExpanded] = createSignal<ReadonlySet<string>>(new Set())
  const request = () => attributionRequest(state(), period(), here.before(), ['channel'])
  const campaignRequest = () => attributionRequest(state(), period(), here.before(), ['channel', 'campaign'])
  const unfolded = () => expanded().size > 0 || readOpen(state().open)?.cell.campaign !== undefined
  const answer = createAnalysis('attribution', here.at, request)
  const campaigns = createAnalysis('attribution', here.at, () => (unfolded() ? campaignRequest() : null))
  const rows = () => rowsIn(answer.data()?.rows ?? [], period())
  const inCampaigns = (range: Period) =>
    campaigns.data() ? rowsIn(campaigns.data()?.rows ?? [], range) : null
  const toggle = (key: string) =>
    setExpanded((was) => new Set(was.has(key) ? [...was].filter((one) => one !== key) : [...was, key]))
  return {
    request,
    campaignRequest,
    answer,
    campaigns,
    expanded,
    toggle,
    lines: createMemo(() => creditLines(rows(), inCampaigns(period()))),
    /** Null without a comparison. */
    earlier: createMemo<CreditLine[] | null>(() => {
      const before = here.before()
      return before === null
        ? null
        : creditLines(rowsIn(answer.data()?.rows ?? [], before), inCampaigns(before))
    }),
    total: createMemo(() => totalLine(answer.data(), rows(), state())),
  }
}
export type AttributionData = ReturnType<typeof createAttribution>
