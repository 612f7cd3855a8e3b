/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileChooserNative *psk_file_chooser_new (GtkWidget         *over,
                                            const char        *title,
                                            const char        *accept,
                                            const char        *kind,
                                            const char *const *suffixes);

G_END_DECLS
