// Playwright starts the installed mock as its webServer and waits for it, as in the test run of a frontend.
const { ARGUMENTS, CHROMIUM, LIBRARIES, PORT } = process.env;

export default {
  testMatch: 'login.spec.mjs',
  reporter: 'line',
  use: {
    launchOptions: {
      executablePath: CHROMIUM,
      args: JSON.parse(ARGUMENTS),
      env: { ...process.env, ...(LIBRARIES && { LD_LIBRARY_PATH: LIBRARIES }) },
    },
  },
  webServer: { command: `npx xsolla-login-mock --port ${PORT}`, url: `http://localhost:${PORT}`, timeout: 60_000 },
};
