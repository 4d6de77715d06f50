import { Route, Router } from '@solidjs/router'
import { type JSX, lazy, Show } from 'solid-js'
import { Home } from '#ui/account/home.tsx'
import { NotFound } from '#ui/account/not-found.tsx'
import { Shell } from '#ui/shell/shell.tsx'

const SignIn = lazy(async () => ({ default: (await import('#ui/account/sign-in.tsx')).SignIn }))
const SignUp = lazy(async () => ({ default: (await import('#ui/account/sign-up.tsx')).SignUp }))
const Welcome = lazy(async () => ({ default: (await import('#ui/account/welcome.tsx')).Welcome }))
const Overview = lazy(async () => ({ default: (await import('#ui/overview/overview.tsx')).Overview }))
const Attribution = lazy(async () => ({
  default: (await import('#ui/analyses/attribution/attribution.tsx')).Attribution,
}))
const Reconcile = lazy(async () => ({
  default: (await import('#ui/analyses/reconcile/reconcile.tsx')).Reconcile,
}))
const Restatements = lazy(async () => ({
  default: (await import('#ui/analyses/restatements/restatements.tsx')).Restatements,
}))
const Orders = lazy(async () => ({ default: (await import('#ui/analyses/orders/orders.tsx')).Orders }))
const Explore = lazy(async () => ({ default: (await import('#ui/analyses/explore/explore.tsx')).Explore }))
const Sources = lazy(async () => ({ default: (await import('#ui/sources/sources.tsx')).Sources }))
const Rules = lazy(async () => ({ default: (await import('#ui/rules/rules.tsx')).Rules }))
const Mapping = lazy(async () => ({ default: (await import('#ui/mapping/mapping.tsx')).Mapping }))
const Erasure = lazy(async () => ({ default: (await import('#ui/erasure/erasure.tsx')).Erasure }))
/** Every state of every part, for review while developing; no build for customers has it. */
const Gallery =
  import.meta.env.MODE === 'development'
    ? lazy(async () => ({ default: (await import('#ui/gallery/gallery.tsx')).Gallery }))
    : undefined

export function Routes(): JSX.Element {
  return (
    <Router explicitLinks={false}>
      <Route path="/" component={Home} />
      <Route path="/sign-in" component={SignIn} />
      <Route path="/sign-up" component={SignUp} />
      <Route path="/welcome" component={Welcome} />
      <Show when={Gallery}>{(page) => <Route path="/gallery" component={page()} />}</Show>
      <Route path="/:workspace" component={Shell}>
        <Route path="/" component={Overview} />
        <Route path="/overview" component={Overview} />
        <Route path="/reconcile" component={Reconcile} />
        <Route path="/restatements" component={Restatements} />
        <Route path="/attribution" component={Attribution} />
        <Route path="/orders" component={Orders} />
        <Route path="/explore" component={Explore} />
        <Route path="/sources" component={Sources} />
        <Route path="/rules" component={Rules} />
        <Route path="/mapping" component={Mapping} />
        <Route path="/erasure" component={Erasure} />
        <Route path="*" component={NotFound} />
      </Route>
      <Route path="*" component={NotFound} />
    </Router>
  )
}
