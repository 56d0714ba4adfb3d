// <lapor-photos>: up to three photos, made small on the phone, each with a way to take it off again.

import { button, define, make, part, say, show } from "../dom";
import { t } from "../messages";
import { getDraft, MAX_PHOTOS, type Photo, photoBlob, putPhoto, removePhoto, StoreError } from "../store/store";
import { draftId, hasDraft } from "./current_draft";

export class LaporPhotos extends HTMLElement {
  connectedCallback(): void {
    const input = part<HTMLInputElement>(this, "input");
    show(this, { input: false, label: false, choose: true });
    part(this, "choose").addEventListener("click", () => input.click());
    input.addEventListener("change", () => void this.add([...(input.files ?? [])]));
  }

  /** Shows what the draft holds; call it whenever another draft is opened. */
  async refresh(): Promise<void> {
    const id = hasDraft() ? await draftId() : "";
    const photos = (id && (await getDraft(id))?.photos) || [];
    part(this, "list").replaceChildren(...photos.map((photo) => this.item(id, photo)));
    show(this, { list: photos.length > 0 });
  }

  private item(id: string, photo: Photo): HTMLElement {
    const image = make("img", { alt: "", width: "160" });
    void photoBlob(id, photo.index).then((blob) => {
      if (!blob) return;
      image.src = URL.createObjectURL(blob);
      image.onload = () => URL.revokeObjectURL(image.src);
    });
    const remove = button(t("Remove"), () => void this.takeOff(id, photo));
    remove.append(make("span", { class: "hidden-visually" }, ` ${photo.name}`));
    return make("li", { class: "card" }, image, make("p", {}, photo.name), remove);
  }

  private async add(files: File[]): Promise<void> {
    say(this, t("Making the photo smaller. Please wait."));
    const told: string[] = [];
    let wrong = "";
    for (const file of files) {
      try {
        const { shrink } = await import("./shrink");
        await putPhoto(await draftId(), await shrink(file), file.name);
        told.push(t("{name} is added.", { name: file.name }));
      } catch (error) {
        wrong = "error";
        const why =
          error instanceof StoreError ? t(error.message) : t("This photo cannot be read. Choose another one.");
        told.push(`${file.name}: ${why}`);
      }
    }
    // The same photo may be chosen again after it was taken off.
    part<HTMLInputElement>(this, "input").value = "";
    await this.refresh();
    say(this, [...told, this.howMany()].join(" "), wrong);
    this.dispatchEvent(new Event("lapor:saved", { bubbles: true }));
  }

  private async takeOff(id: string, { index, name }: Photo): Promise<void> {
    await removePhoto(id, index);
    await this.refresh();
    say(this, `${t("{name} is removed.", { name })} ${this.howMany()}`);
    part(this, "choose").focus();
  }

  private howMany(): string {
    const count = part(this, "list").children.length;
    return t("Photos: {count} of {most}.", { count, most: MAX_PHOTOS });
  }
}

define("lapor-photos", LaporPhotos);
