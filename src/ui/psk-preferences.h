/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PSK_TYPE_PREFERENCES (psk_preferences_get_type ())

G_DECLARE_FINAL_TYPE (PskPreferences, psk_preferences, PSK, PREFERENCES, AdwPreferencesWindow)

GtkWidget *psk_preferences_new (GSettings *settings);

G_END_DECLS
