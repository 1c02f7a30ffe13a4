"""Speed and memory beside stock Argos Translate and raw CTranslate2, each in a process of its own."""
