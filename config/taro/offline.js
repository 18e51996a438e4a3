// The web app without a network: its pages are kept by the browser, so that what was written can be seen and what waits goes out later. Nothing of the
// API is kept here, nor a photo. Bundled by build-h5 into /offline.js; __FILES__ are the built files.
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** As long as a page is waited for before the kept one is shown; the next visit then has the newest. */
const PATIENCE_MS = 4_000

cleanupOutdatedCaches()
precacheAndRoute(__FILES__)
registerRoute(new NavigationRoute(openPage, { denylist: [/^\/(api|files|feeds)\//] }))

async function openPage({ request }) {
  const kept = () => matchPrecache('/page.html')
  const fetched = fetch(request)
  try {
    return (await Promise.race([fetched, patience().then(kept)])) ?? (await fetched)
  } catch {
    return (await kept()) ?? Response.error()
  }
}

const patience = () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
