// A tool in a frame on another site: it tells the frame its height, and nothing else.
const box = document.querySelector(".embed")

new ResizeObserver(() => {
  const height = Math.ceil(box.getBoundingClientRect().bottom + scrollY)
  // The height is no secret, so that whoever frames the page may know it.
  if (parent !== window) parent.postMessage({ height }, "*")
}).observe(box)

// The rest of the site cannot be framed, so a link in an answer opens outside the frame.
addEventListener("click", event => {
  const link = event.target.closest?.("a[href]:not([href^='#'], [download])")
  if (link) link.target = "_blank"
}, { capture: true })
