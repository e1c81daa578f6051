// A later visit: the browser keeps the snapshot, and Python starts from it. Gives what went wrong.
globalThis.later = async ({ name, example }) => {
  const address = new URL(document.querySelector("meta[name=runtime]").content, document.baseURI)
  const { snapshot } = await (await fetch(address)).json(), place = new URL(snapshot.name, address)
  await (await caches.open("snapshots")).put(place, await fetch(place))
  const { runtime } = await import(
    new URL("runtime.js", document.querySelector("[src$='/elements.js']").src))
  const { ok } = JSON.parse((await runtime.ask(name, JSON.stringify(example))).split("\n")[0])
  const kept = await (await caches.open("snapshots")).match(place)
  return [
    ...runtime.restored ? [] : ["Python started the small way"],
    ...ok ? [] : ["no answer to the worked example"],
    ...kept?.status === 200 ? [] : ["the snapshot was given up"],
  ]
}
