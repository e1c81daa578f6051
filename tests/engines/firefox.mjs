// Firefox over WebDriver BiDi. In: a line of JSON with `open` or `run`. Out: a line of JSON.
import { createInterface } from "node:readline"
import puppeteer from "puppeteer-core"

const browser = await puppeteer.launch({
  browser: "firefox", executablePath: process.argv[2], headless: true, protocolTimeout: 200_000,
  // What the browser asks of other hosts on its own belongs to no journey.
  extraPrefsFirefox: { "network.captive-portal-service.enabled": false, "app.normandy.enabled": false },
})
const page = await browser.newPage()

for await (const line of createInterface({ input: process.stdin })) {
  const { open, run } = JSON.parse(line)
  try {
    const value = open ? void await page.goto(open, { waitUntil: "load" }) : await page.evaluate(run)
    console.log(JSON.stringify({ value: value ?? null }))
  } catch (error) {
    console.log(JSON.stringify({ error: String(error.message) }))
  }
}
await browser.close()
