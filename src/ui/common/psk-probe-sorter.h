/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PSK_TYPE_PROBE_SORTER (psk_probe_sorter_get_type ())

G_DECLARE_FINAL_TYPE (PskProbeSorter, psk_probe_sorter, PSK, PROBE_SORTER, GtkSorter)

GtkSorter *psk_probe_sorter_new     (int              key);
int        psk_probe_sorter_get_key (PskProbeSorter  *self);
gboolean   psk_probe_sorter_leads   (PskProbeSorter  *self,
                                     GtkSorter       *view_sorter,
                                     gboolean        *descending);

G_END_DECLS
