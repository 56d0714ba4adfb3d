/** Installs the service worker after the page has loaded, and tells it which language to keep for offline use. */
export function registerServiceWorker(): void {
  if (!navigator.serviceWorker) return;
  const install = () => {
    // Refused in some private windows: the pages then need the network, drafts and queue work all the same.
    navigator.serviceWorker.register("/sw.js").catch(() => {});
  };
  if (document.readyState === "complete") install();
  else addEventListener("load", install, { once: true });
  navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ locale: document.documentElement.lang }));
}
