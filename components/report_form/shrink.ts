// Makes a photo small. Drawing it anew also leaves behind everything a camera writes into the file: place, time, phone.

const LONGEST_PX = 1600;
const QUALITY = 0.8;

/** Returns the picture as JPEG with no side over 1600 px. Throws when the browser cannot read it. */
export async function shrink(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  // What was transparent would become black.
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no JPEG"))), "image/jpeg", QUALITY);
  });
}
