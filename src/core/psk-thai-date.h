/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "psk-language.h"

G_BEGIN_DECLS

/**
 * PskDateStyle:
 * @PSK_DATE_ISO: 2024-03-25 (any language)
 * @PSK_DATE_SHORT: 25 มี.ค. 2567 / 25 Mar 2024
 * @PSK_DATE_LONG: 25 มีนาคม 2567 / 25 March 2024
 * @PSK_DATE_OFFICIAL: ๒๕ มีนาคม ๒๕๖๗ / 25 March 2024
 * @PSK_DATE_NUMERIC: 25/3/2567 / 25/3/2024, what an editor shows
 */
typedef enum
{
  PSK_DATE_ISO,
  PSK_DATE_SHORT,
  PSK_DATE_LONG,
  PSK_DATE_OFFICIAL,
  PSK_DATE_NUMERIC,
} PskDateStyle;

gboolean  psk_thai_date_parse      (const char    *text,
                                    GDate         *date,
                                    GError       **error);
char     *psk_thai_date_to_iso     (const GDate   *date);
gboolean  psk_thai_date_from_iso   (const char    *iso,
                                    GDate         *date);
char     *psk_thai_date_format     (const GDate   *date,
                                    PskDateStyle   style,
                                    PskLanguage    language);
char     *psk_thai_date_format_iso (const char    *iso,
                                    PskDateStyle   style,
                                    PskLanguage    language);
char     *psk_thai_date_format_moment (const char *iso,
                                       PskLanguage language);

const char *psk_thai_date_month_name (int           month,
                                      PskDateStyle  style,
                                      PskLanguage   language);

G_END_DECLS
