import { For, type JSX, Show } from 'solid-js'
import { type AdNameTemplate, adNameFields, adNameParts } from '#engine/ad-names/contract.ts'
import type { Row } from '#engine/analysis.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Badge } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { count } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { Found } from './ad-coverage.tsx'
import type { Draft } from './draft.ts'
import { mayWrite } from './may-write.ts'
import { replaced, without } from './move.ts'
import type { TabProps } from './tab-props.ts'

const fieldTitles: Readonly<Record<string, string>> = {
  utmCampaign: 'utm_campaign',
  utmContent: 'utm_content',
  utmTerm: 'utm_term',
}
const first: AdNameTemplate = {
  field: 'utmCampaign',
  template: '{{campaign.name}}|{{adset.name}}|{{ad.name}}',
}

/** What the UTM fields of ad links hold, by which paid visits find their campaign. */
export function AdNames(props: TabProps): JSX.Element {
  const here = useHere()
  const templates = () => props.draft.body()?.adNames ?? []
  const set = (next: readonly AdNameTemplate[]) => props.draft.set('adNames', [...next])
  return (
    <>
      <section class="section" aria-label="Templates">
        <div class="section-head">
          <h2>Templates</h2>
          <span class="aside">tried after ids, before the exact campaign name</span>
          <span class="push" />
          <Show when={mayWrite(here)}>
            <Button kind="outline" icon="plus" onClick={() => set([...templates(), first])}>
              Add template
            </Button>
          </Show>
        </div>
        <Show
          when={templates().length > 0}
          fallback={
            <p class="rule-none">
              No template: a paid visit finds its campaign by utm_id, by an id in a UTM field, or by a
              utm_campaign that is exactly the campaign’s name. If your links carry more in one field, such as{' '}
              <code>Spring|Women 18-24|Video</code>, say so here.
            </p>
          }
        >
          <ul class="template-list">
            <For each={templates().map((_, at) => at)}>
              {(at) => (
                <TemplateRow
                  path={`adNames.${at}.template`}
                  template={templates()[at] ?? first}
                  draft={props.draft}
                  onChange={(template) => set(replaced(templates(), at, template))}
                  onRemove={() => set(without(templates(), at))}
                />
              )}
            </For>
          </ul>
        </Show>
      </section>
      <Found draft={props.draft} />
      <Tags {...props} />
    </>
  )
}

function TemplateRow(props: {
  path: string
  template: AdNameTemplate
  draft: Draft
  onChange: (template: AdNameTemplate) => void
  onRemove: () => void
}): JSX.Element {
  const here = useHere()
  let input: HTMLInputElement | undefined
  const insert = (part: string) => {
    const text = props.template.template
    const at = input?.selectionStart ?? text.length
    props.onChange({ ...props.template, template: `${text.slice(0, at)}{{${part}}}${text.slice(at)}` })
    input?.focus()
  }
  const setField = (text: string) => {
    const field = adNameFields.find((known) => known === text)
    if (field !== undefined) props.onChange({ ...props.template, field })
  }
  return (
    <li class="template">
      <select
        class="input"
        aria-label="UTM field"
        disabled={!mayWrite(here)}
        onChange={(event) => setField(event.currentTarget.value)}
      >
        <For each={adNameFields}>
          {(field) => (
            <option value={field} selected={props.template.field === field}>
              {fieldTitles[field]}
            </option>
          )}
        </For>
      </select>
      <input
        ref={(node) => {
          input = node
        }}
        class="input mono"
        aria-label="Template"
        maxlength={200}
        spellcheck={false}
        readonly={!mayWrite(here)}
        value={props.template.template}
        aria-invalid={props.draft.fault(props.path) !== undefined}
        onInput={(event) => props.onChange({ ...props.template, template: event.currentTarget.value })}
      />
      <Show when={mayWrite(here)}>
        <Button icon="close" label="Remove this template" onClick={() => props.onRemove()} />
        <span class="parts">
          <Show
            when={props.draft.fault(props.path)}
            fallback={
              <For each={adNameParts}>
                {(part) => (
                  <button type="button" class="part" onClick={() => insert(part)}>
                    {part === 'any' ? 'anything' : part}
                  </button>
                )}
              </For>
            }
          >
            {(message) => <span class="fault">{message()}</span>}
          </Show>
        </span>
      </Show>
    </li>
  )
}

/** Tags that find another campaign than before, then those that find none. */
function Tags(props: TabProps): JSX.Element {
  const here = useHere()
  const answer = createAnalysis('rules', here.at, () =>
    here.hasData()
      ? {
          show: 'tags',
          search: props.page.state().search,
          limit: 100,
          proposed: props.draft.proposed() ?? props.draft.saved()?.body,
        }
      : null,
  )
  return (
    <section class="section" aria-label="Tags without a campaign">
      <div class="section-head">
        <h2>Tags that find no campaign, or another one</h2>
        <span class="aside">changes first, then by touchpoints</span>
      </div>
      <Show when={here.hasData()}>
        <Answered of={answer} failed="The tags could not be read." waiting="Reading the tags" rows={6}>
          {(found) => (
            <div class="table-wrap" classList={{ stale: answer.stale() }}>
              <table class="table" aria-label="Tags that find no campaign, or another one">
                <thead>
                  <tr>
                    <th scope="col">utm_campaign</th>
                    <th scope="col">utm_content</th>
                    <th scope="col">Source</th>
                    <th scope="col" class="num">
                      Touchpoints
                    </th>
                    <th scope="col">Campaign</th>
                  </tr>
                </thead>
                <tbody>
                  <For
                    each={found().rows}
                    fallback={
                      <tr>
                        <td colspan={5} class="muted">
                          Every paid visit finds its campaign.
                        </td>
                      </tr>
                    }
                  >
                    {(row) => <TagRow row={row} />}
                  </For>
                </tbody>
              </table>
            </div>
          )}
        </Answered>
      </Show>
    </section>
  )
}

function TagRow(props: { row: Row }): JSX.Element {
  const here = useHere()
  const isNew = () => props.row.campaignBefore !== props.row.campaignAfter
  return (
    <tr>
      <th scope="row">
        <span class="clip">
          {props.row.tag === null ? <span class="muted">no tag</span> : String(props.row.tag)}
        </span>
      </th>
      <td>
        <span class="clip">{props.row.content === null ? '' : String(props.row.content)}</span>
      </td>
      <td>{String(props.row.source)}</td>
      <td class="num">{count(here.setting(), props.row.touchpoints)}</td>
      <td>
        <Show when={props.row.campaignAfter} fallback={<span class="muted">not found</span>}>
          {(campaign) => (
            <>{isNew() ? <Badge tone="info">{String(campaign())}</Badge> : String(campaign())}</>
          )}
        </Show>
      </td>
    </tr>
  )
}
