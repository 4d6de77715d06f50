import type { PageState } from '#ui/state/page.ts'
import type { Draft } from './draft.ts'
import type { RulesState } from './state.ts'

/** What every tab of the page Rules is given. */
export interface TabProps {
  readonly draft: Draft
  readonly page: PageState<RulesState>
}
