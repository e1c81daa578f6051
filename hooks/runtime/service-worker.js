// The offline copy. Before these lines the build puts what this version of the site consists of:
// VERSION, PAGES (one file with all pages), FILES (what pages show), and PYTHON below RUNTIME.
const SCOPE = registration.scope
const whole = address => new URL(address, SCOPE).href

// A version has a cache of its own, which is filled whole or not at all. The browser gives a page one
// version and keeps the next one waiting until the last page is closed: so versions never mix.
const COPY = `handbook ${SCOPE} ${VERSION}`
// Names in here carry hashes, so that versions may share what is equal.
const PYTHON_COPY = `handbook ${SCOPE} python`

// How long the host may take to begin an answer before the copy is looked into, in milliseconds.
const LIMIT = 10_000

async function fill() {
  const cache = await caches.open(COPY)
  try {
    await Promise.all([addPages(cache), ...FILES.map(entry => add(cache, entry))])
  } catch (error) {
    await caches.delete(COPY)
    throw error
  }
  // Python comes along only where a tool has been used.
  if (await caches.has(PYTHON_COPY)) await addPython()
}

const add = (cache, { url, used, ...how }) => cache.add(new Request(whole(url), how))

async function addPages(cache) {
  const response = await fetch(whole(PAGES.url), { integrity: PAGES.integrity })
  const { lines, pages } = await response.json()
  // What the host says of this file, it says of each page: who may frame it, and the like.
  const headers = new Headers(response.headers)
  for (const name of ["content-encoding", "content-length", "etag", "last-modified", "vary"]) headers.delete(name)
  headers.set("content-type", "text/html; charset=utf-8")
  await Promise.all(Object.entries(pages).map(([address, numbers]) =>
    cache.put(whole(address), new Response(numbers.map(number => lines[number]).join("\n"), { headers }))))
}

/**
 * Takes the files of Python that are not kept yet. A part that is marked with `used` comes along
 * only where a page has just used it, or where one of its versions is kept. A device without room
 * for them goes without.
 */
async function addPython(parts = []) {
  const cache = await caches.open(PYTHON_COPY)
  const kept = (await cache.keys()).map(({ url }) => url)
  const wanted = PYTHON.filter(({ used }) => !used || parts.some(part => used.endsWith(`/${part}-`))
    || kept.some(url => url.startsWith(whole(used))))
  const missing = wanted.filter(({ url }) => !kept.includes(whole(url)))
  await Promise.all(missing.map(entry => add(cache, entry))).catch(error => {
    if (error.name !== "QuotaExceededError") throw error
  })
}

/** A file of Python: the browser has it itself, and compiled at that, or else the copy has. */
async function answerPython(request, address) {
  return await fromHost(request) ?? await find(address, PYTHON_COPY) ?? fetch(request)
}

async function dropOthers() {
  const ours = (await caches.keys()).filter(name => name.startsWith(`handbook ${SCOPE} `))
  await Promise.all(ours.filter(name => name !== COPY && name !== PYTHON_COPY).map(name => caches.delete(name)))
  if (!ours.includes(PYTHON_COPY)) return
  const cache = await caches.open(PYTHON_COPY), kept = (await cache.keys()).map(({ url }) => url)
  const wanted = new Set(PYTHON.map(({ url }) => whole(url)))
  // What was used and has not come yet is known by its older version alone.
  const missing = PYTHON.filter(({ url, used }) => used && !kept.includes(whole(url)))
  for (const url of kept) {
    if (!wanted.has(url) && !missing.some(({ used }) => url.startsWith(whole(used)))) await cache.delete(url)
  }
}

// Nothing here opens a cache, for that would create one again that was deleted.
const find = (address, cacheName) => caches.match(address, { cacheName, ignoreVary: true })

/** What the host gives, unless it is an error, a page in the place of a file, or nothing for long. */
async function fromHost(request) {
  const late = new Promise(next => setTimeout(next, LIMIT))
  const response = await Promise.race([fetch(request.clone()).catch(() => undefined), late])
  const wrong = !response?.ok || /html/.test(response.headers.get("content-type") ?? "")
  return wrong ? undefined : response
}

async function answer(request) {
  const [, address, rest] = /([^?#]*)(.*)/.exec(request.url)
  if (address.startsWith(whole(RUNTIME))) return answerPython(request, address)
  const found = await find(address, COPY)
  if (found) return found
  if (await find(`${address}/`, COPY)) return Response.redirect(`${address}/${rest}`)
  return fetch(request)
}

addEventListener("install", event => event.waitUntil(fill()))

addEventListener("activate", event => event.waitUntil(dropOthers()))

addEventListener("fetch", event => {
  const { request } = event
  if (request.method === "GET" && request.url.startsWith(SCOPE)) event.respondWith(answer(request))
})

addEventListener("message", event => {
  // The browser may have cleared it away, or the reader have deleted it and thought better of it.
  if (event.data === "keep copy") event.waitUntil(caches.has(COPY).then(kept => kept || fill()))
  if (event.data.python) event.waitUntil(addPython(event.data.python))
  // The reader wants this version now; that is possible while no second page is open.
  if (event.data === "take over") {
    event.waitUntil(clients.matchAll({ type: "window", includeUncontrolled: true })
      .then(({ length }) => length < 2 && skipWaiting()))
  }
})
