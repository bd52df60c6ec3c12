import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// `__FAKE__` is true in the browser trial (`npm run dev`), in tests and in the build for screenshots
// (`--mode fake`); in the real build it is false and the in-memory backend falls out of the bundle.
export default defineConfig(({ mode, command }) => ({
  plugins: [svelte()],
  base: './',
  define: { __FAKE__: JSON.stringify(command === 'serve' || mode === 'fake' || mode === 'test') },
  build: {
    target: ['es2022', 'safari16', 'chrome111'],
    outDir: mode === 'fake' ? 'dist-fake' : 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  server: { fs: { allow: ['..'] }, strictPort: true, port: 5199 },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], css: false, testTimeout: 20_000, setupFiles: ['src/fake/setup.ts'] },
}));
