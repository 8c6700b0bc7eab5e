// Typed arguments win over the options of start(), in each form.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { start } from 'xsolla-login-mock';

const [typed, other] = ['sixteen-letters!', 'another-sixteen!'];
await writeFile('typed.json', JSON.stringify({ projects: { typed: {} } }));

for (const args of [
  ['--port', '0', '--log', 'json', '--config', 'typed.json', '--admin-key', typed],
  ['--port=0', '--log=json', '--config=typed.json', `--admin-key=${typed}`],
  ['--urls', 'http://127.0.0.1:0', '--config:typed.json', `--admin-key:${typed}`],
]) {
  const mock = await start({ port: 1, adminKey: other, config: { projects: { other: {} } }, args });
  assert.notEqual(new URL(mock.url).port, '1');
  assert.deepEqual((await mock.admin('projects')).projects.map((project) => project.projectId), ['typed']);
  assert.equal((await fetch(`${mock.url}/__admin/projects`)).status, 401);
  await mock.stop();
}

await assert.rejects(start({ args: ['--log', 'text'] }), /start\(\) reads the log as JSON/);
