// The browser build by its path: Bun's test runner would otherwise pick the one for Node, which takes no Blob.
declare module "tus-js-client/lib.esm/browser/index.js" {
  export * from "tus-js-client";
}
