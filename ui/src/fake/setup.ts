// Before each test file: a fresh demo store behind `call.ts`, what happy-dom lacks, and cleaning up.
import { cleanup } from '@testing-library/svelte';
import { afterEach } from 'vitest';
Element.prototype.scrollIntoView ??= () => undefined;
afterEach(() => cleanup());
