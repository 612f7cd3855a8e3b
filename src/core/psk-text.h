/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *psk_text_clean           (const char  *text);
char     *psk_text_shorten         (const char  *text,
                                    int          max_chars);
char     *psk_text_join            (const char  *const *texts,
                                    guint        n_texts);
char     *psk_text_search_key      (const char  *text);
char     *psk_text_area_key        (const char  *text);
GBytes   *psk_text_sort_key        (const char  *text);
int       psk_text_compare         (const char  *a,
                                    const char  *b);
char     *psk_text_thai_digits     (const char  *text);
char     *psk_text_arabic_digits   (const char  *text);
gboolean  psk_text_parse_number    (const char  *text,
                                    double      *number);
gboolean  psk_text_parse_village   (const char  *text,
                                    int         *number);
void      psk_text_split_name      (const char  *full_name,
                                    char       **title,
                                    char       **first_name,
                                    char       **last_name);
char     *psk_text_format_number   (double       number,
                                    int          decimals);
char     *psk_text_format_quantity (double       number);

G_END_DECLS
