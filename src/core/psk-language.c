/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-language.h"

#include <glib/gi18n-lib.h>

/**
 * psk_language_of_messages:
 *
 * Returns: the language that translated messages come in, so that dates and
 *   names match the words around them
 */
PskLanguage
psk_language_of_messages (void)
{
  /* Translators: answer with the code of your language: "th" for Thai. */
  const char *code = C_ ("language code", "en");

  return g_str_equal (code, "th") ? PSK_LANGUAGE_THAI : PSK_LANGUAGE_ENGLISH;
}
