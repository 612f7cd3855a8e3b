/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PSK_TYPE_DATE_PICKER (psk_date_picker_get_type ())

G_DECLARE_FINAL_TYPE (PskDatePicker, psk_date_picker, PSK, DATE_PICKER, GtkPopover)

void psk_date_picker_show_day (PskDatePicker *self,
                               const GDate   *day,
                               const GDate   *today);

G_END_DECLS
