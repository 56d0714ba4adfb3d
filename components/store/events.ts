// Tells every page of the app, this one included, that something in the store changed.

const EVENT = "lapor:store";

export interface StoreChange {
  draft_id?: string;
  service_request_id?: string;
}

let channel: BroadcastChannel | undefined;

function open(): BroadcastChannel | undefined {
  if (!channel && typeof BroadcastChannel === "function") {
    channel = new BroadcastChannel("lapor");
    channel.onmessage = ({ data }) => dispatch(data);
  }
  return channel;
}

function dispatch(detail: StoreChange): void {
  globalThis.dispatchEvent(new CustomEvent<StoreChange>(EVENT, { detail }));
}

export function announce(change: StoreChange): void {
  open()?.postMessage(change);
  dispatch(change);
}

/** Calls `listener` after every change, made here, in another tab or by the service worker. Returns how to stop. */
export function onStoreChange(listener: (change: StoreChange) => void): () => void {
  open();
  const heard = (event: Event) => listener((event as CustomEvent<StoreChange>).detail);
  globalThis.addEventListener(EVENT, heard);
  return () => globalThis.removeEventListener(EVENT, heard);
}
