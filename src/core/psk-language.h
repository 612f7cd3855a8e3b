/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskLanguage:
 * @PSK_LANGUAGE_THAI: Thai words, Buddhist Era
 * @PSK_LANGUAGE_ENGLISH: English words, Common Era
 *
 * The language that a date, a period or the name of an area is written in. Values
 * never ask the locale: whoever shows them says which language it wants.
 */
typedef enum
{
  PSK_LANGUAGE_THAI,
  PSK_LANGUAGE_ENGLISH,
} PskLanguage;

PskLanguage psk_language_of_messages (void);

G_END_DECLS
