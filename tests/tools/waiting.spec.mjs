import { expect, test } from '@playwright/test';

test('the mock is healthy when the tests begin', async ({ request }) => {
  expect((await request.get(`${process.env.URL}/healthz`)).status()).toBe(200);
});
