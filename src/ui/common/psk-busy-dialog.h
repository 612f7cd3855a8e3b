/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PSK_TYPE_BUSY_DIALOG (psk_busy_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskBusyDialog, psk_busy_dialog, PSK, BUSY_DIALOG, AdwMessageDialog)

PskBusyDialog *psk_busy_dialog_open  (GtkWindow     *parent,
                                      const char    *heading,
                                      GCancellable  *cancellable);
void           psk_busy_dialog_close (PskBusyDialog *self);

G_END_DECLS
