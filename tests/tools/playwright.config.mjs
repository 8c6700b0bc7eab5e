// Playwright starts the mock as its webServer and waits for it.
export default {
  testMatch: 'waiting.spec.mjs',
  reporter: 'line',
  outputDir: process.env.OUTPUT,
  webServer: { command: process.env.COMMAND, url: process.env.URL, timeout: 60_000 },
};
