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
 * only where one of its versions is kept. A device without room for them goes without.
 */
async function addPython() {
  const cache = await caches.open(PYTHON_COPY)
  const kept = (await cache.keys()).map(({ url }) => url)
  const wanted = PYTHON.filter(({ used }) => !used || kept.some(url => url.startsWith(whole(used))))
  const missing = wanted.filter(({ url }) => !kept.includes(whole(url)))
  await Promise.all(missing.map(entry => add(cache, entry))).catch(error => {
    if (error.name !== "QuotaExceededError") throw error
  })
}

/** Keeps a part of Python that the reader has just used, where Python is kept. */
async function keepUsed(address, response) {
  if (response.status !== 200 || !PYTHON.some(({ url, used }) => used && whole(url) === address)) return
  if (await caches.has(PYTHON_COPY)) await (await caches.open(PYTHON_COPY)).put(address, response)
}

/** A file of Python: the browser has it itself, and compiled at that, or else the copy has. */
async function answerPython(event, address) {
  const response = await fromHost(event.request)
  if (!response) return await find(address, PYTHON_COPY) ?? fetch(event.request)
  event.waitUntil(keepUsed(address, response.clone()).catch(() => {})) // without room it is not kept
  return response
}

async function dropOthers() {
  const ours = (await caches.keys()).filter(name => name.startsWith(`handbook ${SCOPE} `))
  await Promise.all(ours.filter(name => name !== COPY && name !== PYTHON_COPY).map(name => caches.delete(name)))
  if (!ours.includes(PYTHON_COPY)) return
  const cache = await caches.open(PYTHON_COPY), wanted = new Set(PYTHON.map(({ url }) => whole(url)))
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url)
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

async function answer(event) {
  const { request } = event
  const [, address, rest] = /([^?#]*)(.*)/.exec(request.url)
  if (address.startsWith(whole(RUNTIME))) return answerPython(event, address)
  const found = await find(address, COPY)
  if (found) return found
  if (await find(`${address}/`, COPY)) return Response.redirect(`${address}/${rest}`)
  return fetch(request)
}

addEventListener("install", event => event.waitUntil(fill()))

addEventListener("activate", event => event.waitUntil(dropOthers()))

addEventListener("fetch", event => {
  const { request } = event
  if (request.method === "GET" && request.url.startsWith(SCOPE)) event.respondWith(answer(event))
})

addEventListener("message", event => {
  // The browser may have cleared it away, or the reader have deleted it and thought better of it.
  if (event.data === "keep copy") event.waitUntil(caches.has(COPY).then(kept => kept || fill()))
  if (event.data === "keep python") event.waitUntil(addPython())
  // The reader wants this version now; that is possible while no second page is open.
  if (event.data === "take over") {
    event.waitUntil(clients.matchAll({ type: "window", includeUncontrolled: true })
      .then(({ length }) => length < 2 && skipWaiting()))
  }
})
