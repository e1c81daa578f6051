// Where the site lies, wherever it is published: this file is two folders below its root.
export const ROOT = new URL("../../", import.meta.url)
