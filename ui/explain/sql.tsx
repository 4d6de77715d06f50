import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { Button } from '#ui/control/button.tsx'
import { createCopy } from '#ui/control/copy.ts'
import { count, type Setting } from '#ui/format/number.ts'

type Statement = Answer['meta']['sql'][number]

const keywords = new Set(
  'select from where and or not in is null join left right full inner cross on using group by order having limit offset with as case when then else end union all distinct over partition between window qualify interval true false exists asc desc nulls first last'.split(
    ' ',
  ),
)

export interface Token {
  readonly kind: 'kw' | 'str' | 'rem' | 'par' | 'text'
  readonly text: string
}

/** Cuts SQL into what is coloured and what is not. Joined again, the tokens are the text. */
export function tokens(sql: string): Token[] {
  const pattern = /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*')|(\$\w+)|([A-Za-z_]\w*)|([\s\S])/g
  return [...sql.matchAll(pattern)].map(([text, remark, quoted, parameter, word]) => {
    if (remark !== undefined) return { kind: 'rem', text }
    if (quoted !== undefined) return { kind: 'str', text }
    if (parameter !== undefined) return { kind: 'par', text }
    if (word !== undefined && keywords.has(word.toLowerCase())) return { kind: 'kw', text }
    return { kind: 'text', text }
  })
}

export const Sql = (props: { text: string }): JSX.Element => {
  const cut = createMemo(() => tokens(props.text))
  return (
    <pre class="code" tabindex="0">
      <code>
        <For each={cut()}>
          {(token) => (token.kind === 'text' ? token.text : <span class={token.kind}>{token.text}</span>)}
        </For>
      </code>
    </pre>
  )
}

/** Every statement as it ran, with the values it was bound to. */
export function Statements(props: { sql: readonly Statement[]; setting: Setting }): JSX.Element {
  return (
    <div class="flex flex-col gap-5">
      <For each={props.sql} fallback={<p class="muted">No statement ran for this answer.</p>}>
        {(statement) => <OneStatement statement={statement} setting={props.setting} />}
      </For>
    </div>
  )
}

function OneStatement(props: { statement: Statement; setting: Setting }): JSX.Element {
  const [copied, copy] = createCopy()
  const bound = () => Object.entries(props.statement.parameters)
  return (
    <section aria-label={props.statement.name}>
      <div class="section-head">
        <b class="mono">{props.statement.name}</b>
        <span class="muted">
          {count(props.setting, props.statement.rows)} rows,{' '}
          {count(props.setting, Math.max(1, Math.round(props.statement.elapsedMs)))} ms
        </span>
        <span class="push">
          <Button icon="copy" onClick={() => copy(props.statement.sql)}>
            {copied() ? 'Copied' : 'Copy'}
          </Button>
        </span>
      </div>
      <Sql text={props.statement.sql.trim()} />
      <Show when={props.statement.meanings.length > 0}>
        <details class="mt-2">
          <summary class="muted">Reads {props.statement.meanings.map((one) => one.name).join(', ')}</summary>
          <div class="flex flex-col gap-2 pt-1">
            <For each={props.statement.meanings}>
              {(meaning) => (
                <>
                  <b class="mono">{meaning.name}</b>
                  <Sql text={meaning.sql.trim()} />
                </>
              )}
            </For>
          </div>
        </details>
      </Show>
      <Show when={bound().length > 0}>
        <details class="mt-2">
          <summary class="muted">{bound().length} values bound</summary>
          <pre class="code mt-1">
            {bound()
              .map(([name, given]) => `$${name} = ${JSON.stringify(given)}`)
              .join('\n')}
          </pre>
        </details>
      </Show>
    </section>
  )
}
