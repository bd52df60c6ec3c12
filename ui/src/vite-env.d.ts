/// <reference types="vite/client" />
/// <reference types="svelte" />
declare const __FAKE__: boolean;
