import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    // The map libraries are one chunk of about 600 kB gzip, loaded after the wall is useful; the warning would
    // be there on every build and hide a real one.
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      input: { page: 'client/index.html', 'service-worker': 'client/recovery/serviceWorker.ts' },
      output: {
        // A service worker is found by its name, which never changes; it rules over the folder that it lies in.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es' },
  test: {
    root: '.',
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Real servers, a real browser and a real InfluxDB share two cores: more workers only make them time out.
    maxWorkers: 2,
    reporters: ['default', './test/support/plainCountReporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
