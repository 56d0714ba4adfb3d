// The officers' live pages: the elements that React alone would make clumsy. They come to life when they appear.

import "./transcript_player/element";
