// The first load of every citizen page: what this page needs to work with no network, and nothing more.

import { startElements } from "./elements";
import { startOutbox } from "./outbox/triggers";
import { pressOnce } from "./press";
import { registerServiceWorker } from "./service_worker/register";

pressOnce();
startElements();
startOutbox();
registerServiceWorker();
