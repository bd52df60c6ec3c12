import { mount } from 'svelte';
import './fonts.css';
import './app.css';
import './controls.css';
import App from './App.svelte';

if (__FAKE__ && !('__TAURI_INTERNALS__' in window)) {
  const { installFake } = await import('./fake');
  installFake(new URLSearchParams(location.search).get('store') ?? 'demo');
}
const target = document.getElementById('app');
if (target) mount(App, { target });
