import { fileURLToPath } from 'node:url';

// Imports with an extension, as the module resolution of this file requires; the generator would look for it above itself only.
export default {
  output: { path: 'generated/hey-api', tsConfigPath: fileURLToPath(new URL('tsconfig.json', import.meta.url)) },
};
