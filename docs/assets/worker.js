// Browsers refuse workers to a page that is opened from a folder: a hidden frame does
// the search's work there.
if (location.protocol === "file:")
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      const inner = frame.contentWindow;
      inner.postMessage = (data) =>
        this.dispatchEvent(new MessageEvent("message", { data }));
      inner.importScripts = () => {};
      this.ready = new Promise((done) => {
        const script = inner.document.createElement("script");
        script.src = new URL(url, location.href);
        script.onload = () => done(inner);
        inner.document.body.append(script);
      });
    }
    postMessage(data) {
      this.ready.then((inner) =>
        inner.dispatchEvent(new inner.MessageEvent("message", { data })));
    }
  };
