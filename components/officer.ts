// The officers' live pages: the elements that React alone would make clumsy. They come to life when they appear.

import "./prompt_recorder/element";
import "./transcript_player/element";
