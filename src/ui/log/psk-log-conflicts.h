/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"

G_BEGIN_DECLS

GtkWidget *psk_log_conflicts_new       (GtkWindow        *parent,
                                        PskBook          *book,
                                        gint64            entry,
                                        GPtrArray        *conflicts);
gint64     psk_log_conflicts_get_entry (AdwMessageDialog *dialog);

G_END_DECLS
