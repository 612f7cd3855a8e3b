/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PSK_TYPE_HEADLINE (psk_headline_get_type ())

G_DECLARE_FINAL_TYPE (PskHeadline, psk_headline, PSK, HEADLINE, GtkButton)

void psk_headline_set (PskHeadline  *self,
                       const char   *title,
                       double        value,
                       double        target,
                       const char   *note,
                       const char   *state);

G_END_DECLS
